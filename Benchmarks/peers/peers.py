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


if __name__ == "__main__":
    globals()[f"{sys.argv[1]}_{sys.argv[2]}"]()
