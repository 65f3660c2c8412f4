"""Births, metrics, deaths and surveys of culture."""

from datetime import date, timedelta

from invented.tables import (
    ACUTE,
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
    steroid = (
        ("GIVEN", 2, born - minutes(2600), born - minutes(1300))
        if given
        else ("NOT_GIVEN", 0, None, None)
    )
    magnesium = (None, None)
    if weeks < 30:
        given = happens(chance(0.62, 0.94))
        magnesium = (
            ("GIVEN", born - minutes(draw.randrange(250, 1200))) if given else ("NOT_GIVEN", None)
        )
    labour = letter(0.6)
    antibiotic = ("NA", None)
    if labour == "Y":
        given = happens(chance(0.55, 0.88))
        antibiotic = (
            ("GIVEN", born - minutes(draw.randrange(250, 900))) if given else ("NOT_GIVEN", None)
        )
    cord = (
        ("DEFERRED", draw.randrange(60, 130))
        if happens(chance(0.52, 0.88))
        else ("IMMEDIATE", draw.randrange(5, 40))
    )
    warm = happens(0.86 if behind else rising(month, 0.74, 0.92))
    temperature = draw.randrange(365, 375) / 10 if warm else draw.randrange(348, 365) / 10
    milk = (
        ("GIVEN", born + minutes(draw.randrange(90, 1380)))
        if happens(chance(0.5, 0.87))
        else ("NOT_GIVEN", None)
    )
    caffeine = ("NA", None)
    if weeks < 30:
        caffeine = (
            ("GIVEN", born + minutes(draw.randrange(60, 700)))
            if happens(0.9)
            else ("NOT_GIVEN", None)
        )
    ventilated = letter(0.7 if weeks < 28 else 0.15)
    size = max(480, round(draw.gauss(1000 + (weeks - 28) * 190, 140)))
    died = (
        born + minutes(draw.randrange(600, 20000))
        if happens(0.06 if weeks < 27 else 0.008)
        else None
    )
    if site == "X02" and born.date() >= date(2025, 5, 1) and happens(0.8):
        weeks = days = None  # from here on this site hardly records gestation
    elif happens(0.01):
        magnesium = (magnesium[0], None)  # given, and nobody wrote when
    return [
        f"bb{number:04}",
        mother,
        2 if twins else 1,
        order,
        "LIVE",
        "N",
        "Y",
        "Y",
        weeks,
        days,
        size,
        born,
        died,
        code,
        "Y" if site in ("X01", "X02", "X05") else letter(0.05),
        code,
        born + minutes(draw.randrange(10, 45)),
        *steroid,
        *magnesium,
        labour,
        *antibiotic,
        *cord,
        temperature,
        born + minutes(draw.randrange(46, 60)),
        *milk,
        *caffeine,
        ventilated,
        letter(rising(month, 0.6, 0.85)) if ventilated == "Y" else "NA",
    ]


def babies():
    rows, number, mothers = [], 0, 0
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(draw.randrange(4, 8)):
                mothers += 1
                twins, born = happens(0.08), moment_in(month)
                weeks, days = draw.choice(
                    [24, 25, 26, 27, 27, 28, 28, 29, 29, 29, 30, 31, 32, 33]
                ), draw.randrange(7)
                if site not in ("X01", "X02", "X05") and weeks < 27 and happens(0.85):
                    weeks += 3  # most of the smallest are born beside an intensive care unit
                for order in (1, 2) if twins else (1,):
                    number += 1
                    rows.append(
                        baby(
                            number,
                            f"bm{mothers:04}",
                            site,
                            month,
                            twins,
                            order,
                            born + minutes(order),
                            weeks,
                            days,
                        )
                    )
    broken = [
        (
            120,
            [
                "bb9001",
                "bm9001",
                1,
                1,
                "LIVE",
                "N",
                "Y",
                "Y",
                "twenty-nine",
                3,
                1210,
                "2023-05-14T09:20",
            ]
            + [""] * 24,
        ),
        (
            410,
            ["bb9002", "bm9002", 1, 1, "LIVE", "N", "Y", "Y", 31, 0, 1540, "31/02/2024 11:00"]
            + [""] * 24,
        ),
        (
            700,
            [
                "bb9003",
                "bm9003",
                1,
                1,
                "LIVE",
                "N",
                "Y",
                "Y",
                28,
                1,
                1090,
                "2024-09-03T02:15",
                "",
                "X04",
                "N",
                "X04",
                "2024-09-03T02:40",
                "GIVEN",
                2,
                "2024-09-01T02:00",
                "2024-09-02T02:00",
                "GIVEN",
                "2024-09-02T20:00",
                "Y",
                "GIVEN",
                "2024-09-02T20:00",
                "DEFERRED",
                75,
                "36.9 C",
                "2024-09-03T03:10",
            ]
            + [""] * 6,
        ),
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
            for _ in range(draw.randrange(13, 16)):
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
                rows.append(
                    [
                        f"cb{number:05}",
                        f"cm{number:05}",
                        named(site, born),
                        born,
                        1,
                        "01",
                        weeks,
                        draw.randrange(3, 7) if happens(0.015) else draw.randrange(7, 11),
                        draw.choice(["01", "01", "02", "03"]),
                        draw.choice(["7", "8"]) if section else draw.choice("000123"),
                        tear,
                        draw.choice("1112345"),
                        "01" if happens(0.95) else "02",
                        earlier,
                        0,
                        sections,
                        "Y" if smoked else "N",
                        "Y" if smoked and happens(0.75) else "N",
                        1600 if happens(0.03) else draw.randrange(150, 800, 10),
                    ]
                )
    write("maternity-neonatal", "cqim.csv", header, rows)
    # A year's count does not know of a merger in its middle: from January to March 2025 what X05 handed in
    # is little of what its year should have brought, and its gates close.
    merged = {("X05", 2025): 14 * (3 + 9 * 2), ("X06", 2025): 0}
    deliveries = [
        [site, year, merged.get((site, year), 14 * 12)]
        for year in (2022, 2023, 2024, 2025)
        for site in ACUTE
    ]
    write("maternity-neonatal", "hes_deliveries.csv", "provider,year,deliveries", deliveries)


def deaths():
    rows, number = [], 0
    for month in MONTHS:
        for site in ACUTE:
            for _ in range(draw.randrange(13, 16)):
                number += 1
                born, weeks = moment_in(month), draw.choice(
                    [34, 36, 37, 38, 38, 39, 39, 39, 40, 40, 41]
                )
                chance = rising(month, 0.0075, 0.0045, 6, date(2024, 10, 1))
                still, died = happens(chance), None
                if not still and happens(0.004):
                    weeks, died = draw.randrange(24, 34), born + minutes(draw.randrange(60, 35000))
                rows.append(
                    [
                        f"db{number:05}",
                        weeks,
                        draw.randrange(7),
                        max(600, round(draw.gauss(3300 + (weeks - 39) * 180, 350))),
                        "N" if still else "Y",
                        born,
                        died,
                        named(site, born.date()),
                    ]
                )
    write(
        "maternity-neonatal",
        "deaths.csv",
        "case_id,gest_weeks,gest_days,birthweight_g,signs_of_life,birth_datetime,death_datetime,birth_site",
        rows,
    )


def brains():
    rows = []
    for number in range(1440):
        month = MONTHS[number // 40]
        injured = happens(0.009 if month.year == 2023 else 0.006)
        conditions = (
            draw.choice(["hie", "seizures|hie", "stroke", "intracranial_haemorrhage"])
            if injured
            else ""
        )
        rows.append(
            [
                f"nb{number:04}",
                draw.randrange(36, 42),
                draw.randrange(7),
                "Y",
                "Y" if injured else letter(0.06),
                conditions,
                day_in(month),
                named(ACUTE[number % 6], month),
            ]
        )
    write(
        "maternity-neonatal",
        "brain_injury.csv",
        "baby_id,gest_weeks,gest_days,live_born,admitted,conditions,birth_datetime,birth_site",
        rows,
    )


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
            returned = (
                4
                if happens(0.05)
                else round(invited * min(0.95, rising(month, 0.45, 0.68, 8) + draw.gauss(0, 0.07)))
            )
            opened = month + timedelta(6)
            talked = (
                opened + timedelta(draw.randrange(40, 80))
                if happens(rising(month, 0.5, 0.85, 8))
                else None
            )
            rows.append(
                [
                    f"{site} {team} {n}",
                    site,
                    invited,
                    returned,
                    opened,
                    opened + timedelta(21),
                    talked,
                    draw.randrange(0, 4) if talked else None,
                ]
            )
    write(
        "maternity-neonatal",
        "culture_campaigns.csv",
        "team,provider,invited,returned,survey_opened,survey_closed,debriefed_on,actions",
        rows,
    )
