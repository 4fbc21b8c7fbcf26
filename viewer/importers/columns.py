# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What a column is about, whatever generation or language its header is written in."""

from __future__ import annotations

import re
from enum import StrEnum

from viewer.importers.tables import normal


class Field(StrEnum):
    """The meanings of columns that matter here."""

    CUSTOMER_ID = "customer_id"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    SERIAL = "serial"
    DEVICE_NAME = "device_name"
    MODEL = "model"
    DEVICE_TYPE = "device_type"
    SINCE = "since"
    UNTIL = "until"
    CITY = "city"
    POSTCODE = "postcode"
    STATE = "state"
    COUNTRY = "country"
    ADDRESS = "address"
    LOCALE = "locale"
    MARKETPLACE = "marketplace"
    OPENED = "opened"
    CONTACT = "contact"
    TEXT = "text"
    TIME = "time"
    UTTERANCE_ID = "utterance_id"


_NAMES = {
    Field.CUSTOMER_ID: """customer id|last known customer id|registered customer id
        device owner customer id|encrypted customer id|directed customer id
        ordering customer id|account id|customerid|kunden-id|kundennummer|kundenkennung
        letzte bekannte kunden-id|id client|identifiant client|numéro client|お客様id
        カスタマーid|顧客id|id cliente""",
    Field.NAME: """name|customer name|full name|account holder|account holder name|display name
        kundenname|vollständiger name|kontoinhaber|nom du client|nom complet|氏名|お名前
        顧客名|nome completo|nombre completo""",
    Field.FIRST_NAME: "first name|given name|vorname|prénom|名|nome|nombre",
    Field.LAST_NAME: "last name|family name|surname|nachname|nom de famille|姓|cognome|apellidos",
    Field.EMAIL: """email|e-mail|email address|e-mail address|customer email|e-mail-adresse
        adresse e-mail|メールアドレス|eメールアドレス|correo electrónico
        indirizzo e-mail|declared email|recipient email""",
    Field.PHONE: """phone|phone number|mobile number|mobile phone|telephone
        fulfillment mobile number|telefon|telefonnummer|rufnummer|handynummer
        mobilnummer|téléphone|numéro de téléphone|電話番号""",
    Field.SERIAL: """device serial number|serial number|device serial|dsn|seriennummer
        geräteseriennummer|seriennummer des geräts|geräte-seriennummer|numéro de série
        numéro de série de l'appareil|シリアル番号|デバイスのシリアル番号
        端末シリアル番号""",
    Field.DEVICE_NAME: """account name|device name|device account name|gerätename|kontoname
        name des geräts|nom de l'appareil|nom du compte|デバイス名|端末名|アカウント名""",
    Field.MODEL: """device model|amazon device model name|device model name|device family
        gerätemodell|modell|modellname des amazon-geräts|modèle|modèle de l'appareil
        modèle d'appareil|デバイスモデル|端末モデル|デバイスのモデル""",
    Field.DEVICE_TYPE: """device type|device type id|gerätetyp|gerätetyp-id|type d'appareil|デバイスタイプ
        端末タイプ""",
    Field.SINCE: """first time registered|registration date|registered on|erstmals registriert
        erste registrierung|zuerst registriert|zeitpunkt der ersten registrierung
        première inscription|date du premier enregistrement|premier enregistrement
        初回登録日時|初回登録日|最初の登録日時""",
    Field.UNTIL: """time deregistered|deregistered|deregistration date|abgemeldet
        zeitpunkt der abmeldung|abmeldung|date d'annulation|heure de désenregistrement
        désenregistré|登録解除日時|登録解除日""",
    Field.CITY: "city|customer city|customer_city|ort|stadt|ville|市区町村|都市|città|ciudad",
    Field.POSTCODE: """postal code|zip code|zip|customer postal code|postleitzahl|plz|code postal
        郵便番号|cap|código postal""",
    Field.STATE: "state or province|state code|customer state|bundesland|province|都道府県",
    Field.COUNTRY: """country|country code|country id|customer country code|declared country code
        last seen territory|music territory|ordering location country|land|ländercode
        länderkennung|wohnsitzland|pays|code pays|国|国コード|país|paese""",
    Field.ADDRESS: """shipping address|billing address|customer declared address|address|lieferadresse
        versandadresse|rechnungsadresse|anschrift|adresse|adresse de livraison
        adresse de facturation|お届け先住所|請求先住所|住所""",
    Field.LOCALE: """language|language of preference|locale|device locale|preferred language|sprache
        bevorzugte sprache|langue|langue préférée|言語|優先言語|lingua|idioma""",
    Field.MARKETPLACE: """marketplace|website|shopping marketplace id|marketplace id|marktplatz|webseite
        site web|ウェブサイト|マーケットプレイス""",
    Field.OPENED: """account creation time|account creation date|account created|customer since
        member since|kunde seit|kontoerstellungsdatum|konto erstellt am
        date de création du compte|アカウント作成日|アカウント作成日時""",
    Field.CONTACT: "contact name|kontaktname|name des kontakts|nom du contact|連絡先名",
    Field.TEXT: """utterance text|utterance|transcript|transcript text|customer transcript
        transkript|transkripttext|äußerung|äußerungstext|text der äußerung|sprachbefehl
        gesprochener text|texte de l'énoncé|énoncé|transcription|発話テキスト|発話
        question text|question|query text|spoken text|trascrizione|transcripción|summary""",
    Field.TIME: """utterance creation date|creation date|creation timestamp|timestamp
        utterance timestamp|utterance date|time|date|date time|event date
        event timestamp|erstellungsdatum|erstellungsdatum der äußerung|zeitstempel
        zeitpunkt|datum|date de création|date de création de l'énoncé|horodatage
        発話作成日|発話の作成日|作成日|作成日時|日時|タイムスタンプ|data di creazione
        fecha""",
    Field.UTTERANCE_ID: """utterance id|audio id|utteranceid|audio file|audio file name|äußerungs-id
        id de l'énoncé|発話id|recording id|stream id""",
}
_MEANINGS = {
    normal(name): meaning for meaning, names in _NAMES.items() for name in re.split(r"[|\n]", names) if name.strip()
}


def known_headers() -> frozenset[str]:
    """The names of columns that mean something here, as `viewer.importers.tables.normal` gives them."""
    return frozenset(_MEANINGS)


def fields_of(header: tuple[str, ...]) -> dict[Field, int]:
    """The first column of each meaning in a header, by its place."""
    found: dict[Field, int] = {}
    for place, name in enumerate(header):
        meaning = _MEANINGS.get(normal(name))
        if meaning is not None:
            found.setdefault(meaning, place)
    return found
