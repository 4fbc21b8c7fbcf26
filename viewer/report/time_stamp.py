# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""A request for a time stamp (RFC 3161), which the user may send to an authority of their choice.

It holds a hash and nothing else, so the authority learns nothing of the case. There is no nonce: it would tie an answer
to one sending, but the program does not send and what ties the answer to the evidence is the hash; and without one, the
same bag gives the same request. The authority is asked for its certificate, so that the answer can be checked for long.
"""

from __future__ import annotations

import hashlib

from asn1crypto.algos import DigestAlgorithm
from asn1crypto.core import Null
from asn1crypto.tsp import MessageImprint, TimeStampReq


def time_stamp_request(stamped: bytes) -> bytes:
    """The request (DER) over the SHA-256 of these bytes; what `openssl ts -query -sha256 -cert -no_nonce` writes."""
    algorithm = DigestAlgorithm({"algorithm": "sha256", "parameters": Null()})
    imprint = MessageImprint({"hash_algorithm": algorithm, "hashed_message": hashlib.sha256(stamped).digest()})
    return bytes(TimeStampReq({"version": "v1", "message_imprint": imprint, "cert_req": True}).dump())
