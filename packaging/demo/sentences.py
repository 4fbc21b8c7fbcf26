# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What is said in the demonstration export; what is spoken is to the letter what the transcript says."""

from __future__ import annotations

import random

PATTERNS = {
    "de": (
        "alexa stopp",
        "alexa lauter",
        "alexa leiser",
        "alexa weiter",
        "alexa licht aus",
        "alexa licht an",
        "alexa guten morgen",
        "alexa gute nacht",
        "alexa wie spät ist es",
        "alexa spiel {music}",
        "alexa wecker auf {number} uhr",
        "alexa timer {number} minuten",
        "alexa licht {place} aus",
        "alexa ruf {person} an",
        "alexa wetter in {town}",
        "{thing} auf die liste",
        "nächster bus nach {town}",
    ),
    "en": (
        "alexa stop",
        "alexa louder",
        "alexa quieter",
        "alexa next",
        "alexa lights off",
        "alexa lights on",
        "alexa good night",
        "alexa what time is it",
        "alexa play {music}",
        "alexa alarm at {number}",
        "alexa timer {number} minutes",
        "alexa {place} light off",
        "alexa call {person}",
        "alexa weather in {town}",
        "add {thing} to the list",
        "next bus to {town}",
    ),
}
WORDS = {
    ("own", "de"): {
        "music": ("radio", "jazz", "bach", "mozart", "klaviermusik"),
        "number": ("fünf", "sechs", "sieben", "acht", "zehn", "zwanzig"),
        "place": ("küche", "flur", "balkon"),
        "person": ("tom", "sabine", "oma", "onkel karl"),
        "town": ("freiburg", "staufen", "breisach"),
        "thing": ("milch", "brot", "äpfel", "kaffee", "möhren", "käse"),
    },
    ("own", "en"): {
        "music": ("jazz", "radio", "piano music"),
        "number": ("six", "seven", "ten"),
        "place": ("kitchen", "hall"),
        "person": ("tom", "karla"),
        "town": ("freiburg", "staufen"),
        "thing": ("tea", "apples", "bread"),
    },
    ("foreign", "en"): {
        "music": ("rock music", "the news", "hip hop", "summer hits", "house music"),
        "number": ("five", "six", "nine", "twelve", "fifteen", "forty"),
        "place": ("bathroom", "bedroom", "living room"),
        "person": ("jonas", "mareike", "doctor fink"),
        "town": ("hamburg", "altona", "pinneberg"),
        "thing": ("beer", "pasta", "rice", "shampoo", "dog food", "eggs"),
    },
}


def sentence(home: str, language: str, rng: random.Random) -> str:
    """One sentence as said in that home (`own` or `foreign`)."""
    words = {gap: rng.choice(fillings) for gap, fillings in WORDS[home, language].items()}
    return rng.choice(PATTERNS[language]).format(**words)
