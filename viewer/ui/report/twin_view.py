# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What the bundle for support would hold: what is replaced by what, invented examples, and what it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.case.message import message
from viewer.ui.reading import Reading, ReadingArea
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.report.twin.bundle import SupportPreview


class TwinView(QWidget):
    """Texts to be read, in an area that scrolls."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.text, area = Reading(words.text("letters.twin")), ReadingArea()
        area.add(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setFocusProxy(self.text)
        self.show_waiting()

    def show_waiting(self) -> None:
        """The export is being gone through."""
        self.text.write(self._words.text("letters.twin"), self._words.text("letters.twin.making"), ())

    def show_twin(self, twin: SupportPreview) -> None:
        """Show what the bundle would hold."""
        words = self._words
        counts = {
            "recordings": message("support.made.recordings", n=twin.recordings),
            "documents": message("support.made.documents", n=twin.documents),
            "fillers": message("support.made.fillers", n=twin.fillers),
        }
        replaced = [f"{words.say(said)}: {words.number(n)}" for said, n in twin.replaced]
        examples = [f"{words.say(said)}: {shown}" for said, shown in twin.examples]
        files = [one.name if one.bytes is None else f"{one.name}, {words.size(one.bytes)}" for one in twin.files]
        sections = (("examples", examples), ("unlike", words.all(twin.unlike)), ("files", files))
        told = [(words.text("letters.twin.replaced"), replaced)]
        told += [(words.text(f"letters.twin.{name}"), list(lines)) for name, lines in sections]
        intro = words.text("support.made", **counts)
        self.text.write(words.text("letters.twin"), intro, [(head, lines) for head, lines in told if lines])
