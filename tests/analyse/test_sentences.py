from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.analyse import create_engine
from pipeline.errors import SalnameError
from pipeline.records import AnalysedText


@pytest.mark.parametrize(
    "text",
    [
        "Prof. Dr. Əliyev gəldi.|Sonra getdi.",
        "M. E. Resulzade o yıl geldi.|Ev aradı.",
        "M.Ə.Rəsulzadə gəldi.|O, ev axtarırdı.",
        "Пјеси Ҹ. Ҹаббарлы јазды.|Сонра ојнанды.",
        "Bunu 19. yüzyılda 11. Ordu yaptı.|Sonra dağıldı.",
        "Dergiler (bkz. s. 15. Sonra) çıktı.|Biri kapandı.",
        "Ankara, Münih vb. yerlerde çalıştı.|Sonra döndü.",
        "Kitap, gazete vb.|Bunlar az satıldı.",
        "O vaxt qəzet, jurnal və s. çıxırdı.|Oxucu az idi.",
        "“Gəldi.” dedi.|Hamı susdu.",
        "“Niyə gəldin?!”|O, cavab vermədi.",
        "O yıl II. Nikola tahta çıktı.|Halk bekledi.",
        "Romanı M.S. Ordubadi yazdı.|Okurlar çoktu.",
        "Mehmet bey .Aslanov geldi.|Sonra gitti.",
        "Şehir M.Ö. 5. yüzyılda kuruldu.|Sonra yıkıldı.",
        "Onlar 1918.|Sonra dağıldılar.",
        "Bax: s. 15.|Yeni bölmə başlayır.",
        "Gəldi...|Sonra getdi.",
        "T.C. Hükümeti karar verdi.|Karar açıklandı.",
        "Mektubu 25.12.1924 tarihinde yazdı.|Cevap gelmedi.",
        "Kaynak (Baykara, 1966, s. 48).|Yeni cümle.",
        "О, М.Ә.Рәсулзадәни көрдү.|Сонра ҝетди.",
        "Sultan öldü (bu, s. 3. Bölümde anlatılır) ve oğlu geldi.|Son.",
    ],
)
def test_sentences(analysed: Callable[[str], AnalysedText], text: str) -> None:
    result = analysed(text.replace("|", " "))
    assert [s.span.of(result.laid_out.text) for s in result.sentences] == text.split("|")


def test_spans_are_clean_offsets(analysed: Callable[[str], AnalysedText]) -> None:
    result = analysed("GİRİŞ\n\nO yıl siyasi müha-\ncirler geldi. Ev aradılar.\n")
    text = result.laid_out.text
    for sentence in result.sentences:
        assert all(token.span.of(text) == token.text for token in sentence.tokens)
        assert sentence.span.start == sentence.tokens[0].span.start
        assert sentence.span.end == sentence.tokens[-1].span.end
    assert "muhacirler".replace("mu", "mü") in [t.text for s in result.sentences for t in s.tokens]


def test_only_mined_paragraphs_are_analysed(analysed: Callable[[str], AnalysedText]) -> None:
    english = "Abstract: The article is about a printing house that was founded in a small town long ago."
    result = analysed(f"{english}\n\nGiriş\nMatbaa o yıl kuruldu ve bir gazete bastı. Gazete iki yıl sonra kapandı.\n")
    assert all("article" not in sentence.span.of(result.laid_out.text) for sentence in result.sentences)


def test_a_very_long_paragraph_is_cut_without_loss(analysed: Callable[[str], AnalysedText]) -> None:
    sentence = "Matbaa o yıl kuruldu ve haftalık bir gazete bastı. "
    result = analysed(sentence * 6000)
    assert len(result.sentences) == 6000
    assert sum(len(s.tokens) for s in result.sentences) == 6000 * 10


def test_an_unknown_engine() -> None:
    with pytest.raises(SalnameError, match=r"E301.*spacy"):
        create_engine("no-such-engine")
