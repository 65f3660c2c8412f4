"""The peers that are written in Python, each run by itself.

    python peers.py CASE PEER FOLDER

Reads the input and answers that vigil-bench left in FOLDER, compares the peer's answers with them,
and prints a line of results for the table. A peer that is slow gets a part of the work, and its
time is scaled up; the line says so.
"""

import io
import json
import math
import sys
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
folder = Path(sys.argv[3])
SERIES, MONTHS = 10_000, 36


def numbers(name, kind="f8"):
    import numpy

    return numpy.fromfile(folder / name, dtype=kind)


def measure(work, compared, goes=5, share=1):
    """Times `work`, which is 1 / `share` of a whole go, and prints the line."""
    walls, cpus = [], []
    for _ in range(goes + 1):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        cpus.append((time.process_time() - cpu) * share)
        walls.append((time.perf_counter() - wall) * share)
    first, middle = walls[0], goes // 2
    walls, cpus = sorted(walls[1:]), sorted(cpus[1:])
    if share != 1:
        compared += f"; 1 in {share} timed"
    print(sys.argv[1], sys.argv[2], "-", walls[middle], cpus[middle], first, compared, sep="\t")


def require(holds, what):
    if not bool(holds):
        sys.exit(f"{what} differ")


def same(own, theirs, within=1e-9):
    import numpy

    return numpy.allclose(own, theirs, rtol=within, atol=1e-12)


# XmR charts


def windows_marked(holds, length):
    """Marks the points of all windows of `length` that end where `holds` is true."""
    import numpy

    marked = numpy.zeros((holds.shape[0], holds.shape[1] + length - 1), bool)
    for back in range(length):
        marked[:, length - 1 - back : marked.shape[1] - back] |= holds
    return marked


def xmr_numpy():
    """All series at once, as one table of 10,000 by 36."""
    import numpy

    values = numbers("xmr-values").reshape(SERIES, MONTHS)
    view = numpy.lib.stride_tricks.sliding_window_view

    def work():
        steps = numpy.diff(values)
        centre = values.mean(1)
        distance = 2.66 * numpy.abs(steps).mean(1)
        heights = values - centre[:, None]
        signals = numpy.zeros(values.shape, "u1")
        for side, sign in enumerate((1, -1)):
            own = heights * sign
            on_side = own > 0
            beyond = own > distance[:, None]
            near = (own > distance[:, None] * 2 / 3) & ~beyond
            signals |= beyond.astype("u1") << side
            signals |= windows_marked(view(on_side, 6, 1).all(2), 6).astype("u1") << (2 + side)
            trend = windows_marked(view(steps * sign > 0, 5, 1).all(2), 6)
            signals |= trend.astype("u1") << (4 + side)
            two = (view(near, 3, 1).sum(2) >= 2) & view(on_side, 3, 1).all(2)
            signals |= (windows_marked(two, 3) & near).astype("u1") << (6 + side)
        last = signals[:, -1]
        variation = numpy.where(last == 0, 0, numpy.where(last & 0xAA, 1, 2))
        lines = numpy.stack([centre, centre - distance, centre + distance], 1)
        passes, fails = 35 >= lines[:, 2], 35 <= lines[:, 1]
        return lines, signals, numpy.stack([variation, numpy.where(passes, 1, 2 * fails)], 1)

    lines, signals, verdicts = work()
    require(same(lines.ravel(), numbers("xmr-lines")), "limits")
    require((signals.ravel() == numbers("xmr-signals", "u1")).all(), "signals")
    require((verdicts.ravel() == numbers("xmr-verdicts", "u1")).all(), "verdicts")
    measure(work, "all limits, signals and verdicts")


def xmr_pandas():
    """One long table, grouped by series, with pandas' own verbs; limits and shifts only."""
    import numpy
    import pandas

    values = numbers("xmr-values")
    table = pandas.DataFrame({"series": numpy.repeat(numpy.arange(SERIES), MONTHS), "y": values})

    def work():
        groups = table.groupby("series").y
        centre = groups.transform("mean")
        distance = 2.66 * groups.diff().abs().groupby(table.series).transform("mean")
        side = numpy.sign(table.y - centre)
        row = ((side != side.shift()) | (table.series != table.series.shift())).cumsum()
        length = row.groupby(row).transform("size")
        return centre, distance, (length >= 6) & (side > 0), (length >= 6) & (side < 0)

    centre, distance, above, below = work()
    lines = numbers("xmr-lines").reshape(SERIES, 3).repeat(MONTHS, 0)
    signals = numbers("xmr-signals", "u1")
    require(same(centre, lines[:, 0]) and same(centre + distance, lines[:, 2]), "limits")
    require((above == (signals & 4 > 0)).all() and (below == (signals & 8 > 0)).all(), "shifts")
    measure(work, "limits and shifts, the only things made")


def months():
    return [f"{2023 + m // 12}-{m % 12 + 1:02}-01" for m in range(MONTHS)]


def exact(lines):
    """The limits with 3 / 1.128 in place of 2.66, as these peers have them."""
    centre, distance = lines[:, 0], (lines[:, 2] - lines[:, 0]) / 2.66 * 3 / 1.128
    return centre, centre - distance, centre + distance


def xmr_package(chart, note, share=100):
    """A package that makes one chart at a time: `chart(values)` gives centre, lower, upper."""
    import numpy

    values = numbers("xmr-values").reshape(SERIES, MONTHS)[: SERIES // share]
    lines = numbers("xmr-lines").reshape(SERIES, 3)[: SERIES // share]
    found = numpy.array([chart(own) for own in values])
    # Some take 1.128379 for 1.128.
    require(same(found, numpy.stack(exact(lines), 1), 5e-4), "limits")
    measure(lambda: [chart(own) for own in values], note, goes=3, share=share)


def xmr_abspc():
    import abspc
    import pandas

    dates = pandas.to_datetime(months())

    def chart(values):
        table = pandas.DataFrame({"date": dates, "value": values})
        table = abspc.calculate_control_limits(table, "XmR", subgroup_col=None)
        row = abspc.detect_special_causes(table).iloc[-1]
        return row["mean"], row["lcl"], row["ucl"]

    xmr_package(chart, "limits with 3/1.128; its own rules")


def xmr_pycontrolcharts():
    import pycontrolcharts

    def chart(values):
        row = pycontrolcharts.calc_xmr(values.tolist()).iloc[-1]
        return row["center_line"], row["lcl"], row["ucl"]

    xmr_package(chart, "limits with 3/1.128; Nelson's rules")


def xmr_controlchartspy():
    import controlchartspy

    dates = months()
    rules = {"astronomical": True, "shift": True, "trend": True, "two_in_three": True}

    def chart(values):
        data = [{"month": month, "y": float(y)} for month, y in zip(dates, values)]
        made = controlchartspy.spc(
            data, keys="month", numerators="y", outlier_settings=rules, return_objs="limits",
            spc_settings={"outliers_in_limits": True},
        )
        row = made.limits.iloc[-1] if hasattr(made.limits, "iloc") else made.limits[-1]
        return row["target"], row["ll99"], row["ul99"]

    xmr_package(chart, "limits with 3/1.128; its own rules", share=500)


# Pictures


def svg_matplotlib():
    import datetime

    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    share = 500
    values = numbers("svg-values").reshape(SERIES, MONTHS)[: SERIES // share]
    dates = [datetime.date.fromisoformat(month) for month in months()]

    def picture(series, own):
        centre = own.mean()
        distance = 2.66 * abs(own[1:] - own[:-1]).mean()
        figure, axes = pyplot.subplots(figsize=(8, 4.5))
        axes.plot(dates, own, marker="o")
        for height, style in ((centre, "-"), (centre - distance, "--"), (centre + distance, "--")):
            axes.axhline(height, linestyle=style)
        axes.axhline(35, color="red")
        axes.set_title(f"Invented measure {series}")
        text = io.StringIO()
        figure.savefig(text, format="svg")
        pyplot.close(figure)
        return text.getvalue()

    require(picture(0, values[0]).rstrip().endswith("</svg>"), "pictures")
    measure(
        lambda: [picture(series, own) for series, own in enumerate(values)],
        "a picture of lines and points, no rules, words or icons", goes=3, share=share,
    )


# Tables


def json_of(dump):
    text = (folder / "json-charts").read_text()
    document = json.loads(text)
    again = dump(document)
    require(json.loads(again) == document, "documents")
    measure(lambda: dump(document), "a document ready made, written again")


def json_python():
    json_of(lambda document: json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False))


def json_orjson():
    import orjson

    json_of(lambda document: orjson.dumps(document, option=orjson.OPT_INDENT_2))


def fhir_of(load):
    lines = (folder / "fhir-lines").read_bytes().splitlines()
    require(sum(load(line)["status"] == "final" for line in lines) == len(lines), "lines")
    measure(lambda: [load(line) for line in lines], "lines parsed, and nothing else")


def fhir_python():
    fhir_of(json.loads)


def fhir_orjson():
    import orjson

    fhir_of(orjson.loads)


def fhir_records_duckdb():
    """The same events by a table of text, with the columns that are asked for declared."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    columns = """{'status': 'VARCHAR', 'effectiveDateTime': 'TIMESTAMPTZ',
      'code': 'STRUCT(coding STRUCT(system VARCHAR, code VARCHAR)[])',
      'subject': 'STRUCT(reference VARCHAR)',
      'valueQuantity': 'STRUCT(value DOUBLE, code VARCHAR)',
      'valueCodeableConcept': 'STRUCT(coding STRUCT(system VARCHAR, code VARCHAR)[])'}"""
    query = f"""CREATE OR REPLACE TEMP TABLE events AS
      SELECT subject.reference AS person, effectiveDateTime AS time, code.coding[1] AS code,
        valueQuantity.value AS value, valueQuantity.code AS unit,
        valueCodeableConcept.coding[1] AS concept
      FROM read_json('{folder / "fhir-lines"}', format = 'newline_delimited', columns = {columns})
      WHERE status = 'final'"""

    def work():
        connection.execute(query)

    work()
    count, people = connection.execute(
        "SELECT count(*), count(DISTINCT person) FROM events").fetchone()
    require((count, people) == (140_000, 5_000), "events and people")
    measure(work, "events and people; on one thread")


def csv_check(days, falls, rate):
    expected = numbers("csv-sums", "i8")
    require([int(days), int(falls), round(float(rate) * 100)] == expected.tolist(), "sums")


def csv_pandas():
    import pandas

    def work():
        table = pandas.read_csv(folder / "csv-rows", parse_dates=["date"])
        days = (table.date - pandas.Timestamp(0)).dt.days.sum()
        csv_check(days, table.falls.sum(), table.rate.sum())

    measure(work, "sums of all three columns")


def csv_polars():
    import polars

    def work():
        table = polars.read_csv(folder / "csv-rows", try_parse_dates=True)
        days = table["date"].to_physical().cast(polars.Int64).sum()
        csv_check(days, table["falls"].sum(), table["rate"].sum())

    measure(work, "sums of all three columns")


# Funnels


def funnel_scipy():
    """The same limits by scipy's binomial quantiles, for the units and 200 places."""
    import numpy
    from scipy.stats import binom

    units = numbers("funnel-limits").reshape(-1, 5)
    places, centre = numbers("funnel-places"), numbers("funnel-centre")[0]

    def limits(cases):
        columns = []
        for coverage in (0.95, 0.998):
            tail = (1 - coverage) / 2
            for share in (tail, 1 - tail):
                count = binom.ppf(share, cases, centre)
                excess = binom.cdf(count, cases, centre) - share
                limit = (count - excess / binom.pmf(count, cases, centre)) / cases
                columns.append(numpy.clip(limit, 0, 1))
        return numpy.stack(columns, 1)

    require(same(limits(units[:, 0]), units[:, 1:], 1e-7), "limits")
    # Places between whole numbers of cases: scipy knows only whole numbers.
    measure(lambda: (limits(units[:, 0]), limits(numpy.round(places))), "all limits of units")


# NEWS2

ROWS, MISSING = 1_000_000, -32768
# For each parameter: what is impossible below, then (first value, points), and above.
BANDS = [
    (0, [(0, 3), (9, 1), (12, 0), (21, 2), (25, 3)], None),
    (0, [(0, 3), (92, 2), (94, 1), (96, 0)], 101),
    (0, [(0, 0), (1, 2)], 2),
    (0, [(0, 3), (91, 2), (101, 1), (111, 0), (220, 3)], None),
    (0, [(0, 3), (41, 1), (51, 0), (91, 1), (111, 2), (131, 3)], None),
    (0, [(0, 0), (1, 3)], 5),
    (200, [(200, 3), (351, 1), (361, 0), (381, 1), (391, 2)], 461),
]
SCALE2 = [(0, 3), (84, 2), (86, 1), (88, 0)]
SCALE2_OXYGEN = SCALE2 + [(93, 1), (95, 2), (97, 3)]


def columns_of_sets():
    return [numbers(f"news2-column-{place}", "i2") for place in range(8)]


def check_sets(totals, statuses, levels, red, missing):
    for name, kind, own in (
        ("totals", "u1", totals), ("statuses", "u1", statuses), ("levels", "u1", levels),
        ("red", "u2", red), ("missing", "u2", missing),
    ):
        require((own == numbers("news2-" + name, kind)).all(), name)


def news2_bulk_numpy():
    """Tables of all 65,536 values, whose entries carry points, marks and refusals, added up."""
    import numpy

    columns = [column.view("u2") for column in columns_of_sets()]

    def table(place, bands):
        low, _, high = BANDS[place]
        values = numpy.arange(-32768, 32768)
        entry = numpy.zeros(65536, "u4")
        for (first, points), after in zip(bands, bands[1:] + [(32768, 0)]):
            mark = 1 << (8 + place) if points == 3 else 0
            entry[(values >= first) & (values < after[0])] = points + mark
        entry[values < low] = 1 << 24
        if high is not None:
            entry[values >= high] = 1 << 24
        entry[values == MISSING] = 1 << (16 + place)
        return numpy.roll(entry, -32768)  # by the bits of the value

    tables = [table(place, bands) for place, (_, bands, _) in enumerate(BANDS)]
    # Saturation by scale and oxygen, one table after the other: air, oxygen, not known.
    air, oxygen = table(1, SCALE2), table(1, SCALE2_OXYGEN)
    unknown = numpy.where(air == oxygen, air, 1 << 17).astype("u4")
    saturation = numpy.concatenate([tables[1], air, oxygen, unknown])
    # A level for every total, and for every total with a red part.
    level = numpy.array([0] * 5 + [2] * 2 + [3] * 200, "u1")
    red_level = numpy.maximum(level, 1)
    block = 16_384

    def work():
        out = [numpy.empty(ROWS, kind) for kind in ("u1", "u1", "u1", "u2", "u2")]
        for start in range(0, ROWS, block):
            own = slice(start, start + block)
            part = [column[own] for column in columns]
            state = numpy.where(part[2] == 0x8000, 3, part[2] + numpy.uint16(1))
            state = numpy.minimum(state, 3) * (part[7] == 1)
            entry = saturation.take(part[1] + (state.astype("u4") << 16))
            for place in (0, 2, 3, 4, 5, 6):
                entry += tables[place].take(part[place])
            refused = entry >= 1 << 24
            entry[refused] = 0
            total = (entry & 0xFF).astype("u1")
            red = ((entry >> 8) & 0xFF).astype("u2")
            missing = (entry >> 16).astype("u2")
            partial = missing != 0
            chosen = numpy.where(red != 0, red_level.take(total), level.take(total))
            chosen[(partial & (chosen == 0)) | refused] = 255
            out[0][own] = total
            out[1][own] = numpy.where(refused, 2, partial)
            out[2][own] = chosen
            out[3][own] = red
            out[4][own] = missing
        return out

    check_sets(*work())
    measure(work, "total, status, level, red and missing of every set")


def news2_bulk_numpy_compare():
    """Comparisons on blocks of columns, as most people would write it."""
    import numpy

    columns = columns_of_sets()
    block = 8_192

    def points(values, bands):
        own = numpy.full(len(values), bands[0][1], "i1")
        last = bands[0][1]
        for first, value in bands[1:]:
            own += (values >= first).view("i1") * numpy.int8(value - last)
            last = value
        return own

    def work():
        out = [numpy.empty(ROWS, kind) for kind in ("u1", "u1", "u1", "u2", "u2")]
        for start in range(0, ROWS, block):
            own = slice(start, start + block)
            part = [column[own] for column in columns]
            total = numpy.zeros(len(part[0]), "i1")
            refused = numpy.zeros(len(part[0]), bool)
            red = numpy.zeros(len(part[0]), "u2")
            missing = numpy.zeros(len(part[0]), "u2")
            for place, (low, bands, high) in enumerate(BANDS):
                values = part[place]
                scored, gone = points(values, bands), values == MISSING
                refused |= (values < low) & ~gone
                if high is not None:
                    refused |= values >= high
                if place == 1:
                    second, oxygen = part[7] == 1, part[2]
                    air = points(values, SCALE2)
                    more = points(values, SCALE2_OXYGEN)
                    scored = numpy.where(second, numpy.where(oxygen == 1, more, air), scored)
                    gone = gone | (second & (oxygen == MISSING) & (air != more))
                scored[gone] = 0
                total += scored
                red |= (scored == 3).view("u1").astype("u2") << numpy.uint16(place)
                missing |= gone.view("u1").astype("u2") << numpy.uint16(place)
            total[refused] = 0
            red[refused] = 0
            missing[refused] = 0
            partial = missing != 0
            chosen = numpy.where(total >= 7, 3, numpy.where(total >= 5, 2, red != 0)).astype("u1")
            chosen[(partial & (chosen == 0)) | refused] = 255
            out[0][own] = total
            out[1][own] = numpy.where(refused, 2, partial)
            out[2][own] = chosen
            out[3][own] = red
            out[4][own] = missing
        return out

    check_sets(*work())
    measure(work, "total, status, level, red and missing of every set")


def news2_bulk_polars():
    """Expressions over a frame; polars may use several threads, whose time counts in full."""
    import polars

    col, lit, when = polars.col, polars.lit, polars.when
    frame = polars.DataFrame({f"c{place}": own for place, own in enumerate(columns_of_sets())})

    def points(place, bands):
        own = lit(bands[0][1], polars.UInt8)
        for first, value in bands[1:]:
            own = when(col(f"c{place}") >= first).then(lit(value, polars.UInt8)).otherwise(own)
        return own

    gone = [col(f"c{place}") == MISSING for place in range(7)]
    refused = [(col(f"c{place}") < low) & ~gone[place] for place, (low, _, _) in enumerate(BANDS)]
    refused += [
        col(f"c{place}") >= high for place, (_, _, high) in enumerate(BANDS) if high is not None
    ]
    second = col("c7") == 1
    scored = [points(place, bands) for place, (_, bands, _) in enumerate(BANDS)]
    scored[1] = (
        when(~second).then(scored[1])
        .when(col("c2") == 1).then(points(1, SCALE2_OXYGEN)).otherwise(points(1, SCALE2))
    )
    gone[1] = gone[1] | (second & gone[2] & (col("c1") >= 93))

    def marks(held):
        bits = [
            when(one).then(lit(1 << place, polars.UInt16)).otherwise(lit(0, polars.UInt16))
            for place, one in enumerate(held)
        ]
        return polars.sum_horizontal(bits)

    def work():
        table = frame.lazy().with_columns(
            polars.any_horizontal(refused).alias("refused"),
            *[
                when(gone[place]).then(lit(0, polars.UInt8)).otherwise(scored[place])
                .alias(f"p{place}") for place in range(7)
            ],
            marks(gone).alias("missing"),
        ).with_columns(
            polars.sum_horizontal([f"p{place}" for place in range(7)]).alias("total"),
            marks([col(f"p{place}") == 3 for place in range(7)]).alias("red"),
        ).with_columns(
            when(col("total") >= 7).then(lit(3, polars.UInt8))
            .when(col("total") >= 5).then(lit(2, polars.UInt8))
            .when(col("red") != 0).then(lit(1, polars.UInt8))
            .otherwise(lit(0, polars.UInt8)).alias("level")
        )
        none, marked = lit(0, polars.UInt16), col("missing") != 0
        return table.select(
            when("refused").then(lit(0, polars.UInt8)).otherwise("total").alias("total"),
            when("refused").then(lit(2, polars.UInt8)).otherwise(marked.cast(polars.UInt8))
            .alias("status"),
            when(col("refused") | (marked & (col("level") == 0))).then(lit(255, polars.UInt8))
            .otherwise("level").alias("level"),
            when("refused").then(none).otherwise("red").alias("red"),
            when("refused").then(none).otherwise("missing").alias("missing"),
        ).collect()

    check_sets(*[column.to_numpy() for column in work()])
    measure(work, "total, status, level, red and missing of every set")


if __name__ == "__main__":
    globals()[f"{sys.argv[1]}_{sys.argv[2]}".replace("-", "_")]()
