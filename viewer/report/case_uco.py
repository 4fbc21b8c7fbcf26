# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The investigation as CASE/UCO JSON-LD (CASE ontology 1.4 and 1.5), which forensic tools read.

The parts of the export and the foreign entries are blobs: bytes and hash, no name and no content; the journal's acts
are investigative actions, each informed by the one before. Every identifier is a UUID of version 5 made from what is
described, so the same case gives the same bytes.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from viewer.case.journal import Line
from viewer.report.holdings import HeldEntry, HeldPart, Holdings

Node = dict[str, object]
_SPACE = uuid.UUID("6f3d9a52-6a0e-5c1f-9a55-0e7c4d1b2a90")
_UCO, _CASE = "https://ontology.unifiedcyberontology.org/uco/", "https://ontology.caseontology.org/case/"
_CONTEXT = {
    "case-investigation": f"{_CASE}investigation/",
    **{f"uco-{name}": f"{_UCO}{name}/" for name in ("action", "core", "observable", "tool", "types")},
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ON_THE_EXPORT = frozenset({"opened", "surveyed", "hashed", "read", "judged"})


def investigation(held: Holdings) -> dict[str, object]:
    """The whole document as plain values for JSON."""
    parts = [_id("part", str(number), one.sha256) for number, one in enumerate(held.parts, 1)]
    foreign = {entry.sha256: entry for entry in held.entries if entry.foreign and entry.sha256}
    blobs = {sha256: _id("blob", sha256) for sha256 in foreign}
    inside: dict[str, list[str]] = {}
    nodes: list[Node] = []
    for identity, part in zip(parts, held.parts, strict=True):
        nodes += _part(identity, part)
    for sha256, entry in foreign.items():
        nodes += _blob(blobs[sha256], _kind(entry), entry.bytes, sha256)
        inside.setdefault(parts[entry.part - 1], []).append(blobs[sha256])
    nodes += [_within(part, held_in) for part, held_in in inside.items()]
    tool = _id("tool", held.version)
    nodes.append({"@id": tool, "@type": "uco-tool:Tool", "uco-core:name": "Notmine", "uco-tool:version": held.version})
    record = _record(list(blobs.values()), parts)
    acts = _acts(held.journal, parts, tool, str(record["@id"]))
    nodes += [*acts, record]
    root = {
        "@id": _id("investigation", *(part.sha256 for part in held.parts)),
        "@type": "case-investigation:Investigation",
        "uco-core:name": "Examination of a personal-data export",
        "uco-core:object": [_reference(str(node["@id"])) for node in nodes if not _is_detail(node)],
    }
    return {"@context": _CONTEXT, "@graph": [root, *nodes]}


def _id(*what: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_SPACE, '/'.join(what))}"


def _reference(identity: str) -> Node:
    return {"@id": identity}


def _is_detail(node: Node) -> bool:
    """Facets and hashes belong to another node and are no objects of their own."""
    return str(node["@type"]).endswith(("Facet", "Hash"))


def _kind(entry: HeldEntry) -> str:
    return "uco-observable:Audio" if entry.kind == "audio" else "uco-observable:ContentData"


def _part(identity: str, part: HeldPart) -> list[Node]:
    nodes = _blob(identity, "uco-observable:File", part.bytes, part.sha256)
    if part.name:
        facet = _id("file", identity)
        facets = nodes[0]["uco-core:hasFacet"]
        nodes[0]["uco-core:hasFacet"] = [facets, _reference(facet)]
        nodes.append({"@id": facet, "@type": "uco-observable:FileFacet", "uco-observable:fileName": part.name})
    return nodes


def _blob(identity: str, kind: str, size: int, sha256: str) -> list[Node]:
    facet, digest = _id("content", identity), _id("hash", identity)
    content: Node = {
        "@id": facet,
        "@type": "uco-observable:ContentDataFacet",
        "uco-observable:sizeInBytes": {"@type": "xsd:integer", "@value": str(size)},
    }
    nodes: list[Node] = [{"@id": identity, "@type": kind, "uco-core:hasFacet": _reference(facet)}, content]
    if sha256:
        content["uco-observable:hash"] = _reference(digest)
        value = {"@type": "xsd:hexBinary", "@value": sha256.upper()}
        hashed = {"uco-types:hashMethod": "SHA256", "uco-types:hashValue": value}
        nodes.append({"@id": digest, "@type": "uco-types:Hash", **hashed})
    return nodes


def _within(part: str, blobs: Sequence[str]) -> Node:
    return {
        "@id": _id("within", part),
        "@type": "uco-observable:ObservableRelationship",
        "uco-core:source": [_reference(one) for one in blobs],
        "uco-core:target": _reference(part),
        "uco-core:kindOfRelationship": "Contained_Within",
        "uco-core:isDirectional": {"@type": "xsd:boolean", "@value": "true"},
    }


def _record(foreign: Sequence[str], parts: Sequence[str]) -> Node:
    """What came of it: the blobs that do not fit the person who asked for the export."""
    return {
        "@id": _id("record", *parts),
        "@type": "case-investigation:ProvenanceRecord",
        "uco-core:description": "Recordings that do not fit the person who asked for the export",
        "uco-core:object": [_reference(one) for one in foreign],
    }


def _acts(journal: Sequence[Line], parts: Sequence[str], tool: str, record: str) -> list[Node]:
    nodes: list[Node] = []
    before = ""
    judged = max((line.number for line in journal if line.act == "judged"), default=0)
    for line in journal:
        identity = _id("act", str(line.number), line.hash)
        node: Node = {
            "@id": identity,
            "@type": "case-investigation:InvestigativeAction",
            "uco-core:name": line.act or "withheld",
            "uco-core:description": f"Journal line {line.number}, SHA-256 {line.hash}",
            "uco-action:startTime": {"@type": "xsd:dateTime", "@value": line.at},
            "uco-action:instrument": _reference(tool),
        }
        if line.act in _ON_THE_EXPORT:
            node["uco-action:object"] = [_reference(one) for one in parts]
        if line.number == judged:
            node["uco-action:result"] = _reference(record)
        if before:
            node["case-investigation:wasInformedBy"] = _reference(before)
        nodes.append(node)
        before = identity
    return nodes
