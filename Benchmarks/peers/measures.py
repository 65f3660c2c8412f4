"""DuckDB and Polars on five PINCER indicators by practice and month, written as well as we can.

    python measures.py CASE PEER FOLDER

FOLDER holds `population` (tables as `vigil invent` writes them), `codelists`, and the answers that
Vigil gave, as CSV. Both peers use the idea that Vigil uses: one bit a month, so that an event is one
look-up and one OR, whatever the number of months. The usual way, one join a month, is several times
slower in both.
"""

import csv
import datetime
import sys
from pathlib import Path

import peers

CASE, FOLDER = sys.argv[1], Path(sys.argv[3])
POPULATION, LISTS = FOLDER / "population", FOLDER / "codelists"
MEASURES = ["pincer-a", "pincer-b", "pincer-c", "pincer-d", "pincer-i"]
MONTHS = 12 if CASE == "measures-text" else 24
FIRST = datetime.date(2023, 1, 1)
MEDICINES = {"nsaid": 1, "ppi": 2, "anticoag": 4, "aspirin": 8, "non_asp_antiplate": 8}
EVENTS = {"pep": 1, "gi_bleed": 1, "hf": 2}


def month(number):
    """The first day of the month so many months after the first."""
    place = FIRST.year * 12 + FIRST.month - 1 + number
    return datetime.date(place // 12, place % 12 + 1, 1)


def mask(holds):
    """One bit for each month whose first day passes a test."""
    return sum(1 << number for number in range(MONTHS) if holds(month(number), month(number - 3)))


def codes(flags):
    """Each code with the flags of the lists that it is in."""
    found = {}
    for name, flag in flags.items():
        with open(LISTS / f"pincer-{name}.csv", newline="") as file:
            for row in csv.DictReader(file):
                code = int(row.get("code") or row["dmd_id"])
                found[code] = found.get(code, 0) | flag
    return sorted(found.items())


def days():
    """For each day the months to which it is recent, and those to which it is three months old."""
    day, last = datetime.date(1900, 1, 1), month(MONTHS - 1)
    while day <= last:
        recent = mask(lambda start, before: before <= day <= start)
        yield day, recent, mask(lambda start, before: day <= before)
        day += datetime.timedelta(days=1)


def ages(least, most):
    """For each first of a month of birth the months at which the age lies within bounds."""
    for number in range((FIRST.year - 1880) * 12, -1, -1):
        born = month(-number)
        yield born, mask(
            lambda start, before: least <= (start.year - born.year) - (start.month < born.month)
            <= most)


def answers(rows):
    """Counts as a dictionary, without those of nobody."""
    return {key: count for key, count in rows if count != (0, 0)}


def vigils():
    """The counts that Vigil gave."""
    with open(FOLDER / f"{CASE}-answer.csv", newline="") as file:
        return answers(
            ((row["measure"], row["organisation"], row["period"][:7]),
             (int(row["numerator"]), int(row["denominator"])))
            for row in csv.DictReader(file))


# What each indicator is, in masks of months; both peers put these into their own language.
DENOMINATORS = {
    "pincer-a": "base & old65 & ~ppi", "pincer-b": "base & bleed & ~ppi",
    "pincer-c": "base & bleed & ~ppi", "pincer-d": "base & anticoag", "pincer-i": "base & hf"}
NUMERATORS = {
    "pincer-a": "nsaid", "pincer-b": "nsaid", "pincer-c": "antiplatelet", "pincer-d": "nsaid",
    "pincer-i": "nsaid"}


def duckdb_setup(connection):
    """The small tables that every query looks into."""
    def table(name, columns, rows):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
        connection.executemany(
            f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    table("medicine", "code BIGINT, flags INT", codes(MEDICINES))
    table("clinical", "code BIGINT, flags INT", codes(EVENTS))
    rows = [row for row in days() if row[1] | row[2]]
    import pandas

    frame = pandas.DataFrame(rows, columns=["day", "recent", "old"])
    connection.register("frame", frame)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE windows AS "
        "SELECT day::DATE AS day, recent::BIGINT AS recent, old::BIGINT AS old FROM frame")
    adults, elders = dict(ages(18, 120)), dict(ages(65, 120))
    frame = pandas.DataFrame(
        [(born, adults[born], elders[born]) for born in adults], columns=["born", "adult", "old65"])
    connection.register("frame", frame)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE births AS "
        "SELECT born::DATE AS born, adult::BIGINT AS adult, old65::BIGINT AS old65 FROM frame")
    table(
        "months", "number INT, start DATE", [(number, month(number)) for number in range(MONTHS)])


def duckdb_query(source):
    """One statement: masks of each person, then one sum for each indicator and month."""
    flags = [("nsaid", 1), ("ppi", 2), ("anticoag", 4), ("antiplatelet", 8)]
    medicines = ", ".join(
        f"bit_or(CASE WHEN flags & {flag} <> 0 THEN recent ELSE 0 END) AS {name}"
        for name, flag in flags)
    cover = " + ".join(
        f"CASE WHEN start_date <= DATE '{month(number)}' AND "
        f"(end_date IS NULL OR end_date >= DATE '{month(number)}') THEN {1 << number} ELSE 0 END"
        for number in range(MONTHS))
    alive = " + ".join(
        f"CASE WHEN date_of_death IS NULL OR date_of_death > DATE '{month(number)}' "
        f"THEN {1 << number} ELSE 0 END" for number in range(MONTHS))
    sums = ", ".join(
        f"sum((d{place} >> {number}) & 1), sum((n{place} >> {number}) & 1)"
        for place in range(len(MEASURES)) for number in range(MONTHS))
    parts = ", ".join(
        f"{DENOMINATORS[name]} AS d{place}, ({DENOMINATORS[name]}) & {NUMERATORS[name]} AS n{place}"
        for place, name in enumerate(MEASURES))
    return f"""
      WITH medicines AS (
        SELECT patient_id, {medicines} FROM {source('medications')} m
        JOIN medicine ON m.dmd_code = medicine.code JOIN windows ON m.date = windows.day
        GROUP BY patient_id),
      events AS (
        SELECT patient_id, bit_or(CASE WHEN flags & 1 <> 0 THEN old ELSE 0 END) AS bleed,
          bit_or(CASE WHEN flags & 2 <> 0 THEN old ELSE 0 END) AS hf
        FROM {source('clinical_events')} e
        JOIN clinical ON e.snomedct_code = clinical.code JOIN windows ON e.date = windows.day
        GROUP BY patient_id),
      covers AS (
        SELECT patient_id, practice_pseudo_id AS practice, start_date, end_date,
          {cover} AS cover FROM {source('practice_registrations')}),
      registered AS (
        SELECT patient_id, practice, cover & ~coalesce(bit_or(cover) OVER (
          PARTITION BY patient_id
          ORDER BY start_date, end_date NULLS FIRST, practice
          ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), 0) AS cover
        FROM covers WHERE cover <> 0),
      people AS (
        SELECT practice, cover & adult & ({alive}) AS base, old65,
          coalesce(nsaid, 0) AS nsaid, coalesce(ppi, 0) AS ppi,
          coalesce(anticoag, 0) AS anticoag, coalesce(antiplatelet, 0) AS antiplatelet,
          coalesce(bleed, 0) AS bleed, coalesce(hf, 0) AS hf
        FROM registered JOIN {source('patients')} p USING (patient_id)
        JOIN births ON p.date_of_birth = births.born
        LEFT JOIN medicines USING (patient_id) LEFT JOIN events USING (patient_id)
        WHERE sex IN ('female', 'male')),
      parts AS (SELECT practice, {parts} FROM people)
      SELECT practice, {sums} FROM parts GROUP BY practice"""


def counted(rows):
    """Counts from rows of a practice and its sums."""
    for practice, *sums in rows:
        for place, name in enumerate(MEASURES):
            for number in range(MONTHS):
                at = (place * MONTHS + number) * 2
                yield (name, str(practice), str(month(number))[:7]), (
                    int(sums[at + 1]), int(sums[at]))


def measures_text_duckdb():
    import duckdb

    connection = duckdb.connect()
    duckdb_setup(connection)

    def source(name):
        kinds = {
            "patients": "{'patient_id': 'BIGINT', 'date_of_birth': 'DATE', 'sex': 'VARCHAR', "
                        "'date_of_death': 'DATE'}",
            "practice_registrations": "{'patient_id': 'BIGINT', 'start_date': 'DATE', "
                                      "'end_date': 'DATE', 'practice_pseudo_id': 'VARCHAR'}",
            "medications": "{'patient_id': 'BIGINT', 'date': 'DATE', 'dmd_code': 'BIGINT'}",
            "clinical_events": "{'patient_id': 'BIGINT', 'date': 'DATE', "
                               "'snomedct_code': 'BIGINT', 'numeric_value': 'DOUBLE'}"}
        return f"read_csv('{POPULATION}/{name}.csv', header = true, columns = {kinds[name]})"

    query = duckdb_query(source)

    def work():
        return connection.execute(query).fetchall()

    peers.require(answers(counted(work())) == vigils(), "counts")
    peers.measure(work, "every count", goes=3)


def measures_store_duckdb():
    import duckdb

    path = FOLDER / "population.duckdb"
    connection = duckdb.connect(str(path))
    for name in ["patients", "practice_registrations", "medications", "clinical_events"]:
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {name} AS SELECT * FROM "
            f"read_csv('{POPULATION}/{name}.csv', header = true)")
    duckdb_setup(connection)
    query = duckdb_query(lambda name: name)

    def work():
        return connection.execute(query).fetchall()

    peers.require(answers(counted(work())) == vigils(), "counts")
    peers.measure(work, "every count", goes=3)


def polars_work(read):
    """The same in Polars' own expressions."""
    import polars

    col, lit = polars.col, polars.lit
    zero = lit(0, polars.Int64)
    medicine = polars.DataFrame(codes(MEDICINES), schema=["code", "flags"], orient="row").lazy()
    clinical = polars.DataFrame(codes(EVENTS), schema=["code", "flags"], orient="row").lazy()
    windows = polars.DataFrame(
        [row for row in days() if row[1] | row[2]],
        schema={"date": polars.Date, "recent": polars.Int64, "old": polars.Int64}, orient="row",
    ).lazy()
    adults, elders = dict(ages(18, 120)), dict(ages(65, 120))
    births = polars.DataFrame(
        [(born, adults[born], elders[born]) for born in adults],
        schema={"date_of_birth": polars.Date, "adult": polars.Int64, "old65": polars.Int64},
        orient="row").lazy()

    def bits(flag, of):
        return polars.when(col("flags") & flag != 0).then(col(of)).otherwise(zero).bitwise_or()

    def shift(expression, number):
        return (expression // (1 << number)) & 1

    def bit_of(number, holds):
        return polars.when(holds).then(lit(1 << number, polars.Int64)).otherwise(zero)

    def work():
        medicines = (
            read("medications").join(medicine, left_on="dmd_code", right_on="code")
            .join(windows, on="date").group_by("patient_id").agg(
                bits(1, "recent").alias("nsaid"), bits(2, "recent").alias("ppi"),
                bits(4, "recent").alias("anticoag"), bits(8, "recent").alias("antiplatelet")))
        events = (
            read("clinical_events").join(clinical, left_on="snomedct_code", right_on="code")
            .join(windows, on="date").group_by("patient_id").agg(
                bits(1, "old").alias("bleed"), bits(2, "old").alias("hf")))
        starts = [lit(month(number)) for number in range(MONTHS)]
        cover = polars.sum_horizontal([
            bit_of(n, (col("start_date") <= s) & (col("end_date").is_null() | (col("end_date") >= s)))
            for n, s in enumerate(starts)])
        alive = polars.sum_horizontal([
            bit_of(n, col("date_of_death").is_null() | (col("date_of_death") > s))
            for n, s in enumerate(starts)])
        ordered = (
            read("practice_registrations").with_columns(cover.alias("cover"))
            .filter(col("cover") != 0)
            .sort("start_date", "end_date", "practice_pseudo_id", nulls_last=False))
        # The first registration that covers a month is not counted where a later one does too.
        numbered = ordered.with_columns(
            polars.int_range(polars.len()).reverse().over("patient_id").alias("later"))
        last = numbered.filter(col("later") == 0).select(
            "patient_id", col("practice_pseudo_id").alias("practice"), "cover")
        earlier = numbered.filter(col("later") > 0).join(
            numbered.select("patient_id", "later", col("cover").alias("other")), on="patient_id"
        ).filter(col("later") > col("later_right")).group_by(
            "patient_id", "later", col("practice_pseudo_id").alias("practice"), "cover"
        ).agg(col("other").bitwise_or()).select(
            "patient_id", "practice", (col("cover") & ~col("other")).alias("cover"))
        people = (
            polars.concat([last, earlier]).join(read("patients"), on="patient_id")
            .filter(col("sex").is_in(["female", "male"])).join(births, on="date_of_birth")
            .join(medicines, on="patient_id", how="left").join(events, on="patient_id", how="left")
            .with_columns((col("cover") & col("adult") & alive).alias("base"))
            .with_columns([
                col(name).fill_null(0)
                for name in ["nsaid", "ppi", "anticoag", "antiplatelet", "bleed", "hf"]]))
        names = ["base", "old65", "ppi", "bleed", "anticoag", "hf", "nsaid", "antiplatelet"]
        sums = []
        for place, name in enumerate(MEASURES):
            scope = {column: col(column) for column in names}
            denominator = eval(DENOMINATORS[name], scope)
            for part, whole in (("d", denominator), ("n", denominator & scope[NUMERATORS[name]])):
                sums += [
                    shift(whole, n).sum().alias(f"{part}{place}-{n:02}") for n in range(MONTHS)]
        return people.group_by("practice").agg(sums).collect(engine="streaming")

    return work


def polars_counts(table):
    for row in table.iter_rows(named=True):
        for place, name in enumerate(MEASURES):
            for number in range(MONTHS):
                yield (name, str(row["practice"]), str(month(number))[:7]), (
                    row[f"n{place}-{number:02}"], row[f"d{place}-{number:02}"])


def measures_text_polars():
    import polars

    kinds = {
        "patients": {"patient_id": polars.Int64, "date_of_birth": polars.Date,
                     "sex": polars.String, "date_of_death": polars.Date},
        "practice_registrations": {"patient_id": polars.Int64, "start_date": polars.Date,
                                   "end_date": polars.Date, "practice_pseudo_id": polars.String},
        "medications": {
            "patient_id": polars.Int64, "date": polars.Date, "dmd_code": polars.Int64},
        "clinical_events": {"patient_id": polars.Int64, "date": polars.Date,
                            "snomedct_code": polars.Int64, "numeric_value": polars.Float64}}
    work = polars_work(
        lambda name: polars.scan_csv(POPULATION / f"{name}.csv", schema=kinds[name]))
    peers.require(answers(polars_counts(work())) == vigils(), "counts")
    peers.measure(work, "every count", goes=3)


def measures_store_polars():
    import polars

    for name in ["patients", "practice_registrations", "medications", "clinical_events"]:
        path = FOLDER / f"population-{name}.parquet"
        if not path.exists():
            polars.scan_csv(
                POPULATION / f"{name}.csv", try_parse_dates=True).sink_parquet(path)
    work = polars_work(lambda name: polars.scan_parquet(FOLDER / f"population-{name}.parquet"))
    peers.require(answers(polars_counts(work())) == vigils(), "counts")
    peers.measure(work, "every count", goes=3)


if __name__ == "__main__":
    globals()[f"{sys.argv[1]}_{sys.argv[2]}".replace("-", "_")]()
