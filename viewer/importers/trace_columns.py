# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Columns and JSON keys that tell of a household: zones, networks, positions, skills, things, services, payment."""

from __future__ import annotations

import re
from enum import StrEnum

from viewer.importers.tables import normal


class Trace(StrEnum):
    """The meanings of columns that tell of a household rather than of a person."""

    TIME_ZONE = "time_zone"
    IP = "ip"
    WIFI = "wifi"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    ACCURACY = "accuracy"
    SKILL = "skill"
    STATUS = "status"
    ENABLED = "enabled"
    WAKE_WORD = "wake_word"
    ROOM = "room"
    GROUP = "group"
    THING = "thing"
    NAME = "name"
    SERVICE = "service"
    ACCOUNT = "account"
    BEGAN = "began"
    ENDED = "ended"
    DIGITS = "digits"
    PAYMENT = "payment"
    PROFILE_TYPE = "profile_type"
    PROFILE = "profile"
    SERIAL = "serial"


_NAMES = {
    Trace.TIME_ZONE: """local time offset|time zone|time zone id|time zone region|device time zone|utc offset
        gmt offset|zeitzone|zeitzonen-id|zeitzone des geräts|lokaler zeitversatz|ortszeitversatz|zeitversatz
        lokale zeitverschiebung|lokale zeitabweichung|utc-versatz|fuseau horaire|décalage horaire
        décalage horaire local|zona horaria|fuso orario|tijdzone|strefa czasowa|タイムゾーン|時差""",
    Trace.IP: """customer ip|ip address|ip|client ip|source ip|last ip address|customer ip address|ip-adresse
        kunden-ip|kunden-ip-adresse|ip-adresse des kunden|adresse ip|adresse ip du client|ip du client
        dirección ip|indirizzo ip|ip-adres|adres ip|ipアドレス""",
    Trace.WIFI: """wi-fi name|wifi ssid|ssid|essid|wi-fi network|wi-fi network name|network name|wlan|wlan-name
        wlan-netzwerk|netzwerkname|name des wlan|nom du wi-fi|nom du réseau|réseau wi-fi|nombre de la red|nome rete""",
    Trace.LATITUDE: "latitudeindegrees|latitude|lat|breitengrad|geografische breite|latitud|latitudine|緯度",
    Trace.LONGITUDE: "longitudeindegrees|longitude|lon|lng|long|längengrad|geografische länge|longitud|経度",
    Trace.ACCURACY: """coordinatesaccuracyinmeters|accuracyinmeters|accuracy in meters|accuracy|genauigkeit
        genauigkeit in metern|précision""",
    Trace.SKILL: "skillname|skill name|skill|name des skills|skill-name|nom de la skill|nombre de la skill",
    Trace.STATUS: "enablementstatus|enablement status|skill status|status|aktivierungsstatus|statut|estado|stato",
    Trace.ENABLED: """enablement date|enabled on|enablement time|aktivierungsdatum|aktiviert am|date d'activation
        fecha de activación|data di attivazione""",
    Trace.WAKE_WORD: """wake word|wake words|aktivierungswort|weckwort|mot d'activation|mot de réveil
        palabra de activación|parola di attivazione|activeringswoord|ウェイクワード""",
    Trace.ROOM: "room|room name|raum|raumname|zimmer|pièce|nom de la pièce|habitación|stanza|kamer|部屋",
    Trace.GROUP: "group name|device group|smart home group|gruppenname|gerätegruppe|nom du groupe|groupe",
    Trace.THING: """friendly name|appliance name|smart home device name|endpoint name|entity name|routine name
        device friendly name|name der routine|routinenname|name des smart-home-geräts|anzeigename|nom convivial
        nom de la routine""",
    Trace.NAME: "name|device name|title|titel|gerätename|nom|nom de l'appareil|product name|produktname|service",
    Trace.SERVICE: """service name|linked service|linked account|linked service name|provider|provider name
        service provider|account provider|music service|calendar provider|subscription name|subscription
        verknüpfter dienst|verknüpftes konto|dienst|dienstname|anbieter|musikdienst|kalenderanbieter|abonnement
        abonnementname|name des abonnements|fournisseur|service lié|compte associé|service musical|proveedor""",
    Trace.ACCOUNT: """linked account email|account email|account id of provider|linked email|calendar account
        service account|konto beim anbieter|e-mail des verknüpften kontos""",
    Trace.BEGAN: """start date|subscription start date|subscription start|linked on|link date|linked date|startdatum
        beginn|verknüpft am|abonnementbeginn|date de début|fecha de inicio|data di inizio""",
    Trace.ENDED: """end date|subscription end date|subscription end|cancellation date|unlinked on|enddatum|ende
        gekündigt am|abonnementende|date de fin|fecha de fin|data di fine""",
    Trace.DIGITS: """last digits|last four digits|last 4 digits|last four|last 4|lastfour|card last four|tail
        card tail|account tail|letzte vier ziffern|letzte 4 ziffern|letzte ziffern|endziffern|quatre derniers chiffres
        4 derniers chiffres|derniers chiffres|últimos cuatro dígitos|últimos dígitos|ultime quattro cifre""",
    Trace.PAYMENT: """payment instrument|payment instrument type|payment instruments|payment method
        payment method type|payment type|payment|card number|credit card|zahlungsmittel|zahlungsart|zahlungsmethode
        zahlungsinstrument|kartennummer|kreditkarte|bankkonto|moyen de paiement|mode de paiement|carte de paiement
        método de pago|metodo di pagamento|betaalmethode|支払い方法""",
    Trace.PROFILE_TYPE: """customer type|profile type|profile category|person type|age group|kundentyp|profiltyp
        profilart|altersgruppe|type de client|type de profil|tipo de cliente|tipo di profilo|tipo de perfil""",
    Trace.PROFILE: """profile name|profile id|child name|child id|child profile|child profile name|kids profile
        profilname|profil-id|name des kindes|kinderprofil|nom du profil|nom de l'enfant|profil enfant""",
    Trace.SERIAL: """device serial number|serial number|device serial|dsn|seriennummer|geräteseriennummer
        seriennummer des geräts|numéro de série|numéro de série de l'appareil|シリアル番号""",
}
_MEANINGS = {
    normal(name): meaning for meaning, names in _NAMES.items() for name in re.split(r"[|\n]", names) if name.strip()
}
_HOME = re.compile(r"alexa|echo|smart.?home|routine|hunch|device.?state|appliance", re.IGNORECASE)
_THINGS = re.compile(r"smart.?home|device.?state|routine|hunch|appliance", re.IGNORECASE)
_SERVICES = re.compile(
    r"subscription|abonn|suscripc|linked|account.?link|verkn|music|musi[kq]|calend|kalend", re.IGNORECASE
)
_LISTS_SERVICES = re.compile(r"subscription|abonn|suscripc|linked|account.?link|verkn", re.IGNORECASE)
_CHILDREN = re.compile(r"free.?time|kids|child|kinder|enfant", re.IGNORECASE)
_SKILLS = re.compile(r"skill", re.IGNORECASE)


def known_traces() -> frozenset[str]:
    """The names of columns that tell of a household, as `viewer.importers.tables.normal` gives them."""
    return frozenset(_MEANINGS)


def trace_named(header: str) -> Trace | None:
    """What a column or key of this name would tell of a household, wherever it stands."""
    return _MEANINGS.get(normal(header))


def traces_of(header: tuple[str, ...], source: str) -> dict[Trace, int]:
    """The first column of each meaning by its place; words that mean many things count only where the path fits."""
    found: dict[Trace, int] = {}
    for place, name in enumerate(header):
        meaning = _MEANINGS.get(normal(name))
        if meaning is not None:
            found.setdefault(meaning, place)
    if not _HOME.search(source):
        found.pop(Trace.ROOM, None)
        found.pop(Trace.GROUP, None)
        found.pop(Trace.THING, None)
    if not _SERVICES.search(source):
        found.pop(Trace.SERVICE, None)
    if Trace.NAME in found:
        place = found.pop(Trace.NAME)
        for wanted, where in (
            (Trace.SKILL, _SKILLS),
            (Trace.THING, _THINGS),
            (Trace.SERVICE, _LISTS_SERVICES),
            (Trace.PROFILE, _CHILDREN),
        ):
            if wanted not in found and where.search(source):
                found[wanted] = place
                break
    if Trace.SKILL in found and not (_SKILLS.search(source) or {Trace.STATUS, Trace.ENABLED} & found.keys()):
        del found[Trace.SKILL]
    if Trace.PROFILE in found and not (_CHILDREN.search(source) or Trace.PROFILE_TYPE in found):
        del found[Trace.PROFILE]
    return found


def kind_of_service(text: str) -> str:
    """`music`, `calendar`, `shopping` or `subscription` by the words of a path or column; empty where none says so."""
    for kind, pattern in (
        ("music", r"musi[ckq]|spotify|deezer"),
        ("calendar", r"calend|kalend"),
        ("shopping", r"shop|einkauf|achat"),
        ("subscription", r"subscri|abonn|suscripc"),
    ):
        if re.search(pattern, text, re.IGNORECASE):
            return kind
    return ""


def tells_of_children(source: str) -> bool:
    """Whether the path of a document says that it is about the profiles of children."""
    return _CHILDREN.search(source) is not None
