"""Word lists for :mod:`pipeline.dates.traps`: folded stems, sorted, to be read over by people who know the sources."""

from __future__ import annotations

from typing import Final

#: Words before a number that make it the number of a thing (``səh. 1920``, ``ev 28``, ``madde 58``).
NUMBERING_WORDS: Final = frozenset(
    """
    cild cilt daire dairə dosya dəftər ev fon fond hane isbn issn iş kanun kapi kod kodu madde maddə menzil
    mənzil no nolu nomer numara numarali nömrə nömrəli nömrəsi oda otaq posta qanun qovluq sahife sayfa sayi
    sayili sayli seri siparis sipariş siyahi sv səh səhifə tel telefon telefonu vərəq
    """.split()
)

#: Stems of what a number counts, needed where the ending would not tell: ``kişi`` and ``mermi`` end like possessives.
COUNTED_STEMS: Final = tuple(
    """
    adam adet aile ailə alay altin artik artiq asker atli az aşkin bal barel bay başlik belge beyit bin bomba
    bölük cild cilt dane defa dekar derece desyatin deve dinar dolar dollar dönüm dəfə dəqiqə esir ev evli fazla
    fersah fişek fişəng frank funt gemi gün gəlin gəmi hane hasta hastə hektar hissə inek insan işçi kapi katli kez
    kilo kilometre kitab kitap kişi kişilik kopek koyun kuruş köy köylü kəndli lira litre livr madde maddə manat
    mark mekteb mermi metr metre mil milyar milyon min muhacir mühacir müslüman nefer no nokta nolu numara nömrə
    nöqtə nüfus nüsha nüsxə nəfər oy puan pud qoyun qrivna qəpik rubl ruble saat sahife sandik say sayfa sayi
    sayili sayli silah silahli sterlin söz süngü süvari səhifə sənəd səs tabur tane ton top tüfek tüfəng tümen təqaüd
    vagon vaqon varil verst vərəq xal xanə yakin yarali yaxin yaş yerli yüz çocuk çok çox öyrənci öğrenci üye
    üzv şagird şehit şəhid ədəd əsgər əsir
    """.split()
)

#: Heads of a compound whose first member is a year: happenings and documents (``1917 devrimi``).
HEADS_OF_YEARS: Final = tuple(
    """
    akd anayasa anket anlaşma antlaşma ayaklanma baharin basim baski baskin başlarinda beyanname bildiri böhran
    büdcə bütçe bəyannamə darbe deprem devrim doğumlu dönem dövr dəyişik ehtilal facia faciə ferman fərman göç
    hadise hadisə harb hareket harp hezimet hərəkat iclas ihtilal inkilab inkilap inqilab istila isyan iğtişaş
    işgal işğal kampanya kanun karar kararname katliam kiriz konferans konfrans kongre kriz kurultay köçürmə
    mağlubiyet mevsim misak model müharibə müqavilə mütareke nizamname nüfussayim nəşr olay pakt plan program
    proqram protokol qanun qirğin qiyam qurultay qərar qətliam rapor repressiya savaş sayim sazi saziş sefer
    seçim seçki siyahiyaalma soykirim soyqirim sözleşme sürgün sürüm tarihli tarixli tehcir tenqid terror terör
    tevellüt təvəllüd versiya yapimi yasa yaz yili zafer zelzele zəlzələ çap çixiş üslub üsyan
    """.split()
)

#: Words that follow a bare year without being counted by it (``1884 kimi``, ``1917 ve``).
FOLLOWERS: Final = frozenset(
    """
    arasi civari doğumlu ile ili ilə itibariyle kimi model olarak olaraq senesi sonrasi tarihli tarixli
    tevellütlü təvəllüdlü ve veya və yazi yili için öncesi üçün
    """.split()
)
