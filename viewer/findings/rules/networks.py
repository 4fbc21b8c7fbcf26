# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""M25: networks that two sets of devices use and never share."""

from __future__ import annotations

import ipaddress
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from viewer.case.finding import Direction, Finding, Grounds, Strength
from viewer.case.message import message
from viewer.case.reading import AccountFact, FactKind
from viewer.findings.compare import plain_serial
from viewer.findings.measured import facts_of, ids
from viewer.findings.owned import stated_devices

INNOCENT = tuple(message(f"innocent.{name}") for name in ("mobile_network", "vpn", "moved_home", "second_home"))
FEWEST = 3
_SHOWN = 8


@dataclass(slots=True)
class _Device:
    """The networks of one device with at least three uses, when they were used, and the facts that say so."""

    networks: set[tuple[str, str]] = field(default_factory=set)
    days: list[str] = field(default_factory=list)
    facts: list[AccountFact] = field(default_factory=list)

    def shares(self, other: _Device) -> bool:
        """Whether both use a network in common, are not comparable, or were never used at one time (a move)."""
        kinds = {kind for kind, _ in self.networks} & {kind for kind, _ in other.networks}
        apart = self.days and other.days and (max(self.days) < min(other.days) or max(other.days) < min(self.days))
        return not kinds or bool(apart) or not self.networks.isdisjoint(other.networks)


def other_networks(grounds: Grounds) -> tuple[Finding, ...]:
    """Neutral, S1: devices of the export use networks that no stated device ever used; without stated devices, the
    devices fall into sets that share no network.

    A Wi-Fi by its name, an IP address by its /16 (IPv6: /32), and only networks with at least three uses of a device
    that is named by its serial number. Private addresses say nothing; devices that were never in use at the same time
    may have moved with their owner.
    """
    used = _used(facts_of(grounds, FactKind.NETWORK))
    own = [one for serial, one in used.items() if serial in stated_devices(grounds.facts)]
    if own:
        strange = [
            one
            for serial, one in used.items()
            if serial not in stated_devices(grounds.facts) and not any(one.shares(mine) for mine in own)
        ]
        return _neutral("strange", len(strange), [*own, *strange]) if strange else ()
    sets = _sets(list(used.values()))
    return _neutral("sets", len(sets), [one for each in sets for one in each]) if len(sets) > 1 else ()


def _neutral(key: str, n: int, devices: list[_Device]) -> tuple[Finding, ...]:
    evidence = ids(*[fact for one in devices for fact in one.facts][:_SHOWN])
    text = message(f"finding.M25.{key}", n=n)
    return (Finding("M25", "export", Direction.NEUTRAL, Strength.S1, text, INNOCENT, evidence, "networks"),)


def _used(facts: Iterable[AccountFact]) -> Mapping[str, _Device]:
    uses: dict[str, dict[tuple[str, str], list[AccountFact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        serial, network = plain_serial(fact.get("serial")), _network(fact)
        if serial and network:
            uses[serial][network].append(fact)
    devices: dict[str, _Device] = {}
    for serial, networks in sorted(uses.items()):
        for network, told in networks.items():
            if sum(fact.count for fact in told) >= FEWEST:
                device = devices.setdefault(serial, _Device())
                device.networks.add(network)
                device.facts += told
                device.days += [day[:10] for fact in told for day in (fact.get("first"), fact.get("last")) if day]
    return devices


def _network(fact: AccountFact) -> tuple[str, str] | None:
    """The kind and the name of a network; None for what is none, or is the same in every home."""
    if fact.get("type") == "wifi":
        return "wifi", fact.value.strip()
    try:
        address = ipaddress.ip_address(fact.value.strip())
    except ValueError:
        return None
    if not address.is_global:
        return None
    return "ip", str(ipaddress.ip_network((address, 16 if address.version == 4 else 32), strict=False))


def _sets(devices: list[_Device]) -> list[list[_Device]]:
    """The devices in sets: those that share something, one by one or through others, lie in one."""
    sets: list[list[_Device]] = []
    for one in devices:
        near = [each for each in sets if any(one.shares(other) for other in each)]
        sets = [each for each in sets if each not in near] + [[one, *(other for each in near for other in each)]]
    return sets
