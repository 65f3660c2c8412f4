"""Observations, escalations, Martha's Rule, care homes and homes."""

from datetime import date, timedelta

from invented.tables import (
    ACUTE,
    CHANGE,
    LAST_DAY,
    MERGED,
    MONTHS,
    WARDS,
    day_in,
    draw,
    happens,
    minutes,
    moment_in,
    named,
    patients,
    rising,
    write,
    yes,
)


def deterioration():
    """Observations, escalations and what followed. X04 takes longer and longer to come."""
    people = patients("dp", 420, 1932, 1996, "managing-deterioration")
    children = patients("dc", 60, 2012, 2022, "managing-deterioration", "children.csv")
    sets, escalations, critical, arrests, alerts, stays, asked, plans = (
        [],
        [],
        [],
        [],
        [],
        [],
        [],
        [],
    )
    for person in people[::2]:
        made = day_in(draw.choice(MONTHS[:12]))
        while made <= LAST_DAY:
            again = made + timedelta(draw.randrange(300, 640 if made < CHANGE else 400))
            plans.append(
                [person, draw.choice(ACUTE[:5]), made, None, again if again <= LAST_DAY else None]
            )
            made = again

    def one_set(person, code, ward, due, late, level, total):
        taken = due + minutes(draw.randrange(1, 60) if late else -draw.randrange(0, 25))
        complete = yes(0.95)
        supplied = total + (1 if happens(0.03) else 0)
        worry = yes(rising(due.date(), 0.35, 0.85))
        said = draw.choice(["same", "same", "better", "worse"]) if worry == "yes" else None
        sets.append(
            [
                f"o{len(sets)}",
                person,
                code,
                ward,
                "NEWS2",
                due,
                taken,
                "yes",
                complete,
                supplied if complete == "yes" else None,
                total if complete == "yes" else None,
                level,
                None if complete == "yes" else draw.choice(["temperature", "SpO2"]),
                None if complete == "yes" else draw.choice(["declined", None]),
                worry,
                said,
                "medium" if said == "worse" and happens(0.8) else None,
            ]
        )
        return taken

    for month in MONTHS:
        for site in ACUTE:
            for _ in range(9):  # rounds in which nothing is wrong
                due = moment_in(month).replace(minute=0)
                late = happens(0.3 if site == "X04" else rising(month, 0.32, 0.12))
                ward, code, person = (
                    draw.choice(WARDS),
                    named(site, due.date()),
                    draw.choice(people),
                )
                one_set(
                    person,
                    code,
                    ward,
                    due,
                    late,
                    draw.choice(["none", "low"]),
                    draw.randrange(0, 4),
                )
                stays.append([person, code, ward, due.date(), "yes" if happens(0.95) else "no"])
                if happens(rising(month, 0.3, 0.8, 6)):
                    needs = happens(0.15)
                    asked.append(
                        [
                            person,
                            code,
                            ward,
                            due + minutes(30),
                            draw.choice(["patient", "patient", "family"]),
                            draw.choice(["answered"] * 5 + ["declined", "asleep"]),
                            yes(1) if needs else "no",
                            due + minutes(50) if needs and happens(0.85) else None,
                        ]
                    )
            for _ in range(6):  # rounds that reach a level
                due = moment_in(month).replace(minute=0)
                ward, code, person = (
                    draw.choice(WARDS),
                    named(site, due.date()),
                    draw.choice(people),
                )
                tool = "NEWS2"
                if happens(0.12):
                    person, tool, ward = draw.choice(children), "PEWS", "Elm"
                level, wait = draw.choice([("medium", 60), ("medium", 60), ("high", 30)])
                at = one_set(
                    person, code, ward, due, happens(0.15), level, 5 if level == "medium" else 7
                )
                told = at + minutes(draw.choice([1, 2, 3, 4, 5, 8, 12, 14, 18, 25]))
                usual = wait * 0.62
                if site == "X04":
                    usual = wait * rising(month, 0.62, 1.35, 9, date(2024, 9, 1))
                elif site == "X01":
                    usual = wait * rising(month, 0.7, 0.45)
                if tool == "PEWS":
                    usual, wait = usual / 2.4, wait / 2
                came = told + minutes(max(2, round(draw.gauss(usual, wait * 0.22))))
                escalations.append(
                    [
                        f"e{len(escalations)}",
                        person,
                        code,
                        ward,
                        tool,
                        level,
                        at,
                        told,
                        came,
                        came + minutes(draw.randrange(5, 40)),
                        at + minutes(wait + 10),
                        draw.choice(["antibiotics", "fluids", "oxygen", "ceiling agreed"]),
                    ]
                )
                if happens(0.5):
                    alerts.append([person, code, ward, at + minutes(1), yes(0.7)])
                if happens(0.09 if level == "medium" else 0.22):
                    critical.append(
                        [
                            person if happens(rising(month, 0.55, 0.85)) else draw.choice(people),
                            code,
                            ward,
                            came + minutes(draw.randrange(30, 600)),
                            "no",
                        ]
                    )
                if happens(rising(month, 0.035, 0.02)):
                    arrests.append(
                        [
                            person if happens(0.7) else draw.choice(people),
                            code,
                            ward,
                            came + minutes(draw.randrange(40, 400)),
                            "no",
                        ]
                    )
    broken = [
        (
            300,
            [
                "e9001",
                "dp0001",
                "X01",
                "Ash",
                "NEWS2",
                "high",
                "2023-07-41T10:00",
                "",
                "",
                "",
                "",
                "",
            ],
        ),
        (
            900,
            [
                "e9002",
                "dp0002",
                "X04",
                "Elm",
                "NEWS2",
                "high",
                "2024-06-02T10:00",
                "ten past ten",
                "",
                "",
                "",
                "",
            ],
        ),
    ]
    folder = "managing-deterioration"
    write(
        folder,
        "observation_sets.csv",
        "set_id,person_id,site,ward,tool,due_at,taken_at,present,complete,supplied_total,recomputed_total,level,"
        "declined_parameter,declined_reason,concern_asked,concern,concern_level",
        sets,
    )
    write(
        folder,
        "escalations.csv",
        "escalation_id,person_id,site,ward,tool,level,level_set_at,informed_at,arrived_at,decided_at,"
        "review_due_at,outcome",
        escalations,
        broken,
    )
    write(
        folder,
        "critical_care_admissions.csv",
        "person_id,site,ward,critical_care_at,planned",
        critical,
    )
    write(
        folder, "cardiac_arrests.csv", "person_id,site,ward,arrested_at,in_critical_care", arrests
    )
    write(folder, "deterioration_alerts.csv", "person_id,site,ward,alert_shown_at,acted_on", alerts)
    write(folder, "patient_days.csv", "person_id,site,ward,day,present", stays)
    write(
        folder,
        "wellness_questions.csv",
        "person_id,site,ward,asked_at,answered_by,answer,needs_action,acted_at",
        asked,
    )
    write(
        folder,
        "care_plans.csv",
        "person_id,made_by,plan_made_on,plan_reviewed_on,plan_ended_on",
        plans,
    )


def marthas_rule():
    """Calls, returns and components. A month without a return is not a month without calls."""
    calls, returns = [], []
    for month in MONTHS[15:]:
        for site in ACUTE:
            if named(site, month) != site or (site == "X02" and month in MONTHS[26:28]):
                continue  # two months of X02 are not in the table at all
            code, beds = site, draw.randrange(1900, 2300) * (
                2 if site == "X05" and month >= MERGED else 1
            )
            silent = site == "X03" and MONTHS[21] <= month <= MONTHS[24]
            wrong = site == "X01" and month == MONTHS[30]
            returns.append(
                [
                    code,
                    month,
                    "no" if silent else "yes",
                    "no" if wrong else "yes",
                    None if silent else beds,
                ]
            )
            for _ in range(
                0 if silent else draw.randrange(2, 5) + (3 if month >= MONTHS[20] else 0)
            ):
                got = moment_in(month)
                transferred = happens(0.14)
                kind = draw.choice(
                    [
                        "acute deterioration",
                        "acute deterioration",
                        "other clinical",
                        "communication",
                    ]
                )
                calls.append(
                    [
                        f"k{len(calls)}",
                        code,
                        draw.choice(WARDS),
                        got,
                        draw.choice(["family", "family", "patient", "staff"]),
                        None,
                        kind,
                        kind,
                        "urgent",
                        got + minutes(draw.randrange(8, 70)),
                        "bedside",
                        yes(0.3),
                        "yes" if transferred else "no",
                        "ICU" if transferred else None,
                        got + minutes(draw.randrange(90, 300)) if happens(0.8) else None,
                    ]
                )
    folder = "managing-deterioration"
    write(
        folder,
        "martha_calls.csv",
        "call_id,site,ward,received_at,caller_type,repeat_of,category,national_category,urgency,review_started_at,"
        "review_mode,treatment_changed,transferred,transferred_to,caller_told_at",
        calls,
    )
    write(folder, "martha_returns.csv", "site,month,returned,valid,bed_days", returns)
    sites = [
        [
            site,
            "North" if n < 3 else "South",
            date(2024, 4, 1),
            MONTHS[15 + n],
            MONTHS[17 + 2 * n],
            MONTHS[20 + 3 * n] if n < 5 else None,
            date(2025, 3, 31) if site == "X06" else LAST_DAY,
        ]
        for n, site in enumerate(ACUTE)
    ]
    write(
        folder,
        "martha_sites.csv",
        "site,region,joined_on,staff_access_on,family_access_on,wellness_question_on,as_of",
        sites,
    )


HOMES = ["Beech House", "Lime Court", "Willow Lodge", "Poplar View", "Hazel Bank"]


def homes_and_tools():
    residents = iter(
        patients("dr", 11 * len(HOMES), 1928, 1946, "managing-deterioration", "residents.csv")
    )
    stays, checks, admissions, plans = [], [], [], []
    for home in HOMES:
        for _ in range(11):
            who = next(residents)
            stays.append(
                [who, home, date(2022, draw.randrange(1, 13), 1), None, draw.randrange(0, 3)]
            )
            if happens(0.6):
                plans.append([who, home, date(2023, draw.randrange(1, 13), 5), None, None])
            for month in MONTHS:
                if happens(rising(month, 0.35, 0.85, 8) if home != "Hazel Bank" else 0.35):
                    at, sign = moment_in(month).replace(hour=15), happens(0.3)
                    checks.append(
                        [
                            who,
                            home,
                            at,
                            "Stop and Watch",
                            "yes" if sign else "no",
                            None,
                            at + minutes(draw.choice([40, 120, 240, 400])) if sign else None,
                            at + minutes(300),
                        ]
                    )
                if happens(rising(month, 0.06, 0.035)):
                    admissions.append([who, home, moment_in(month), yes(0.85)])
    folder = "managing-deterioration"
    write(
        folder, "care_home_stays.csv", "resident_id,care_home,moved_in,moved_out,usual_news2", stays
    )
    write(
        folder,
        "care_home_checks.csv",
        "resident_id,care_home,checked_at,tool,any_sign,news2,told_at,shift_ends_at",
        checks,
    )
    write(
        folder, "care_home_admissions.csv", "resident_id,care_home,admitted_at,urgent", admissions
    )
    write(
        folder,
        "care_plans_of_residents.csv",
        "person_id,made_by,plan_made_on,plan_reviewed_on,plan_ended_on",
        plans,
    )
    tools = {
        "NEWS2": 12,
        "PEWS": 10,
        "maternity": 8,
        "NEWTT2": 8,
        "worry and concern": 7,
        "RESTORE2": 12,
        "RESTORE2 mini": 8,
        "Stop and Watch": 10,
        "PCSP": 8,
    }
    rows = []
    for tool, units in tools.items():
        for unit in range(units):
            engaged = MONTHS[draw.randrange(0, 18)] + timedelta(9)
            adopted = engaged + timedelta(draw.randrange(60, 420)) if happens(0.8) else None
            rows.append(
                [
                    f"{tool} unit {unit + 1}",
                    (
                        "care home"
                        if tool in ("RESTORE2", "RESTORE2 mini", "Stop and Watch")
                        else "ward"
                    ),
                    draw.choice(["North", "South"]),
                    tool,
                    date(2023, 1, 1),
                    engaged,
                    adopted if adopted and adopted <= LAST_DAY else None,
                    None,
                    LAST_DAY,
                ]
            )
    write(
        folder,
        "tool_adoption.csv",
        "unit,unit_kind,region,tool,since,engaged_on,adopted_on,stopped_on,as_of",
        rows,
    )


def at_home():
    people = iter(
        patients(
            "dh", 2 * len(ACUTE) * len(MONTHS), 1938, 1990, "managing-deterioration", "at_home.csv"
        )
    )
    pathways, readings, attended, admitted = [], [], [], []
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(2):
                who, start = next(people), moment_in(month)
                wait = (
                    draw.randrange(3, 22)
                    if happens(rising(month, 0.7, 0.9))
                    else draw.randrange(26, 60)
                )
                end = start + timedelta(draw.randrange(5, 15))
                code, pathway = named(site, start.date()), f"w{len(pathways)}"
                pathways.append(
                    [
                        pathway,
                        who,
                        code,
                        draw.choice(["virtual ward", "oximetry at home"]),
                        start,
                        start + timedelta(hours=wait),
                        end,
                        draw.choice(["recovered", "recovered", "admitted"]),
                    ]
                )
                if happens(0.12):
                    came = start + timedelta(draw.randrange(2, 25))
                    attended.append([who, came, came + timedelta(hours=5), code])
                    if happens(0.6):
                        admitted.append(
                            [who, came + timedelta(hours=5), came + timedelta(days=4), code]
                        )
                for n in range(3):
                    due = (start + timedelta(n + 1)).replace(hour=9, minute=0)
                    came = due + minutes(draw.randrange(0, 90)) if happens(0.87) else None
                    level = (
                        None if came is None else draw.choice([96, 97, 95, 98, 96, 95, 94, 93, 91])
                    )
                    low = level is not None and level <= 94
                    readings.append(
                        [
                            who,
                            pathway,
                            code,
                            due,
                            came,
                            level,
                            None,
                            "yes" if came else None,
                            (
                                came + minutes(draw.randrange(10, 120))
                                if low and happens(rising(month, 0.6, 0.85))
                                else None
                            ),
                        ]
                    )
                    if low and level > 92 and happens(0.6):
                        again = came + minutes(draw.randrange(20, 55))
                        readings.append([who, pathway, code, again, again, 95, None, "yes", None])
    folder = "managing-deterioration"
    write(
        folder,
        "home_pathways.csv",
        "pathway_id,person_id,site,pathway,enrolled_at,onboarded_at,ended_at,reason",
        pathways,
    )
    header = "patient_id,arrival_date,departure_date,hospital"
    write(folder, "emergency_attendances.csv", header, attended)
    write(folder, "admissions.csv", "person,admission,discharge,organisation", admitted)
    write(
        folder,
        "home_readings.csv",
        "person_id,pathway_id,site,due_at,received_at,spo2,own_target,at_rest,contacted_at",
        readings,
    )
