#!/usr/bin/env python3
"""Invents the example data of Examples/story: seven programmes, 36 months, eight organisations.

    Scripts/invent-examples.py            writes Examples/story/<programme>/*.csv
    Scripts/invent-examples.py FOLDER     writes there instead

Everything is invented, by generators with fixed seeds, so that each run writes the same bytes.
Nobody in these tables exists; codes X01 to X08, wards, practices and homes are made up. What happens
in the data, on purpose, is told in Examples/story/README.md.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True

from invented import (
    bundles,
    deterioration,
    improvement,
    maternity,
    medicines,
    safety,
    tables,
    wards,
)

if len(sys.argv) > 1:
    tables.out = Path(sys.argv[1])

PARTS = [
    maternity.babies,
    maternity.metrics,
    maternity.deaths,
    maternity.brains,
    maternity.culture,
    deterioration.deterioration,
    deterioration.marthas_rule,
    deterioration.homes_and_tools,
    deterioration.at_home,
    safety.safety_records,
    safety.framework,
    bundles.bundles,
    bundles.emergency_laparotomies,
    wards.restraint,
    improvement.improvement,
    medicines.medicines,
    medicines.critical_medicines,
]

# Each part has a seed of its own, so that a change to one leaves the tables of the others as they are.
for part in PARTS:
    tables.draw.seed(f"Vigil, {part.__name__}")
    part()
