# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""What may stay as it is: an allow-list. Whatever is not known to be structure is replaced."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from viewer.report.twin.letters import folded


class Column(StrEnum):
    """What a column or key holds, as far as that decides how its cells are replaced."""

    TEXT = "text"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    ID = "id"
    TIME = "time"
    LOCALE = "locale"
    ZONE = "zone"
    PAYMENT = "payment"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    FIGURE = "figure"


_PROVIDER = """
    amazon alexa echo google assistant siri bixby cortana apple samsung meta facebook instagram whatsapp telegram
    discord spotify microsoft takeout notmine amzn1 http https www com org net html htm csv json jsonl txt pdf zip
    wav mp3 m4a aac ogg oga opus flac wma amr aif aiff caf jpg jpeg png gif webp mp4 mov mkv webm avi vcf ics xml
    tsv md eml all data categories category your ihre meine my additional request detail page glance view
    impressions retail order orders history orderhistory cart region authority regionauthority search customer
    engagement digital ordering items item prime video watchlist viewing viewinghistory activity advertising optout
    content ownership payment options instruments instrument paymentoptions paymentinstruments communication
    experience preferences preference smile customerdata devices device registration setup tablet fire tv kindle
    music library audible listening saved followed artists accounts account audio voice recordings recording sound
    sounds nlu intent intents question understandings questionunderstandings utterance utterances transcript
    transcripts transcription transcriptions transkript transkripte trascrizioni communications contacts contact
    messages message media photo photos delivery returns refunds refund return requests product clicks queries query
    file files descriptions description filedescriptions instructions readme read me liesmich lisez moi schema
    export exports datenauskunft auskunft dsar sar gdpr daten part parts teil of summary profile profiles settings
    setting household skills skill smart home routines routine reminders alarms timers lists list shopping calendar
    calendars location locations address addresses subscriptions subscription linked services service kids freetime
    free time child children archive browser activitycontrols aktivitäten aktivität calls text voicemail placed
    received missed recorded user users identity userdata inbox ptt aud uuid utc gmt tnih textclient lpm zxv
    documents document dokumente letter cover anschreiben antrag bestätigung confirmation folder new old raw index
    main test tests archiv sprachverlauf verlauf
"""
_HEADERS = """
    id ids name names first last middle full given family number numbers serial dsn model type types date dates time
    times timestamp created creation modified updated start end began ended began since until value values key keys
    status state status code codes country city district province postal postcode zip street line region language
    locale currency website marketplace price amount total quantity title titles url uri link links email mail phone
    mobile fax offset zone local latitude longitude accuracy degrees meters in by for and or the a an at on to from
    with not is was no yes gift sender recipient shipping billing receiver owner holder session server ip isp user
    agent version app application platform operating system browser screen contents currently playing song track
    album artist genre duration seconds minutes count rank score confidence reason source target channel method card
    credit digits ending expiry iban bank bic provider wake word words friendly appliance entity endpoint group room
    member members enabled enablement installed registered deregistered last known isbn asin sku brand size color
    weight note notes comment comments subject body label labels tag tags category parent children level position
    event events action actions domain bestelldatum suchzeit suchdatum ereignis zeitpunkt zeit aufgezeichnet
    wiedergabe beginn start finish playback viewing doc docx xls xlsx ppt pptx rtf odt heic dat db sqlite log plist
    yaml yml ini cfg bin tmp macosx ds store thumbs desktop marketing opt out consent purpose kind format length
    width height width bytes hash sha256 checksum path
"""
_SPOKEN = """
    am pm uhr utc gmt mez mesz cet cest wet west eet eest est edt cst cdt mst mdt pst pdt jst bst seite page page
    von of de transkript transkripte transcript transcripts verlauf historique alexa echo computer amazon ziggy
    erstellt generated created kunde kundin customer account konto stand datum date ending ends endet endend
    endziffern terminant finissant iban bank konto lastschrift sepa checking savings direct debit compte prélèvement
    visa mastercard card karte kreditkarte credit disabled enabled deaktiviert aktiviert désactivé desactivado
    disattivato inactive inaktiv active aktiv removed entfernt false true yes no ja nein on off aus an adult teen
    teenager jugendlich adolescent status registered voice audio recording recordings sprachaufnahmen aufnahmen
    audiodateien enregistrements file files dateien fichiers transcriptions utterances transkription sprachaufnahme
    aufnahme success invalid discarded general http https www com org net html de
"""
_KEYS = """
    header title titleUrl products activityControls locationInfos subtitles details description audioFiles source
    sourceUrl recordKey recordType timestamp customerId device deviceName deviceEntityId utteranceType domain intent
    skillName isBinaryFeedbackProvided isFeedbackPositive voiceHistoryRecordItems recordItemType transcriptText
    utteranceId agentVisualName key id registeredCustomerId creationTimestamp activityStatus sourceDeviceIds
    serialNumber deviceType deviceAccountId domainAttributes sourceActiveUsers version summary firstUtteranceId
    firstStreamId settingKey value principalType eventDate messages participants sender_name timestamp_ms content
    audio_files uri creation_timestamp media_type file mime_type duration_seconds date date_unixtime from from_id
    type text chats list name
"""
_STEMS = re.compile(
    r"alexa|voice|nlu|utteran|transcri|transkri|trascri|sprach|audio|dictat|speech|stimme|aufnahm|recording|kinder|"
    r"subscri|abonn|suscripc|verkn|calend|kalend|musi[ckq]"
)
_MOST_STEMMED = 24


def plain(text: str) -> str:
    """A column's name or a cell without case, punctuation and blanks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def _column_of(_: str) -> Column:
    return Column.TEXT


@dataclass(frozen=True)
class Lexicon:
    """Words and whole cells that are structure.

    `structure` are words of paths, headers and keys; `spoken` those of requests that are no names; `names` those that
    stay even where names stand (rooms, titles, what devices are called; folded); `headers` are whole names of columns
    and keys, as `plain` gives them, `phrases` whole cells, case-folded. `stems` begin words of categories. `column_of`
    says what a header or key is about.
    """

    spoken: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    headers: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    column_of: Callable[[str], Column] = _column_of
    structure: frozenset[str] = field(default=frozenset((_PROVIDER + _HEADERS).split()))

    def is_structure(self, word: str) -> bool:
        """Whether a word of a path, a header or a key may stay."""
        low = word.casefold()
        if low in self.structure or folded(low) in self.names:
            return True
        stem = _STEMS.match(low) is not None or (len(low) > 3 and low.startswith(self.stems or ("\0",)))
        return stem and len(low) <= _MOST_STEMMED

    def is_spoken(self, word: str) -> bool:
        """Whether a word of running text may stay."""
        low = word.casefold()
        return low in self.spoken or low in _SPOKEN_WORDS or self.is_ordinary(low)

    def is_ordinary(self, word: str) -> bool:
        """Whether a word may stay even where names stand."""
        return folded(word) in self.names

    def is_phrase(self, cell: str) -> bool:
        """Whether a whole cell may stay: it says that there is nothing."""
        return " ".join(cell.casefold().split()).strip("'") in self.phrases


KNOWN_KEYS = frozenset(plain(key) for key in _KEYS.split())
_SPOKEN_WORDS = frozenset(_SPOKEN.split())
