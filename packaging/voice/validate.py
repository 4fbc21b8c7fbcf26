# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Measures the voice instrument on real speech and writes docs/validation/voice.md with its plots.

PYTHONPATH=.:packaging python -m voice.validate SPEECH [--tool make_export.py] [--cache FOLDER] [--out FOLDER]
    [--corpus NAME]... [--seeds 11,12,...]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from viewer.analysis.voice.listener import Listener
from viewer.analysis.voice.population import Population
from voice import pictures, report
from voice.fit import fitted, heard_training
from voice.heard import Heard, clips_of_export, kept
from voice.prose import document
from voice.simulate import EXPORT, MIXED, TWELVE, TWO, WITH_TV, Clip, by_telephone, household
from voice.speech import Speech
from voice.trials import Judged, judged

RECORDINGS, FEWER, TELEPHONE = 800, 300, 200
CASTS = {"two": TWO, "twelve": TWELVE, "tv": WITH_TV}
FEW_SEEDS = 3
Exports = dict[str, dict[int, Judged]]


def mixed(asked: argparse.Namespace, speech: Speech, corpus: str, seed: int) -> Iterator[Clip]:
    """The clips of a mixed-bare export, made by the shared tool where it is named, else by our own simulator."""
    if asked.tool is None:
        yield from household(speech, corpus, MIXED, RECORDINGS, seed)
        return
    folder = asked.cache / "exports" / f"{corpus}-{seed}"
    if not (folder / "truth.jsonl").exists():
        what = ["--scenario", "mixed-bare", "--no-mtime", "--recordings", str(RECORDINGS)]
        where = ["--speech", str(asked.speech), "--corpus", corpus, "--seed", str(seed), "--out", str(folder)]
        subprocess.run([sys.executable, str(asked.tool), *what, *where], check=True)
    yield from clips_of_export(folder)


def measure(
    asked: argparse.Namespace, corpus: str, population: Population, ear: Listener
) -> tuple[Exports, tuple[int, int]]:
    """All exports of a corpus, judged, and how many clips by telephone were compared all the same, of how many."""
    speech = Speech.under(asked.speech)
    found: Exports = {"mixed": {}}
    for seed in asked.seeds:
        heard = kept(asked.cache / f"{corpus}-mixed-{seed}.npz", mixed(asked, speech, corpus, seed), ear)
        found["mixed"][seed] = judged(heard, population, seed)
    for name, cast in CASTS.items():
        found[name] = {}
        for seed in asked.seeds[:FEW_SEEDS]:
            clips = household(speech, corpus, cast, FEWER, seed)
            found[name][seed] = judged(kept(asked.cache / f"{corpus}-{name}-{seed}.npz", clips, ear), population, seed)
    narrow = kept(asked.cache / f"{corpus}-telephone.npz", _telephone(speech, corpus, asked.seeds[0]), ear)
    return found, (int(narrow.prints.wide.sum()), len(narrow.prints))


def _telephone(speech: Speech, corpus: str, seed: int) -> Iterator[Clip]:
    for clip in household(speech, corpus, MIXED, TELEPHONE, seed):
        if clip.part == EXPORT:
            yield replace(clip, sound=by_telephone(clip.sound))


def main() -> None:
    """Measure every corpus with a population that never saw it, and write the report."""
    asked = _asked()
    training: Heard = heard_training(Speech.under(asked.speech), asked.cache)
    ear, parts, pairs = Listener(), [], {}
    for corpus in asked.corpus:
        exports, telephone = measure(asked, corpus, fitted(training, corpus), ear)
        parts.append((corpus, exports, telephone))
        sides = [(one.llr[one.own], one.llr[~one.own]) for one in exports["mixed"].values()]
        pairs[corpus] = report.pooled_over(sides)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, draw in (("tippett", pictures.tippett), ("det", pictures.det), ("calibration", pictures.calibration)):
        (asked.out / f"voice-{name}.svg").write_text(draw(pairs), encoding="utf-8")
    (asked.out / "voice.md").write_text(document(parts, asked.seeds, asked.tool is not None), encoding="utf-8")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("speech", type=Path)
    parser.add_argument("--tool", type=Path, help="make_export.py; without it our own simulator makes the exports")
    parser.add_argument("--cache", type=Path, default=Path("build/voice"))
    parser.add_argument("--out", type=Path, default=Path("docs/validation"))
    parser.add_argument("--corpus", action="append")
    parser.add_argument("--seeds", type=lambda said: [int(one) for one in said.split(",")], default=list(range(11, 21)))
    asked = parser.parse_args()
    tool = asked.speech.parents[1] / "tools" / "make_export.py" if len(asked.speech.parents) > 1 else None
    asked.tool = asked.tool or (tool if tool and tool.exists() else None)
    asked.corpus = asked.corpus or ["an4", "arabic_commands"]
    return asked


if __name__ == "__main__":
    main()
