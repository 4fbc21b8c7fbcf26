# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Names and words from hostile data hide nothing and command nothing: window, terminal, reports."""

from __future__ import annotations

import html
import json
import re
import unicodedata
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from tests.builders import OWN_SERIAL, Said, export_2025, table, tone, write_export
from tests.leaks.watched import Watched
from viewer.report.tables import neutral
from viewer.visible import veiled, visible, visible_json, visible_line

BIDI, ESCAPE, C1, ZERO = "\u202egpj.exe\u2066", "\x1b[2J\x1b]0;owned\x07", "\x9b31m", "a\u200bb\ufeffc"
EVIL = f'<img src="file:///etc/passwd">{BIDI}{ESCAPE}{C1}{ZERO}\u2028=1+1'
FOREIGN = "G000FAR998877665"
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
KINDS = ("controller", "complaint", "tip", "press")


def hidden(text: str, keep: str = "\n") -> list[str]:
    return [f"U+{ord(one):04X}" for one in text if one not in keep and unicodedata.category(one) in HIDDEN]


def texts(value: object) -> Iterator[str]:
    """Every text in a value that came from JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.items() if isinstance(value, dict) else value:
            yield from texts(list(one) if isinstance(one, tuple) else one)


def hostile_export(folder: Path) -> list[Path]:
    """Everything that is named or said is hostile: devices, words, contacts, files."""
    start, told = datetime(2018, 3, 20, 6, 30, 15, tzinfo=UTC), []
    for number in range(12):
        serial = OWN_SERIAL if number < 8 else FOREIGN
        key = str(uuid.UUID(int=0xABC000 + number, version=4))
        told.append(Said(start + timedelta(hours=19 * number), serial, EVIL, f"{EVIL} {number}", key))
    parts = export_2025(told)
    first, second, third = sorted(parts)
    header = ["Account Name", "Device Model", "Device Serial Number", "First Time Registered", "Time Deregistered"]
    rows = [[EVIL, EVIL, serial, "2017-01-06T12:00:00Z", "Not Available"] for serial in (OWN_SERIAL, FOREIGN)]
    parts[first] = dict(parts[first]) | {"Devices/Device Registration.csv": table(header, rows)}
    parts[second] = dict(parts[second]) | {
        f"Alexa/{EVIL.replace('/', '_')}/contacts.csv": table(["First Name", "Email Address"], [[EVIL, "a@b.example"]]),
        f"Alexa/Smart Home/{EVIL.replace('/', '_')}.csv": table(["Friendly Name", "Room"], [[EVIL, EVIL]]),
    }
    parts[third] = dict(parts[third]) | {
        f"Additional Data/Alexa/Voice/{EVIL.replace('/', '_')}.wav": tone(0.3),
        f"Additional Data/Alexa/Voice/broken {EVIL.replace('/', '_')}.wav": b"RIFF",
    }
    return write_export(folder, parts)


class Made:
    """The hostile export in a run of its own, scanned into a case with a name that is hostile too."""

    def __init__(self, folder: Path) -> None:
        given = folder / "given"
        given.mkdir()
        self.run, self.exports = Watched(folder / "run it"), [str(one) for one in hostile_export(given)]
        self.facts, self.matter = given / "facts.toml", given / "matter.toml"
        self.facts.write_text(f'[owner]\nuses_voice_assistant = true\n[[device]]\nserial = "{OWN_SERIAL}"\n')
        evil = json.dumps(EVIL)
        self.matter.write_text(f"[sender]\nname = {evil}\n[[event]]\non = 2020-01-01\nwhat = {evil}\n")
        self.case = self.run / "home" / f"{BIDI}{ESCAPE}.notmine"

    def command(self, *given: object) -> tuple[int, str]:
        code = self.run.run("viewer", *map(str, given))
        streams = [(self.run / "streams" / f"own.{one}").read_text(encoding="utf-8") for one in ("out", "err")]
        return code, "".join(streams)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = Made(tmp_path_factory.mktemp("legible"))
    code, told = made.command("scan", *made.exports, "--case", made.case, "--facts", made.facts, "--no-voice")
    assert code == 0, told
    assert hidden(told) == []
    return made


@pytest.mark.parametrize(
    "command", [("list",), ("list", "--json"), ("groups",), ("groups", "--json"), ("search", "passwd"),
                ("search", "passwd", "--json"), ("verify",), ("verify", "--export"), ("verify", "--export", "--json")],
    ids=" ".join,
)  # fmt: skip
def test_nothing_acts_on_a_terminal(made: Made, command: tuple[str, ...]) -> None:
    name, *rest = command
    code, told = made.command(name, made.case, *rest)
    assert code == 0
    assert "202E" in told.upper() or command in {("verify",), ("groups",)}
    assert hidden(told) == []
    if "--json" in rest:
        values = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
        kept = "\\u202E" if name == "verify" else "\u202e"  # names are spelled out where the archive is read
        assert kept in "".join(texts(values)), "data must come back as it was"


def test_a_mistake_in_an_argument_is_told_harmlessly(made: Made) -> None:
    code, told = made.command("decide", made.case, "--group", f"device:{EVIL}", "--as", "mine")
    assert code == 2
    assert hidden(told) == []
    code, told = made.command("list", f"{EVIL}.notmine".replace("/", "_"))
    assert code == 2
    assert hidden(told) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_acts_in_a_report(made: Made, kind: str) -> None:
    out = made.run / f"out {kind}"
    code, told = made.command("report", made.case, "--kind", kind, "--out", out, "--matter", made.matter)
    assert code == 0, told
    plain = [path for path in out.iterdir() if path.suffix not in ("", ".pdf")]
    texts = {path.name: path.read_text(encoding="utf-8-sig") for path in plain}
    assert len(texts) >= 3
    for name, text in texts.items():
        assert hidden(text.replace("\r\n", "\n").replace("\n ", "")) == [], name
        assert not name.endswith(".html") or "<img" not in text
    (page,) = out.glob("*.html")
    assert html.escape("<img src=") in page.read_text(encoding="utf-8")
    document = pypdfium2.PdfDocument(next(out.glob("*.pdf")).read_bytes())
    shown = "".join(one.get_textpage().get_text_range() for one in document)
    document.close()
    assert "[U+202E]" in re.sub(r"\s", "", shown)
    assert hidden(shown, keep="\r\n\ufffe\u00ad") == []


def test_nothing_acts_in_the_window(tmp_path: Path) -> None:
    made = Made(tmp_path)
    plan = {"exports": made.exports, "facts": str(made.facts), "mistake": EVIL, "told": str(made.run / "told.json")}
    (made.run / "plan.json").write_text(json.dumps(plan | {"look": True}), encoding="utf-8")
    code = made.run.run("tests.leaks.journey", str(made.run / "plan.json"))
    assert code == 0, (made.run / "streams" / "own.err").read_text(encoding="utf-8")
    shown = [tuple(one) for one in json.loads((made.run / "told.json").read_text(encoding="utf-8"))["shown"]]
    assert any("U+202E" in text for _, _, text in shown), "nothing hostile came to be shown"
    assert [(where, hidden(text, "\n\t\u00ad")) for _, where, text in shown if hidden(text, "\n\t\u00ad")] == []
    rich = [(where, text) for kind, where, text in shown if kind != "plain" and "<" in text]
    assert [one for one in rich if not re.fullmatch(r"<p>[^<]*</p>", one[1])] == []


@pytest.mark.parametrize(
    "cell", ["=1", " =1", "\u00a0=1", "\u3000=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x", "\t=1", "-1", "|x"]
)
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert str(neutral(cell)).startswith(("'", "["))


def test_a_cell_that_hides_its_sign_behind_a_mark_is_told() -> None:
    assert neutral("\ufeff=1") == "[U+FEFF]=1"
    assert neutral(-1) == -1


def test_hidden_characters_are_spelled_out_and_the_rest_stays() -> None:
    assert visible("Jürgen 日本 👍\n\tx\u00ad") == "Jürgen 日本 👍\n\tx\u00ad"
    assert visible("a\u202eb\x00\x1b\ud800\ue000") == "a⟨U+202E⟩b⟨U+0000⟩⟨U+001B⟩⟨U+D800⟩⟨U+E000⟩"
    assert visible_line("a\nb\tc") == "a⟨U+000A⟩b⟨U+0009⟩c"
    assert json.loads(visible_json(json.dumps([EVIL, "\U000e0001"], ensure_ascii=False))) == [EVIL, "\U000e0001"]
    assert hidden(visible_json(json.dumps(EVIL, ensure_ascii=False))) == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("My Data.zip!Alexa/Erika Beispiel.wav", "My Data.zip!….wav"),
        ("My Data.zip!inner of Erika.zip!a/b.wav", "My Data.zip!….wav"),
        ("Erikas folder!a/b.csv", "….csv"),
        ("Erika.wav", "….wav"),
        ("My Data.zip!Erika", "My Data.zip!…"),
        ("My Data.zip!a.Erika Beispiel", "My Data.zip!…"),
    ],
)
def test_names_inside_an_export_are_veiled(path: str, told: str) -> None:
    assert veiled(path) == told
