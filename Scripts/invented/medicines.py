"""Five practices: medicines, tests and diagnoses."""

import csv
from datetime import date, timedelta

from invented.tables import (
    ACUTE,
    CHANGE,
    LAST_DAY,
    MONTHS,
    ROOT,
    draw,
    happens,
    minutes,
    moment_in,
    named,
    rising,
    write,
)

CODES = {
    path.stem.removeprefix("pincer-"): [row[0] for row in list(csv.reader(path.open()))[1:]]
    for path in (ROOT / "Examples" / "codelists").glob("pincer-*.csv")
}
OPIOID = "9419999999103"  # 30 mg of morphine
CRITICAL = "9609999999102"
PRACTICES = ["Practice X21", "Practice X22", "Practice X23", "Practice X24", "Practice X25"]


def medicines():
    """Five practices. Four protect stomachs from mid-2024 and Practice X25 does not; X23 stops testing."""
    people, registrations, issues, events = [], [], [], []

    def person(youngest, oldest):
        number = len(people)
        people.append(
            [
                f"m{number:04}",
                date(2023 - draw.randrange(youngest, oldest), draw.randrange(1, 13), 1),
                draw.choice(["female", "male"]),
                None,
            ]
        )
        registrations.append([f"m{number:04}", "2015-04-01", None, PRACTICES[number % 5]])
        return f"m{number:04}", PRACTICES[number % 5]

    def issue(who, day, what):
        issues.append([who, day, draw.choice(CODES[what]), None])

    def event(who, day, what, value=None):
        events.append([who, day, draw.choice(CODES[what]), value])

    def less(practice, day, before, after):
        return before if practice == "Practice X25" else rising(day, before, after)

    quarters = [month - timedelta(40) for month in MONTHS[::2]]
    for _ in range(360):  # 65 and over, of whom some are on an NSAID without protection
        who, practice = person(66, 88)
        for day in quarters:
            if happens(less(practice, day, 0.16, 0.07)):
                issue(who, day + timedelta(draw.randrange(20)), "nsaid")
    for _ in range(160):  # kidneys that work poorly
        who, practice = person(60, 86)
        event(who, date(2022, draw.randrange(1, 9), 9), "egfr", draw.randrange(25, 45))
        for day in quarters:
            if happens(less(practice, day, 0.10, 0.03)):
                issue(who, day + timedelta(draw.randrange(20)), "nsaid")
    for _ in range(120):  # heart failure
        who, practice = person(58, 86)
        event(who, date(2021, draw.randrange(1, 13), 9), "hf")
        for day in quarters:
            if happens(less(practice, day, 0.08, 0.03)):
                issue(who, day + timedelta(draw.randrange(20)), "nsaid")
    for _ in range(180):  # asthma: nothing changes
        who, practice = person(20, 70)
        event(who, date(2020, draw.randrange(1, 13), 9), "ast")
        for day in quarters:
            if happens(0.04):
                issue(who, day + timedelta(draw.randrange(20)), "nsbb")
    for _ in range(110):  # a past ulcer, on aspirin or not
        who, practice = person(55, 86)
        event(who, date(2020, draw.randrange(1, 13), 9), draw.choice(["pep", "gi_bleed"]))
        for day in quarters:
            if happens(less(practice, day, 0.30, 0.14)):
                issue(
                    who,
                    day + timedelta(draw.randrange(20)),
                    draw.choice(["aspirin", "nsaid", "non_asp_antiplate"]),
                )
    for _ in range(80):  # anticoagulants, with an antiplatelet beside them or not
        who, practice = person(60, 88)
        for day in quarters:
            issue(who, day, "anticoag")
            if happens(less(practice, day, 0.2, 0.09)):
                issue(who, day + timedelta(5), draw.choice(["antiplat", "nsaid", "aspirin"]))
    for _ in range(140):  # 75 and over on a long-term medicine, tested each year or not
        who, practice = person(77, 89)
        kind = draw.choice(["acei", "diur"])
        for day in [date(2021, 2, 1) + timedelta(150 * n) for n in range(12)]:
            issue(who, day + timedelta(draw.randrange(20)), kind)
        for year in (2021, 2022, 2023, 2024, 2025):
            if happens(0.86 if year < 2024 else 0.95):
                day = date(year, draw.randrange(4, 10), 12)
                event(who, day, "renal")
                event(who, day, "electro")
    for medicine, tests, count, every, before, after in (
        ("met", ["fbc", "lft"], 60, 60, 0.78, 0.92),
        ("lith", ["lith_lev", "renal", "tft"], 50, 60, 0.74, 0.74),
        ("amio", ["tft", "lft"], 50, 130, 0.7, 0.88),
    ):
        for _ in range(count):
            who, practice = person(35, 80)
            day = date(2022, 3, 1) + timedelta(draw.randrange(every))
            while day <= LAST_DAY:
                issue(who, day, medicine)
                tested = (
                    rising(day, before, 0.45, 6, date(2024, 10, 1))
                    if practice == "Practice X23" and medicine == "met"
                    else rising(day, before, after)
                )
                if happens(tested):
                    for test in tests:
                        event(who, day + timedelta(draw.randrange(10)), test)
                day += timedelta(every)
    for _ in range(40):  # an ACE inhibitor with a diuretic, and an NSAID or not
        who, practice = person(60, 86)
        event(who, date(2022, draw.randrange(1, 9), 9), "egfr", draw.randrange(30, 70))
        for month in range(-2, 36, 3):
            day = date(2023 + month // 12, month % 12 + 1, 12)
            issue(who, day, "acei")
            issue(who, day, "diur")
            if happens(less(practice, day, 0.22, 0.1)):
                issue(who, day + timedelta(3), "nsaid")
    for _ in range(100):  # opioids each quarter; some doses are high and come down
        who, practice = person(40, 85)
        dose = draw.choice([130, 150, 180]) if happens(0.45) else draw.choice([15, 30, 45, 60])
        for month in range(-2, 36, 3):
            day = date(2023 + month // 12, month % 12 + 1, 15)
            if dose > 120 and day >= CHANGE and practice != "Practice X25" and happens(0.16):
                dose = draw.choice([60, 75, 90])
            issues.append([who, day, OPIOID, round(dose * 92 / 30)])
    folder = "medicines"
    write(folder, "patients.csv", "patient_id,date_of_birth,sex,date_of_death", people)
    write(
        folder,
        "practice_registrations.csv",
        "patient_id,start_date,end_date,practice_pseudo_id",
        registrations,
    )
    write(
        folder,
        "medications.csv",
        "patient_id,date,dmd_code,quantity",
        [row for row in issues if row[1] <= LAST_DAY],
    )
    write(
        folder,
        "clinical_events.csv",
        "patient_id,date,snomedct_code,numeric_value",
        [row for row in events if row[1] <= LAST_DAY],
    )


def critical_medicines():
    """Stays in emergency departments with medicines that must come on time; from X04 nothing improves."""
    stays, doses = [], []
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(4):
                who, at = f"me{len(stays):04}", moment_in(month)
                stays.append([who, at, at + minutes(600), named(site, at.date())])
                for number in (1, 2):
                    due = at + minutes(240 * number)
                    doses.append([who, due, CRITICAL, "dmd", "dose_due"])
                    if happens(0.34 if site == "X04" else rising(month, 0.34, 0.66)):
                        given = due + minutes(draw.randrange(-20, 30))
                    elif happens(0.85):
                        given = due + minutes(draw.randrange(35, 180))
                    else:
                        continue  # missed
                    doses.append([who, given, CRITICAL, "dmd", "administration"])
    folder = "medicines"
    write(folder, "emergency_stays.csv", "patient_id,arrival_date,departure_date,hospital", stays)
    write(folder, "doses.csv", "person,time,code,code_system,kind", doses)
