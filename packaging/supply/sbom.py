# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Writes the bill of materials (CycloneDX 1.6, JSON): every locked package with its hashes, and the C libraries in it.

    python -m supply.sbom OUT.json      for the packages installed here; needs no network
    python -m supply.sbom --check       that it can be written, is valid, and leaves no library out

The same packages give the same bytes: no time, and a serial number that comes from the contents (UUID, version 5).
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path

from check_licences import stated_licences
from check_lock import LOCKS, ROOT, pins
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from supply.natives import Native, everything, stale, table

_VERSION = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)
_MEANT_FOR = {"name": "notmine:meant-for", "value": "the system that this list was made on"}


def installed_packages() -> tuple[str, ...]:
    """The locked packages of the program that are installed here, by canonical name, in order."""
    return tuple(sorted(name for name in pins(LOCKS / "run.txt") if _is_installed(name)))


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except ModuleNotFoundError:
        return False
    return True


def own_version() -> str:
    """The version of the program itself."""
    told = _VERSION.search((ROOT / "viewer" / "__init__.py").read_text(encoding="utf-8"))
    return told[1] if told else ""


def lock_hashes() -> Mapping[str, tuple[str, ...]]:
    """The SHA-256 of every file that the lock allows, by package."""
    text = re.sub(r"\\\n\s*", "", (LOCKS / "run.txt").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        name = canonicalize_name(re.split(r"[=\s;\[]", line, maxsplit=1)[0])
        found[name] = (*found.get(name, ()), *re.findall(r"sha256:([0-9a-f]{64})", line))
    return found


def bill(packages: tuple[str, ...], natives: tuple[Native, ...]) -> dict[str, object]:
    """The bill of materials as CycloneDX wants it."""
    licences, hashes = stated_licences(), lock_hashes()
    components = [
        _package(name, licences.get(name, ""), hashes[name], [one for one in natives if one.package == name])
        for name in packages
    ]
    root = {"type": "application", "bom-ref": "notmine", "name": "notmine", "version": own_version()}
    named = json.dumps([root, components], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, named)}",
        "version": 1,
        "metadata": {"component": {**root, "licenses": [{"expression": "Apache-2.0"}]}, "properties": [_MEANT_FOR]},
        "components": components,
        "dependencies": [{"ref": "notmine", "dependsOn": [f"pkg:pypi/{one}@{_released(one)}" for one in packages]}],
    }


def _released(name: str) -> str:
    return distribution(name).version


def _package(name: str, licence: str, hashes: tuple[str, ...], inside: list[Native]) -> dict[str, object]:
    version = _released(name)
    told: dict[str, object] = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"license": {"name": licence}}],
        "properties": [{"name": "notmine:allowed-sha256", "value": one} for one in sorted(hashes)],
    }
    if inside:
        told["components"] = [_native(one) for one in sorted(inside, key=lambda one: one.name)]
    return told


def _native(one: Native) -> dict[str, object]:
    told: dict[str, object] = {
        "type": "library",
        "bom-ref": f"{one.package}/{one.name}",
        "name": one.name,
        "licenses": [{"license": {"name": one.licence}}],
        "properties": [{"name": "notmine:file", "value": name} for name in one.files]
        or [{"name": "notmine:file", "value": "built into the extension module"}],
    }
    if not one.version:
        return told
    return {**told, "version": f"soname {one.version}" if one.is_soname else one.version}


def complaints(told: Mapping[str, object], unknown: tuple[str, ...], packages: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with a bill of materials and with the table behind it."""
    yield from (f"native.toml names no such library as {one}" for one in unknown)
    yield from (f"the table names a library of a package that is not needed: {one}" for one in stale(packages, table()))
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(told))
    if wrong is not None:
        yield f"not valid CycloneDX: {wrong.data.message}"


def written(told: Mapping[str, object]) -> str:
    """The bill as text."""
    return json.dumps(told, indent=1, sort_keys=True) + "\n"


def main() -> int:
    """Write or check the bill; 1 and one line each for what is wrong."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    packages = installed_packages()
    natives, unknown = everything(packages)
    told = bill(packages, natives)
    wrong = list(complaints(told, unknown, packages))
    if wrong:
        print("\n".join(wrong))
        return 1
    if sys.argv[1] != "--check":
        Path(sys.argv[1]).write_text(written(told), encoding="utf-8")
    print(f"bill of materials: {len(packages)} packages, {len(natives)} libraries in C inside them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
