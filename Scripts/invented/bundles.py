"""Care bundles of adults."""

from datetime import date, timedelta

from invented.tables import (
    ACUTE,
    LAST_DAY,
    MONTHS,
    day_in,
    draw,
    happens,
    letter,
    minutes,
    moment_in,
    named,
    rising,
    write,
)


def bundles():
    """COPD rises towards its target of 80%; asthma stays as it was."""
    copd, asthma, days = [], [], []
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(5):
                at = moment_in(month)
                good = rising(month, 0.82, 0.975, 10)
                smokes = draw.choice(["CURRENT", "EX", "EX", "NEVER"])
                arranged = happens(good)
                copd.append(
                    [
                        f"ac{len(copd):04}",
                        named(site, at.date()),
                        at,
                        draw.choice(["HOME"] * 9 + ["DIED"]),
                        letter(good),
                        letter(good),
                        letter(good),
                        letter(good),
                        smokes,
                        letter(good) if smokes == "CURRENT" else "NA",
                        letter(good),
                        "Y" if arranged else "N",
                        at + timedelta(2) if arranged else None,
                    ]
                )
            for _ in range(3):
                at, arranged = moment_in(month), happens(0.85)
                asthma.append(
                    [
                        f"aa{len(asthma):04}",
                        named(site, at.date()),
                        at,
                        "HOME",
                        letter(0.9),
                        letter(0.92),
                        letter(0.88),
                        letter(0.9),
                        "Y" if arranged else "N",
                        at + timedelta(1) if arranged else None,
                    ]
                )
            for _ in range(5):
                day, good = day_in(month), rising(month, 0.8, 0.95)
                days.append(
                    [
                        named(site, day),
                        f"at{len(days) // 3:04}",
                        day,
                        letter(good),
                        letter(good),
                        letter(good),
                    ]
                )
    folder = "adoption-and-spread"
    broken = [
        (200, ["ac9001", "X02", "yesterday", "HOME", "Y", "Y", "Y", "Y", "EX", "NA", "Y", "Y", ""]),
        (
            640,
            [
                "ac9002",
                "X03",
                "2024-10-05T11:00",
                "HOME",
                "Y",
                "Y",
                "Y",
                "Y",
                "EX",
                "NA",
                "Y",
                "Y",
                "",
                "one cell too many",
            ],
        ),
    ]
    write(
        folder,
        "copd.csv",
        "patient_id,ward,discharged_at,outcome,med_review,inhaler_technique,plan_given,rescue_pack,smoking_status,"
        "smoking_referral,rehab_assessed,followup_arranged,followup_at",
        copd,
        broken,
    )
    write(
        folder,
        "asthma.csv",
        "patient_id,ward,discharged_at,outcome,inhaler_technique,med_review,written_plan,triggers,followup_arranged,followup_at",
        asthma,
    )
    write(
        folder,
        "trach_days.csv",
        "site,patient_id,date,bedhead_sign,emergency_equipment,daily_bundle",
        days,
    )
    sites = []
    for n in range(20):
        dates = [date(2023, 1, 1) + timedelta(draw.randrange(60, 1300)) for _ in range(3)]
        sites.append(
            [
                f"Site {n + 1:02}",
                *(["NA"] * 3 if n == 19 else [day if day <= LAST_DAY else None for day in dates]),
            ]
        )
    write(folder, "trach_sites.csv", "site,bedhead_adopted,equipment_adopted,daily_adopted", sites)


def emergency_laparotomies():
    """Nothing changes here, and the chart should say so."""
    laparotomies = []
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(3):
                decided = moment_in(month)
                wait, sepsis = (
                    draw.randrange(60, 350) if happens(0.82) else draw.randrange(380, 900)
                ), letter(0.4)
                laparotomies.append(
                    [
                        f"al{len(laparotomies):04}",
                        named(site, decided.date()),
                        draw.randrange(1, 20),
                        letter(0.93),
                        sepsis,
                        letter(0.8) if sepsis == "Y" else "NA",
                        decided,
                        decided + minutes(wait),
                        letter(0.85),
                        letter(0.85),
                        "N",
                    ]
                )
    folder = "adoption-and-spread"
    write(
        folder,
        "laparotomy.csv",
        "patient_id,ward,predicted_mortality_pct,ews_recorded,sepsis_suspected,abx_within_local_target,decision_at,theatre_at,"
        "goal_directed_fluid,critical_care_after,died_in_theatre",
        laparotomies,
    )
