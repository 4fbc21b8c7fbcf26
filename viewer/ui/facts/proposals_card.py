# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Lists what the export's own files say, each with its source and a button to take it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from viewer.case.reading import AccountFact
from viewer.ui.labels import Style, button, card, label
from viewer.words import Words


class ProposalsCard(QWidget):
    """The proposals to one question; hidden while there are none. `taken` carries the `AccountFact`."""

    taken = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[AccountFact, ...] = ()
        frame, inside = card(words.text("shell.proposal.title"))
        inside.addWidget(label(words.text("shell.proposal.title"), Style.STRONG))
        inside.addWidget(label(words.text("shell.proposal.warning"), Style.QUIET))
        self._list: QFrame | None = None
        self._inside = inside
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.setVisible(False)

    def put(self, proposals: Sequence[AccountFact]) -> None:
        """Show these."""
        if tuple(proposals) == self._shown:
            return
        self._shown = tuple(proposals)
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self._list = QFrame()
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        for fact in proposals:
            rows.addLayout(self._row(fact))
        self._inside.addWidget(self._list)
        self.setVisible(bool(proposals))

    def _row(self, fact: AccountFact) -> QHBoxLayout:
        words = self._words
        extra = fact.get("name") or fact.get("city") or fact.get("timezone")
        value = " · ".join(dict.fromkeys(one for one in (fact.value, extra) if one))
        source = fact.source.rsplit("!", 1)[-1]
        kind = words.text(f"shell.proposal.{fact.kind}")
        text = label(f"{kind}: {value}")
        where = words.text("shell.proposal.source", source=source) if source else words.text("shell.proposal.here")
        use = button(words.text("shell.proposal.use"), name=words.text("shell.proposal.use_this", value=value))
        use.clicked.connect(lambda: self.taken.emit(fact))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(text)
        texts.addWidget(label(where, Style.QUIET))
        row = QHBoxLayout()
        row.addLayout(texts, 1)
        row.addWidget(use)
        return row
