"""Closed-class words and word beginnings that the event rules go by, for both languages.

All words are keys as :func:`pipeline.events.forms.key_of` makes them: small Latin letters, ``ə`` as ``e``, ``q`` as
``k``. Beginnings (tuples) are matched with ``str.startswith``. Lists are sorted where no order matters.
"""

from __future__ import annotations

# --- phrases -------------------------------------------------------------------------------------

#: mark the agent of a passive
BY = frozenset("tarafından tarafındandır terefinden vasıtasıyla".split())
WITH = frozenset("beraber birlikte ile ilen".split())
BETWEEN = frozenset("aralarında arasında arasındaki beyninde".split())
AGAINST = frozenset("aleyhine eleyhine karşı karşıtı üzerine".split())
#: under somebody's lead or signature: the leader acts
UNDER = frozenset(
    """
    başçılığı başçılığında başkanlığında başkanlığındaki editörlüğünde girişimiyle girişimleriyle idaresinde imzası
    imzasıyla kalemi komandanlığı komandanlığında komutasında komutasındaki kumandasında liderliğinde liderliğindeki
    öncülüğünde önderliğinde redaktorluğu redaktorluğunda redaktörlüğü redaktörlüğünde rehberliğinde rehberliğindeki
    rehberliyi rehberliyinde sedrliyi sedrliyinde teşebbüsü teşebbüsüyle yönetiminde
    """.split()
)
#: relate a name to something without making it a participant
UNRELATED = frozenset(
    """
    adına adından asıllı bağlı barada barede başka baxmayaraq dair dışında dilli doğru dolayı döneminde dövründe
    evezine gibi göre hakkında hakkındaki haqqında haricinde ilgili ilişkin için kadar keder kimi kökenli köre
    mensub mensup namına naminə nezdinde olan olarak olmayan ötürü rağmen savayı sayesinde sırasında taraftarı
    terefdarı üçün yanlısı yerine zamanı
    """.split()
)
#: nouns that are used like postpositions and head no compound
RELATIONAL = frozenset("öncesi sırası sonrası vaxtı zamanı".split())
POSTPOSITIONS = BY | WITH | BETWEEN | AGAINST | UNDER | UNRELATED | RELATIONAL
CONJUNCTIONS = frozenset("ayrıca habele hem hemçinin hetta ile ve veya ya yahut".split())
#: may stand between coordinated names
FILLERS = frozenset(
    """
    ardından bir cümleden da de diğer elece hatta hem hetta ise ki o özellikle sonra taraftan terefden xüsusile
    yandan
    """.split()
)
#: end a noun phrase
ADVERBS = frozenset(
    """
    ancak artık aynı ayrıca bele böyle böyle bu bunun buna burada buraya çok daha esasen evvel eyni hemen hemin her
    hiç nasıl ne nece o ona onun orada oraya önce resmen sonra şöyle şu tekrar yalnız yene yine
    """.split()
)
#: may stand inside a genitive phrase, but not between a bare name and its head
ADJECTIVES = frozenset("bir birinci böyük büyük eski iki ikinci ilk keçmiş resmi son üç üçüncü yeni".split())
TITLES = frozenset(
    """
    albay amiral binbaşı doktor dr general kont lord mareşal marşal polkovnik prens prof professor profesör sir
    yüzbaşı
    """.split()
)
#: heads that stand for the people themselves: a name after them is no apposition
COLLECTIVES = (
    "asker", "birlik", "devlet", "eskerler", "hakimiyet", "halk", "heyet", "hökumet", "hükümet", "kuvvet", "millet",
    "ordu", "xalk",
)  # fmt: skip
#: what a subject has of its own: in "Gürcüstan müstəqilliyini elan etdi" Georgia declares *its* independence
OWN = (
    "adını", "askerlerini", "bağımsızlığına", "bağımsızlığını", "birliklerini", "egemenliğini", "faaliyetine",
    "faaliyetini", "faaliyetlerini", "fealiyyetine", "fealiyyetini", "görevini", "hakimiyetini", "hayatını",
    "heyatını", "iktidarını", "istiklalini", "istiklaliyyetini", "müstekilliyini", "teklifini", "varlığına",
    "varlığını", "vezifesini", "yayınını",
)  # fmt: skip
#: words in -ı that carry no possessive: adjectives of Arabic make, numerals, a few nouns
UNPOSSESSED = frozenset(
    """
    ali askeri dahili daxili dini duygu ebedi edebi elmi eski fevri fikri fiili harbi harici hayati herbi heyati
    hukuki içtimai ictimai idari iki iktisadi ilmi insani kadı kanuni kişi konu maddi mali manevi medeni milli ordu
    resmi reel siyasi soru şahsi şexsi tabii tarihi tarixi tebii umumi ümumi xarici yeddi yedi yeni
    """.split()
)

# --- arguments -----------------------------------------------------------------------------------

#: after a participle these make a clause of time or manner, whose noun is no participant
TIME_HEADS = frozenset(
    """
    anda andan dönemde gibi gün günden günlerde günlerden hakkında halde haqqında için ilk kadar keder kimi müddetde
    sırada sonra takdirde tarihten üçün vakit vaxt vaxtda yıl yıllarda zaman zamanlar
    """.split()
)
CALLED = frozenset("adında adıyla adlı başlıklı isimli isminde".split())
#: verbs that as participles before a noun only say that it took place ("yapılan görüşmeler")
SUPPORT = (
    "açıl", "alın", "apar", "bağla", "baş", "çağır", "çık", "davam", "devam", "düzenle", "edil", "gerçekleş",
    "gönder", "imzala", "kalx", "kaldır", "keç", "kop", "kur", "meydana", "olan", "olun", "patlak", "sun", "sürdür",
    "tertib", "toplan", "töred", "tut", "var", "ver", "yap", "yaşan", "yaz", "yürüt",
)  # fmt: skip
PRONOUNS = frozenset("kendileri kendisi o onlar özleri özü".split())

#: after the name of a happening: it is told only as what something else came before or after
LANDMARKS = frozenset(
    """
    ardından arefesinde esnasında evvel günlerinde günleri önce öncesi öncesinde sonra sonrası sonrasında
    sonunda sırasında vaxtı zamanı erefesinde gedişinde
    """.split()
)

# --- factuality ----------------------------------------------------------------------------------

NOT = frozenset("değil değildi deyil deyildi yok yoktu yox yoxdur".split())
#: what follows a nominalised happening that did not come about
PREVENTED = (
    "başaram", "engel", "imtina", "inkar", "kadağan", "karşısını", "kurtul", "mane", "önle", "redded", "reddet",
    "tekzib", "vazgeç", "yalanla", "yasakla",
)  # fmt: skip
#: what follows a nominalised happening that is wanted, demanded, discussed or feared
PLANNED = (
    "amac", "amaç", "arzu", "bağlı", "barede", "bekle", "cehd", "çaba", "çağır", "çalışdı", "çalışır", "çalışıyor",
    "çalışm", "çalışt", "düşün", "emr", "fikir", "fikr", "gaye", "gerek", "girişim", "görev", "gözle", "hakkında",
    "haqqında", "hazırla", "hazırlı", "hedef", "icaze", "ideya", "ihtimal", "ilgili", "imkan", "ısrar", "iste",
    "izin", "karar", "karşı", "kerar", "konu", "koşul", "layihe", "lazım", "maksad", "maksat", "meksed", "mesele",
    "mümkün", "nezerde", "niyet", "niyyet", "öner", "plan", "proje", "sağlamak", "savun", "sey", "şart", "taleb",
    "talep", "tehdit", "tehlike", "tekid", "teklif", "teleb", "tereddüt", "teşebbüs", "uğruna", "uğrunda", "umd",
    "umu", "umut", "ümid", "vaad", "ved", "vezife", "yolunda", "yönünde",
)  # fmt: skip
PURPOSE = frozenset("amacıyla için maksadı maksadıyla meksedi üçün üzere üzre".split())
#: what is done after all, although an infinitive stands before it
ACHIEVED = ("başar", "buldu", "çalışmalar", "mecbur", "muvaffak", "müveffek", "nail", "zorun")
#: verbs that let an infinitive stand for the happening itself
BEGUN = ("başla", "davam", "devam", "iken", "suret")
SAYING = (
    "açıkla", "aktar", "anlat", "bahsed", "bahset", "belirt", "beyan", "bildir", "danış", "dedi", "demiş", "deyib",
    "deyir", "dile", "diye", "diyor", "elave", "geyd", "haber", "hatırla", "iddia", "ifade", "işaret", "itiraf",
    "kayded", "kaydet", "keyd", "melumat", "nakl", "rivayet", "söyle", "vurgula", "xeber", "yaz", "zikr",
)  # fmt: skip
ACCORDING = frozenset("esasen fikrince göre ifadesine köre sözlerine sözleriyle".split())
#: nouns that "according to" may govern
TESTIMONY = (
    "belge", "bilgi", "haber", "hatıra", "iddia", "ifade", "kaynak", "melumat", "menbe", "rivayet", "sened", "söz",
    "veri", "xatire",
)  # fmt: skip
