# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Categories of data that the owner asked for, or services that they have, of which the export holds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.case.absence import Absence, Missing
from viewer.case.finding import Grounds
from viewer.case.message import message
from viewer.case.reading import FactKind
from viewer.findings.compare import name_words
from viewer.findings.measured import Measured, facts_of

_EMPTY = name_words(
    """
    data daten your ihre meine my all alle and und the der die das of von for für other andere sonstige information
    informationen personal persönliche account konto service services dienst dienste category kategorie amazon google
    apple microsoft meta history verlauf
    """
)
_CONCEPTS = tuple(
    tuple(word for name in line.split() for word in name_words(name))
    for line in """
    voice speech audio recording alexa assistant utterance sprach aufnahm stimm ton voix vocal voz
    order retail purchase bestell einkauf kauf commande achat pedido ordin
    search such recherche búsqueda ricerca
    payment zahlung paiement pago pagament billing rechnung
    address adress anschrift adresse dirección indirizz
    contact kontakt communication kommunikation
    device gerät appareil dispositiv
    music musik musique música musica
    video film movie serie fernseh watch
    book buch bücher kindle ebook livre libro reading
    advertising ads werbung anzeige publicit
    subscription abo abonnement suscrip mitglied member prime
    photo foto picture bild image
    location standort ort position maps
    mail email post courriel
    profile profil perfil
    calendar kalender calendrier
    """.strip().splitlines()
)
_RECORDINGS = _CONCEPTS[0]


def category_stems() -> tuple[str, ...]:
    """How words begin that name a kind of data."""
    return tuple(sorted({word for one in _CONCEPTS for word in one}))


def absent_categories(grounds: Grounds, export: Measured) -> Iterator[Absence]:
    """Requested categories without a file: telling where the category is of a kind that is known in several
    languages, since people and folders name it differently. Stated services that no file names: not telling, since most
    services are no business of the company that was asked; and only where the files name linked services at all.

    A category is there if one of its words is in the name of a service, a folder or a document, or, for one that is
    about recordings, if there are any. That errs on the side of finding it.
    """
    owner = grounds.facts.owner
    held = _held(grounds, export) if owner.requested or owner.services else frozenset()
    if not held:
        return
    for name in sorted(set(owner.requested)):
        words = name_words(name) - _EMPTY
        if words and not _is_there(words, held, grounds):
            question = message("absence.requested.ask", service=name)
            text = message("absence.requested", service=name)
            telling = bool(_concepts(words))
            yield Absence(Missing.SERVICE, name, text, question, telling=telling, evidence=(export.id,))
    linked = facts_of(grounds, FactKind.LINKED_SERVICE)
    known = held | {word for one in linked for word in name_words(one.value)}
    for name in sorted(set(owner.services) - set(owner.requested)):
        words = name_words(name) - _EMPTY
        if linked and words and not _is_there(words, known, grounds):
            question = message("absence.service.ask", service=name)
            text = message("absence.service", service=name)
            yield Absence(Missing.SERVICE, name, text, question, telling=False, evidence=(export.id,))


def _held(grounds: Grounds, export: Measured) -> frozenset[str]:
    """The words in the names of services, documents and folders of recordings."""
    names = [*export.table("services")]
    names += [one.subject for one in grounds.observations if one.instrument == "coverage"]
    names += [one.cell.batch for one in grounds.tallies]
    return frozenset(word for name in set(names) for part in name.split("_") for word in name_words(part))


def _is_there(words: frozenset[str], held: frozenset[str], grounds: Grounds) -> bool:
    concepts = _concepts(words)
    if grounds.tallies and _RECORDINGS in concepts:
        return True
    alike = any(_alike(word, other) for word in words for other in held)
    return alike or any(other.startswith(concept) for concept in concepts for other in held)


def _concepts(words: frozenset[str]) -> list[tuple[str, ...]]:
    """The kinds of data that a name is about, as far as they are known."""
    return [one for one in _CONCEPTS if any(word.startswith(one) for word in words)]


def _alike(word: str, other: str) -> bool:
    """Whether two words are the same or begin alike ("orders", "order")."""
    return word == other or (min(len(word), len(other)) >= 4 and (word.startswith(other) or other.startswith(word)))
