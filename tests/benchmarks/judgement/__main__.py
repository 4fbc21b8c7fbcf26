# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures the judgement and writes docs/validation/judgement.md with its plots; exit 1 where a limit is missed.

python -m tests.benchmarks.judgement [--out FOLDER] [--clean N] [--series N] [--first SEED] [--with-audio SPEECH]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmarks.judgement import calibrating, compared, never_owned, report, speed, with_audio
from tests.benchmarks.judgement.validation import (
    CLEAN,
    FIRST_SEED,
    SERIES,
    Section,
    calibrated,
    clean,
    gaps,
    mixed,
    note,
)

FITTED = "seeds 0 to 399, and their strangers"


def main() -> int:
    """Measure everything, write, and say what was missed."""
    asked = _asked()
    sections, told = clean(asked.clean, asked.first)
    for stating in ("complete", "gappy"):
        more, answered = mixed(asked.series, stating, asked.first)
        sections += more
        told += answered
    note("never owned")
    sections.append(Section("The founding case", never_owned.figures(range(asked.first, asked.first + asked.owned))))
    sections.append(gaps(asked.gaps, asked.first))
    note("two exports compared")
    sections.append(Section("Two exports compared", compared.figures(range(asked.first, asked.first + asked.pairs))))
    sections.append(calibrated(told))
    note("judging again")
    sections.append(Section("Speed", speed.figures()))
    if asked.with_audio:
        note("with real audio")
        tool = asked.tool or asked.with_audio.parents[1] / "tools" / "make_export.py"
        sections.append(Section("With real audio", with_audio.figures(asked.with_audio, tool, asked.audio)))
    plots = calibrating.plots(*calibrating.ratios(told))
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, drawn in plots.items():
        (asked.out / f"judgement-{name}.svg").write_text(drawn, encoding="utf-8")
    seeds = asked.first, asked.first + max(asked.clean, asked.series) - 1
    (asked.out / "judgement.md").write_text(report.document(sections, seeds, FITTED, plots), encoding="utf-8")
    sys.stdout.write(report.summary(sections))
    return int(not all(figure.is_met for one in sections for figure in one.figures))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("docs/validation"))
    parser.add_argument("--first", type=int, default=FIRST_SEED, help="the first seed")
    parser.add_argument("--clean", type=int, default=CLEAN, help="clean households")
    parser.add_argument("--series", type=int, default=SERIES, help="exports for each share and form")
    parser.add_argument("--owned", type=int, default=10, help="seeds of the founding case")
    parser.add_argument("--gaps", type=int, default=60, help="households with planted gaps")
    parser.add_argument("--with-audio", type=Path, help="a folder of real speech; slower")
    parser.add_argument("--tool", type=Path, help="make_export.py, where it is not beside the speech")
    parser.add_argument("--audio", type=int, default=100, help="clean exports with real audio")
    parser.add_argument("--pairs", type=int, default=20, help="pairs of exports to compare")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
