# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A request for a time stamp is what other programs take for one."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from viewer.report.time_stamp import time_stamp_request

STAMPED = b"a manifest\n"
OPENSSL = shutil.which("openssl")


def test_it_is_the_der_that_the_standard_asks_for() -> None:
    """RFC 3161, 2.4.1: SEQUENCE { version 1, { { sha256, NULL }, hash }, certReq TRUE }, no policy and no nonce."""
    algorithm = bytes.fromhex("300d06096086480165030402010500")
    imprint = b"\x30\x31" + algorithm + b"\x04\x20" + hashlib.sha256(STAMPED).digest()
    assert time_stamp_request(STAMPED) == b"\x30\x39\x02\x01\x01" + imprint + b"\x01\x01\xff"


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not there")
def test_openssl_reads_it(tmp_path: Path) -> None:
    (tmp_path / "a.tsq").write_bytes(time_stamp_request(STAMPED))
    command = [str(OPENSSL), "ts", "-query", "-in", str(tmp_path / "a.tsq"), "-text"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Hash Algorithm: sha256" in told
    assert "Certificate required: yes" in told
    assert "Nonce: unspecified" in told
    dumped = "".join(re.findall(r"^ +[0-9a-f]{4} - ([0-9a-f -]{47})", told, re.MULTILINE))
    assert re.sub(r"[ -]", "", dumped) == hashlib.sha256(STAMPED).hexdigest()
