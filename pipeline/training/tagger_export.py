"""The trained network as an ONNX graph with 8-bit weights.

The graph is written node by node with ONNX Runtime's fused operators, so that what runs is what stands here:
weights are signed 8-bit with a scale a column, activations are quantised as they come
(``DynamicQuantizeMatMul``), attention, norms and GELU stay in single precision. Word embeddings are 8-bit with a
scale a row.

A few channels of the activations are ten times as large as the rest and would leave the others few levels. Before
they are quantised each channel is therefore divided by a factor that its weights are multiplied by (SmoothQuant,
Xiao et al. 2023, with equal shares).
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
_OPSET = 17

Floats = NDArray[np.float32]


class _Graph:
    """Nodes and weights as they are added."""

    def __init__(self, *, eight_bit: bool, steps: int, largest: Mapping[str, Floats]) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._eight_bit = eight_bit
        self._steps = steps
        self._largest = largest
        self._smoothed: dict[str, tuple[str, Floats]] = {}

    def smoothed(self, x: str, name: str, weight: Floats) -> tuple[str, Floats]:
        """``x`` with its channels made alike, and the factors for the rows of the weights that it meets.

        Args:
            name: of the layer's part, by which the largest values of the channels are known.
            weight: all the weights that ``x`` meets there, (in, out).
        """
        if not self._eight_bit or name not in self._largest:
            return x, np.ones(weight.shape[0], dtype=np.float32)
        if name not in self._smoothed:
            most = np.maximum(self._largest[name], 1e-3)
            factors = np.sqrt(most / np.maximum(np.abs(weight).max(axis=1), 1e-3)).astype(np.float32)
            divided = self.add("Mul", [x, self.constant(f"{name}.smooth", 1 / factors)], f"{name}.smoothed")
            self._smoothed[name] = (divided, factors)
        return self._smoothed[name]

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, x: str, weight: Floats, bias: Floats, output: str, *, exact: bool = False) -> str:
        """``x @ weight + bias`` for a ``weight`` of (in, out)."""
        bias_name = self.constant(f"{output}.bias", bias)
        if exact or not self._eight_bit:
            product = self.add("MatMul", [x, self.constant(f"{output}.weight", weight)], f"{output}.product")
            return self.add("Add", [product, bias_name], output)
        levels, scale = quantised(weight, axis=0, steps=self._steps)
        return self.add(
            "DynamicQuantizeMatMul",
            [
                x,
                self.constant(f"{output}.weight", levels),
                self.constant(f"{output}.scale", scale),
                self.constant(f"{output}.zero", np.zeros(scale.shape, dtype=np.int8)),
                bias_name,
            ],
            output,
            _FUSED,
        )


def quantised(weight: Floats, axis: int, steps: int = 127) -> tuple[NDArray[np.int8], Floats]:
    """``weight`` as whole numbers of at most ``steps`` either way, with the scale along the other axis."""
    scale = np.maximum(np.abs(weight).max(axis=axis), 1e-8) / steps
    levels = np.round(weight / np.expand_dims(scale, axis)).astype(np.int8)
    return levels, scale.astype(np.float32)


def to_onnx(
    state: Mapping[str, Floats],
    heads: Sequence[str],
    *,
    attention_heads: int,
    epsilon: float,
    eight_bit: bool = True,
    steps: int = 127,
    largest: Mapping[str, Floats] | None = None,
) -> onnx.ModelProto:
    """The network with the weights ``state`` (names as in ``TaggerNetwork.state_dict()``).

    Inputs: ``pieces`` and ``mask``, int32 (batch, length); ``mask`` is 1 on pieces and 0 on padding. Outputs: one a
    task, named as the task, float32 (batch, length, classes), and ``vectors`` (batch, length, hidden).

    Args:
        heads: the tasks that are kept.
        eight_bit: if not, all weights stay in single precision.
        steps: the largest weight as a whole number; 63 leaves processors without VNNI room for their sums.
        largest: the largest absolute value of each channel that a linear part is given, by the part's name.
    """
    graph = _Graph(eight_bit=eight_bit, steps=steps, largest=largest or {})
    x = _embedded(graph, state, epsilon, eight_bit)
    layers = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layers."))
    for layer in range(layers):
        x = _layer(graph, state, f"encoder.layers.{layer}", x, attention_heads, epsilon)
    outputs = []
    for head in heads:
        weight = state[f"heads.{head}.weight"]
        graph.linear(x, weight.T, state[f"heads.{head}.bias"], head, exact=True)
        outputs.append(_value(head, TensorProto.FLOAT, weight.shape[0]))
    hidden = state["encoder.norm.weight"].shape[0]
    graph.add("Identity", [x], "vectors")
    outputs.append(_value("vectors", TensorProto.FLOAT, hidden))
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "length"]) for name in ("pieces", "mask")
    ]
    proto = helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(proto, opset_imports=opsets, producer_name="salname", ir_version=9)


def _value(name: str, kind: int, width: int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, ["batch", "length", width])


def _embedded(graph: _Graph, state: Mapping[str, Floats], epsilon: float, eight_bit: bool) -> str:
    words = state["encoder.words.weight"]
    if eight_bit:
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
    weight, bias = state[f"{name}.qkv.weight"], state[f"{name}.qkv.bias"]
    parts = []
    alike, factors = graph.smoothed(x, f"{name}.qkv", weight.T)
    for part, rows, offsets in zip("qkv", np.split(weight, 3), np.split(bias, 3), strict=True):
        parts.append(graph.linear(alike, rows.T * factors[:, None], offsets, f"{name}.{part}"))
    seen = graph.add("MultiHeadAttention", [*parts, "", "mask"], f"{name}.seen", _FUSED, num_heads=attention_heads)
    out = _linear(graph, state, seen, f"{name}.out")
    x = _normed(graph, state, f"{name}.attention_norm", out, x, epsilon)
    wide = _linear(graph, state, x, f"{name}.widen")
    active = graph.add("Gelu", [wide], f"{name}.active", _FUSED)
    narrow = _linear(graph, state, active, f"{name}.narrow")
    return _normed(graph, state, f"{name}.output_norm", narrow, x, epsilon)


def _linear(graph: _Graph, state: Mapping[str, Floats], x: str, name: str) -> str:
    weight = state[f"{name}.weight"].T
    alike, factors = graph.smoothed(x, name, weight)
    return graph.linear(alike, weight * factors[:, None], state[f"{name}.bias"], name)


def _normed(graph: _Graph, state: Mapping[str, Floats], name: str, new: str, old: str, epsilon: float) -> str:
    norm = [graph.constant(f"{name}.{part}", state[f"{name}.{part}"]) for part in ("weight", "bias")]
    # Not the fused SkipLayerNormalization: on CPUs that one operator takes a quarter of the whole pass.
    total = graph.add("Add", [new, old], f"{name}.sum")
    return graph.add("LayerNormalization", [total, *norm], name, axis=-1, epsilon=epsilon)
