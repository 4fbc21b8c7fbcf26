# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Words that are no names though they stand where a name may stand in a request."""

from __future__ import annotations

# end a name, or are passed over before it
_STOPS = """
    der die das dem den des ein eine einen einem einer mein meine meinen meinem meiner dein unser unsere bitte mal jetzt
    heute morgen gestern abend nachmittag vormittag nacht mittag übermorgen wochenende montag dienstag mittwoch
    donnerstag freitag samstag sonntag am um im in an auf aus und oder mit von zu zum zur ab für es ist wird wie was wann kommende
    nächste nächsten nächster ganz alle allen komplett celsius grad prozent per über hier draußen dass ob noch auch
    the a an my your our his her this that today tomorrow tonight yesterday morning afternoon evening night weekend now
    please on off at to from for and or in is are it me us him them you back out next monday tuesday wednesday thursday
    friday saturday sunday again of with via by fahrenheit right up over there here all every
    le la les l' un une des du de mon ma mes ton ta ce cette aujourd'hui demain hier ce soir matin maintenant et ou à au
    aux en dans sur pour avec s'il plaît moi lui
    el los las del al un una mi tu su hoy mañana ayer esta este noche tarde ahora por favor y o con para que
    il lo gli i una uno mio mia oggi domani ieri stasera stamattina adesso per favore e con che
    het een mijn vandaag morgen gisteren vanavond nu alsjeblieft en of met naar van
    dzisiaj dziś jutro wczoraj teraz proszę i lub z na w we do mój moja moje mojej moim
    an aus ein einschalten ausschalten anmachen ausmachen abschalten anschalten heller dunkler rot blau grün gelb weiß
    aan uit włącz wyłącz accendi spegni enciende apaga allume éteins
    """
# make what holds one of them a time or a thing, and no name
_TIMES = """
    minute minuten stunde stunden sekunde sekunden tag tage tagen woche wochen monat monaten uhr jahr
    minutes hour hours second seconds day days week weeks month months o'clock year
    heure heures jour jours semaine minuto minutos hora horas día días semana
    minuto minuti ora ore giorno giorni settimana minuut minuten uur dagen dag minut minuty godzin godziny dni
    nähe umgebung stadt gegend area city town neighborhood neighbourhood bed work home hause haus arbeit house
    handy telefon phone cell mobile doctor arzt polizei police emergency notruf taxi
    """
# are cut off the end of a name
_TRAILING = "werden sein wetter like going gerade denn so halt mobil handy zuhause privat work home cell kommt fährt"
# are rooms wherever they are named
_ROOMS = """
    küche bad badezimmer gästebad schlafzimmer wohnzimmer kinderzimmer arbeitszimmer esszimmer gästezimmer flur büro keller
    garten balkon terrasse dachboden garage kitchen bathroom bedroom office hallway basement garden attic nursery cuisine
    salon chambre bureau cave jardin cocina baño dormitorio salón despacho cucina bagno soggiorno camera ufficio keuken
    badkamer slaapkamer woonkamer kantoor kuchni łazience sypialni salonie
"""
STOPS = frozenset(_STOPS.split())
TIMES = frozenset(_TIMES.split())
TRAILING = frozenset(_TRAILING.split())
ROOMS = frozenset((*_ROOMS.split(), "living room", "dining room", "guest room", "salle de bain"))
