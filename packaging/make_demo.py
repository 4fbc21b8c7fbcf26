# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Makes the demonstration export `resources/demo/` from invented people and synthetic voices.

    python packaging/make_demo.py [--recordings 1700]

Needs espeak-ng and flite. The same synthesisers and libraries give the same bytes each time.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import numpy as np
import soundfile as sf
from demo.clips import Clip, make_clips
from demo.documents import own_files
from demo.pdf import text_pdf
from demo.people import BERLIN, FACTS, LAST
from demo.speech import packed, spoken, through_room

OUT = Path(__file__).resolve().parent.parent / "resources" / "demo"
EXPORT = "Amazon-Datenauskunft.zip"
SEED = 20181220
COPY, BROKEN = "fffffff0-1111-4111-8111-111111111111", "fffffff1-2222-4222-8222-222222222222"
A_MINUTE = timedelta(minutes=1)
TEMPLATE = Path(__file__).with_name("demo") / "README.in"
LOST_LINES = (
    "alexa erinnere mich an den zahnarzt",
    "alexa was läuft im kino",
    "alexa stell die heizung auf zwanzig grad",
)


def sound_of(clip: Clip, number: int) -> bytes:
    """The bytes of one recording; `number` makes its room noise its own."""
    rng = np.random.default_rng([SEED, number])
    said = spoken(clip.speaker.voice, clip.text, number % 3)
    return packed(through_room(said, clip.device, rng, noisy=clip.form in ("ogg", "mp3")), clip.form)


def transcripts(clips: list[Clip], rng: random.Random) -> bytes:
    """The provider's list: one line for each told recording and for some that are not there, in no order."""
    lines = [clip.line for clip in clips if clip.told]
    own = next(clip for clip in clips if clip.speaker.who == "owner")
    for at, text in enumerate(LOST_LINES):
        when = datetime(2018, 3, 11 + at, 1, 17, 5 + at, tzinfo=UTC)
        lines.append(replace(own, when=when, text=text).line)
    rng.shuffle(lines)
    return text_pdf("Alexa - Transkripte Ihrer Sprachaufnahmen", lines)


def write_export(path: Path, documents: dict[str, bytes], clips: list[Clip], list_of_lines: bytes) -> None:
    """The ZIP: documents, recordings, the same recording once more under another name, a damaged one, the list."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in documents.items():
            put(archive, name, data, LAST)
        for number, clip in enumerate(clips):
            put(archive, clip.entry, sound_of(clip, number), clip.when)
        twice, first = next((at, clip) for at, clip in enumerate(clips) if clip.speaker.who == "stranger")
        again = replace(first, when=first.when + A_MINUTE, mark=COPY)
        put(archive, again.entry, sound_of(first, twice), again.when)
        broken = replace(clips[0], when=clips[0].when + A_MINUTE, mark=BROKEN, form="ulaw", bare=False)
        put(archive, broken.entry, b"RIFF" + bytes(range(256)) * 8, broken.when)
        put(archive, "Alexa/Alexa Transkripte.pdf", list_of_lines, LAST)
    damage(path, broken.entry)


def put(archive: zipfile.ZipFile, name: str, data: bytes, when: datetime) -> None:
    """Add one file with the local time of the household as its time."""
    info = zipfile.ZipInfo(name, when.astimezone(BERLIN).timetuple()[:6])
    info.create_system, info.external_attr, info.compress_type = 3, 0o644 << 16, zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def damage(path: Path, name: str) -> None:
    """Overwrite the packed bytes of one file in the ZIP, as a broken transfer does: nothing of it can be unpacked."""
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(name)
    data = bytearray(path.read_bytes())
    start = info.header_offset + 30 + len(name.encode())
    data[start : start + info.compress_size] = b"\xff" * info.compress_size
    path.write_bytes(data)


def first_line(*command: str) -> str:
    """What a program says of its own version."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return next(
        line.strip() for line in (done.stdout + done.stderr).splitlines() if "ersion" in line or "eSpeak" in line
    )


def readme(export: Path, documents: dict[str, bytes], clips: list[Clip]) -> str:
    """Where the files come from, and what is inside; the damaged file is not counted."""
    with zipfile.ZipFile(export) as archive:
        ends = Counter(Path(name).suffix for name in archive.namelist())
    return TEMPLATE.read_text(encoding="utf-8").format(
        export=EXPORT,
        espeak=first_line("espeak-ng", "--version").split("  ")[0].replace(" text-to-speech:", ""),
        flite=re.sub(r".*flite-([\d.]+).*", r"Flite \1", first_line("flite", "--version")),
        sndfile=sf.__libsndfile_version__,
        pyav=av.__version__,
        numpy=np.__version__,
        wav=ends[".wav"] - 1,
        ogg=ends[".ogg"],
        files=len(documents),
        recordings=len(clips) + 1,
        foreign=sum(clip.speaker.who == "stranger" for clip in clips) + 1,
        bare=sum(clip.bare for clip in clips),
        untold=sum(not clip.told for clip in clips) + 1,
        lost=len(LOST_LINES),
        sha256=hashlib.sha256(export.read_bytes()).hexdigest(),
    )


def main() -> None:
    """Write the export, the owner's facts and the note on their origin."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recordings", type=int, default=1700)
    parser.add_argument("--out", type=Path, default=OUT)
    wanted = parser.parse_args()
    rng = random.Random(SEED)
    clips = make_clips(wanted.recordings - 1, rng)
    documents = own_files(rng)
    wanted.out.mkdir(parents=True, exist_ok=True)
    export = wanted.out / EXPORT
    write_export(export, documents, clips, transcripts(clips, rng))
    wanted.out.joinpath("facts.toml").write_text(FACTS, encoding="utf-8")
    wanted.out.joinpath("README.md").write_text(readme(export, documents, clips), encoding="utf-8")
    print(f"{export.name}: {export.stat().st_size:,} bytes, {len(clips) + 1} recordings, {len(documents)} documents")


if __name__ == "__main__":
    main()
