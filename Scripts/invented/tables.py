"""What the parts of the invented data share: months, chances that move, and tables."""

import csv
import random
from datetime import date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
out = ROOT / "Examples" / "story"  # where tables go; the program may set another folder

MONTHS = [date(2023 + n // 12, n % 12 + 1, 1) for n in range(36)]
LAST_DAY = date(2025, 12, 31)
ACUTE = ["X01", "X02", "X03", "X04", "X05", "X06"]
ALL = ACUTE + ["X07", "X08"]
WARDS = ["Ash", "Elm", "Oak", "Rowan"]
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
    folder = out / programme
    folder.mkdir(parents=True, exist_ok=True)
    lines = [[text(cell) for cell in row] for row in rows]
    for place, row in seen_broken:
        lines.insert(place, [text(cell) for cell in row])
    with open(folder / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(lines)


def patients(prefix, count, born_from, born_to, programme, name="people.csv"):
    people = []
    for number in range(count):
        people.append(
            [
                f"{prefix}{number:04}",
                date(
                    draw.randrange(born_from, born_to), draw.randrange(1, 13), draw.randrange(1, 28)
                ),
                None,
                draw.choice(["female", "male"]),
                draw.choice("AAAABCHMN"),
            ]
        )
    write(programme, name, "person_id,birth_date,death_date,sex,ethnicity", people)
    return [row[0] for row in people]
