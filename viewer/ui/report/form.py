# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The form of the matter: who writes, to whom, what was asked for and when; only what the chosen letter needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from viewer.case.matter import Audience, Capacity, Category, Matter
from viewer.ui.report.addressee_field import AddresseeField
from viewer.ui.report.asked import GROUPS, HINTED, is_asked
from viewer.ui.report.day_field import DayField
from viewer.ui.report.events_field import EventsField
from viewer.ui.report.fields import ChoiceField, FormField, LineField, LinesField, TickField, TicksField
from viewer.ui.report.form_group import FieldRow, FormGroup
from viewer.ui.report.residence_field import ResidenceField
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.drafting import Correspondents, Draft

SENDER = ("anonymous", "name", "address", "email", "residence", "reference", "phone", "capacity", "may_be_named")
REQUEST = ("made_on", "answered_on", "channel", "article", "downloaded_on", "link", "link_disabled")
OWN = ("discovered_on", "events", "categories", "copies")
TO = ("company", "authority")


class MatterForm(QWidget):
    """`changed`: the user changed something."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._audience, self._base = words, Audience.CONTROLLER, Matter()
        self._needed: tuple[str, ...] = ()
        self._known: Correspondents | None = None
        self.fields = _fields(words)
        self.rows = {
            name: FieldRow(name, field, words.text(f"letters.hint.{name}") if name in HINTED else "", words)
            for name, field in self.fields.items()
        }
        self.groups = {key: FormGroup(key, names, self.rows, words) for key, names in GROUPS.items()}
        for field in self.fields.values():
            field.changed.connect(self._edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for group in self.groups.values():
            layout.addWidget(group)
        self._fit()

    def offer(self, known: Correspondents) -> None:
        """Offer these companies, authorities, countries and regions."""
        self._known = known
        residence = self.fields["residence"]
        if isinstance(residence, ResidenceField):
            residence.offer(known)
        self._offer(None)

    def put(self, matter: Matter) -> None:
        """Show this matter."""
        self._base = matter
        for name in SENDER:
            self.fields[name].put(getattr(matter.sender, name))
        for name in REQUEST:
            self.fields[name].put(getattr(matter.request, name))
        for name in OWN:
            self.fields[name].put(getattr(matter, name))
        for name in TO:
            self.fields[name].put((getattr(matter, name), getattr(matter, f"{name}_named")))
        self._fit()

    def matter(self) -> Matter:
        """What the form holds; what it has no field for is as it was put."""
        held = {name: field.value() for name, field in self.fields.items()}
        chosen = {name: held[name][0] for name in TO} | {f"{name}_named": held[name][1] for name in TO}
        return replace(
            self._base,
            sender=replace(self._base.sender, **{name: held[name] for name in SENDER}),
            request=replace(self._base.request, **{name: held[name] for name in REQUEST}),
            **{name: held[name] for name in OWN},
            **chosen,
        )

    def show_audience(self, audience: Audience, needed: Sequence[str]) -> None:
        """Ask what a letter for this audience has a use for, and say what it cannot do without."""
        self._audience, self._needed = audience, tuple(needed)
        self._fit()

    def show_draft(self, draft: Draft) -> None:
        """Show the addressees that are proposed, and the address to which the letter goes."""
        self._offer(draft)

    def go_to(self, name: str) -> None:
        """Bring the cursor into a field."""
        for group in self.groups.values():
            group.uncover(name)
        self.fields[name].setFocus()
        QTimer.singleShot(0, self, lambda: self._scroll_to(name))

    def _scroll_to(self, name: str) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.rows[name])

    def _offer(self, draft: Draft | None) -> None:
        known, words = self._known, self._words
        company, authority = self.fields["company"], self.fields["authority"]
        if known is None or not isinstance(company, AddresseeField) or not isinstance(authority, AddresseeField):
            return
        source = words.text("letters.addressee.source", source=known.source, day=words.date(known.as_of))
        company.offer(known.companies, draft.proposed_company if draft is not None else None)
        company.show_address(draft.company if draft is not None else None, source)
        proposed = draft.proposed_authorities if draft is not None else ()
        authority.offer(known.authorities, proposed[0] if len(proposed) == 1 else None)
        authority.show_address(draft.authority if draft is not None else None, source)

    def _edited(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        anonymous = bool(self.fields["anonymous"].value())
        for name, row in self.rows.items():
            row.show_need(name in self._needed)
        for group in self.groups.values():
            group.show_only(lambda name: is_asked(name, self._audience, anonymous))


def _fields(words: Words) -> dict[str, FormField[Any]]:
    """Every field by its name."""

    def name(key: str) -> str:
        return words.text(f"letters.field.{key}")

    def line(key: str) -> LineField:
        return LineField(name(key), words.text(f"letters.example.{key}"))

    def known(key: str) -> ChoiceField[bool | None]:
        choices = ((None, "unknown"), (True, "yes"), (False, "no"))
        return ChoiceField(name(key), [(value, words.text(f"letters.known.{said}")) for value, said in choices])

    capacities = (Capacity.REQUESTER, Capacity.RECIPIENT, Capacity.JOURNALIST, Capacity.SUPPORT)
    return {
        "anonymous": TickField(name("anonymous")),
        "name": line("name"),
        "address": LinesField(name("address"), words.text("letters.example.address")),
        "email": line("email"),
        "residence": ResidenceField(words),
        "reference": line("reference"),
        "phone": line("phone"),
        "capacity": ChoiceField(name("capacity"), [(one, words.text(f"letter.capacity.{one}")) for one in capacities]),
        "may_be_named": known("may_be_named"),
        "company": AddresseeField(words, "company"),
        "authority": AddresseeField(words, "authority"),
        **{key: DayField(name(key), words) for key in ("made_on", "answered_on", "discovered_on", "downloaded_on")},
        "channel": line("channel"),
        "article": line("article"),
        "link": line("link"),
        "link_disabled": known("link_disabled"),
        "events": EventsField(words),
        "categories": TicksField([(one, words.text(f"letter.category.{one}")) for one in Category]),
        "copies": line("copies"),
    }
