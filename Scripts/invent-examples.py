#!/usr/bin/env python3
"""Invents the example data of Examples/story: seven programmes, 36 months, eight organisations.

    Scripts/invent-examples.py            writes Examples/story/<programme>/*.csv
    Scripts/invent-examples.py FOLDER     writes there instead

Everything is invented, by a generator with a fixed seed, so that each run writes the same bytes.
Nobody in these tables exists; codes X01 to X08, wards, practices and homes are made up. What happens
in the data, on purpose, is told in Examples/story/README.md.
"""

import csv
import random
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "Examples" / "story"

MONTHS = [date(2023 + n // 12, n % 12 + 1, 1) for n in range(36)]
LAST_DAY = date(2025, 12, 31)
ACUTE = ["X01", "X02", "X03", "X04", "X05", "X06"]
MERGED = date(2025, 4, 1)  # X06 ends the day before; X05 takes its rows
CHANGE = date(2024, 7, 1)  # from when the improvement work shows

# Each part draws from a generator of its own, so that a change to one leaves the others as they are.
draw = random.Random()


def named(organisation, day):
    """The code under which an organisation's rows stand on a day."""
    return "X05" if organisation == "X06" and day >= MERGED else organisation


def next_month(month):
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def days_in(month):
    return (next_month(month) - month).days


def day_in(month):
    return month + timedelta(draw.randrange(days_in(month)))


def moment_in(month):
    """A time that is never in the hour that a clock in London skips or shows twice."""
    return datetime(*day_in(month).timetuple()[:3], draw.randrange(3, 24), draw.randrange(60))


def text(value):
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    return str(value)


def minutes(count):
    return timedelta(minutes=count)


def happens(chance):
    return draw.random() < chance


def yes(chance):
    return "yes" if happens(chance) else "no"


def letter(chance):
    return "Y" if happens(chance) else "N"


def rising(day, before, after, months=4, since=CHANGE):
    """A chance that is steady, moves over a few months from a date, and is steady again."""
    passed = (day.year - since.year) * 12 + day.month - since.month
    return before + (after - before) * min(1, max(0, (passed + 1) / months))


def write(programme, name, header, rows, seen_broken=()):
    """Writes a table; broken rows, which are to be refused, stand at given places."""
    folder = OUT / programme
    folder.mkdir(parents=True, exist_ok=True)
    lines = [[text(cell) for cell in row] for row in rows]
    for place, row in seen_broken:
        lines.insert(place, [text(cell) for cell in row])
    with open(folder / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(lines)


# ---------------------------------------------------------------- maternity and neonatal

BABIES = (
    "baby_id,mother_id,n_fetus,birth_order,outcome,died_delivery_room,active_care,admitted,gest_weeks,gest_days,"
    "birthweight_g,birth_datetime,death_datetime,birth_site,birth_site_has_nicu,first_admitting_unit,"
    "admission_datetime,steroid_status,steroid_doses,steroid1_datetime,steroid2_datetime,mgso4_status,"
    "mgso4_datetime,active_labour,iap_status,iap_first_datetime,cord_status,cord_clamp_seconds,first_temp_c,"
    "first_temp_datetime,mbm_status,mbm_first_datetime,caffeine_status,caffeine_datetime,inv_vent,vtv_primary"
)


def baby(number, mother, site, month, twins, order, born, weeks, days):
    """One baby born before 34 weeks, with what was given and what was not."""
    code = named(site, born.date())
    behind = site == "X03"  # the one unit that does not improve

    def chance(before, after):
        return before if behind else rising(month, before, after)

    given = happens(chance(0.74, 0.95))
    steroid = ("GIVEN", 2, born - minutes(2600), born - minutes(1300)) if given else ("NOT_GIVEN", 0, None, None)
    magnesium = (None, None)
    if weeks < 30:
        given = happens(chance(0.62, 0.94))
        magnesium = ("GIVEN", born - minutes(draw.randrange(250, 1200))) if given else ("NOT_GIVEN", None)
    labour = letter(0.6)
    antibiotic = ("NA", None)
    if labour == "Y":
        given = happens(chance(0.55, 0.88))
        antibiotic = ("GIVEN", born - minutes(draw.randrange(250, 900))) if given else ("NOT_GIVEN", None)
    cord = ("DEFERRED", draw.randrange(60, 130)) if happens(chance(0.52, 0.88)) else ("IMMEDIATE", draw.randrange(5, 40))
    warm = happens(0.86 if behind else rising(month, 0.74, 0.92))
    temperature = draw.randrange(365, 375) / 10 if warm else draw.randrange(348, 365) / 10
    milk = ("GIVEN", born + minutes(draw.randrange(90, 1380))) if happens(chance(0.5, 0.87)) else ("NOT_GIVEN", None)
    caffeine = ("NA", None)
    if weeks < 30:
        caffeine = ("GIVEN", born + minutes(draw.randrange(60, 700))) if happens(0.9) else ("NOT_GIVEN", None)
    ventilated = letter(0.7 if weeks < 28 else 0.15)
    size = max(480, round(draw.gauss(1000 + (weeks - 28) * 190, 140)))
    died = born + minutes(draw.randrange(600, 20000)) if happens(0.06 if weeks < 27 else 0.008) else None
    if site == "X02" and born.date() >= date(2025, 5, 1) and happens(0.8):
        weeks = days = None  # from here on this site hardly records gestation
    elif happens(0.01):
        magnesium = (magnesium[0], None)  # given, and nobody wrote when
    return [
        f"bb{number:04}", mother, 2 if twins else 1, order, "LIVE", "N", "Y", "Y", weeks, days, size, born, died, code,
        "Y" if site in ("X01", "X02", "X05") else letter(0.05), code, born + minutes(draw.randrange(10, 45)), *steroid,
        *magnesium, labour, *antibiotic, *cord, temperature, born + minutes(draw.randrange(46, 60)), *milk, *caffeine,
        ventilated, letter(rising(month, 0.6, 0.85)) if ventilated == "Y" else "NA",
    ]


def babies():
    rows, number, mothers = [], 0, 0
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(draw.randrange(4, 8)):
                mothers += 1
                twins, born = happens(0.08), moment_in(month)
                weeks, days = draw.choice([24, 25, 26, 27, 27, 28, 28, 29, 29, 29, 30, 31, 32, 33]), draw.randrange(7)
                if site not in ("X01", "X02", "X05") and weeks < 27 and happens(0.85):
                    weeks += 3  # most of the smallest are born beside an intensive care unit
                for order in (1, 2) if twins else (1,):
                    number += 1
                    rows.append(baby(number, f"bm{mothers:04}", site, month, twins, order, born + minutes(order), weeks, days))
    broken = [
        (120, ["bb9001", "bm9001", 1, 1, "LIVE", "N", "Y", "Y", "twenty-nine", 3, 1210, "2023-05-14T09:20"] + [""] * 24),
        (410, ["bb9002", "bm9002", 1, 1, "LIVE", "N", "Y", "Y", 31, 0, 1540, "31/02/2024 11:00"] + [""] * 24),
        (700, ["bb9003", "bm9003", 1, 1, "LIVE", "N", "Y", "Y", 28, 1, 1090, "2024-09-03T02:15", "", "X04", "N", "X04",
               "2024-09-03T02:40", "GIVEN", 2, "2024-09-01T02:00", "2024-09-02T02:00", "GIVEN", "2024-09-02T20:00", "Y",
               "GIVEN", "2024-09-02T20:00", "DEFERRED", 75, "36.9 C", "2024-09-03T03:10"] + [""] * 6),
    ]
    write("maternity-neonatal", "babies.csv", BABIES, rows, broken)


def metrics():
    """Births of the clinical quality improvement metrics, and the deliveries their gates compare with."""
    header = (
        "baby_id,mother_id,provider,birth_date,births_per_labdel,preg_outcome,gest_days,apgar5,first_feed,delivery_method,"
        "tear_code,onset,presentation,prev_live,prev_still,prev_cs,smoking_booking,smoking_delivery,blood_loss_ml"
    )
    rows, number = [], 0
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(draw.randrange(16, 20)):
                number += 1
                born = day_in(month)
                early = happens(0.08)
                weeks = draw.randrange(205, 259) if early else draw.randrange(259, 294)
                if site == "X02" and born >= date(2025, 5, 1) and happens(0.85):
                    weeks = None
                earlier = draw.choice([0, 0, 1, 1, 2])
                sections = draw.choice([0, 0, 1]) if earlier else 0
                section = happens(0.75 if sections else 0.3)
                smoked = happens(rising(month, 0.16, 0.11, 12))
                tear = "399031001" if not section and happens(0.03) else ""
                rows.append([
                    f"cb{number:05}", f"cm{number:05}", named(site, born), born, 1, "01", weeks,
                    draw.randrange(3, 7) if happens(0.015) else draw.randrange(7, 11),
                    draw.choice(["01", "01", "02", "03"]), draw.choice(["7", "8"]) if section else draw.choice("000123"), tear,
                    draw.choice("1112345"), "01" if happens(0.95) else "02", earlier, 0, sections,
                    "Y" if smoked else "N", "Y" if smoked and happens(0.75) else "N",
                    1600 if happens(0.03) else draw.randrange(150, 950, 10),
                ])
    write("maternity-neonatal", "cqim.csv", header, rows)
    deliveries = [[site, year, 17 * 12 * (2 if site == "X05" and year == 2025 else 1)] for year in (2022, 2023, 2024, 2025)
                  for site in ACUTE if not (site == "X06" and year == 2025)]
    write("maternity-neonatal", "hes_deliveries.csv", "provider,year,deliveries", deliveries)


def deaths():
    rows, number = [], 0
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(draw.randrange(24, 29)):
                number += 1
                born, weeks = moment_in(month), draw.choice([34, 36, 37, 38, 38, 39, 39, 39, 40, 40, 41])
                chance = rising(month, 0.0075, 0.0045, 6, date(2024, 10, 1))
                still, died = happens(chance), None
                if not still and happens(0.004):
                    weeks, died = draw.randrange(24, 34), born + minutes(draw.randrange(60, 35000))
                rows.append([f"db{number:05}", weeks, draw.randrange(7), max(600, round(draw.gauss(3300 + (weeks - 39) * 180, 350))),
                             "N" if still else "Y", born, died, named(site, born.date())])
    write("maternity-neonatal", "deaths.csv",
          "case_id,gest_weeks,gest_days,birthweight_g,signs_of_life,birth_datetime,death_datetime,birth_site", rows)


def brains():
    rows = []
    for number in range(2160):
        month = MONTHS[number // 60]
        injured = happens(0.009 if month.year == 2023 else 0.006)
        conditions = draw.choice(["hie", "seizures|hie", "stroke", "intracranial_haemorrhage"]) if injured else ""
        rows.append([f"nb{number:04}", draw.randrange(36, 42), draw.randrange(7), "Y", "Y" if injured else letter(0.06),
                     conditions, day_in(month), named(ACUTE[number % 6], month)])
    write("maternity-neonatal", "brain_injury.csv",
          "baby_id,gest_weeks,gest_days,live_born,admitted,conditions,birth_datetime,birth_site", rows)


def culture():
    rows = []
    for n, month in enumerate(MONTHS):
        if month.month not in (2, 5, 8, 11):
            continue
        for site in ACUTE:
            if named(site, month) != site:
                continue
            team = draw.choice(["delivery suite", "neonatal unit", "community midwives"])
            invited = draw.randrange(22, 48)
            returned = 4 if happens(0.05) else round(invited * min(0.95, rising(month, 0.45, 0.68, 8) + draw.gauss(0, 0.07)))
            opened = month + timedelta(6)
            talked = opened + timedelta(draw.randrange(40, 80)) if happens(rising(month, 0.5, 0.85, 8)) else None
            rows.append([f"{site} {team} {n}", site, invited, returned, opened, opened + timedelta(21), talked,
                         draw.randrange(0, 4) if talked else None])
    write("maternity-neonatal", "culture_campaigns.csv",
          "team,provider,invited,returned,survey_opened,survey_closed,debriefed_on,actions", rows)


# ---------------------------------------------------------------- managing deterioration

WARDS = ["Ash", "Elm", "Oak", "Rowan"]


def patients(prefix, count, born_from, born_to, programme, name="people.csv"):
    people = []
    for number in range(count):
        people.append([f"{prefix}{number:04}", date(draw.randrange(born_from, born_to), draw.randrange(1, 13), draw.randrange(1, 28)),
                       None, draw.choice(["female", "male"]), draw.choice("AAAABCHMN")])
    write(programme, name, "person_id,birth_date,death_date,sex,ethnicity", people)
    return [row[0] for row in people]


def deterioration():
    """Observations, escalations and what followed. X04 takes longer and longer to come."""
    people = patients("dp", 420, 1932, 1996, "managing-deterioration")
    sets, escalations, critical, arrests, alerts, stays, asked, plans = [], [], [], [], [], [], [], []
    for person in people[::2]:
        made = day_in(draw.choice(MONTHS[:24]))
        plans.append([person, draw.choice(ACUTE[:5]), made, made + timedelta(300) if happens(0.6) else None, None])

    def one_set(person, code, ward, due, late, level, total):
        taken = due + minutes(draw.randrange(1, 60) if late else -draw.randrange(0, 25))
        complete = yes(0.95)
        supplied = total + (1 if happens(0.03) else 0)
        worry = yes(rising(due.date(), 0.35, 0.85))
        said = draw.choice(["same", "same", "better", "worse"]) if worry == "yes" else None
        sets.append([f"o{len(sets)}", person, code, ward, "NEWS2", due, taken, "yes", complete,
                     supplied if complete == "yes" else None, total if complete == "yes" else None, level,
                     None if complete == "yes" else draw.choice(["temperature", "SpO2"]),
                     None if complete == "yes" else draw.choice(["declined", None]), worry, said,
                     "medium" if said == "worse" and happens(0.8) else None])
        return taken

    for month in MONTHS:
        for site in ACUTE:
            for _ in range(13):  # rounds in which nothing is wrong
                due = moment_in(month).replace(minute=0)
                late = happens(rising(month, 0.3, 0.12) if site in ("X01", "X02", "X05") else 0.28)
                ward, code, person = draw.choice(WARDS), named(site, due.date()), draw.choice(people)
                one_set(person, code, ward, due, late, draw.choice(["none", "low"]), draw.randrange(0, 4))
                stays.append([person, code, ward, due.date(), "yes" if happens(0.95) else "no"])
                if happens(rising(month, 0.3, 0.8, 6)):
                    needs = happens(0.15)
                    asked.append([person, code, ward, due + minutes(30), draw.choice(["patient", "patient", "family"]),
                                  draw.choice(["answered"] * 5 + ["declined", "asleep"]), yes(1) if needs else "no",
                                  due + minutes(50) if needs and happens(0.85) else None])
            for _ in range(7):  # rounds that reach a level
                due = moment_in(month).replace(minute=0)
                ward, code, person = draw.choice(WARDS), named(site, due.date()), draw.choice(people)
                level, wait = draw.choice([("medium", 60), ("medium", 60), ("high", 30)])
                at = one_set(person, code, ward, due, happens(0.15), level, 5 if level == "medium" else 7)
                told = at + minutes(draw.choice([1, 2, 3, 4, 5, 8, 12, 14, 18, 25]))
                usual = wait * 0.62
                if site == "X04":
                    usual = wait * rising(month, 0.62, 1.35, 9, date(2024, 9, 1))
                elif site == "X01":
                    usual = wait * rising(month, 0.7, 0.45)
                came = told + minutes(max(2, round(draw.gauss(usual, wait * 0.22))))
                escalations.append([f"e{len(escalations)}", person, code, ward, "NEWS2", level, at, told, told + minutes(1),
                                    came, came + minutes(draw.randrange(5, 40)), at + minutes(wait + 10),
                                    draw.choice(["antibiotics", "fluids", "oxygen", "ceiling agreed"])])
                if happens(0.5):
                    alerts.append([person, code, ward, at + minutes(1), yes(0.7)])
                if happens(0.09 if level == "medium" else 0.22):
                    critical.append([person, code, ward, came + minutes(draw.randrange(30, 600)), "no"])
                if happens(rising(month, 0.035, 0.02)):
                    arrests.append([person, code, ward, came + minutes(draw.randrange(40, 400)), "no"])
    broken = [
        (300, ["e9001", "dp0001", "X01", "Ash", "NEWS2", "high", "2023-07-41T10:00", "", "", "", "", "", ""]),
        (900, ["e9002", "dp0002", "X04", "Elm", "NEWS2", "high", "2024-06-02T10:00", "ten past ten", "", "", "", "", ""]),
    ]
    folder = "managing-deterioration"
    write(folder, "observation_sets.csv",
          "set_id,person_id,site,ward,tool,due_at,taken_at,present,complete,supplied_total,recomputed_total,level,"
          "declined_parameter,declined_reason,concern_asked,concern,concern_level", sets)
    write(folder, "escalations.csv",
          "escalation_id,person_id,site,ward,tool,level,level_set_at,informed_at,acknowledged_at,arrived_at,decided_at,"
          "review_due_at,outcome", escalations, broken)
    write(folder, "critical_care_admissions.csv", "person_id,site,ward,critical_care_at,planned", critical)
    write(folder, "cardiac_arrests.csv", "person_id,site,ward,arrested_at,in_critical_care", arrests)
    write(folder, "deterioration_alerts.csv", "person_id,site,ward,alert_shown_at,acted_on", alerts)
    write(folder, "patient_days.csv", "person_id,site,ward,day,present", stays)
    write(folder, "wellness_questions.csv", "person_id,site,ward,asked_at,answered_by,answer,needs_action,acted_at", asked)
    write(folder, "care_plans.csv", "person_id,made_by,plan_made_on,plan_reviewed_on,plan_ended_on", plans)


def marthas_rule():
    """Calls, returns and components. A month without a return is not a month without calls."""
    calls, returns = [], []
    for month in MONTHS[15:]:
        for site in ACUTE:
            if named(site, month) != site or (site == "X02" and month in MONTHS[26:28]):
                continue  # two months of X02 are not in the table at all
            code, beds = site, draw.randrange(1900, 2300) * (2 if site == "X05" and month >= MERGED else 1)
            silent = site == "X03" and MONTHS[21] <= month <= MONTHS[24]
            wrong = site == "X01" and month == MONTHS[30]
            returns.append([code, month, "no" if silent else "yes", "no" if wrong else "yes", None if silent else beds])
            for _ in range(0 if silent else draw.randrange(3, 8) + (4 if month >= MONTHS[20] else 0)):
                got = moment_in(month)
                transferred = happens(0.14)
                kind = draw.choice(["acute deterioration", "acute deterioration", "other clinical", "communication"])
                calls.append([f"k{len(calls)}", code, draw.choice(WARDS), got, draw.choice(["family", "family", "patient", "staff"]),
                              "phone", None, kind, kind, "urgent", got + minutes(draw.randrange(8, 70)), "bedside",
                              "reviewed", yes(0.3), "yes" if transferred else "no", "ICU" if transferred else None,
                              got + minutes(draw.randrange(90, 300)) if happens(0.8) else None])
    folder = "managing-deterioration"
    write(folder, "martha_calls.csv",
          "call_id,site,ward,received_at,caller_type,route,repeat_of,category,national_category,urgency,review_started_at,"
          "review_mode,outcome,treatment_changed,transferred,transferred_to,caller_told_at", calls)
    write(folder, "martha_returns.csv", "site,month,returned,valid,bed_days", returns)
    sites = [[site, "North" if n < 3 else "South", date(2024, 4, 1), MONTHS[15 + n], MONTHS[17 + 2 * n],
              MONTHS[20 + 3 * n] if n < 5 else None, date(2025, 3, 31) if site == "X06" else LAST_DAY] for n, site in enumerate(ACUTE)]
    write(folder, "martha_sites.csv",
          "site,region,joined_on,staff_access_on,family_access_on,wellness_question_on,as_of", sites)


HOMES = ["Beech House", "Lime Court", "Willow Lodge", "Poplar View", "Hazel Bank"]


def homes_and_tools():
    residents = iter(patients("dr", 14 * len(HOMES), 1928, 1946, "managing-deterioration", "residents.csv"))
    stays, checks, admissions, plans = [], [], [], []
    for home in HOMES:
        for _ in range(14):
            who = next(residents)
            stays.append([who, home, date(2022, draw.randrange(1, 13), 1), None, draw.randrange(0, 3)])
            if happens(0.6):
                plans.append([who, home, date(2023, draw.randrange(1, 13), 5), None, None])
            for month in MONTHS:
                if happens(rising(month, 0.35, 0.85, 8) if home != "Hazel Bank" else 0.35):
                    at, sign = moment_in(month).replace(hour=15), happens(0.3)
                    checks.append([who, home, at, "Stop and Watch", "yes" if sign else "no", None,
                                   at + minutes(draw.choice([40, 120, 240, 400])) if sign else None, at + minutes(300)])
                if happens(rising(month, 0.06, 0.035)):
                    admissions.append([who, home, moment_in(month), yes(0.85)])
    folder = "managing-deterioration"
    write(folder, "care_home_stays.csv", "resident_id,care_home,moved_in,moved_out,usual_news2", stays)
    write(folder, "care_home_checks.csv", "resident_id,care_home,checked_at,tool,any_sign,news2,told_at,shift_ends_at", checks)
    write(folder, "care_home_admissions.csv", "resident_id,care_home,admitted_at,urgent", admissions)
    write(folder, "care_plans_of_residents.csv", "person_id,made_by,plan_made_on,plan_reviewed_on,plan_ended_on", plans)
    tools = {"NEWS2": 12, "PEWS": 10, "maternity": 8, "NEWTT2": 8, "worry and concern": 7, "RESTORE2": 12, "RESTORE2 mini": 8,
             "Stop and Watch": 10, "PCSP": 8}
    rows = []
    for tool, units in tools.items():
        for unit in range(units):
            engaged = MONTHS[draw.randrange(0, 18)] + timedelta(9)
            adopted = engaged + timedelta(draw.randrange(60, 420)) if happens(0.8) else None
            rows.append([f"{tool} unit {unit + 1}", "care home" if tool in ("RESTORE2", "RESTORE2 mini", "Stop and Watch") else "ward",
                         draw.choice(["North", "South"]), tool, date(2023, 1, 1), engaged,
                         adopted if adopted and adopted <= LAST_DAY else None, None, LAST_DAY])
    write(folder, "tool_adoption.csv", "unit,unit_kind,region,tool,since,engaged_on,adopted_on,stopped_on,as_of", rows)


def at_home():
    pathways, readings = [], []
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(2):
                who, start = f"dh{len(pathways):04}", moment_in(month)
                wait = draw.randrange(3, 22) if happens(rising(month, 0.7, 0.9)) else draw.randrange(26, 60)
                end = start + timedelta(draw.randrange(5, 15))
                code, pathway = named(site, start.date()), f"w{len(pathways)}"
                pathways.append([pathway, who, code, draw.choice(["virtual ward", "oximetry at home"]), start,
                                 start + timedelta(hours=wait), end, draw.choice(["recovered", "recovered", "admitted"])])
                for n in range(5):
                    due = (start + timedelta(n + 1)).replace(hour=9, minute=0)
                    came = due + minutes(draw.randrange(0, 90)) if happens(0.87) else None
                    level = None if came is None else draw.choice([96, 97, 95, 98, 96, 95, 94, 93, 91])
                    low = level is not None and level <= 94
                    readings.append([who, pathway, code, due, came, level, None, "yes" if came else None,
                                     came + minutes(draw.randrange(10, 120)) if low and happens(rising(month, 0.6, 0.85)) else None])
                    if low and level > 92 and happens(0.6):
                        again = came + minutes(draw.randrange(20, 55))
                        readings.append([who, pathway, code, again, again, 95, None, "yes", None])
    folder = "managing-deterioration"
    write(folder, "home_pathways.csv", "pathway_id,person_id,site,pathway,enrolled_at,onboarded_at,ended_at,reason", pathways)
    write(folder, "home_readings.csv",
          "person_id,pathway_id,site,due_at,received_at,spo2,own_target,at_rest,contacted_at", readings)


# ---------------------------------------------------------------- system safety

ALL = ACUTE + ["X07", "X08"]


def working_days(start, count):
    """A date so many weekdays on; bank holidays are left to Vigil."""
    day = start
    while count > 0:
        day += timedelta(1)
        count -= day.weekday() < 5
    return day


def safety_records():
    """Events, their responses, candour and actions. Candour gets quicker everywhere but in X04."""
    events, responses, told, affected, questions, actions, beds = [], [], [], [], [], [], []
    for month in MONTHS:
        for site in ALL:
            code = named(site, month)
            if code == site:
                beds.append([code, month, draw.randrange(370, 430) * (2 if code == "X05" and month >= MERGED else 1)])
            for _ in range(draw.randrange(6, 10) + (3 if month >= CHANGE else 0)):
                at, kind = moment_in(month), "good care" if happens(rising(month, 0.04, 0.12)) else "incident"
                harm = draw.choice(["none"] * 12 + ["low"] * 5 + ["moderate", "moderate", "severe"])
                if kind == "good care":
                    harm = "none"
                response = draw.choice(["AAR", "AAR", "SWARM", "MDT review", "improvement work", "thematic review"])
                if harm == "severe":
                    response = "PSII"
                decided = working_days(at.date(), draw.randrange(2, 5) if happens(rising(month, 0.55, 0.82)) else draw.randrange(7, 15))
                closed = decided + timedelta(draw.randrange(10, 60))
                event = f"v{len(events)}"
                events.append([event, code, draw.choice(WARDS), at, kind, harm, "none", at.date(), decided, response,
                               "falls on wards" if response == "improvement work" and happens(0.7) else None,
                               closed if closed <= LAST_DAY else None, yes(0.8),
                               closed + timedelta(2) if happens(rising(month, 0.4, 0.7)) else None])
                if harm in ("moderate", "severe"):
                    soon = happens(0.6 if site != "X04" and month < CHANGE else rising(month, 0.6, 0.3 if site == "X04" else 0.93))
                    said = working_days(at.date(), draw.randrange(1, 9) if soon else draw.randrange(12, 30))
                    told.append([event, code, "yes", at.date(), at.date(), said, said + timedelta(3) if happens(0.85) else None, None, None])
                if kind == "good care" or response == "improvement work" or not (harm != "none" or happens(0.35)):
                    continue
                name, opened = f"r{len(responses)}", decided
                ended = opened + timedelta(draw.randrange(100, 230) if response == "PSII" else draw.randrange(5, 60))
                elements = draw.choice([3, 4, 5]) if happens(rising(month, 0.4, 0.75)) else draw.choice([1, 2])
                responses.append([name, code, draw.choice(WARDS), response, response if happens(0.8) else "AAR", opened,
                                  opened + timedelta(170), ended if ended <= LAST_DAY else None, elements, f"{code} lead {draw.randrange(3)}",
                                  f"{code} engagement {draw.randrange(2)}"])
                for relation in ("patient", "family")[: draw.randrange(1, 3)]:
                    affected.append([f"f{len(affected)}", code, name, relation, opened, opened + timedelta(2) if happens(rising(month, 0.6, 0.9)) else None,
                                     yes(0.7)])
                if happens(0.5):
                    questions.append([f"q{len(questions)}", code, name, opened + timedelta(5), opened + timedelta(40) if happens(rising(month, 0.55, 0.8)) else None])
                if happens(0.45):
                    done = opened + timedelta(draw.randrange(30, 150))
                    over = done <= LAST_DAY and happens(0.75)
                    measured = happens(rising(month, 0.3, 0.6))
                    actions.append([f"a{len(actions)}", code, draw.choice(["falls", "handover", "sepsis"]), opened + timedelta(8),
                                    "done" if over else "open", done if over else None, draw.choice(["strong", "medium", "weak", "weak"]),
                                    "M1" if measured else None, draw.randrange(2, 20) if measured else None,
                                    draw.choice(["improvement", "none", "none", "concern"]) if measured and over else None])
    folder = "system-safety"
    write(folder, "safety_events.csv",
          "event_id,organisation,unit,reported_at,event_type,physical_harm,psychological_harm,triaged_on,response_decided_on,"
          "response,project,closed_on,recorder_named,recorder_told_on", events)
    write(folder, "safety_bed_days.csv", "organisation,bed_day_month,bed_days", beds)
    write(folder, "learning_responses.csv",
          "response_id,organisation,unit,response_type,planned_type,opened_on,agreed_on,closed_on,seips_elements,lead,engagement_lead", responses)
    broken = [(60, ["v9001", "X07", "yes", "2023-09-12", "12.09.2023", "", "", "", ""])]
    write(folder, "candour.csv",
          "event_id,organisation,applies,aware_on,candour_reported_on,told_in_person_on,written_on,results_sent_on,not_reached", told, broken)
    write(folder, "affected_people.csv", "affected_id,organisation,response_id,relation,identified_on,offered_on,accepted", affected)
    write(folder, "affected_questions.csv", "question_id,organisation,response_id,asked_on,answered_on", questions)
    write(folder, "safety_actions.csv",
          "action_id,organisation,theme,action_agreed_on,status,done_on,strength,measure_id,measure_points,special_cause", actions)


def framework():
    """Policies, plans, leads and training. The plan of X08 goes out of date and stays so."""
    organisations, documents, leads, training, planned, practices = [], [], [], [], [], []
    for n, code in enumerate(ALL):
        organisations.append([code, "mental health" if code in ("X07", "X08") else "acute", date(2023, 1, 1),
                              date(2025, 3, 31) if code == "X06" else None, LAST_DAY])
        new = date(2023, 2 + n, 10)
        documents += [[code, "policy", "new", new, new + timedelta(20)], [code, "plan", "new", new, new + timedelta(20)]]
        if code != "X08":
            documents.append([code, "plan", "review", new + timedelta(480 + 20 * n), None])
        for role in ("response", "response", "response", "engagement", "engagement", "oversight"):
            number = sum(1 for lead in leads if lead[1] == code and lead[2] == role)
            since, skilled = date(2023, 1 + n % 6, 1), happens(0.75)
            trained = date(2023, 6, 1) + timedelta(draw.randrange(0, 700)) if skilled else None
            leads.append([f"{code} {'lead' if role == 'response' else role} {number}", code, role, since,
                          date(2025, 3, 31) if code == "X06" else None, 2 if role == "response" and skilled else None,
                          6 if role == "engagement" and skilled else None, *([trained, trained] if role != "oversight" else [None, None]),
                          *([trained, trained] if role == "oversight" else [None, None])])
        for year in (2023, 2024, 2025):
            for kind, count in (("AAR", 26), ("SWARM", 12), ("MDT review", 12), ("PSII", 5)):
                planned.append([code, date(year, 1, 1), date(year, 12, 31), kind, count])
        for month in MONTHS:
            if named(code, month) == code:
                staff = draw.randrange(880, 920)
                training.append([code, "level 1", month, staff, round(staff * min(0.97, rising(month, 0.55, 0.9, 20, date(2023, 6, 1)) + draw.gauss(0, 0.01)))])
    for n in range(24):
        account = date(2024, 10, 1) + timedelta(draw.randrange(0, 420))
        practices.append([f"Practice {n + 1:02}", draw.choice(["North network", "South network"]), date(2024, 10, 1),
                          account if account <= LAST_DAY else None,
                          account + timedelta(60) if happens(0.6) and account <= date(2025, 10, 1) else None, LAST_DAY])
    folder = "system-safety"
    write(folder, "safety_organisations.csv", "organisation,organisation_kind,in_scope_from,in_scope_to,documents_as_of", organisations)
    write(folder, "psirf_documents.csv", "organisation,document,step,approved_on,published_on", documents)
    write(folder, "safety_leads.csv",
          "lead,organisation,role,lead_from,lead_to,systems_training_days,engagement_training_hours,level_1_on,level_2_on,"
          "board_level_on,oversight_training_on", leads)
    write(folder, "safety_training.csv", "organisation,course,training_month,staff,trained", training)
    write(folder, "planned_responses.csv", "organisation,planned_from,planned_to,planned_type,planned_count", planned)
    write(folder, "practice_safety.csv", "practice,network,in_scope_from,administrator_account_on,maturity_matrix_on,as_of", practices)


# ---------------------------------------------------------------- adoption and spread

def bundles():
    """COPD rises towards its target of 80%; asthma and laparotomy stay as they were."""
    copd, asthma, laparotomies, days = [], [], [], []
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(5):
                at = moment_in(month)
                good = rising(month, 0.82, 0.975, 10)
                smokes = draw.choice(["CURRENT", "EX", "EX", "NEVER"])
                arranged = happens(good)
                copd.append([f"ac{len(copd):04}", named(site, at.date()), at, draw.choice(["HOME"] * 9 + ["DIED"]), letter(good), letter(good),
                             letter(good), letter(good), smokes, letter(good) if smokes == "CURRENT" else "NA", letter(good),
                             "Y" if arranged else "N", at + timedelta(2) if arranged else None])
            for _ in range(3):
                at, arranged = moment_in(month), happens(0.85)
                asthma.append([f"aa{len(asthma):04}", named(site, at.date()), at, "HOME", letter(0.9), letter(0.92), letter(0.88), letter(0.9),
                               "Y" if arranged else "N", at + timedelta(1) if arranged else None])
            for _ in range(3):
                decided = moment_in(month)
                wait, sepsis = draw.randrange(60, 350) if happens(0.82) else draw.randrange(380, 900), letter(0.4)
                laparotomies.append([f"al{len(laparotomies):04}", named(site, decided.date()), draw.randrange(1, 20), letter(0.93), sepsis,
                                     letter(0.8) if sepsis == "Y" else "NA", decided, decided + minutes(wait), letter(0.85), letter(0.85), "N"])
            for _ in range(5):
                day, good = day_in(month), rising(month, 0.8, 0.95)
                days.append([named(site, day), f"at{len(days) // 3:04}", day, letter(good), letter(good), letter(good)])
    folder = "adoption-and-spread"
    broken = [
        (200, ["ac9001", "X02", "yesterday", "HOME", "Y", "Y", "Y", "Y", "EX", "NA", "Y", "Y", ""]),
        (640, ["ac9002", "X03", "2024-10-05T11:00", "HOME", "Y", "Y", "Y", "Y", "EX", "NA", "Y", "Y", "", "one cell too many"]),
    ]
    write(folder, "copd.csv",
          "patient_id,ward,discharged_at,outcome,med_review,inhaler_technique,plan_given,rescue_pack,smoking_status,"
          "smoking_referral,rehab_assessed,followup_arranged,followup_at", copd, broken)
    write(folder, "asthma.csv",
          "patient_id,ward,discharged_at,outcome,inhaler_technique,med_review,written_plan,triggers,followup_arranged,followup_at", asthma)
    write(folder, "laparotomy.csv",
          "patient_id,ward,predicted_mortality_pct,ews_recorded,sepsis_suspected,abx_within_local_target,decision_at,theatre_at,"
          "goal_directed_fluid,critical_care_after,died_in_theatre", laparotomies)
    write(folder, "trach_days.csv", "site,patient_id,date,bedhead_sign,emergency_equipment,daily_bundle", days)
    sites = []
    for n in range(20):
        dates = [date(2023, 1, 1) + timedelta(draw.randrange(60, 1300)) for _ in range(3)]
        sites.append([f"Site {n + 1:02}", *(["NA"] * 3 if n == 19 else [day if day <= LAST_DAY else None for day in dates])])
    write(folder, "trach_sites.csv", "site,bedhead_adopted,equipment_adopted,daily_adopted", sites)


# ---------------------------------------------------------------- mental health

# Ward, provider, beds, and interventions per bed day before and after: three wards fall, the largest rises.
MENTAL = [("Alder", "X07", 9, 0.034, 0.019), ("Birch", "X07", 8, 0.036, 0.020),
          ("Cedar", "X08", 8, 0.032, 0.018), ("Dogwood", "X08", 24, 0.014, 0.023)]


def restraint():
    people = iter(patients("hp", 2600, 1950, 2006, "mental-health"))
    spells, stays, interventions, standards = [], [], [], []
    for ward, provider, beds, before, after in MENTAL:
        for _ in range(beds):
            day = date(2022, 12, 1) + timedelta(draw.randrange(31))
            while day <= LAST_DAY:
                who, spell, end = next(people), f"h{len(spells)}", day + timedelta(draw.randrange(18, 50))
                left = end if end <= LAST_DAY else None
                spells.append([spell, who, provider, day, left, None])
                stays.append([spell, ward, day, left])
                while day < end and day <= LAST_DAY:
                    if day >= MONTHS[0] and happens(rising(day, before, after)):
                        at = datetime(day.year, day.month, day.day, draw.randrange(8, 23), draw.randrange(60))
                        for kind in draw.choice([["09"], ["10"], ["11"], ["09", "14"], ["10", "05"], ["16"]]):
                            length = draw.randrange(60, 240) if kind == "05" else draw.randrange(3, 25)
                            interventions.append([f"i{len(interventions)}", "1", who, spell, kind, at, at + minutes(length),
                                                  draw.choice(["harm to others", "harm to self"])])
                    day += timedelta(1)
                day = end
        for year in (2023, 2024, 2025):
            for number in range(1, 21):
                met = happens(0.35 + 0.2 * (year - 2023))
                standards.append([ward, f"{(number - 1) // 5 + 1}.{(number - 1) % 5 + 1}", ["safety", "choice", "relations", "equity"][(number - 1) // 5],
                                  "met" if met else draw.choice(["partly", "not met"]), date(year, 3, 1 + number),
                                  None, draw.choice(["staff", "patients and staff"]), None if met else "p1"])
    interventions.append(list(interventions[40]))  # a row handed over twice
    interventions[90][6] = None  # one that nobody ended
    interventions[140][6] = interventions[140][5] - minutes(20)  # one that ends before it starts
    folder = "mental-health"
    write(folder, "spells.csv", "spell_id,person_id,provider,start_date,discharge_date,inactive_date", spells)
    write(folder, "ward_stays.csv", "spell_id,ward,start_date,end_date", stays)
    write(folder, "interventions.csv", "incident_id,intervention_id,person_id,spell_id,type_code,start,end,reason", interventions)
    write(folder, "standards.csv", "ward,standard_id,commitment,status,assessed_on,evidence,assessed_by,project_id", standards)


# ---------------------------------------------------------------- improvement

def improvement():
    roles, training, counts, projects, members, load, deliverables, stages = [], [], [], [], [], [], [], []
    for unit in ALL[:5]:
        for number in range(16):
            who, wanted = f"is{unit}{number:02}", draw.choice([1, 1, 2, 2, 3])
            roles.append([who, unit, draw.choice(["nurse", "doctor", "manager", "therapist"]), wanted, date(2022, 1 + number % 12, 1), None])
            at = day_in(draw.choice(MONTHS[:30]))
            if happens(0.85):
                training.append([who, wanted, at, None, f"level {wanted}", None])
                if happens(0.55):
                    members.append([who, f"ip{unit}{number % 4}", at + timedelta(60), None])
        for number in range(4):
            projects.append([f"ip{unit}{number}", unit, 1 if number == 3 else 2, f"ik{unit}" if number < 3 else None, MONTHS[number * 6], None])
        for month in MONTHS:
            load.append([f"ik{unit}", unit, month, draw.randrange(2, 6) + (3 if unit == "X03" and month >= MONTHS[24] else 0), 20])
            if month.month in (3, 6, 9, 12):
                for level, staff in ((1, 400), (2, 60)):
                    share = rising(month, 0.4, 0.75, 24, date(2023, 3, 1)) / level
                    counts.append([unit, month, level, staff, round(staff * share)])
    for collaborative in ("North collaborative", "South collaborative"):
        for month in MONTHS[2::3]:
            for number in range(3):
                planned = month + timedelta(20)
                late = draw.randrange(-20, 1) if happens(0.8 if collaborative[0] == "N" else 0.55) else draw.randrange(5, 90)
                achieved = planned + timedelta(late)
                deliverables.append([collaborative, "2023 to 2026", f"deliverable {number + 1}", "quarter", planned, achieved if achieved <= LAST_DAY else None, None])
        for number in range(24):
            at = date(2023, 1, 1) + timedelta(draw.randrange(0, 200))
            reached = ["not approached", "engaged", "signed up", "testing", "implementing", "adopted", "sustained"][: draw.choice([3, 5, 6, 7, 7, 7])]
            for stage in reached:
                if at <= LAST_DAY:
                    stages.append([f"{collaborative[0]} site {number + 1:02}", collaborative, "maternity-neonatal", stage, at])
                at += timedelta(draw.randrange(25, 220))
    folder = "improvement"
    write(folder, "staff_roles.csv", "staff_id,unit,role,level_wanted,start,end", roles)
    write(folder, "training.csv", "staff_id,level,trained_on,valid_until,course,evidence", training)
    write(folder, "training_counts.csv", "unit,counted_on,level,staff,trained", counts)
    write(folder, "projects.csv", "project_id,unit,lead_level,coach_id,start,end", projects)
    write(folder, "project_members.csv", "staff_id,project_id,joined_on,left_on", members)
    write(folder, "coach_load.csv", "coach_id,unit,counted_on,teams,hours_a_month", load)
    write(folder, "deliverables.csv", "psc,commission,deliverable,milestone,planned_on,achieved_on,outcome", deliverables)
    write(folder, "site_recruitment.csv", "site,psc,programme,stage,reached_on", stages)


# ---------------------------------------------------------------- medicines

CODES = {path.stem.removeprefix("pincer-"): [row[0] for row in list(csv.reader(path.open()))[1:]]
         for path in (ROOT / "Examples" / "codelists").glob("pincer-*.csv")}
PRACTICES = ["Practice X21", "Practice X22", "Practice X23", "Practice X24", "Practice X25"]


def medicines():
    """Five practices. Four protect stomachs from mid-2024 and Practice X25 does not; X23 stops testing."""
    people, registrations, issues, events = [], [], [], []

    def person(youngest, oldest):
        number = len(people)
        people.append([f"m{number:04}", date(2023 - draw.randrange(youngest, oldest), draw.randrange(1, 13), 1), draw.choice(["female", "male"]), None])
        registrations.append([f"m{number:04}", "2015-04-01", None, PRACTICES[number % 5]])
        return f"m{number:04}", PRACTICES[number % 5]

    def issue(who, day, what):
        issues.append([who, day, draw.choice(CODES[what])])

    def event(who, day, what, value=None):
        events.append([who, day, draw.choice(CODES[what]), value])

    def less(practice, day, before, after):
        return before if practice == "Practice X25" else rising(day, before, after)

    quarters = [month - timedelta(40) for month in MONTHS[::2]]
    for _ in range(420):  # 65 and over, of whom some are on an NSAID without protection
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
                issue(who, day + timedelta(draw.randrange(20)), draw.choice(["aspirin", "nsaid", "non_asp_antiplate"]))
    for _ in range(110):  # anticoagulants, with an antiplatelet beside them or not
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
    for medicine, tests, count, every, before, after in (("met", ["fbc", "lft"], 70, 60, 0.78, 0.92), ("lith", ["lith_lev"], 50, 60, 0.74, 0.74),
                                                         ("amio", ["tft"], 50, 130, 0.7, 0.88)):
        for _ in range(count):
            who, practice = person(35, 80)
            day = date(2022, 3, 1) + timedelta(draw.randrange(every))
            while day <= LAST_DAY:
                issue(who, day, medicine)
                tested = rising(day, before, 0.45, 6, date(2024, 10, 1)) if practice == "Practice X23" else rising(day, before, after)
                if happens(tested):
                    for test in tests:
                        event(who, day + timedelta(draw.randrange(10)), test)
                day += timedelta(every)
    folder = "medicines"
    write(folder, "patients.csv", "patient_id,date_of_birth,sex,date_of_death", people)
    write(folder, "practice_registrations.csv", "patient_id,start_date,end_date,practice_pseudo_id", registrations)
    write(folder, "medications.csv", "patient_id,date,dmd_code", [row for row in issues if row[1] <= LAST_DAY])
    write(folder, "clinical_events.csv", "patient_id,date,snomedct_code,numeric_value", [row for row in events if row[1] <= LAST_DAY])


for part in (babies, metrics, deaths, brains, culture, deterioration, marthas_rule, homes_and_tools, at_home, safety_records, framework,
             bundles, restraint, improvement, medicines):
    draw.seed(f"Vigil, {part.__name__}")
    part()
