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


AUTHORITY = """
[tsa]
default_tsa = us
[us]
serial = {folder}/serial
signer_cert = {folder}/cert.pem
signer_key = {folder}/key.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
[certificate]
extendedKeyUsage = critical,timeStamping
[req]
distinguished_name = name
[name]
"""


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not there")
def test_an_authority_answers_it_and_the_answer_fits_the_manifest_alone(tmp_path: Path) -> None:
    """What the guide tells the user to do, with an authority of our own."""

    def openssl(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(OPENSSL), *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    (tmp_path / "tsa.cnf").write_text(AUTHORITY.format(folder=tmp_path), encoding="utf-8")
    (tmp_path / "serial").write_text("01\n", encoding="utf-8")
    subject = ["-subj", "/CN=Authority", "-config", "tsa.cnf", "-extensions", "certificate"]
    made = openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", *subject)
    assert made.returncode == 0, made.stderr
    (tmp_path / "manifest-sha256.txt").write_bytes(STAMPED)
    (tmp_path / "other.txt").write_bytes(b"another manifest\n")
    (tmp_path / "a.tsq").write_bytes(time_stamp_request(STAMPED))
    answered = openssl("ts", "-reply", "-queryfile", "a.tsq", "-config", "tsa.cnf", "-out", "a.tsr")
    assert answered.returncode == 0, answered.stderr
    check = ("ts", "-verify", "-in", "a.tsr", "-CAfile", "cert.pem", "-data")
    assert "Verification: OK" in openssl(*check, "manifest-sha256.txt").stdout
    assert openssl(*check, "other.txt").returncode != 0
