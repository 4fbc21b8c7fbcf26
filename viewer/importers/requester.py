# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Whom a cover letter, a read-me or a confirmation of a request addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from viewer.case.reading import AccountFact, FactKind
from viewer.importers.documents import file_name

_LETTER = re.compile(
    r"^(?:read[ _-]?me|liesmich|lisez[ _-]?moi)|cover[ _-]?letter|covering|anschreiben|begleitschreiben|"
    r"(?:data|your|my|sar|dsar|gdpr|access)[ _-]?request|request[ _-]?(?:confirm|detail)|auskunft|antrag|"
    r"lettre|confirmation|bestätigung|bestaetigung",
    re.IGNORECASE,
)
_TITLES = (
    r"(?:(?:Herrn?|Frau|Mrs?|Ms|Miss|Mx|Dr|Prof|Madame|Monsieur|Mme|M|Señora?|Sra?|Signora?|Sig|Gentile)\b\.?\s+)*"
)
_WORD = r"[^\W\d_][\w'’.\-]*"
_NAME = rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,4}}|[^\s@<>,;:]{{1,64}}@[^\s@<>,;:]{{1,90}}\.[A-Za-z]{{2,20}})"
_SALUTATION = re.compile(
    r"(?:Dear|Hello|Hi|Sehr geehrte[rs]?|Liebe[rs]?|Guten (?:Tag|Morgen|Abend)|Hallo|Bonjour|Ch(?:er|ère)|Estimad[oa]|"
    rf"Hola|Gentile|Egregio|Beste|Geachte|Szanown[ya])\s+{_TITLES}{_NAME}\s*[,!:.]?",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"(?:requested by|request(?:er|or)(?: name)?|data subject|name of (?:the )?requester|antragsteller(?:in)?|"
    r"anfrage von|angefordert von|auskunft(?: erteilt)? (?:an|für)|betroffene person|name de[rs] antragstellers?|"
    rf"demandeur|demandé par|solicitado por|solicitante|richiedente|richiesto da)\s*[:=]\s*{_TITLES}{_NAME}\s*[,.;]?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:customers?|clients?e?|kund(?:e|in|en|innen)|kunden?/in|damen|herren|sirs?|madams?|users?|nutzer(?:in)?|all|valued|"
    r"everyone|team|there|world|you|ihnen|zusammen|alle|cliente|usuario|utente|member|owner|messieurs|amazon)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s+[a-zäöü][\w'.\-]*)+$")
_LINES = 60
_MOST = 5


def is_letter(path: str) -> bool:
    """Whether a document's name says that it accompanies the export."""
    return _LETTER.search(file_name(path)) is not None


def addressed(lines: Iterable[str], source: str) -> list[AccountFact]:
    """The names that the first lines of a letter address or state as the requester; at most five."""
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        if number >= _LINES or len(found) >= _MOST:
            break
        text = " ".join(line[:200].split())
        for pattern, column in ((_SALUTATION, "salutation"), (_STATED, "requester")):
            told = pattern.fullmatch(text) or (pattern.match(text) if column == "requester" else None)
            if told is not None and not _NOBODY.search(told["name"]):
                found.setdefault(_TAIL.sub("", told["name"]).strip(" .,"), column)
    return [
        AccountFact(FactKind.REQUESTER, name, source, 1, (("column", column),))
        for name, column in found.items()
        if 2 <= len(name) <= 100
    ]
