# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Two boxes above a letter: what is inside and what is not, and what is not stated yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from viewer.case.enclosure import Content
from viewer.case.matter import Audience
from viewer.ui.flow import FlowLayout
from viewer.ui.labels import Style, button, label, show_text
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.drafting import Draft


_OUTSIDE = (
    ("sound", frozenset({Content.SOUND})),
    ("text", frozenset({Content.TRANSCRIPT, Content.SOUND})),
    ("names", frozenset(Content)),
)
"""What is not inside, and which items added by hand would make that untrue: whoever hears words may hear names."""


class InsideBox(QFrame):
    """What whoever gets the report will have, and what they will not."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("look", "card")
        self.setAccessibleName(words.text("letters.inside.name"))
        self._inside, self._outside = label(""), label("")
        self.exposure = label("", Style.QUIET)
        across = QHBoxLayout()
        across.setSpacing(24)
        for key, body, share in (("inside", self._inside, 3), ("outside", self._outside, 2)):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(label(words.text(f"letters.{key}"), Style.STRONG))
            column.addWidget(body)
            column.addStretch()
            across.addLayout(column, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(4)
        layout.addLayout(across)
        layout.addWidget(self.exposure)

    def put(self, draft: Draft, anonymous: bool) -> None:
        """Say it of this draft."""
        words = self._words
        who = "anonymous" if anonymous and draft.audience is Audience.TIP else "named"
        inside = [
            words.count("letters.inside.recordings", draft.foreign),
            words.text("letters.inside.reasons"),
            words.text(f"letters.inside.{who}"),
        ]
        inside += [words.text("letters.inside.bag")] if draft.audience is Audience.PRESS else []
        inside += [words.text(f"enclosing.inside.{one}") for one in Content if one in draft.enclosed]
        outside = [words.text(f"letters.outside.{name}") for name, ends in _OUTSIDE if not ends & {*draft.enclosed}]
        show_text(self._inside, "\n".join(f"✓ {one}" for one in inside), "; ".join(inside))
        show_text(self._outside, "\n".join(f"✕ {one}" for one in outside), "; ".join(outside))
        heard = words.text(
            "letters.exposure",
            opened=words.number(draft.opened),
            total=words.number(draft.recordings),
            seconds=words.number(draft.seconds, 1),
        )
        show_text(self.exposure, heard)


class MissingBox(QFrame):
    """A button for each field that is not stated yet; `wanted` carries its name."""

    wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._names: tuple[str, ...] = ()
        self.setProperty("look", "banner")
        self.setAccessibleName(words.text("letters.missing"))
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        self.buttons: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(6)
        layout.addWidget(label(words.text("letters.missing"), Style.STRONG))
        layout.addWidget(self._holder)
        self.hide()

    def put(self, names: tuple[str, ...]) -> None:
        """These are not stated yet."""
        if names != self._names:
            self._names = names
            self._build()
            self.setVisible(bool(names))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _build(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.buttons = {}
        for name in self._names:
            made = button(self._words.text(f"letters.missing.{name}"))
            made.clicked.connect(partial(self._want, name))
            self._flow.addWidget(made)
            self.buttons[name] = made
        self._holder.updateGeometry()

    def _want(self, name: str, _checked: bool = False) -> None:
        self.wanted.emit(name)
