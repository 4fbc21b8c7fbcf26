# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What people are called, say and own, by region. All of it is invented; no name belongs to anybody."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """One country: its language, marketplace, time zone, and words to fill households with."""

    language: str
    locale: str
    country: str
    website: str
    currency: str
    timezone: str
    cities: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    rooms: tuple[str, ...]
    phrases: tuple[str, ...]
    nicknames: tuple[tuple[str, str], ...] = ()


DE = Region(
    "de",
    "de_DE",
    "DE",
    "Amazon.de",
    "EUR",
    "Europe/Berlin",
    ("Garching", "Bremen", "Köln", "Dresden", "Mainz", "Münster", "Erfurt", "Kiel"),
    ("Martin", "Petra", "Jürgen", "Sabine", "Katharina", "Thomas", "Björn", "Anke", "Maximilian", "Käthe", "Ulrike"),
    ("Schneider", "Weiß", "Müller", "Öztürk", "Krüger", "Brandt", "Jäger", "Vogel", "Schröder", "Hofmann"),
    ("Küche", "Wohnzimmer", "Schlafzimmer", "Bad", "Büro", "Flur", "Kinderzimmer"),
    (
        "wie wird das wetter in {city}",
        "stell den wecker auf sieben uhr",
        "licht im {room} aus",
        "spiel musik auf {service}",
        "wie spät ist es",
        "setz milch auf die einkaufsliste",
        "ruf {person} an",
        "lauter",
        "wann fährt der nächste bus",
    ),
    (("Katharina", "Kathi"), ("Maximilian", "Max"), ("Thomas", "Tom")),
)
GB = Region(
    "en",
    "en_GB",
    "GB",
    "Amazon.co.uk",
    "GBP",
    "Europe/London",
    ("Leeds", "Bristol", "Norwich", "Dundee", "Swansea", "Exeter"),
    ("William", "Emma", "Oliver", "Catherine", "James", "Margaret", "Robert", "Lucy"),
    ("Barker", "Holloway", "Fletcher", "Whitmore", "Ashby", "Pearce", "Sutton"),
    ("Kitchen", "Living Room", "Bedroom", "Bathroom", "Office", "Hallway"),
    (
        "what is the weather in {city}",
        "set an alarm for seven",
        "turn off the light in the {room}",
        "play some music on {service}",
        "what time is it",
        "add milk to the shopping list",
        "call {person}",
        "volume up",
    ),
    (("William", "Bill"), ("Catherine", "Kate"), ("Robert", "Bob")),
)
FR = Region(
    "fr",
    "fr_FR",
    "FR",
    "Amazon.fr",
    "EUR",
    "Europe/Paris",
    ("Nantes", "Rennes", "Angers", "Besançon", "Nîmes"),
    ("Benoît", "Hélène", "Thierry", "Amélie", "François", "Noémie"),
    ("Lefèvre", "Moreau", "Girard", "Barbier", "Chevalier"),
    ("Cuisine", "Salon", "Chambre", "Bureau", "Couloir"),
    (
        "quel temps fait-il à {city}",
        "mets un réveil à sept heures",
        "éteins la lumière dans le {room}",
        "joue de la musique sur {service}",
        "quelle heure est-il",
        "appelle {person}",
        "plus fort",
    ),
)
NL = Region(
    "nl",
    "nl_NL",
    "NL",
    "Amazon.nl",
    "EUR",
    "Europe/Amsterdam",
    ("Utrecht", "Breda", "Zwolle", "Leiden"),
    ("Sanne", "Pieter", "Marloes", "Joost", "Femke"),
    ("de Vries", "Jansen", "Bakker", "Visser", "Smit"),
    ("Keuken", "Woonkamer", "Slaapkamer", "Badkamer", "Kantoor"),
    (
        "wat is het weer in {city}",
        "zet de wekker om zeven uur",
        "doe het licht in de {room} uit",
        "speel muziek op {service}",
        "hoe laat is het",
        "bel {person}",
    ),
)
PL = Region(
    "pl",
    "pl_PL",
    "PL",
    "Amazon.pl",
    "PLN",
    "Europe/Warsaw",
    ("Wrocław", "Poznań", "Gdańsk", "Lublin"),
    ("Agnieszka", "Paweł", "Małgorzata", "Krzysztof", "Zofia"),
    ("Kowalska", "Nowak", "Wiśniewski", "Zieliński", "Mazur"),
    ("Kuchnia", "Salon", "Sypialnia", "Łazienka", "Biuro"),
    (
        "jaka jest pogoda w mieście {city}",
        "ustaw budzik na siódmą",
        "zgaś światło w pokoju {room}",
        "włącz muzykę na {service}",
        "która jest godzina",
        "zadzwoń do {person}",
    ),
)
US = Region(
    "en",
    "en_US",
    "US",
    "Amazon.com",
    "USD",
    "America/Chicago",
    ("Madison", "Topeka", "Omaha", "Tulsa"),
    ("Jordan", "Ashley", "Brandon", "Michelle"),
    ("Carver", "Hollis", "Dawson", "Prescott"),
    ("Kitchen", "Den", "Bedroom", "Garage"),
    GB.phrases,
)
REGIONS = (DE, GB, FR, NL, PL, US)
WEIGHTS = (50, 15, 11, 10, 9, 5)
SERVICES = ("Spotify", "Deezer", "TuneIn", "Apple Music", "Tidal", "Audible")
SKILLS = ("Kicker", "Tagesschau", "Meeresrauschen", "Chefkoch", "BBC News", "Sleep Sounds", "Quiz Night", "Fahrplan")
DEVICE_TYPES = {
    "Echo Dot": "A3S5BH2HU6VAYF",
    "Echo": "AB72C64C86AW2",
    "Echo Show": "A1RABVCI4QCIKC",
    "Echo Plus": "A2M35JJZWCQOMZ",
}
