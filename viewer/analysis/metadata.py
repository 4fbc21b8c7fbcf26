# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The metadata instrument: measures groups of recordings and the export as a whole, without listening to anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from viewer.analysis.metadata_coverage import measure_coverage, measure_services
from viewer.analysis.metadata_groups import measure_groups, traits_of
from viewer.analysis.metadata_hours import measure_hours
from viewer.analysis.metadata_parcel import measure_archives, measure_balance, measure_duplicates, measure_summary
from viewer.case.export import Inventory
from viewer.case.observation import Observation, Value
from viewer.case.reading import FactKind, Reading

NAME = "metadata"
VERSION = "2"


def measure_metadata(
    inventory: Inventory, reading: Reading, signal: Mapping[str, Mapping[str, Value]]
) -> tuple[Observation, ...]:
    """One observation for `export` and one for every `device:SERIAL`, `account:ID` and `batch:NAME` of the reading.

    `signal` holds by entry path what the instrument `signal` measured; read are `sample_rate`, `channels`, `codec` and
    `speech_s`, and it may be partial. The inventory's entries carry their sha256; the reading's dispositions say what
    became of them, and its coverage how much of each document was understood. Linear in entries and recordings; the
    answer depends on no order. Values: see `measure_groups`, `measure_hours` and, for `export`, `_export`.
    """
    recorded = frozenset(link.recording for link in reading.links)
    counted = traits_of(reading.recordings, inventory.by_path, signal, recorded)
    hours = measure_hours(reading.recordings)
    export = _export(inventory, reading, signal, recorded) | {"hours": hours["export"]}
    groups = (
        Observation(subject, NAME, VERSION, values | {"hours": hours[subject]})
        for subject, values in measure_groups(counted)
    )
    return (Observation("export", NAME, VERSION, export), *groups)


def _export(
    inventory: Inventory, reading: Reading, signal: Mapping[str, Mapping[str, Value]], recorded: frozenset[str]
) -> dict[str, Value]:
    told = frozenset(link.transcript for link in reading.links)
    found = {
        "recordings": len(reading.recordings),
        "transcripts": len(reading.transcripts),
        "files": len(inventory.entries),
    }
    makers = Counter(fact.value for fact in reading.account_facts if fact.kind is FactKind.DOCUMENT_MAKER)
    return {
        "formats": list(reading.formats),
        **found,
        "named": sum(1 for one in reading.recordings if one.device),
        "linked": len(recorded),
        "archives": measure_archives(inventory),
        "duplicates": measure_duplicates(reading.recordings, inventory.by_path, signal),
        "months": measure_balance(reading.recordings, reading.transcripts, recorded, told),
        "summary": measure_summary(reading.account_facts, found),
        "document_makers": dict(sorted(makers.items())),
        "coverage": measure_coverage(inventory, reading.dispositions, reading.coverage),
        "services": measure_services(reading.coverage),
    }
