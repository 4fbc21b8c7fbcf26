# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The sentences of the validation report around its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from voice import report
from voice.calibrate import HIGHEST
from voice.trials import BASELINE_DISTANCE, INCONSISTENT_AT, Judged

NAMES = {
    "mixed": "seven voices",
    "two": "two voices",
    "twelve": "twelve voices",
    "tv": "seven voices, television and noise",
}
Part = tuple[str, Mapping[str, Mapping[int, Judged]], tuple[int, int]]

HEAD = """# How well voices are told apart

Written by `make validate-voice`; do not edit. Baseline: plain CAM++, cosine to the mean of the enrolled clips;
groups by average linkage at cosine distance {distance}. Ours: the same network, then what ships in
`viewer/analysis/voice`, with a population and calibration **fitted without the corpus under test**. Both on the
same exports: seeds {seeds}, 800 recordings each, made by {maker} (seven voices of one corpus, simulated rooms,
noise and levels; 40 s of enrolment from another microphone). A clip that the program declines (too little
speech, too much noise, a narrow band) counts as ratio 1 in EER and Cllr, and as alone in F1. Ratios are bounded
to {low} to {high} on the log10 scale. The number in brackets is the worst seed.

"""

PIPELINE = """### Whole pipeline, one person enrolled

Groups first; a voice with a pooled log10 ratio of {at} or less hands its standing to its clips; a clip in no
group is undecided. A guest or a member of the household who is flagged here is found rightly: the voice is not
the owner's.

"""

POOLED = """### Pooled

Clips of one true voice are dealt at random into sets that do not overlap and hold 10 s or 30 s of speech. Each
set is one voice for the program: its mean against the profile, in the space of the blind grouping of the whole
export. This leaves grouping errors out; the pipeline below has them in. With bounds at 2, Cllr cannot be under
0.014.

"""

LIMITS = """## Limits

- Few speakers: 42 and 15, drawn again for each seed, so speakers overlap between seeds, and with the seeds that
  were used during development (1 to 10, 21, 22). The spread over seeds understates the spread over people.
- One microphone for all of an4, own microphones in arabic_commands; rooms, noise and levels are simulated, with
  the same noise files in training and test. No children, no whispering, no illness, no years between enrolment
  and recordings.
- A second voice on the same microphone is the hard case that an export has; another channel between enrolment
  and export is only simulated.
- The population that ships is fitted on all corpora; the reported ones never saw the corpus under test, so the
  shipped one is likely to be a little better on these corpora, and nothing is known about other languages.
- The exports with two and with twelve voices and with television are fewer ({few} seeds of 300 recordings).
"""


def document(parts: Sequence[Part], seeds: Sequence[int], shared: bool) -> str:
    """The whole report. Each part is a corpus, its judged exports, and how many telephone clips were compared, of how
    many.
    """
    said = HEAD.format(
        distance=BASELINE_DISTANCE,
        seeds=f"{seeds[0]} to {seeds[-1]}",
        maker="`make_export.py --scenario mixed-bare --no-mtime`" if shared else "our own simulator",
        low=-HIGHEST,
        high=HIGHEST,
    )
    for corpus, exports, telephone in parts:
        named = {NAMES[name]: some for name, some in exports.items()}
        said += f"## {corpus}\n\n### Clip by clip\n\n" + report.by_clip(exports["mixed"])
        said += POOLED + report.by_pool(exports["mixed"])
        said += "### Voice groups, nobody enrolled\n\n" + report.groups(named)
        said += PIPELINE.format(at=INCONSISTENT_AT) + report.pipeline(named)
        compared, told = telephone
        said += "### Telephone band\n\n300 to 3,400 Hz, 8 kHz, mu-law: "
        said += f"{told - compared} of {told} clips were recognised as another channel (`wide_band` false) and are not "
        said += f"compared; {compared} were compared.\n\n"
    said += "## Plots\n\n" + "".join(f"![{name}](voice-{name}.svg)\n" for name in ("tippett", "det", "calibration"))
    return said + "\n" + LIMITS.format(few=3)
