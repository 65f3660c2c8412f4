"""Patient safety records, responses, candour, actions and what PSIRF asks for."""

from datetime import date, timedelta

from invented.tables import (
    ALL,
    CHANGE,
    LAST_DAY,
    MERGED,
    MONTHS,
    WARDS,
    draw,
    happens,
    moment_in,
    named,
    rising,
    write,
    yes,
)


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
                beds.append(
                    [
                        code,
                        month,
                        draw.randrange(370, 430) * (2 if code == "X05" and month >= MERGED else 1),
                    ]
                )
            for _ in range(draw.randrange(5, 8) + (2 if month >= CHANGE else 0)):
                at, kind = moment_in(month), (
                    "good care" if happens(rising(month, 0.04, 0.12)) else "incident"
                )
                harm = draw.choice(["none"] * 12 + ["low"] * 5 + ["moderate", "moderate", "severe"])
                if kind == "good care":
                    harm = "none"
                response = draw.choice(
                    ["AAR", "AAR", "SWARM", "MDT review", "improvement work", "thematic review"]
                )
                if harm == "severe":
                    response = "PSII"
                decided = working_days(
                    at.date(),
                    (
                        draw.randrange(2, 5)
                        if happens(rising(month, 0.55, 0.82))
                        else draw.randrange(7, 15)
                    ),
                )
                closed = decided + timedelta(draw.randrange(10, 60))
                event = f"v{len(events)}"
                events.append(
                    [
                        event,
                        code,
                        draw.choice(WARDS),
                        at,
                        kind,
                        harm,
                        "none",
                        at.date(),
                        decided,
                        response,
                        (
                            "falls on wards"
                            if response == "improvement work" and happens(0.7)
                            else None
                        ),
                        closed if closed <= LAST_DAY else None,
                        yes(0.8),
                        closed + timedelta(2) if happens(rising(month, 0.4, 0.7)) else None,
                    ]
                )
                if harm in ("moderate", "severe"):
                    soon = happens(
                        0.6
                        if site != "X04" and month < CHANGE
                        else rising(month, 0.6, 0.3 if site == "X04" else 0.93)
                    )
                    said = working_days(
                        at.date(), draw.randrange(1, 9) if soon else draw.randrange(12, 30)
                    )
                    told.append(
                        [
                            event,
                            code,
                            "yes",
                            at.date(),
                            at.date(),
                            said,
                            said + timedelta(3) if happens(0.85) else None,
                            None,
                            None,
                        ]
                    )
                if (
                    kind == "good care"
                    or response == "improvement work"
                    or not (harm != "none" or happens(0.35))
                ):
                    continue
                name, opened = f"r{len(responses)}", decided
                ended = opened + timedelta(
                    draw.randrange(100, 230) if response == "PSII" else draw.randrange(5, 60)
                )
                elements = (
                    draw.choice([3, 4, 5])
                    if happens(rising(month, 0.4, 0.75))
                    else draw.choice([1, 2])
                )
                responses.append(
                    [
                        name,
                        code,
                        draw.choice(WARDS),
                        response,
                        response if happens(0.8) else "AAR",
                        opened,
                        opened + timedelta(170),
                        ended if ended <= LAST_DAY else None,
                        elements,
                        f"{code} lead {draw.randrange(3)}",
                        f"{code} engagement {draw.randrange(2)}",
                    ]
                )
                for relation in draw.choice([["patient"], ["family"], ["patient", "family"]]):
                    affected.append(
                        [
                            f"f{len(affected)}",
                            code,
                            name,
                            relation,
                            opened,
                            opened + timedelta(2) if happens(rising(month, 0.6, 0.9)) else None,
                            yes(0.7),
                        ]
                    )
                if happens(0.5):
                    questions.append(
                        [
                            f"q{len(questions)}",
                            code,
                            name,
                            opened + timedelta(5),
                            opened + timedelta(40) if happens(rising(month, 0.55, 0.8)) else None,
                        ]
                    )
                if happens(0.45):
                    done = opened + timedelta(draw.randrange(30, 150))
                    over = done <= LAST_DAY and happens(0.75)
                    measured = happens(rising(month, 0.3, 0.6))
                    actions.append(
                        [
                            f"a{len(actions)}",
                            code,
                            draw.choice(["falls", "handover", "sepsis"]),
                            opened + timedelta(8),
                            "done" if over else "open",
                            done if over else None,
                            draw.choice(["strong", "medium", "weak", "weak"]),
                            "M1" if measured else None,
                            draw.randrange(2, 20) if measured else None,
                            (
                                draw.choice(["improvement", "none", "none", "concern"])
                                if measured and over
                                else None
                            ),
                        ]
                    )
    folder = "system-safety"
    write(
        folder,
        "safety_events.csv",
        "event_id,organisation,unit,reported_at,event_type,physical_harm,psychological_harm,triaged_on,response_decided_on,"
        "response,project,closed_on,recorder_named,recorder_told_on",
        events,
    )
    write(folder, "safety_bed_days.csv", "organisation,bed_day_month,bed_days", beds)
    write(
        folder,
        "learning_responses.csv",
        "response_id,organisation,unit,response_type,planned_type,opened_on,agreed_on,closed_on,seips_elements,lead,engagement_lead",
        responses,
    )
    broken = [(60, ["v9001", "X07", "yes", "2023-09-12", "12.09.2023", "", "", "", ""])]
    write(
        folder,
        "candour.csv",
        "event_id,organisation,applies,aware_on,candour_reported_on,told_in_person_on,written_on,results_sent_on,not_reached",
        told,
        broken,
    )
    write(
        folder,
        "affected_people.csv",
        "affected_id,organisation,response_id,relation,identified_on,offered_on,accepted",
        affected,
    )
    write(
        folder,
        "affected_questions.csv",
        "question_id,organisation,response_id,asked_on,answered_on",
        questions,
    )
    write(
        folder,
        "safety_actions.csv",
        "action_id,organisation,theme,action_agreed_on,status,done_on,strength,measure_id,measure_points,special_cause",
        actions,
    )


def framework():
    """Policies, plans, leads and training. The plan of X08 goes out of date and stays so."""
    organisations, documents, leads, training, planned, practices = [], [], [], [], [], []
    for n, code in enumerate(ALL):
        organisations.append(
            [
                code,
                "mental health" if code in ("X07", "X08") else "acute",
                date(2023, 1, 1),
                date(2025, 3, 31) if code == "X06" else None,
                LAST_DAY,
            ]
        )
        new = date(2023, 2 + n, 10)
        documents += [
            [code, "policy", "new", new, new + timedelta(20)],
            [code, "plan", "new", new, new + timedelta(20)],
        ]
        if code != "X08":
            documents.append([code, "plan", "review", new + timedelta(480 + 20 * n), None])
        for role in ("response", "response", "response", "engagement", "engagement", "oversight"):
            number = sum(1 for lead in leads if lead[1] == code and lead[2] == role)
            since, skilled = date(2023, 1 + n % 6, 1), happens(0.75)
            trained = date(2023, 6, 1) + timedelta(draw.randrange(0, 700)) if skilled else None
            leads.append(
                [
                    f"{code} {'lead' if role == 'response' else role} {number}",
                    code,
                    role,
                    since,
                    date(2025, 3, 31) if code == "X06" else None,
                    2 if role == "response" and skilled else None,
                    6 if role == "engagement" and skilled else None,
                    *([trained, trained] if role != "oversight" else [None, None]),
                    *([trained, trained] if role == "oversight" else [None, None]),
                ]
            )
        for year in (2023, 2024, 2025):
            for kind, count in (("AAR", 26), ("SWARM", 12), ("MDT review", 12), ("PSII", 5)):
                planned.append([code, date(year, 1, 1), date(year, 12, 31), kind, count])
        for month in MONTHS:
            if named(code, month) == code:
                staff = draw.randrange(880, 920)
                training.append(
                    [
                        code,
                        "level 1",
                        month,
                        staff,
                        round(
                            staff
                            * min(
                                0.97,
                                rising(month, 0.55, 0.9, 20, date(2023, 6, 1))
                                + draw.gauss(0, 0.01),
                            )
                        ),
                    ]
                )
    for n in range(24):
        account = date(2024, 10, 1) + timedelta(draw.randrange(0, 420))
        practices.append(
            [
                f"Practice {n + 1:02}",
                draw.choice(["North network", "South network"]),
                date(2024, 10, 1),
                account if account <= LAST_DAY else None,
                account + timedelta(60) if happens(0.6) and account <= date(2025, 10, 1) else None,
                LAST_DAY,
            ]
        )
    folder = "system-safety"
    write(
        folder,
        "safety_organisations.csv",
        "organisation,organisation_kind,in_scope_from,in_scope_to,documents_as_of",
        organisations,
    )
    write(
        folder,
        "psirf_documents.csv",
        "organisation,document,step,approved_on,published_on",
        documents,
    )
    write(
        folder,
        "safety_leads.csv",
        "lead,organisation,role,lead_from,lead_to,systems_training_days,engagement_training_hours,level_1_on,level_2_on,"
        "board_level_on,oversight_training_on",
        leads,
    )
    write(
        folder, "safety_training.csv", "organisation,course,training_month,staff,trained", training
    )
    write(
        folder,
        "planned_responses.csv",
        "organisation,planned_from,planned_to,planned_type,planned_count",
        planned,
    )
    write(
        folder,
        "practice_safety.csv",
        "practice,network,in_scope_from,administrator_account_on,maturity_matrix_on,as_of",
        practices,
    )
