# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""The packaged networks. A file that is not byte for byte the one that was shipped is not loaded."""

from __future__ import annotations

import hashlib

import onnxruntime

from viewer.case.message import Problem, message
from viewer.resource import resource

onnxruntime.disable_telemetry_events()
SHA256 = {
    "campplus.onnx": "910bb08971353b7b1aa968e75ad6ce869368549507c62c5267c6ff22589fb8d4",
    "silero_vad.onnx": "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3",
}


def load(name: str) -> onnxruntime.InferenceSession:
    """A network for one thread of this process. Raises Problem where its file is missing or altered.

    Without an arena a long clip's memory is given back; from a path the file is not in memory beside the network.
    """
    path = resource(f"voice/{name}")
    with path.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != SHA256[name]:
            raise Problem(message("voice.model_altered", name=name))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    options.add_session_config_entry("session.use_device_allocator_for_initializers", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
