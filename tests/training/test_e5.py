"""The encoder's file, written here by its layout with three layers of eight numbers, is read and run."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import SalnameError
from pipeline.training.e5 import read_e5

HIDDEN, FFN, LAYERS = 32, 64, 2
PIECES = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -9.0), ("▁bir", -2.0), ("▁iki", -2.0)]


def floats(values: np.ndarray) -> tuple[int, bytes]:
    return 0, values.astype("<f4").tobytes()


def quantised(values: np.ndarray) -> tuple[int, bytes]:
    """Four bits a number, in blocks of 32 with a scale each."""
    blob = b""
    for block in values.reshape(-1, 32):
        scale = np.float16(np.abs(block).max() / 7)
        codes = np.clip(np.round(block / np.float32(scale)), -8, 7).astype(np.int64) + 8
        blob += scale.tobytes() + bytes(
            int(low) | int(high) << 4 for low, high in zip(codes[:16], codes[16:], strict=True)
        )
    return 1, blob


def tensors() -> dict[str, np.ndarray]:
    chance = np.random.default_rng(3)
    shapes = {"emb.word": (len(PIECES), HIDDEN), "emb.pos": (40, HIDDEN), "emb.type": (1, HIDDEN)}
    shapes |= {"emb.ln.w": (HIDDEN,), "emb.ln.b": (HIDDEN,)}
    for layer in range(LAYERS):
        for part, shape in {
            "q": (HIDDEN, HIDDEN), "k": (HIDDEN, HIDDEN), "v": (HIDDEN, HIDDEN), "ao": (HIDDEN, HIDDEN),
            "fi": (FFN, HIDDEN), "fo": (HIDDEN, FFN), "aln": (HIDDEN,), "oln": (HIDDEN,),
        }.items():  # fmt: skip
            shapes |= {f"l{layer}.{part}.w": shape, f"l{layer}.{part}.b": shape[:1]}
    return {name: chance.normal(0, 0.3, shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, LAYERS, 4, FFN, len(PIECES), 40, 1, 1e-12, 32)
    words = [piece.encode() for piece, _ in PIECES]
    offsets = np.cumsum([0, *map(len, words)]).astype("<u4")
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(offsets[-1])) + offsets.tobytes()
    head += np.array([score for _, score in PIECES], "<f4").tobytes() + b"".join(words)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", ord("ﬁ"), 1, ord("f"))  # a map of characters, stepped over
    values = tensors()
    kinds = {
        name: quantised(value) if value.ndim == 2 and not name.startswith(("emb.pos", "emb.type")) else floats(value)
        for name, value in values.items()
    }
    at = len(head) + 4 + sum(2 + len(name) + 21 for name in kinds)
    table, blob = struct.pack("<i", len(kinds)), b""
    for name, (kind, raw) in kinds.items():
        table += struct.pack("<H", len(name)) + name.encode()
        table += struct.pack("<BIQQ", kind, values[name].size, at + len(blob), len(raw))
        blob += raw
    path = tmp_path / "small.bin"
    path.write_bytes(head + table + blob)
    return path


def test_shape_vocabulary_and_weights(file: Path) -> None:
    e5 = read_e5(file)
    assert (e5.hidden, e5.layers, e5.heads, e5.ffn, e5.max_positions) == (HIDDEN, LAYERS, 4, FFN, 40)
    assert (e5.bos, e5.eos, e5.pad, e5.unk) == (0, 2, 1, 3)
    assert [piece for piece, _ in e5.pieces] == [piece for piece, _ in PIECES]
    written = tensors()
    assert {name: value.shape for name, value in e5.tensors.items()} == {
        name: value.shape for name, value in written.items()
    }
    for name, value in written.items():
        step = np.abs(value).max() / 7  # four bits
        assert np.abs(e5.tensors[name] - value).max() <= step


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" * 10)
    with pytest.raises(SalnameError, match=r"E314.*does not begin with E5S1"):
        read_e5(tmp_path / "other.bin")


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.6, 0.9, 0.999])
def test_a_file_that_breaks_off_is_refused(file: Path, share: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(SalnameError, match=r"E314.*breaks off") as refused:
        read_e5(file)
    assert refused.value.path == str(file)


def test_a_folder_is_no_encoder(tmp_path: Path) -> None:
    with pytest.raises(SalnameError, match="E006"):
        read_e5(tmp_path)


def test_words_get_vectors_in_their_sentences(file: Path) -> None:
    pytest.importorskip("torch", reason="training needs the extra [train]")
    from pipeline.training.encoder import Encoder

    encoder = Encoder(file, LAYERS)
    alone, together = encoder.read([["bir"], ["bir", "iki"]], (1, 2))
    assert alone.shape == (1, HIDDEN) and together.shape == (2, HIDDEN)
    assert np.isfinite(together).all()
    assert np.abs(alone[0] - together[0]).max() > 1e-3  # "bir" beside "iki" is read otherwise
    (again,) = encoder.read([["bir"]], (1, 2))
    assert np.allclose(again, alone, atol=1e-5)  # padding changes nothing


def test_the_tagger_and_the_teacher_take_the_same_file(file: Path) -> None:
    torch = pytest.importorskip("torch", reason="training needs the extra [train]")
    from pipeline.training.encoder import Encoder as WordReader
    from pipeline.training.tagger_model import Encoder

    e5 = read_e5(file)
    network = Encoder(e5, range(len(PIECES)), range(LAYERS)).eval()
    ids = torch.tensor([[0, 5, 6, 2]])
    with torch.no_grad():
        state = network(ids, torch.ones_like(ids, dtype=torch.float32))
    (found,) = WordReader(file, LAYERS).read([["bir", "iki"]], (LAYERS,))
    assert np.allclose(state[0, 1:3].numpy(), found, atol=1e-4)  # two ways through the same layers
