"""The trained network as an ONNX graph with 8-bit weights.

The graph is written node by node, so that what runs is what stands here. Weights are signed 8-bit with a scale a
column; what they are multiplied with is 8-bit too, in steps that were measured beforehand, so that a sentence is read
alike whatever is read with it; attention, sums and norms stay in single precision. Word embeddings are 8-bit with a
scale a row. The sequences of a batch are of one length: there is no mask.

A few channels of the activations are ten times as large as the rest and would leave the others few levels. Before
they are quantised each channel is therefore divided by a factor that its weights are multiplied by (SmoothQuant,
Xiao et al. 2023, with equal shares). Behind a linear part, with nothing but attention or a ReLU between, that part's
weights do the division. The ReLU is no node at all: the levels begin at zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

#: Operators of ONNX Runtime itself.
_FUSED = "com.microsoft"
_OPSET = 23

Floats = NDArray[np.float32]


class _Graph:
    """Nodes and weights as they are added.

    Args:
        samples: what each linear part is given, (rows, channels), by the part's name; None for single precision.
    """

    def __init__(self, samples: Mapping[str, Floats] | None) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._samples = samples

    @property
    def eight_bit(self) -> bool:
        return self._samples is not None

    def factors(self, name: str, weight: Floats) -> Floats:
        """What the channels of a part's input are divided by; ``weight`` is all it is multiplied with, (in, out)."""
        if self._samples is None:
            return np.ones(weight.shape[0], dtype=np.float32)
        most = np.quantile(np.abs(self._samples[name]), 0.999, axis=0)
        alike: Floats = np.sqrt(np.maximum(most, 1e-2) / np.maximum(np.abs(weight).max(axis=1), 1e-3))
        return alike.astype(np.float32)

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, domain=domain, **attributes))
        return output

    def scaled(self, x: str, by: Floats, name: str) -> str:
        """``x`` with its channels multiplied, if it is to be quantised."""
        return self.add("Mul", [x, self.constant(f"{name}.factors", by)], f"{name}.alike") if self.eight_bit else x

    def levels(self, x: str, name: str, factors: Floats, *, rectified: bool = False) -> tuple[str, str, str]:
        """``x`` as whole numbers, with their scale and their zero.

        Args:
            name: of the part that is given ``x``.
            factors: what the channels of ``x`` were divided by.
            rectified: what is below zero becomes zero.
        """
        if self._samples is None:
            return (self.add("Relu", [x], f"{name}.rectified") if rectified else x), "", ""
        sample = self._samples[name] / factors
        scale = _scale(sample, (0, 255) if rectified else (-128, 127))
        step = self.constant(f"{name}.step", np.array(scale, dtype=np.float32))
        zero = self.constant(f"{name}.zero", np.array(0 if rectified else 128, dtype=np.uint8))
        return self.add("QuantizeLinear", [x, step, zero], f"{name}.levels"), step, zero

    def linear(self, x: tuple[str, str, str], weight: Floats, bias: Floats, output: str) -> str:
        """``x @ weight + bias``, for what :meth:`levels` gave and a ``weight`` of (in, out)."""
        levels, step, zero = x
        if not step:
            return self.exact(levels, weight, bias, output)
        whole, scale = quantised(weight, axis=0)
        inputs = [levels, self.constant(f"{output}.weight", whole), step, self.constant(f"{output}.scale", scale)]
        inputs += [zero, "", self.constant(f"{output}.bias", bias)]
        return self.add("MatMulIntegerToFloat", inputs, output, _FUSED)

    def exact(self, x: str, weight: Floats, bias: Floats, output: str) -> str:
        """``x @ weight + bias`` in single precision."""
        product = self.add("MatMul", [x, self.constant(f"{output}.weight", weight)], f"{output}.product")
        return self.add("Add", [product, self.constant(f"{output}.bias", bias)], output)


def quantised(weight: Floats, axis: int) -> tuple[NDArray[np.int8], Floats]:
    """``weight`` as whole numbers of at most 127 either way, with the scale along the other axis."""
    scale = np.maximum(np.abs(weight).max(axis=axis), 1e-8) / 127
    levels = np.round(weight / np.expand_dims(scale, axis)).astype(np.int8)
    return levels, scale.astype(np.float32)


def _scale(sample: Floats, levels: tuple[int, int]) -> float:
    """The step between levels that loses least of ``sample``: a few values beyond the last level may be worth it."""
    low, high = levels
    widest = max(float(sample.max()) / high, float(sample.min()) / low if low else 0.0, 1e-6)

    def lost(step: float) -> float:
        read = np.clip(np.round(sample / np.float32(step)), low, high) * np.float32(step)
        wanted = np.maximum(sample, 0) if low == 0 else sample
        return float(np.square(read - wanted).mean())

    return min((widest * share for share in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)), key=lost)


def to_onnx(
    state: Mapping[str, Floats],
    heads: Sequence[str],
    *,
    attention_heads: int,
    epsilon: float,
    samples: Mapping[str, Floats] | None = None,
) -> onnx.ModelProto:
    """The network with the weights ``state`` (names as in ``TaggerNetwork.state_dict()``), its layers rectified.

    Input: ``pieces``, int32 (batch, length), without padding. Outputs: one a task, named as the task, float32 (batch,
    length, classes), and ``vectors`` (batch, length, hidden).

    Args:
        heads: the tasks that are kept.
        samples: what the linear parts of the layers are given, (rows, channels), by the part's name; without them all
            weights stay in single precision.
    """
    graph = _Graph(samples)
    x = _embedded(graph, state, epsilon)
    layers = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layers."))
    for layer in range(layers):
        x = _layer(graph, state, f"encoder.layers.{layer}", x, attention_heads, epsilon)
    outputs = []
    for head in heads:
        weight = state[f"heads.{head}.weight"]
        graph.exact(x, weight.T, state[f"heads.{head}.bias"], head)
        outputs.append(_value(head, TensorProto.FLOAT, weight.shape[0]))
    hidden = state["encoder.norm.weight"].shape[0]
    graph.add("Identity", [x], "vectors")
    outputs.append(_value("vectors", TensorProto.FLOAT, hidden))
    inputs = [helper.make_tensor_value_info("pieces", TensorProto.INT32, ["batch", "length"])]
    proto = helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(proto, opset_imports=opsets, producer_name="salname", ir_version=10)


def _value(name: str, kind: int, width: int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, ["batch", "length", width])


def _embedded(graph: _Graph, state: Mapping[str, Floats], epsilon: float) -> str:
    words = state["encoder.words.weight"]
    if graph.eight_bit:
        levels, scale = quantised(words, axis=1)
        rows = graph.add("Gather", [graph.constant("words.levels", levels), "pieces"], "rows.levels")
        scales = graph.add("Gather", [graph.constant("words.scale", scale[:, None]), "pieces"], "rows.scale")
        as_floats = graph.add("Cast", [rows], "rows.floats", to=TensorProto.FLOAT)
        vectors = graph.add("Mul", [as_floats, scales], "rows")
    else:
        vectors = graph.add("Gather", [graph.constant("words", words), "pieces"], "rows")
    shape = graph.add("Shape", ["pieces"], "shape")
    one, two = (graph.constant(f"number.{n}", np.array([n], dtype=np.int64)) for n in (1, 2))
    length = graph.add("Slice", [shape, one, two], "length")
    zero = graph.constant("number.0", np.array([0], dtype=np.int64))
    positions = graph.constant("positions", state["encoder.positions.weight"])
    placed = graph.add("Slice", [positions, zero, length, zero], "placed")
    total = graph.add("Add", [vectors, placed], "embedded.sum")
    norm = [
        graph.constant("embedded.norm.weight", state["encoder.norm.weight"]),
        graph.constant("embedded.norm.bias", state["encoder.norm.bias"]),
    ]
    return graph.add("LayerNormalization", [total, *norm], "embedded", axis=-1, epsilon=epsilon)


def _layer(graph: _Graph, state: Mapping[str, Floats], name: str, x: str, attention_heads: int, epsilon: float) -> str:
    qkv, widen = state[f"{name}.qkv.weight"].T, state[f"{name}.widen.weight"].T
    out, narrow = state[f"{name}.out.weight"].T, state[f"{name}.narrow.weight"].T
    of_qkv, of_widen = graph.factors(f"{name}.qkv", qkv), graph.factors(f"{name}.widen", widen)
    of_out, of_narrow = graph.factors(f"{name}.out", out), graph.factors(f"{name}.narrow", narrow)

    shown = graph.levels(graph.scaled(x, np.reciprocal(of_qkv), f"{name}.qkv"), f"{name}.qkv", of_qkv)
    parts = []
    weights, biases = np.split(qkv * of_qkv[:, None], 3, axis=1), np.split(state[f"{name}.qkv.bias"], 3)
    for part, weight, bias in zip("qkv", weights, biases, strict=True):
        by = np.reciprocal(of_out) if part == "v" else np.ones_like(of_out)
        parts.append(graph.linear(shown, weight * by, bias * by, f"{name}.{part}"))
    seen = graph.add("Attention", parts, f"{name}.seen", q_num_heads=attention_heads, kv_num_heads=attention_heads)
    shown = graph.levels(seen, f"{name}.out", of_out)
    new = graph.linear(shown, out * of_out[:, None], state[f"{name}.out.bias"], f"{name}.out")
    x = _normed(graph, state, f"{name}.attention_norm", new, x, epsilon)

    shown = graph.levels(graph.scaled(x, np.reciprocal(of_widen), f"{name}.widen"), f"{name}.widen", of_widen)
    by = np.reciprocal(of_narrow)
    wide = graph.linear(shown, widen * of_widen[:, None] * by, state[f"{name}.widen.bias"] * by, f"{name}.widen")
    shown = graph.levels(wide, f"{name}.narrow", of_narrow, rectified=True)
    new = graph.linear(shown, narrow * of_narrow[:, None], state[f"{name}.narrow.bias"], f"{name}.narrow")
    return _normed(graph, state, f"{name}.output_norm", new, x, epsilon)


def _normed(graph: _Graph, state: Mapping[str, Floats], name: str, new: str, old: str, epsilon: float) -> str:
    norm = [graph.constant(f"{name}.{part}", state[f"{name}.{part}"]) for part in ("weight", "bias")]
    # Not the fused SkipLayerNormalization: on CPUs that one operator takes a quarter of the whole pass.
    total = graph.add("Add", [new, old], f"{name}.sum")
    return graph.add("LayerNormalization", [total, *norm], name, axis=-1, epsilon=epsilon)
