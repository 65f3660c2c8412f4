"""Skills, coaches, commissions and recruitment."""

from datetime import date, timedelta

from invented.tables import ALL, LAST_DAY, MONTHS, day_in, draw, happens, rising, write


def improvement():
    roles, training, counts, projects, members, load, deliverables, stages = (
        [],
        [],
        [],
        [],
        [],
        [],
        [],
        [],
    )
    for unit in ALL[:5]:
        for number in range(40):
            who, wanted = f"is{unit}{number:02}", draw.choice([1, 2, 2, 2, 3])
            roles.append(
                [
                    who,
                    unit,
                    draw.choice(["nurse", "doctor", "manager", "therapist"]),
                    wanted,
                    date(2022, 1 + number % 12, 1),
                    None,
                ]
            )
            at = day_in(draw.choice(MONTHS[:30]))
            if happens(0.85):
                training.append([who, wanted, at, None, f"level {wanted}", None])
                if happens(0.55):
                    members.append([who, f"ip{unit}{number % 4}", at + timedelta(60), None])
        for number in range(4):
            coached = number > 0
            projects.append(
                [
                    f"ip{unit}{number}",
                    unit,
                    2 if coached else 1,
                    f"ik{unit}" if coached else None,
                    date(2022, 11, 1) if number == 0 else draw.choice(MONTHS[6:30]),
                    None,
                ]
            )
        for month in MONTHS:
            load.append(
                [
                    f"ik{unit}",
                    unit,
                    month,
                    draw.randrange(2, 6) + (3 if unit == "X03" and month >= MONTHS[24] else 0),
                    20,
                ]
            )
            for level, staff in ((1, 400), (2, 60)):
                share = rising(month, 0.4, 0.75, 24, date(2023, 3, 1)) / level
                counts.append([unit, month, level, staff, round(staff * share)])
    for collaborative in ("North collaborative", "South collaborative"):
        for month in MONTHS[2::3]:
            for number in range(3):
                planned = month + timedelta(20)
                late = (
                    draw.randrange(-20, 1)
                    if happens(0.8 if collaborative[0] == "N" else 0.55)
                    else draw.randrange(5, 90)
                )
                achieved = planned + timedelta(late)
                deliverables.append(
                    [
                        collaborative,
                        "2023 to 2026",
                        f"deliverable {number + 1}",
                        "quarter",
                        planned,
                        achieved if achieved <= LAST_DAY else None,
                        None,
                    ]
                )
        for number in range(24):
            at = date(2023, 1, 1)
            reached = [
                "not approached",
                "engaged",
                "signed up",
                "testing",
                "implementing",
                "adopted",
                "sustained",
            ][: draw.choice([3, 5, 6, 7, 7, 7])]
            for stage in reached:
                if at <= LAST_DAY:
                    stages.append(
                        [
                            f"{collaborative[0]} site {number + 1:02}",
                            collaborative,
                            "maternity-neonatal",
                            stage,
                            at,
                        ]
                    )
                at += timedelta(draw.randrange(25, 240))
    folder = "improvement"
    write(folder, "staff_roles.csv", "staff_id,unit,role,level_wanted,start,end", roles)
    write(folder, "training.csv", "staff_id,level,trained_on,valid_until,course,evidence", training)
    write(folder, "training_counts.csv", "unit,counted_on,level,staff,trained", counts)
    write(folder, "projects.csv", "project_id,unit,lead_level,coach_id,start,end", projects)
    write(folder, "project_members.csv", "staff_id,project_id,joined_on,left_on", members)
    write(folder, "coach_load.csv", "coach_id,unit,counted_on,teams,hours_a_month", load)
    write(
        folder,
        "deliverables.csv",
        "psc,commission,deliverable,milestone,planned_on,achieved_on,outcome",
        deliverables,
    )
    write(folder, "site_recruitment.csv", "site,psc,programme,stage,reached_on", stages)
