# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Nothing is drawn from data as rich text: the ways to do it are barred by reading the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "viewer" / "ui"
FACTORY = UI / "labels.py"
MADE_BY_FACTORY = {"QLabel", "QMessageBox", "QErrorMessage", "QInputDialog", "QTextBrowser", "QGraphicsTextItem"}
RICH = {"setHtml", "setMarkdown", "insertHtml", "appendHtml", "setDefaultStyleSheet", "setTextFormat", "addResource"}
TIPS = {"setToolTip", "setWhatsThis", "setTabToolTip", "showText", "setStatusTip"}


def wrong(source: str, *, is_factory: bool = False) -> Iterator[str]:
    """What a module does that only the factory of labels may do, or nobody."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        static = name.rsplit(".", 1)[-1]
        owner = ast.unparse(node.func).split(".")[0]
        if is_factory:
            if static in RICH and "PlainText" not in ast.unparse(node):
                yield f"{node.lineno}: {static}"
        elif static in MADE_BY_FACTORY | RICH or owner in MADE_BY_FACTORY:
            yield f"{node.lineno}: {ast.unparse(node.func)}"
        elif static in TIPS and not _is_catalogue(node.args[1 if static == "showText" else 0]):
            yield f"{node.lineno}: {static} with a text that is not of the catalogue"


def _is_catalogue(given: ast.AST) -> bool:
    """Whether a text is a sentence of the catalogue without a gap that data could fill, or made harmless."""
    spoken = re.fullmatch(r"(self\.)?_?words\.text\(f?'[\w.{}]+'\)|tip_of\(.*\)", ast.unparse(given))
    return spoken is not None or (isinstance(given, ast.Constant) and "<" not in str(given.value))


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.relative_to(UI).as_posix())
def test_no_module_of_the_window_shows_rich_text(path: Path) -> None:
    assert list(wrong(path.read_text(encoding="utf-8"), is_factory=path == FACTORY)) == []


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("QLabel(row.device)", True),
        ("QtWidgets.QLabel()", True),
        ("QMessageBox.warning(self, title, text)", True),
        ("view.setHtml(text)", True),
        ("cursor.insertHtml(text)", True),
        ("box.setTextFormat(Qt.TextFormat.RichText)", True),
        ("cell.setToolTip(row.entry)", True),
        ("cell.setToolTip(self._words.text('a.key', name=row.name))", True),
        ("QToolTip.showText(at, row.entry)", True),
        ("cell.setToolTip(self._words.text('player.play.tip'))", False),
        ("cell.setToolTip(words.text(f'player.{name}.tip'))", False),
        ("cursor.insertText(visible(text))", False),
        ("label(row.device)", False),
    ],
)
def test_rich_text_is_seen_however_it_is_written(line: str, caught: bool) -> None:
    assert bool(list(wrong(line))) is caught
