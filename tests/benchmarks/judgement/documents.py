# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The documents of a household's account as the provider writes them, in the shapes of FORMATS 1.4 and 1.5."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta

from tests.benchmarks.judgement.households import Household
from tests.builders import Files, table

_NONE = "Not Available"


def own_documents(home: Household) -> Files:
    """The files about the household's account that are no recordings and no transcripts."""
    rng = random.Random(f"documents {home.seed}")
    new = home.generation == "2024"
    files: Files = {}
    days = _spread(home, rng, 40)
    if "orders" not in home.missing:
        name = "Your Amazon Orders/Order History.csv" if new else "Retail.OrderHistory.1/Retail.OrderHistory.1.csv"
        files[name] = _orders(home, days, rng)
    files["Retail.RegionAuthority.2/Retail.RegionAuthority.2.csv"] = _regions(home, days[:6])
    if "search" not in home.missing:
        name = "Your Shopping Search/Search Queries.csv" if new else "Search-Data/Search-Data.Customer-Engagement.csv"
        files[name] = _searches(home, days, rng)
    if "register" not in home.missing and home.devices:
        folder = "Your Fire TV Device & Setup" if new else "Devices.Registration"
        files[f"{folder}/Device Registration.csv"] = register(home, rng)
    if "payments" not in home.missing:
        header = ["CustomerId", "LastDigits", "PaymentMethod", "RegistrationDate"]
        rows = [[home.customer, ending, "Visa", f"{days[0]:%m/%d/%Y} 10:00:00 UTC"] for ending in home.cards]
        files["PaymentOptions.PaymentInstruments/PaymentOptions.PaymentInstruments.csv"] = table(header, rows)
    files["Retail.CustomerProfile.Misc/Retail.CustomerProfile.Misc.csv"] = _profile(home)
    files["Digital.PrimeVideo.Watchlist/Watchlist.1.csv"] = table(
        ["Title", "Added"], [[f"Film {number}", f"{day}T00:00:00Z"] for number, day in enumerate(days[:12])]
    )
    return files


def alexa_documents(home: Household) -> Files:
    """The files of the assistant's account, apart from what was spoken."""
    rng = random.Random(f"alexa {home.seed}")
    files: Files = {}
    if home.skills:
        rows = [[one, "Live", "ENABLED", f"{home.first}T10:00:00Z"] for one in home.skills]
        files["Alexa/Skills/Skills-2.csv"] = table(
            ["SkillName", "SkillStage", "EnablementStatus", "Enablement Date"], rows
        )
    if "contacts" not in home.missing:
        people = rng.sample(home.region.first, min(5, len(home.region.first)))
        rows = [[one, home.region.last[0], _NONE] for one in people]
        files["Alexa/Communications/Contacts/contacts-2.csv"] = table(
            ["First Name", "Last Name", "Email Address"], rows
        )
    return files


def _orders(home: Household, days: Iterable[date], rng: random.Random) -> bytes:
    header = ["Order ID", "Order Date", "Website", "Currency", "Shipping Address", "Gift Sender Name"]
    rows = []
    for day in days:
        who = home.extra["gift"] if "gift" in home.extra and rng.random() < 0.1 else home.owner
        website = (
            home.extra["marketplace"] if "marketplace" in home.extra and rng.random() < 0.2 else home.region.website
        )
        address = f"{who} Lindenweg 4 12345 {home.city}"
        number = f"30{rng.randrange(9)}-{rng.randrange(10**7):07d}-{rng.randrange(10**7):07d}"
        rows.append([number, f"{day}T10:00:00Z", website, home.region.currency, address, _NONE])
    return table(header, rows)


def _regions(home: Household, days: Iterable[date]) -> bytes:
    header = ["Postal Code", "District", "City", "State or Province", "Country Code", "Timestamp"]
    cities = [home.city, home.second[0]] if home.second else [home.city]
    rows = [["12345", _NONE, city, _NONE, home.region.country, f"{day}T08:00:00Z"] for day in days for city in cities]
    return table(header, rows)


def _searches(home: Household, days: Iterable[date], rng: random.Random) -> bytes:
    header = ["First Search Time (GMT)", "Country ID", "Language", "Last Known Customer ID", "Customer IP", "Query"]
    rows = []
    for number, day in enumerate(days):
        customer = home.extra.get("second_customer", home.customer) if number % 9 == 8 else home.customer
        place = [
            home.region.country,
            home.region.locale,
            customer,
            f"203.0.113.{rng.randrange(4) + home.seed % 60 * 4}",
        ]
        rows.append([f"{day:%m/%d/%Y} 09:30", *place, rng.choice(("lampe", "buch", "tee", "seil"))])
    return table(header, rows)


def register(home: Household, rng: random.Random) -> bytes:
    """The device register; its names are the newest, and what was given back is listed with its end."""
    header = ["Account Name", "Customer Type", "Device Model", "Device Serial Number", "First Time Registered"]
    header += ["IP Address", "Local Time Offset", "State", "Time Deregistered"]
    rows = []
    for one in home.devices:
        if one.registered is None or (one.why in ("returned", "replaced") and rng.random() < 0.25):
            continue
        holder = (
            next((o.name for o in home.others if o.role == "partner"), home.owner)
            if one.why == "partner"
            else home.owner
        )
        name = f"{holder.split()[0]}s {one.names[-1][1]}" if rng.random() < 0.3 else one.names[-1][1]
        until = f"{one.until}T12:00:00Z" if one.until else _NONE
        state = "INACTIVE" if one.until else "ACTIVE"
        ip = f"203.0.113.{home.seed % 60 * 4}"
        offset = "+01:00" if home.region.timezone != "America/Chicago" else "-06:00"
        rows.append([name, "ADULT", one.kind, one.serial, f"{one.registered}T12:00:00Z", ip, offset, state, until])
    return table(header, rows)


def _profile(home: Household) -> bytes:
    names = [home.owner, *(home.extra[name] for name in ("ex_partner", "maiden_name") if name in home.extra)]
    rows = [[home.customer, name, home.emails[0], home.phone, f"{home.opened}"] for name in names]
    return table(["CustomerId", "Customer Name", "Email", "Phone Number", "Account Creation Date"], rows)


def _spread(home: Household, rng: random.Random, count: int) -> list[date]:
    """Days of the account's ordinary life, denser than one a month."""
    length = (home.last - home.opened).days
    every = {home.opened + timedelta(days=step) for step in range(3, length, 25)}
    return sorted(every | {home.opened + timedelta(days=rng.randrange(length)) for _ in range(count)})
