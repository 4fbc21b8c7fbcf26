# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What else could explain it, to tick, to rule out and to reopen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from viewer.case.review import Settled
from viewer.ui.findings.explanation_lines import ExplanationBlock, ExplanationLine
from viewer.ui.labels import Style, button, label, show_text, visible
from viewer.words import Words

Place = tuple[str, str]


class KeepsSpace(QObject):
    """Lets Space press what has the focus, where a key of the window would take it away."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim Space."""
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if event.type() == QEvent.Type.ShortcutOverride and space:
            event.accept()
            return True
        return super().eventFilter(watched, event)


class Tick(QWidget):
    """One explanation: a box with its text beside it. `ruled` carries True (applies) or None (open again)."""

    ruled = Signal(object)

    def __init__(self, words: Words, keeps_space: QObject) -> None:
        super().__init__()
        self.box, self._text, self._note = QCheckBox(), label(), label("", Style.QUIET)
        self.again = button(words.text("why.reopen"), quiet=True)
        self._again_words, self.is_open = words.text("why.reopen"), True
        self.box.clicked.connect(lambda ticked: self.ruled.emit(True if ticked else None))
        self.again.clicked.connect(lambda: self.ruled.emit(None))
        for one in (self.box, self.again):
            one.installEventFilter(keeps_space)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.box, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._text, 0, 1)
        grid.addWidget(self._note, 1, 1)
        grid.addWidget(self.again, 2, 1, Qt.AlignmentFlag.AlignLeft)

    def put(self, line: ExplanationLine) -> None:
        """Look as the line says."""
        show_text(self._text, line.text)
        self._text.setProperty("look", Style.QUIET if line.state is Settled.RULED_OUT else Style.BODY)
        self._text.style().polish(self._text)
        show_text(self._note, line.note)
        self._note.setVisible(bool(line.note))
        self.again.setVisible(line.state is Settled.RULED_OUT and not line.fixed)
        self.again.setAccessibleName(visible(f"{self._again_words}: {line.text}"))
        self.box.setChecked(line.state is Settled.APPLIES)
        self.box.setEnabled(not line.fixed)
        self.box.setAccessibleName(visible(line.spoken))
        self.is_open = line.state is Settled.OPEN

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the text is one on the box."""
        if self.box.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.box.click()


class Ticks(QWidget):
    """The explanations, by what they are about. `ruled` carries a subject, keys (a tuple), and True (applies), False
    (ruled out) or None (open again)."""

    ruled = Signal(str, object, object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._keeps_space = words, KeepsSpace(self)
        self._shown: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self.ticks: dict[Place, Tick] = {}
        self.none: dict[str, QWidget] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(6)
        self.hide()

    def put(self, blocks: Sequence[ExplanationBlock]) -> None:
        """Offer these; what stays the same keeps its widgets, and with them the focus."""
        shown = tuple((block.subject, tuple(line.key for line in block.lines)) for block in blocks)
        if shown != self._shown:
            self._build(blocks)
            self._shown = shown
        for block in blocks:
            for line in block.lines:
                self.ticks[block.subject, line.key].put(line)
            rule_out = self.none[block.subject]
            if rule_out.hasFocus() and not block.open:
                self.ticks[block.subject, block.lines[0].key].box.setFocus()
            rule_out.setVisible(bool(block.open))
        self.setVisible(bool(blocks))

    def _build(self, blocks: Sequence[ExplanationBlock]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.ticks, self.none = {}, {}
        margin = round(self.fontMetrics().height() * 0.5)
        self._layout.setContentsMargins(margin, margin, margin, margin)
        if blocks:
            self._layout.addWidget(label(self._words.text("why.innocent"), Style.STRONG))
            self._layout.addWidget(label(self._words.text("why.innocent.how"), Style.QUIET))
        for block in blocks:
            self._add(block, titled=len(blocks) > 1)

    def _add(self, block: ExplanationBlock, *, titled: bool) -> None:
        subject = block.subject
        if titled:
            self._layout.addWidget(label(block.title, Style.STRONG))
        for line in block.lines:
            tick = self.ticks[subject, line.key] = Tick(self._words, self._keeps_space)
            tick.ruled.connect(lambda applies, key=line.key: self.ruled.emit(subject, (key,), applies))
            self._layout.addWidget(tick)
        none = button(self._words.text("why.innocent.none"))
        none.setAccessibleName(visible(f"{block.title}: {none.text()}"))
        none.installEventFilter(self._keeps_space)
        none.clicked.connect(lambda: self._rule_out(subject))
        self.none[subject] = none
        self._layout.addWidget(none, 0, Qt.AlignmentFlag.AlignLeft)

    def _rule_out(self, subject: str) -> None:
        keys = tuple(key for (about, key), tick in self.ticks.items() if about == subject and tick.is_open)
        self.ruled.emit(subject, keys, False)
