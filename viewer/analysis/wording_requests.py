# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Names in spoken requests: where somebody asks for the weather, which room's lamp they switch, whom they call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.analysis.wording_stops import ROOMS, STOPS, TIMES, TRAILING

CATEGORIES = ("places", "rooms", "people", "services")
_LONGEST = 40
_LONGEST_LINE = 300
_WAKE_WORD = re.compile(r"^(?:(?:hey |hallo |ok |okay )?(?:alexa|echo|computer|amazon|ziggy)\b[ ,.!]*)+", re.IGNORECASE)
_WORD = r"[^\W\d_][\w'’.\-]*"
_ONE, _UP_TO_3 = rf"({_WORD})", rf"({_WORD}(?: {_WORD}){{0,2}})"
_GAP = r"(?: \S+){0,4}? "

# category, words of which one must be there, pattern
_REQUESTS: tuple[tuple[str, str, str], ...] = (
    # German
    ("places", "wetter wettervorhersage temperatur regnet schneit warm kalt", rf"{_GAP}(?:in|für|bei) {_UP_TO_3}"),
    ("places", "bus zug bahn s-bahn u-bahn straßenbahn tram flug verbindung", rf"{_GAP}nach {_UP_TO_3}"),
    ("places", "verkehr stau", rf"{_GAP}(?:in|nach|auf dem weg nach) {_UP_TO_3}"),
    (
        "rooms",
        "licht lampe lampen beleuchtung heizung thermostat rollo rollos rollladen jalousie fernseher steckdose",
        rf"(?: \S+){{0,2}}? (?:im|in der|in dem|in) (?:der |dem )?{_ONE}",
    ),
    ("people", "ruf rufe", rf" (?:bitte |mal )*{_UP_TO_3}(?: \S+)? an\b"),
    ("people", "anruf nachricht sms", rf" (?:an|bei) {_UP_TO_3}"),
    # English
    (
        "places",
        "weather forecast temperature rain raining snow snowing traffic hot cold",
        rf"{_GAP}(?:in|for|at|to) {_UP_TO_3}",
    ),
    ("places", "bus train tram flight directions ferry", rf"{_GAP}to {_UP_TO_3}"),
    ("rooms", "turn switch", rf" (?:on|off) (?:the |my )*{_UP_TO_3} (?:lights?|lamps?|heating|fan|tv|blinds?|plug)\b"),
    ("rooms", "dim brighten set", rf" (?:the |my )*{_UP_TO_3} (?:lights?|lamps?|thermostat|heating|blinds?)\b"),
    ("rooms", "light lights lamp lamps heating thermostat", rf"(?: \S+){{0,2}}? in (?:the |my )*{_UP_TO_3}"),
    ("people", "call phone", rf" {_UP_TO_3}"),
    ("people", "message text", rf" (?:a message )?to {_UP_TO_3}"),
    ("people", "drop", rf" in on {_UP_TO_3}"),
    # French
    ("places", "météo temps température pleut neige", rf"{_GAP}(?:à|a|en|au|aux|pour) {_UP_TO_3}"),
    ("places", "bus train métro tram vol", rf"{_GAP}(?:pour|vers|à) {_UP_TO_3}"),
    (
        "rooms",
        "lumière lumières lampe lampes chauffage volet volets",
        rf"(?: \S+)?? (?:de la |du |des |dans la |dans le |de l'|dans l'){_ONE}",
    ),
    ("people", "appelle appeler", rf" {_UP_TO_3}"),
    ("people", "message sms", rf" à {_UP_TO_3}"),
    # Spanish
    ("places", "tiempo clima temperatura llueve lloverá", rf"{_GAP}(?:en|para) {_UP_TO_3}"),
    ("places", "autobús tren metro vuelo", rf"{_GAP}(?:a|para|hacia) {_UP_TO_3}"),
    (
        "rooms",
        "luz luces lámpara calefacción persiana persianas",
        rf"(?: \S+)?? (?:de la |del |en la |en el |de ){_ONE}",
    ),
    ("people", "llama llamar", rf" a {_UP_TO_3}"),
    ("people", "mensaje", rf" (?:a|para) {_UP_TO_3}"),
    # Italian
    ("places", "tempo meteo temperatura piove nevica", rf"{_GAP}(?:a|ad|in) {_UP_TO_3}"),
    ("places", "autobus treno metro volo", rf"{_GAP}(?:per|a) {_UP_TO_3}"),
    (
        "rooms",
        "luce luci lampada riscaldamento tapparella tapparelle",
        rf"(?: \S+)?? (?:della |del |dello |dell'|in |nella |nel |di ){_ONE}",
    ),
    ("people", "chiama", rf" {_UP_TO_3}"),
    ("people", "messaggio", rf" a {_UP_TO_3}"),
    # Dutch
    ("places", "weer weerbericht temperatuur regent", rf"{_GAP}in {_UP_TO_3}"),
    ("places", "bus trein tram metro vlucht", rf"{_GAP}naar {_UP_TO_3}"),
    ("rooms", "licht lamp lampen verwarming", rf"(?: \S+){{0,2}}? (?:in|van) (?:de |het )?{_ONE}"),
    ("people", "bel", rf" {_UP_TO_3}"),
    ("people", "bericht", rf" (?:naar|aan) {_UP_TO_3}"),
    # Polish
    ("places", "pogoda temperatura pada", rf"{_GAP}(?:w|we) {_UP_TO_3}"),
    ("places", "autobus pociąg tramwaj lot", rf"{_GAP}do {_UP_TO_3}"),
    ("rooms", "światło światła lampę lampa ogrzewanie", rf"(?: \S+)?? (?:w|we) {_ONE}"),
    ("people", "zadzwoń", rf" do {_UP_TO_3}"),
    ("people", "wiadomość", rf" do {_UP_TO_3}"),
)
_SERVICES = re.compile(
    r"\b(spotify|deezer|audible|netflix|apple music|youtube music|youtube|tidal|tunein|amazon music|prime video|"
    r"disney plus|soundcloud|napster|dazn|iheartradio|pandora|sirius ?xm|qobuz|joyn|magenta ?tv|rtl plus|"
    r"google kalender|google calendar|outlook|philips hue|sonos|todoist|uber|domino'?s)\b"
)


def _table() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for category, words, pattern in _REQUESTS:
        for word in words.split():
            found.setdefault(word, []).append((category, re.compile(rf"(?<!\S){re.escape(word)}{pattern}")))
    return {word: tuple(patterns) for word, patterns in found.items()}


_BY_WORD = _table()


def request_words() -> frozenset[str]:
    """The words that make a line a request, and the services that it may name; none of them names anybody."""
    literal = " ".join(pattern for _, _, pattern in _REQUESTS)
    triggers = (word for _, words, _ in _REQUESTS for word in words.split())
    services = re.findall(r"[a-zäöüß+]{2,}", _SERVICES.pattern)
    return frozenset((*triggers, *re.findall(r"[a-zà-ÿ]{2,}", re.sub(r"\\[a-zA-Z]", " ", literal)), *services))


def without_wake_word(text: str) -> str:
    """A line in one case, without the word that woke the device."""
    return _WAKE_WORD.sub("", " ".join(text[:_LONGEST_LINE].casefold().split()))


def mentioned(line: str) -> tuple[tuple[str, str], ...]:
    """(category, name) for every name in a case-folded line, each once."""
    plain = line.replace(",", " ").replace("?", " ").replace("!", " ").strip(" .")
    plain = " ".join(plain.split())
    found = dict.fromkeys(("services", service[1]) for service in _SERVICES.finditer(plain))
    for word in dict.fromkeys(plain.split()):
        for category, pattern in _BY_WORD.get(word, ()):
            for told in pattern.finditer(plain):
                name = _name(told[1])
                if name:
                    found["rooms" if category == "places" and name in ROOMS else category, name] = None
    return tuple(found)


def _name(words: str) -> str:
    """A name without articles before and words of time or switching after it; empty where nothing is left of it."""
    kept = list(_until_stop(words.split()))
    while kept and kept[-1] in TRAILING:
        kept.pop()
    name = " ".join(kept).strip(" .'’-")
    letters = sum(letter.isalpha() for letter in name)
    return name if letters >= 2 and len(name) <= _LONGEST and not TIMES & set(kept) else ""


def _until_stop(words: list[str]) -> Iterator[str]:
    started = False
    for word in words:
        if word in STOPS:
            if started:
                return
            continue
        started = True
        yield word
