"""Mental health wards: stays, restrictive interventions, standards."""

from datetime import date, datetime, timedelta

from invented.tables import LAST_DAY, MONTHS, draw, happens, minutes, patients, rising, write

# Ward, provider, beds, and interventions per bed day before and after: three wards fall, the largest rises.
MENTAL = [
    ("Alder", "X07", 9, 0.034, 0.019),
    ("Birch", "X07", 8, 0.036, 0.020),
    ("Cedar", "X08", 8, 0.032, 0.018),
    ("Dogwood", "X08", 24, 0.014, 0.023),
]


def restraint():
    people = iter(patients("hp", 1750, 1950, 2006, "mental-health"))
    spells, stays, interventions, standards = [], [], [], []
    for ward, provider, beds, before, after in MENTAL:
        for _ in range(beds):
            day = date(2022, 12, 1) + timedelta(draw.randrange(31))
            while day <= LAST_DAY:
                who, spell, end = (
                    next(people),
                    f"h{len(spells)}",
                    day + timedelta(draw.randrange(18, 50)),
                )
                left = end if end <= LAST_DAY else None
                spells.append([spell, who, provider, day, left, None])
                stays.append([spell, ward, day, left])
                while day < end and day <= LAST_DAY:
                    if day >= MONTHS[0] and happens(rising(day, before, after)):
                        at = datetime(
                            day.year, day.month, day.day, draw.randrange(8, 23), draw.randrange(60)
                        )
                        for kind in draw.choice(
                            [["09"], ["10"], ["11"], ["09", "14"], ["10", "05"], ["16"]]
                        ):
                            length = (
                                draw.randrange(60, 240) if kind == "05" else draw.randrange(3, 25)
                            )
                            interventions.append(
                                [
                                    f"i{len(interventions)}",
                                    "1",
                                    who,
                                    spell,
                                    kind,
                                    at,
                                    at + minutes(length),
                                    draw.choice(["harm to others", "harm to self"]),
                                ]
                            )
                    day += timedelta(1)
                day = end
        for year in (2023, 2024, 2025):
            for number in range(1, 21):
                met = happens(0.35 + 0.2 * (year - 2023))
                standards.append(
                    [
                        ward,
                        f"{(number - 1) // 5 + 1}.{(number - 1) % 5 + 1}",
                        ["safety", "choice", "relations", "equity"][(number - 1) // 5],
                        "met" if met else draw.choice(["partly", "not met"]),
                        date(year, 3, 1 + number),
                        None,
                        draw.choice(["staff", "patients and staff"]),
                        None if met else "p1",
                    ]
                )
    for row in draw.sample(interventions, 60):  # some records have something to check
        fault = draw.choice(["twice", "no length", "backwards"])
        if fault == "twice":
            interventions.append(list(row))
        else:
            row[6] = row[5] if fault == "no length" else row[5] - minutes(20)
    draw.choice(interventions[:400])[6] = None  # one that nobody ended
    folder = "mental-health"
    write(
        folder,
        "spells.csv",
        "spell_id,person_id,provider,start_date,discharge_date,inactive_date",
        spells,
    )
    write(folder, "ward_stays.csv", "spell_id,ward,start_date,end_date", stays)
    write(
        folder,
        "interventions.csv",
        "incident_id,intervention_id,person_id,spell_id,type_code,start,end,reason",
        interventions,
    )
    write(
        folder,
        "standards.csv",
        "ward,standard_id,commitment,status,assessed_on,evidence,assessed_by,project_id",
        standards,
    )
