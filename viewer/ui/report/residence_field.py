# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Where the writer lives: a country, and in Germany a region, since each has an authority of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.ui.report.fields import ChoiceBox, FormField
from viewer.words import Words

if TYPE_CHECKING:
    from viewer.workflow.drafting import Correspondents

WITH_REGIONS = "de"


class ResidenceField(FormField[str]):
    """A code such as `at` or `de-by`; empty where nothing is chosen."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.country, self.region = ChoiceBox(), ChoiceBox()
        self.country.setAccessibleName(words.text("letters.field.residence"))
        self.region.setAccessibleName(words.text("letters.residence.region"))
        for box in (self.country, self.region):
            box.activated.connect(self._chosen)
        self._hold(self.country, self.region)
        self.region.hide()

    def offer(self, known: Correspondents) -> None:
        """Offer these countries and regions, by name."""
        words = self._words
        chosen = self.value()
        for box, codes, what in (
            (self.country, known.countries, "country"),
            (self.region, known.regions, "region"),
        ):
            box.clear()
            box.addItem(words.text(f"letters.residence.no_{what}"), "")
            named = sorted((words.text(f"letters.{what}.{code}"), code) for code in codes)
            for name, code in named:
                box.addItem(name, code)
        self.put(chosen)

    def put(self, value: str) -> None:
        """Show this residence."""
        country, _, region = value.lower().partition("-")
        self.country.setCurrentIndex(max(0, self.country.findData(country)))
        self.region.setCurrentIndex(max(0, self.region.findData(region)))
        self._fit()

    def value(self) -> str:
        """The code."""
        country, region = self.country.currentData() or "", self.region.currentData() or ""
        return f"{country}-{region}" if country == WITH_REGIONS and region else country

    def _chosen(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self.region.setVisible(self.country.currentData() == WITH_REGIONS)
