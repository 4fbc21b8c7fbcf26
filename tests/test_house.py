# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The house rules that no linter knows: headers, sizes of rooms, where words live and what they may say."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# SPDX-FileCopyrightText: 2026 The Notmine developers\n# SPDX-License-Identifier: Apache-2.0\n"
CODE = sorted(path for part in ("viewer", "tests", "packaging") for path in (ROOT / part).rglob("*.py"))
PROGRAM = [path for path in CODE if path.is_relative_to(ROOT / "viewer")]
LANGUAGES = ("de", "en")
NETWORK = ("PySide6.QtNetwork", "socket", "ssl", "http", "urllib.request", "requests")
KEY = re.compile(r"[a-z][a-z_]*(\.[\w-]+)+")
FORBIDDEN = {
    "de": re.compile(r"\bmatch|\b99 ?%|\btreffer|\bgestohlen|\bgehackt", re.IGNORECASE),
    "en": re.compile(r"\bmatch|\b99 ?%|\bstolen\b|\bstole\b|\bhacked\b|\bhacker", re.IGNORECASE),
}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """Every key of a language with its forms: one, or as many as the language has plurals."""
    found: dict[str, tuple[str, ...]] = {}
    for po in sorted((ROOT / "resources" / "words" / language).glob("*.po")):
        with po.open("rb") as stream:
            for entry in read_po(stream, locale=language, abort_invalid=True):
                if not entry.id:
                    continue
                plural = isinstance(entry.id, tuple)
                key = entry.id[0] if plural else entry.id
                assert key not in found, f"{key} stands twice"
                assert not plural or entry.id == (key, key), f"{key}: msgid_plural is another key"
                found[key] = tuple(entry.string) if plural else (entry.string,)
    return found


def gaps(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name is not None}


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call in the program of a function or method so named, with its place."""
    for path in PROGRAM:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in names:
                    yield f"{named(path)}:{node.lineno}", node


def spoken_calls() -> Iterator[tuple[str, str, ast.Call, ast.expr]]:
    """Every place where a key of the catalogue is named: (place, function, call, key expression)."""
    for place, call in calls("message", "text", "count"):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
        if call.args:
            yield place, name, call, call.args[0]


def imported(tree: ast.AST) -> Iterator[str]:
    """Every absolute name that is imported, wherever the import stands; of `from a import b` also a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches_out(tree: ast.AST) -> bool:
    return any(f"{name}.".startswith(tuple(f"{barred}." for barred in NETWORK)) for name in imported(tree))


def pattern_of(joined: ast.JoinedStr) -> re.Pattern[str]:
    """What an f-string may become."""
    parts = (re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w.-]*" for part in joined.values)
    return re.compile("".join(parts))


@pytest.mark.parametrize("path", CODE, ids=named)
def test_every_file_has_its_header_its_purpose_and_a_size_to_read_at_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(HEADER)
    assert ast.get_docstring(tree_of(path)), "what is this module for?"
    lines = text.count("\n")
    assert lines <= 250


def test_both_languages_have_the_same_keys_and_gaps() -> None:
    german, english = catalogue("de"), catalogue("en")
    assert set(german) == set(english)
    assert english, "there are no words at all"
    for key, forms in english.items():
        assert gaps(german[key]) == gaps(forms), key
        assert len(german[key]) == len(forms), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_well_formed_and_every_sentence_is_there(language: str) -> None:
    for key, forms in catalogue(language).items():
        assert KEY.fullmatch(key), key
        assert all(form.strip() for form in forms), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_says_more_than_the_data_proves(language: str) -> None:
    said = [key for key, forms in catalogue(language).items() if FORBIDDEN[language].search(" ".join(forms))]
    assert "\n".join(said) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_hold_no_markup(language: str) -> None:
    marked = [key for key, forms in catalogue(language).items() if re.search(r"</?[a-z]+>|&\w+;", " ".join(forms))]
    assert marked == []


def test_german_is_written_with_its_own_letters_and_politely() -> None:
    text = {key: " ".join(forms) for key, forms in catalogue("de").items()}
    wrong = re.compile(r"\b(fuer|ueber|koennen|moechten|waehlen|Geraet|loeschen|oeffnen|du|dein|deine|dir|dich)\b")
    assert [key for key, said in text.items() if wrong.search(said)] == []


def test_the_compiled_catalogues_are_fresh() -> None:
    check = [sys.executable, ROOT / "packaging" / "compile_words.py", "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_key_that_the_program_names_exists() -> None:
    missing = []
    for place, _, _, key in spoken_calls():
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and KEY.fullmatch(key.value):
            wanted = re.compile(re.escape(key.value))
        elif isinstance(key, ast.JoinedStr) and "." in ast.unparse(key):
            wanted = pattern_of(key)
        else:
            continue
        if not any(wanted.fullmatch(known) for known in catalogue("en")):
            missing.append(f"{place}: {ast.unparse(key)}")
    assert "\n".join(missing) == ""


def test_every_gap_is_filled_and_every_number_has_its_plural() -> None:
    wrong = []
    for place, name, call, key in spoken_calls():
        if not (isinstance(key, ast.Constant) and key.value in catalogue("en")):
            continue
        given = {keyword.arg for keyword in call.keywords}
        forms = catalogue("en")[key.value]
        needs = gaps(forms) - {"n"} if name == "count" else gaps(forms)
        if None not in given and not needs <= given:
            wrong.append(f"{place}: {key.value} lacks {needs - given}")
        if (name == "count" or (name == "message" and "n" in given)) and len(forms) == 1:
            wrong.append(f"{place}: {key.value} has no plural")
    assert "\n".join(wrong) == ""


def test_every_sentence_is_said_somewhere() -> None:
    literals: set[str] = set()
    patterns: set[re.Pattern[str]] = set()
    for path in PROGRAM:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            elif isinstance(node, ast.JoinedStr) and re.match(r"f['\"](\w+\.|\{\w+\}\.)", ast.unparse(node)):
                patterns.add(pattern_of(node))
    prefixes = tuple(text for text in literals if re.fullmatch(r"[a-z_]+(\.[\w-]+)*\.", text))
    unsaid = [
        key
        for key in catalogue("en")
        if key not in literals and not key.startswith(prefixes) and not any(each.fullmatch(key) for each in patterns)
    ]
    assert "\n".join(unsaid) == ""


def test_nothing_prints_but_the_command_line() -> None:
    places = [place for place, call in calls("print") if isinstance(call.func, ast.Name)]
    assert [place for place in places if not place.startswith("viewer/cli/")] == []


def test_labels_are_made_in_one_place_and_show_plain_text_only() -> None:
    made = {place.split(":")[0] for place, _ in calls("QLabel", "QMessageBox")}
    assert made <= {"viewer/ui/labels.py"}
    rich = re.compile(r"TextFormat\.(RichText|AutoText|MarkdownText)|\.setHtml\(|\.setMarkdown\(|QTextBrowser")
    assert [named(path) for path in PROGRAM if rich.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_in_the_program_can_reach_the_network() -> None:
    assert [named(path) for path in PROGRAM if reaches_out(tree_of(path))] == []


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("from PySide6 import QtCore, QtNetwork", True),
        ("from PySide6.QtNetwork import QTcpSocket", True),
        ("import json, http.client as client", True),
        ("def later():\n    from urllib import request", True),
        ("from urllib.parse import quote", False),
        ("from .http import page", False),
        ("import sockets", False),
    ],
)
def test_a_way_to_the_network_is_seen_however_it_is_written(line: str, caught: bool) -> None:
    assert reaches_out(ast.parse(line)) is caught
