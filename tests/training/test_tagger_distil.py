"""What a student begins as, and how its pieces lie to the teacher's."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")
pytest.importorskip("onnx", reason="training needs the extra [train]")

import torch
from onnxruntime import InferenceSession
from torch import nn

from pipeline.neural.pieces import Pieces
from pipeline.training.e5 import E5
from pipeline.training.tagger import Average
from pipeline.training.tagger_distil import aligned, student_of
from pipeline.training.tagger_export import to_onnx
from pipeline.training.tagger_model import Encoder, Layer, TaggerNetwork

HIDDEN, FFN = 24, 48


def a_teacher(layers: int = 3) -> TaggerNetwork:
    chance = np.random.default_rng(3)
    norms = ["emb.ln", *(f"l{layer}.{part}" for layer in range(layers) for part in ("aln", "oln"))]
    sizes = {"q": (HIDDEN, HIDDEN), "k": (HIDDEN, HIDDEN), "v": (HIDDEN, HIDDEN), "ao": (HIDDEN, HIDDEN)}
    sizes |= {"fi": (FFN, HIDDEN), "fo": (HIDDEN, FFN)}
    tensors = {f"{norm}.w": np.ones(HIDDEN, dtype=np.float32) for norm in norms}
    tensors |= {f"{norm}.b": np.zeros(HIDDEN, dtype=np.float32) for norm in norms}
    for name, count in (("word", 10), ("pos", 16), ("type", 2)):
        tensors[f"emb.{name}"] = chance.normal(size=(count, HIDDEN)).astype(np.float32)
    for layer in range(layers):
        for part, (out, into) in sizes.items():
            tensors[f"l{layer}.{part}.w"] = chance.normal(0, 0.3, (out, into)).astype(np.float32)
            tensors[f"l{layer}.{part}.b"] = chance.normal(0, 0.3, out).astype(np.float32)
    e5 = E5(HIDDEN, layers, 2, FFN, 16, 1e-12, tuple((str(n), 0.0) for n in range(10)), 0, 2, 1, 3, tensors)
    return TaggerNetwork(Encoder(e5, range(10), range(layers)), {"names": 3}, HIDDEN)


def test_a_student_keeps_the_named_layers_and_leaves_the_teacher_as_it_is() -> None:
    teacher = a_teacher()
    student = student_of(teacher, (0, 2))
    assert len(student.encoder.layers) == 2 and len(teacher.encoder.layers) == 3
    for ours, theirs in ((0, 0), (1, 2)):
        mine, other = student.encoder.layers[ours], teacher.encoder.layers[theirs]
        assert isinstance(mine, Layer) and isinstance(other, Layer)
        assert torch.equal(mine.widen.weight, other.widen.weight)
        assert mine.rectified and not other.rectified


def test_a_student_drops_nothing_out() -> None:
    assert {module.p for module in student_of(a_teacher(), (0,)).modules() if isinstance(module, nn.Dropout)} == {0.0}


def test_an_average_is_the_mean_of_all_that_was_added() -> None:
    weight = nn.Parameter(torch.tensor([1.0, 5.0]))
    average = Average()
    average.add([weight])
    with torch.no_grad():
        weight.copy_(torch.tensor([3.0, -1.0]))
    average.add([weight])
    average.copy_to([weight])
    assert weight.tolist() == [2.0, 2.0]


def test_pieces_without_marks_find_their_places() -> None:
    # "a , ▁ b": the comma's mark (4) is left out, the mark of the last word, which is all of it, stays
    whole = Pieces((0, 5, 4, 6, 4, 2), (1, 2, 4))
    without = Pieces((0, 5, 6, 4, 2), (1, 2, 3))
    assert aligned(whole, without, 4) == [0, 1, 2, 4, 5]


def test_a_network_in_single_precision_is_exported_as_it_is() -> None:
    student = student_of(a_teacher(), (0, 1)).eval()
    state = {name: value.detach().numpy() for name, value in student.state_dict().items()}
    model = to_onnx(state, ("names",), attention_heads=2, epsilon=1e-12)
    session = InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    pieces = np.array([[0, 5, 6, 7, 2], [0, 8, 9, 3, 2]], dtype=np.int32)
    (vectors,) = session.run(["vectors"], {"pieces": pieces})
    with torch.no_grad():
        expected = student(torch.from_numpy(pieces).long(), torch.ones(2, 5, dtype=torch.long)).numpy()
    assert np.abs(vectors - expected).max() < 1e-4
