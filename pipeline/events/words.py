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
    adına adından asıllı bağlı barada barede başka baxmayaraq dair dışında dilli doğru dolayı döneminde dövründe evezine
    gibi göre hakkında hakkındaki haqqında haricinde ilgili ilişkin için kadar keder kimi kökenli köre mensub mensup
    namına naminə nezdinde olan olarak olmayan ötürü rağmen savayı sayesinde sırasında tarikiyle taraftarı terefdarı
    üçün üzerinden yanlısı yoluyla yerine zamanı
    """.split()
)
#: nouns that are used like postpositions and head no compound
RELATIONAL = frozenset("öncesi sırası sonrası vaxtı zamanı".split())
POSTPOSITIONS = BY | WITH | BETWEEN | AGAINST | UNDER | UNRELATED | RELATIONAL
CONJUNCTIONS = frozenset("ayrıca habele hem hemçinin hetta ile ve veya ya yahut".split())
#: may stand between coordinated names
FILLERS = frozenset(
    """
    ardından bir cümleden da de diğer elece hatta hem hetta ise ki o özellikle sonra taraftan terefden xüsusile yandan
    """.split()
)
#: end a noun phrase
ADVERBS = frozenset(
    """
    ancak artık aynı ayrıca bele böyle böyle bu bunun buna burada buraya çok daha esasen evvel eyni hemen hemin her hiç
    nasıl ne nece o ona onun orada oraya önce resmen sonra şöyle şu tekrar yalnız yene yine
    """.split()
)
#: may stand inside a genitive phrase, but not between a bare name and its head
ADJECTIVES = frozenset("bir birinci böyük büyük eski iki ikinci ilk keçmiş resmi son üç üçüncü yeni".split())
TITLES = frozenset(
    """
    albay amiral binbaşı doktor dr general kont lord mareşal marşal polkovnik prens prof professor profesör sir yüzbaşı
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
    "faaliyetini", "faaliyetlerini", "fealiyyetine", "fealiyyetini", "görevini", "hakimiyetini", "hayatını", "heyatını",
    "iktidarını", "istiklalini", "istiklaliyyetini", "müstekilliyini", "teklifini", "varlığına", "varlığını",
    "vezifesini", "yayınını",
)  # fmt: skip
#: words in -ı that carry no possessive: adjectives of Arabic make, numerals, a few nouns
UNPOSSESSED = frozenset(
    """
    ali askeri dahili daxili dini duygu ebedi edebi elmi eski fevri fikri fiili harbi harici hayati herbi heyati hukuki
    içtimai ictimai idari iki iktisadi ilmi insani kadı kanuni kişi konu maddi mali manevi medeni milli ordu resmi reel
    siyasi soru şahsi şexsi tabii tarihi tarixi tebii umumi ümumi xarici yeddi yedi yeni
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
    "açıl", "alın", "apar", "bağla", "baş", "çağır", "çık", "davam", "devam", "düzenle", "edil", "gerçekleş", "gönder",
    "imzala", "kalx", "kaldır", "keç", "kop", "kur", "meydana", "olan", "olun", "patlak", "sun", "sürdür", "tertib",
    "toplan", "töred", "tut", "var", "ver", "yap", "yaşan", "yaz", "yürüt",
)  # fmt: skip
PRONOUNS = frozenset("kendileri kendisi o onlar özleri özü".split())

#: after the name of a happening: it is told only as what something else came before or after
LANDMARKS = frozenset(
    """
    ardından arefesinde esnasında evvel günlerinde günleri önce öncesi öncesinde sonra sonrası sonrasında sonunda
    sırasında vaxtı zamanı erefesinde gedişinde
    """.split()
)

# --- factuality ----------------------------------------------------------------------------------

NOT = frozenset("değil değildi değildir deyil deyildi deyildir yok yoktu yox yoxdur yoxdu".split())
#: not both, and neither: between two of them a happening is denied
NEITHER = "ne"
#: after "ne" these ask or measure, and deny nothing
ASKED = frozenset("demek için ilk kadar ki keder olursa üçün var vakit vaxt yazık zaman".split())
#: with these after it a converb of "without" only says what came first
BEFORE = frozenset("evvel kabak once önce".split())
#: what follows a nominalised happening that did not come about; if it is denied in turn, it did
PREVENTED = (
    "boyun kaçır", "el çek", "engel", "imkansız", "imtina", "inkar", "kaçın", "kadağan", "karşısı", "kurtul", "mane",
    "mümkünsüz", "önle", "redd", "tekzib", "tekzip", "vaz geç", "vaz keç", "vazgeç", "yalanla", "yasakla", "çekin",
)  # fmt: skip
#: a clause of fact (-dığını) that somebody says is not so
DENIED = ("inkar", "redd", "tekzib", "tekzip", "yalanla")
#: what is told is said to be untrue
UNTRUE = ("asılsız", "doğru değil", "doğru deyil", "esassız", "uydurma", "yalan")
#: stands in a clause and says that it came to nothing by a hair
NEARLY = ("az daha", "az kala", "az kaldı", "az kalsın", "neredeyse")
#: what somebody did not leave off or put off, was done or stays intended
LEFT_OFF = ("daşın", "esirge", "gecik", "kaçın", "sakın", "unut", "vaz", "çekin")
#: with these denied, what depends on them was not done
ALLOWED = (
    "becer", "başar", "cesaret", "fırsat", "fikr", "fürset", "gerek gör", "icaze", "imkan", "izin", "lüzum", "meyl",
    "müsaade", "müsaide", "niyet", "niyyet", "onay", "razı", "rıza", "ruhsat", "yanaş", "yol ver",
)  # fmt: skip
#: strengthen a denial and mean nothing else
EMPHASIS = frozenset("artık asla bir birden bile çox çok da daha de esla heç hiç ise katiyyen vakit vaxt zaman".split())
#: what follows a nominalised happening, or a noun of one, and denies it if it is negated itself
REALISED = (
    "baş", "düzenle", "edil", "gerçekleş", "heyata", "keçiril", "mümkün", "nasip", "nesib", "ol", "reallaş", "sağlan",
    "temin", "toplan", "tut", "yapıl",
)  # fmt: skip
#: what follows a nominalised happening that is wanted, demanded, promised, discussed or feared
PLANNED = (
    "amac", "amaç", "arzu", "bağlı", "barede", "bekle", "bekli", "buyur", "can at", "cehd", "çaba", "çağır", "çalışar",
    "çalışdı", "çalışır", "çalışıb", "çalışıyor", "çalışm", "çalışt", "düşün", "elzem", "emir", "emr", "fikir", "fikr",
    "gaye", "gerek", "girişim", "görev", "görüşül", "gözle", "hakkında", "haqqında", "hazır", "hedef", "icab", "icap",
    "icaze", "ideya", "ihtimal", "ilgili", "imkan", "ısrar", "iste", "istiyor", "izin", "kabul", "kalkış", "karar",
    "kebul", "kerar", "konu", "koşul", "layiha", "layihe", "lazım", "lüzum", "maksad", "maksat", "mekseduygun",
    "meksed", "mesele", "muvafık", "mümkün", "münasib", "münasip", "müsaade", "müsaide", "müzakire", "nezerde", "niyet",
    "niyyet", "öngör", "öner", "plan", "proje", "razı", "rica", "sağlamak", "savun", "sey", "söz ver", "şart", "taleb",
    "talep", "tapşır", "tasarı", "tasarla", "tavsiye", "tehdit", "tehlike", "tekid", "teklif", "teleb", "tereddüt",
    "teşebbüs", "teşvik", "tövsiye", "uğraş", "uğruna", "uğrunda", "umd", "umu", "umut", "uygun", "ümid", "vaad",
    "vaat", "vacib", "vadet", "ved", "vezife", "xahiş", "yelten", "yemin", "yolunda", "yönünde", "zeruri", "zorunlu",
)  # fmt: skip
#: what follows the bare noun of a happening that is only prepared, demanded or proposed
NOUN_PLANNED = (
    "düşün", "hazırlan", "hazırlaş", "hazırlığ", "hazırlık", "istey", "istiyor", "istedi", "kararlaştır", "nezerde",
    "öngör", "planla", "tasarla", "talep", "teklif", "teleb", "teşvik", "çağır",
)  # fmt: skip
#: "a law about": what it is about is still to come
BILLS = ("kanun", "karar", "kerar", "layih", "plan", "proje", "tasarı", "taslak", "teklif")
CONCERNING = frozenset("barede dair dayir hakkında hakkındaki haqqında ilişkin".split())
#: the same, but only as whole words: ``karşılandı`` is something else
PLANNED_WORDS = frozenset("karşı karşıydı şerti şertile".split())
#: what is only spoken about: that they did not agree on it does not deny it
ABOUT = (
    "bağlı", "barede", "görüşül", "hakkında", "haqqında", "ilgili", "konu", "mesele", "müzakire", "uğruna", "uğrunda",
    "yolunda", "yönünde",
)  # fmt: skip
#: what somebody did not expect may well have come about
EXPECTED = ("bekle", "bekli", "gözle", "düşün")
#: after a condition: it was not met
CONDITIONAL_HEADS = frozenset("durumunda halde halında halinde takdirde takdirinde tekdirde".split())
CONCESSIVE = frozenset("bele bile da de".split())
#: heads of a bare verbal noun that tell of what was done
DONE_HEADS = (
    "bahane", "behane", "faaliyet", "fealiyyet", "macera", "neden", "sebeb", "sebep", "süreç", "sürec", "tarihi",
    "tarixi",
)  # fmt: skip
#: an aim that stands before the nominalised happening it consists in
AIMS = (
    "amaçları", "amacı", "arzusu", "gayesi", "görevi", "hedefi", "isteği", "istekleri", "maksadı", "meksedi",
    "mekseddi", "niyeti", "niyyeti", "planı", "talebi", "talepleri", "telebi", "telebleri", "vazifesi", "vezifesi",
)  # fmt: skip
#: with an infinitive in -makla: what somebody is told to do
CHARGED = ("görevlendir", "mükellef", "sorumlu", "tapşır", "vazifelendir", "vezifelendir", "yükümlü")
#: with a verbal noun (-masını): what somebody says should be done
ORDERED = ("belirt", "bildir", "söyle", "söylü", "yaz")
PURPOSE = frozenset("amacıyla için maksadı maksadıyla maksadile meksedi meksedile üçün üzere üzre".split())
#: what is done after all, although an infinitive stands before it
ACHIEVED = (
    "başar", "buldu", "çalışmalar", "durumunda kal", "mecbur", "muvaffak", "müveffek", "nail", "neticelen", "sebeb ol",
    "sebep ol", "sonuçlan", "vadar", "yol aç", "zorla", "zorun",
)  # fmt: skip
#: after -malı: what somebody had to do was done
HAD_TO = ("kaldı", "kalıb", "kalmış", "oldu", "olmuş", "olub")
#: verbs that let an infinitive stand for the happening itself
BEGUN = ("başla", "davam", "devam", "girişd", "girişib", "girişm", "girişt", "iken", "suret")
#: what a noun of a happening may be kept from
ABANDONED = ("boyun kaçır", "el çek", "imtina", "kaçın", "vaz geç", "vaz keç", "vazgeç", "çekin")
SAYING = (
    "açıkla", "aktar", "anlat", "bahsed", "bahset", "belirt", "beyan", "bildir", "danış", "dedi", "demiş", "deyib",
    "deyilir", "deyilmek", "deyir", "dile", "dinle", "diye", "diyor", "duy", "elave", "eşit", "geyd", "haber",
    "hatırla", "iddia", "ifade", "ihbar", "ileri", "işaret", "işit", "itiraf", "kayded", "kaydet", "keyd", "melumat",
    "nakl", "rivayet", "söyle", "söylü", "vurgula", "xatırla", "xeber", "yay", "yaz", "zikr",
)  # fmt: skip
#: with these a clause after ``ki`` is somebody's words
SAYING_KI = (*SAYING, "and iç", "buyur", "der", "deyer", "soruş", "sor", "tasdik", "tesdik", "teyit")
#: what is defended or supposed is a claim where it is told as a fact (-dığı), and a wish where it is not (-ması)
CLAIMING = ("savun", "san", "zann", "güman", "ehtimal", "tahmin", "texmin")
#: passives by which a claim is told without saying whose it is
CLAIMED = (
    "aktarıl", "anlatıl", "belirtil", "bildiril", "deyilir", "deyilmek", "ehtimal", "güman", "iddia", "ileri", "ihbar",
    "keyd", "mütevatir", "revayet", "rivayet", "sanıl", "savunul", "söylen", "şayia", "tahmin", "texmin", "yazıl",
    "zann",
)  # fmt: skip
#: of these, those that give no author at all: what is told of the future is hearsay, no plan
RUMOURED = ("deyilir", "deyilmek", "ihbar", "mütevatir", "revayet", "rivayet", "söylen", "şayia")
#: says that the author does not believe it
ALLEGEDLY = frozenset("guya güya sözde".split())
ACCORDING = frozenset(
    """
    bakılırsa bakılsa baxılsa esasen fikrince göre ifadesine inanırsak inansak köre nazaran sözlerine sözleriyle
    """.split()
)
#: nouns that "according to" may govern
TESTIMONY = (
    "araştırmacı", "başkasına", "başgasına", "belge", "bilgi", "birine", "haber", "hatıra", "hesabat", "iddia", "ifade",
    "kaynak", "kimine", "kimilerine", "melumat", "menbe", "müellif", "rakam", "rapor", "rekem", "revayet", "rivayet",
    "sened", "söylenti", "söz", "şahid", "şayia", "tanık", "tarihçi", "tarixçi", "tedkikatçı", "veri", "xatire",
    "xeber", "yazar",
)  # fmt: skip
