# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The owner's own files of the demonstration export: many tables with invented rows, none of them about voice."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence

from demo.people import ADDRESS, CUSTOMER_ID, EMAIL, NAME, OWN_DEVICES

NONE = "Not Available"
PLAIN = ("CustomerId", "Name", "Value", "Timestamp")
PLAIN_TOPICS = {
    "Advertising.1": ("Advertising.OptOut", "Advertising.AmazonAudiences", "Advertising.3PAudiences"),
    "Advertising.2": ("Advertising.AdvertiserClicks",),
    "AmazonSmile.CustomerData": ("AmazonSmile.CustomerData",),
    "Audible": ("Audible.DevicesActivations", "Audible.Library", "Audible.Listening"),
    "CustomerCommunicationExperience": (
        "CustomerCommunicationExperience.Preferences",
        "CustomerCommunicationExperience.PreferencesEmailHistory",
    ),
    "Digital.Content.Ownership": tuple(f"Digital.Content.Ownership.{number}" for number in range(1, 6)),
    "Digital.PrimeVideo": ("Digital.PrimeVideo.Watchlist", "Digital.PrimeVideo.CustomerTitleRelevance"),
    "Digital.Redemption": ("Digital.Redemption.1", "Digital.Redemption.2"),
    "Kindle": ("Kindle.Devices.ReadingSession", "Kindle.ReadingInsights", "Kindle.UnifiedLibraryIndex"),
    "PaymentOptions": ("PaymentOptions.PaymentInstruments", "PaymentOptions.Preferences"),
    "Retail.CustomerProfile": ("Retail.CustomerProfile.Misc", "Retail.CustomerProfile.PrivacySettings"),
    "Retail.CustomerReturns": ("Retail.CustomerReturns.1", "Retail.CustomerReturns.1.1"),
    "Retail.Cart": ("Retail.CartItems.1", "Retail.CartItems.2"),
    "Retail.Reviews": ("Retail.Reviews", "Retail.Questions"),
    "Retail.Subscriptions": ("Digital.Subscriptions.2", "Retail.SubscribeAndSave"),
    "Retail.Wishlist": ("Amazon.Lists.Wishlist", "Amazon.Lists.Shared"),
    "Retail.Notifications": ("Retail.OutboundNotifications", "Retail.InboundNotifications"),
    "Retail.Promotions": ("Retail.Promotions", "Retail.GiftCertificates", "Retail.ShoppingProfile"),
}
GOODS = ("Fahrradlampe", "Teekanne", "Notizbuch", "Wanderkarte", "Blumentopf", "Schlafsack", "Küchenwaage", "Roman")
Table = tuple[str, Sequence[str], Iterable[Sequence[str]]]


def own_files(rng: random.Random) -> dict[str, bytes]:
    """Every file about the owner by its path in the export."""
    tables = [*orders(rng), *account(), *searches(), *watched(rng), *plain(rng)]
    return {path: table(header, rows) for path, header, rows in tables}


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file as the provider writes it: byte order mark, CRLF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def day(rng: random.Random) -> str:
    """A moment of 2017 or 2018, as the provider writes it."""
    return f"201{rng.choice('78')}-{rng.randint(1, 7):02d}-{rng.randint(1, 28):02d}T{rng.randint(6, 21):02d}:15:00Z"


def orders(rng: random.Random) -> Iterable[Table]:
    """Orders in three files, and what was bought digitally."""
    header = ("Website", "Order ID", "Order Date", "Currency", "Total Owed", "Shipping Address", "Gift Sender Name")
    home = f"{NAME} {' '.join(ADDRESS)} Germany"
    for part in (1, 2, 3):
        numbers = (f"30{rng.randint(2, 6)}-{rng.randrange(10**7):07d}-{rng.randrange(10**7):07d}" for _ in range(18))
        rows = [("Amazon.de", number, day(rng), "EUR", f"{rng.randint(5, 80)}.99", home, NONE) for number in numbers]
        yield f"Retail.OrderHistory.{part}/Retail.OrderHistory.{part}.csv", header, rows
    bought = [(item, "Amazon.de", "DE", day(rng), EMAIL) for item in GOODS]
    items = ("Title", "Marketplace", "DeclaredCountryCode", "OrderDate", "RecipientEmail")
    yield "Digital-Ordering.2/Digital Items.csv", items, bought


def account() -> Iterable[Table]:
    """Devices, addresses and the country of the account."""
    devices = (
        "Account Name",
        "Customer Type",
        "Device Model",
        "Device Serial Number",
        "First Time Registered",
        "IP Address",
        "Local Time Offset",
        "State",
        "Time Deregistered",
    )
    since = {device.serial: f"{device.since:%Y-%m-%dT%H:%M:%SZ}" for device in OWN_DEVICES}
    own = [
        (f"Karlas {d.room}", "ADULT", d.model, d.serial, since[d.serial], "203.0.113.7", NONE, "ACTIVE", NONE)
        for d in OWN_DEVICES
    ]
    yield "Devices.Registration/Device Registration.csv", devices, own
    place = ("Postal Code", "District", "City", "State or Province", "Country Code", "Timestamp")
    region = [(ADDRESS[1], NONE, ADDRESS[2], "BW", "DE", "2018-05-01T08:00:00Z")]
    yield "Retail.RegionAuthority.2/Retail.RegionAuthority.2.csv", place, region
    yield (
        "Digital.CustomerAttributes/Digital.CustomerAttributes.1.csv",
        ("CustomerId", "Country", "Language"),
        [(CUSTOMER_ID, "DE", "de_DE")],
    )


def searches() -> Iterable[Table]:
    """What the owner searched for."""
    header = ("First Search Time (GMT)", "Country ID", "Language", "Last Known Customer ID", "Customer IP", "Query")
    rows = [
        (f"{month:02d}/{5 + at:02d}/2018 18:{10 + at}", "DE", "de_DE", CUSTOMER_ID, "203.0.113.7", goods.lower())
        for month in range(1, 8)
        for at, goods in enumerate(GOODS)
    ]
    yield "Search-Data/Search-Data.Customer-Engagement.csv", header, rows


def watched(rng: random.Random) -> Iterable[Table]:
    """What was watched, and where."""
    header = ("Playback Hour", "City", "Country", "Audio Language", "Title")
    rows = [(day(rng), ADDRESS[2], "DE", "de-DE", f"Folge {number}") for number in range(1, 31)]
    yield "Digital.PrimeVideo.Viewinghistory/Digital.PrimeVideo.Viewinghistory.csv", header, rows


def plain(rng: random.Random) -> Iterable[Table]:
    """The many small files in which little stands."""
    for folder, names in PLAIN_TOPICS.items():
        for name in names:
            rows = [(CUSTOMER_ID, NAME, "Data Not Available", day(rng)) for _ in range(rng.randint(1, 6))]
            yield f"{folder}/{name}.csv", PLAIN, rows
