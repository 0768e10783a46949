from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SalnameError
from pipeline.read.decode import decode

TURKISH = "Şehirde çıkan gazetenin ilk sayısında, öğretmenlerin güç şartlarda çalıştığı uzun uzun anlatılıyordu. " * 3
RUSSIAN = "В городе издавалась газета, в первом номере которой подробно рассказывалось о трудной работе учителей. " * 3
PATH = Path("a.txt")


@pytest.mark.parametrize(
    ("text", "codec", "encoding", "note"),
    [
        (TURKISH, "utf-8", "utf-8", "valid"),
        (TURKISH, "utf-8-sig", "utf-8", "bom"),
        (TURKISH, "utf-16", "utf-16", "bom"),
        (TURKISH, "utf-32", "utf-32", "bom"),
        (TURKISH, "utf-16-le", "utf-16-le", "detected"),
        (RUSSIAN, "utf-16-be", "utf-16-be", "detected"),
        (TURKISH, "cp1254", "cp1254", "detected"),
        (RUSSIAN, "cp1251", "cp1251", "detected"),
        (RUSSIAN, "koi8_r", "koi8-r", "detected"),
        (RUSSIAN, "cp866", "cp866", "detected"),
    ],
)
def test_encodings(text: str, codec: str, encoding: str, note: str) -> None:
    decoded = decode(text.encode(codec), PATH)
    assert (decoded.text, decoded.encoding, decoded.note) == (text, encoding, note)


def test_line_ends_and_form_feeds_stay() -> None:
    assert decode(b"a\r\nb\fc\rd", PATH).text == "a\r\nb\fc\rd"


def test_a_chosen_encoding_is_taken_at_its_word() -> None:
    assert decode("ğış".encode("cp1254"), PATH, "windows-1254").text == "ğış"


@pytest.mark.parametrize(
    ("data", "encoding", "code"),
    [
        (b"metin\x00metin", "auto", "E004"),
        (bytes(range(256)) * 20, "auto", "E004"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "auto", "E004"),
        (b"%PDF-1.7 \x01\x02\x03\x04\x05\x06\x07\x08", "auto", "E004"),
        ("ğ".encode("cp1254") + b" abc", "utf-8", "E010"),
        (b"\xef\xbb\xbf\xff\xfe", "auto", "E010"),
        (b"abc", "no-such-codec", "E207"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, encoding: str, code: str) -> None:
    with pytest.raises(SalnameError) as caught:
        decode(data, PATH, encoding)
    assert caught.value.code == code


def test_the_line_of_a_nul_is_named() -> None:
    with pytest.raises(SalnameError, match=r"a\.txt:3: .*NUL"):
        decode(b"bir\niki\n\xc3\xa7\x00\n", PATH)


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_a_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        decoded = decode(data, PATH)
    except SalnameError as error:
        assert error.code in {"E004", "E005", "E010"}
    else:
        assert "\x00" not in decoded.text
