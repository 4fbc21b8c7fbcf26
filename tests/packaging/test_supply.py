# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The bill of materials leaves nothing out, known weaknesses stop the check, and a bundle has one form only."""

from __future__ import annotations

import copy
import os
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _the_tools_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield
    for name in [one for one in sys.modules if one.partition(".")[0] in ("supply", "check_lock", "check_licences")]:
        del sys.modules[name]


def made() -> tuple[dict, tuple[str, ...], tuple[str, ...]]:
    from supply.natives import everything
    from supply.sbom import bill, installed_packages

    packages = installed_packages()
    natives, unknown = everything(packages)
    return bill(packages, natives), unknown, packages


def test_the_bill_is_valid_and_names_what_reads_hostile_bytes() -> None:
    from supply.sbom import complaints

    told, unknown, packages = made()
    assert list(complaints(told, unknown, packages)) == []
    inside = {one["name"]: one.get("version", "") for part in told["components"] for one in part.get("components", ())}
    assert {"libsndfile", "FFmpeg", "PDFium", "SQLite", "Qt", "mpg123"} <= inside.keys()
    assert inside["libsndfile"][0].isdigit()


def test_the_same_packages_give_the_same_bill() -> None:
    from supply.sbom import written

    assert written(made()[0]) == written(made()[0])


def test_a_bill_that_is_not_valid_is_found() -> None:
    from supply.sbom import complaints

    told, _, packages = made()
    broken = copy.deepcopy(told)
    broken["components"][0]["type"] = "thing"
    assert any("not valid" in one for one in complaints(broken, (), packages))


def test_a_library_that_the_table_does_not_name_is_told() -> None:
    from supply.natives import natives, table

    without = tuple(one for one in table() if one.name != "libsndfile")
    assert natives("soundfile", table())[1] == ()
    assert any("sndfile" in name for name in natives("soundfile", without)[1])


def test_a_line_for_a_package_that_is_gone_is_told() -> None:
    from supply.natives import stale, table

    assert list(stale(("numpy",), [one for one in table() if one.package in ("numpy", "av")]))
    assert not list(stale(("numpy",), [one for one in table() if one.package == "numpy"]))


@pytest.mark.parametrize(
    ("version", "fixed", "is_open"), [("7.1.0", "7.0.0", False), ("6.9", "6.16.1", True), ("6.16.1", "6.16.1", False)]
)
def test_a_weakness_is_open_below_the_release_without_it(version: str, fixed: str, is_open: bool) -> None:
    from supply.audit import Advisory, open_ones

    one = Advisory("pypdf", ("CVE-1",), "endless work", fixed)
    assert list(open_ones([one], {"pypdf": version})) == ([one] if is_open else [])


def test_a_weakness_without_a_release_is_open_whatever_is_locked() -> None:
    from supply.audit import Advisory, open_ones

    one = Advisory("soundfile", ("CVE-2",), "overflow", stands="it runs in a worker")
    assert list(open_ones([one], {"soundfile": "99"})) == [one]


def test_a_weakness_is_mended_or_has_a_reason() -> None:
    from supply.audit import advisories

    with pytest.raises(ValueError, match="neither mended nor accepted"):
        advisories({"advisory": [{"package": "pypdf", "ids": ["CVE-1"], "what": "endless work"}]})


def test_every_licence_text_of_a_package_is_collected() -> None:
    from supply.notices import notices

    told = notices()
    assert "GNU General Public License" in told
    assert "Xiph" in told or "FFmpeg" in told
    assert notices() == told


def test_the_same_contents_give_the_same_bundle(tmp_path: Path) -> None:
    from supply.bundle import pack

    bytes_of = []
    for number, names in enumerate((("a.whl", "b.whl"), ("b.whl", "a.whl"))):
        folder = tmp_path / str(number) / "wheels"
        folder.mkdir(parents=True)
        for name in names:
            (folder / name).write_bytes(name.encode() * 100)
            os.utime(folder / name, (1000 * number + 5, 1000 * number + 5))
            (folder / name).chmod(0o600 if number else 0o666)
        out = tmp_path / f"{number}.tar"
        pack(folder.parent, out, "notmine")
        bytes_of.append(out.read_bytes())
    assert bytes_of[0] == bytes_of[1]
    with tarfile.open(tmp_path / "0.tar") as archive:
        assert [one.name for one in archive] == ["notmine/install.sh", "notmine/wheels/a.whl", "notmine/wheels/b.whl"]
        assert archive.getmember("notmine/install.sh").mode == 0o755
