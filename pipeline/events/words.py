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
    "boyun kaçır", "caydı", "caymış", "çekin", "el çek", "engel", "geri çevir", "imkansız", "imtina", "inkar", "kaçın",
    "kadağan", "karşısı", "kurtul", "mane", "mümkünsüz", "önle", "redd", "tekzib", "tekzip", "vaz geç", "vaz keç",
    "vazgeç", "yalanla", "yasakla",
)  # fmt: skip
#: a clause of fact (-dığını) that somebody says is not so
DENIED = ("inkar", "redd", "tekzib", "tekzip", "yalanla")
#: what is told is said to be untrue
UNTRUE = ("asılsız", "doğru değil", "doğru deyil", "esassız", "uydurma", "yalan")
#: stands in a clause and says that it came to nothing by a hair
NEARLY = ("az daha", "az kala", "az kaldı", "az kalsın", "neredeyse")
#: after "nearly": all but a few, and no near miss
WHOLE = frozenset("bütün bütünlükle hamısı hepsi tamamen tamamile tümü tümüyle".split())
#: what somebody did not leave off or put off, was done or stays intended
LEFT_OFF = (
    "çekin", "daşın", "dönm", "esirge", "gecik", "itir", "kaçın", "kaybet", "kesm", "sakın", "unut", "üzm", "vaz",
    "yitir",
)  # fmt: skip
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
    "amac", "amaç", "arzu", "bağlı", "barede", "bekle", "beklenti", "bekli", "buyur", "çaba", "çağır", "çağrı",
    "çalışar", "çalışdı", "çalışıb", "çalışır", "çalışıyor", "çalışm", "çalışt", "can at", "cehd", "dilek", "düşün",
    "düşünce", "düşünçe", "eğilim", "elzem", "emir", "emr", "fikir", "fikr", "gaye", "gerek", "girişim", "görev",
    "görüşül", "gözle", "gözlenti", "gündel", "gündem", "güvence", "hakda", "hakkında", "haqqında", "hayal", "hazır",
    "hedef", "heves", "icab", "icap", "icaze", "ideya", "ihtimal", "ilgili", "imkan", "israr", "ısrar", "iste",
    "iştiyak", "istiyor", "izin", "kabul", "kalkış", "karar", "kebul", "kerar", "konu", "korku", "korxu", "koşul",
    "layiha", "layihe", "lazım", "lehine", "lüzum", "maksad", "maksat", "meksed", "mekseduygun", "mesele", "meslehet",
    "meyl", "mümkün", "münasib", "münasip", "müsaade", "müsaide", "muvafık", "müzakere", "müzakire", "nezerde",
    "niyet", "niyyet", "öğüt", "öhdelik", "öhdesine", "öner", "öngör", "oylan", "peşinde", "plan", "planlı", "proje",
    "razı", "rica", "sağlamak", "şart", "savun", "sıcak bak", "selahiyyet", "sey", "söz ver", "taahhüt", "taleb",
    "talep", "tapşır", "tarafdar", "taraftar", "tartışıl", "tartıştı", "tasarı", "tasarla", "tasarlı", "tavsiye",
    "tehdit", "tehlike", "tekid", "teklif", "teleb", "tereddüt", "terefdar", "teşebbüs", "teşvik", "tövsiye", "uğraş",
    "uğruna", "uğrunda", "umd", "ümid", "ümit", "umu", "umut", "uygun", "vaad", "vaat", "vacib", "vadet", "ved",
    "vezife", "xahiş", "xeyal", "yelten", "yemin", "yetki", "yolunda", "yönünde", "zemanet", "zeruri", "zorunlu",
)  # fmt: skip
#: what follows the bare noun of a happening that is only prepared, demanded or proposed
NOUN_PLANNED = (
    "arzu", "çaba", "çağır", "çağrı", "çalış", "can at", "cehd", "düşün", "ehtimal", "girişim", "güman", "hayal",
    "hazırlan", "hazırlaş", "hazırlığ", "hazırlık", "icaze", "ihtimal", "istedi", "istey", "istiyor", "izin",
    "kararlaştır", "layih", "nezerde", "niyet", "niyyet", "öner", "öngör", "plan", "proje", "talep", "tasarla",
    "tavsiye", "tehlike", "tehlüke", "teklif", "teleb", "teşebbüs", "teşvik", "tövsiye", "ümid", "ümit", "umud",
    "umut",
)  # fmt: skip
#: "a law about": what it is about is still to come
BILLS = ("kanun", "karar", "kerar", "layih", "plan", "proje", "tasarı", "taslak", "teklif")
CONCERNING = frozenset("barede dair dayir hakda hakkında hakkındaki haqqında ilişkin".split())
#: the same, but only as whole words: ``karşılandı`` is something else
PLANNED_WORDS = frozenset("karşı karşıydı şerti şertile yana yanaydı".split())
#: what is only spoken about: that they did not agree on it does not deny it
ABOUT = (
    "bağlı", "barede", "görüşül", "hakkında", "haqqında", "ilgili", "konu", "mesele", "müzakire", "uğruna", "uğrunda",
    "yolunda", "yönünde",
)  # fmt: skip
#: what somebody did not expect may well have come about
EXPECTED = ("bekle", "bekli", "gözle", "düşün")
#: what somebody looks for ways to do (``sığınmanın yollarını arıyordu``)
WAYS = ("çare", "yolların", "yolun")
#: heads of a bare verbal noun or infinitive that name a plan (``kurma girişimleri``, ``yaratmak niyyeti``)
AIM_HEADS = (
    "amac", "amaç", "arzu", "cehd", "çaba", "fikr", "girişim", "isteğ", "istey", "karar", "kerar", "maksad", "meksed",
    "niyet", "niyyet", "plan", "teklif", "teşebbüs", "ümid",
)  # fmt: skip
#: what somebody may fear of a happening (``müdahalesinden korkan``)
FEARED = ("ehtiyat", "endişe", "kaygı", "kork", "korx", "tedirgin")
#: after a noun of what people bring about: it is only thought or spoken of
IDEAS = ("düşünce", "fikir", "fikr", "ideya", "konu", "layih", "mesele", "plan", "proje", "tasarı", "taleb", "teleb")
#: a decision that something was done by
CARRIED_OUT = ("kararı ile", "kararıyla", "kerarı ile", "kerarıyla")
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
    "başar", "buldu", "çalışmalar", "durumunda kal", "gerçekleşdi", "gerçekleşib", "gerçekleşmiş", "gerçekleşti",
    "gerçekleştirildi", "hayata geçirildi", "hayata geçti", "heyata keçdi", "heyata keçirildi", "mecbur", "muvaffak",
    "müveffek", "nail", "neticelen", "reallaşdı", "sebeb ol", "sebep ol", "sonuçlan", "vadar", "yol aç", "zorla",
    "zorun",
)  # fmt: skip
#: after -malı: what somebody had to do was done
HAD_TO = ("kaldı", "kalıb", "kalmış", "oldu", "olmuş", "olub")
#: verbs that let an infinitive stand for the happening itself
BEGUN = ("başla", "davam", "devam", "girişd", "girişib", "girişm", "girişt", "iken", "suret")
#: what a noun of a happening may be kept from
ABANDONED = (
    "boyun kaçır", "caydı", "caymış", "çekin", "el çek", "imtina", "kaçın", "vaz geç", "vaz keç", "vazgeç",
)  # fmt: skip
SAYING = (
    "açıkla", "açıklı", "aktar", "anlat", "arz ed", "arz et", "bahsed", "bahset", "belirt", "beyan", "bildir", "cavab",
    "cevab", "cevap", "danış", "dedi", "demiş", "deyib", "deyilir", "deyilmek", "deyir", "dile", "dinle", "diye",
    "diyor", "duy", "duyur", "ekle", "elave", "erz ed", "erz et", "eşit", "etiraf", "geyd", "göster", "haber",
    "hatırla", "hatırlı", "hekaye", "hikaye", "iddia", "ifade", "ihbar", "ikrar", "ileri", "işaret", "işit", "israr",
    "ısrar", "itiraf", "kayded", "kaydet", "keleme al", "keyd", "melumat", "nağıl", "nakl", "naklet", "nekl",
    "öne sür", "revayet", "rivayet", "şahid", "şahit", "şehadet", "söyle", "söylü", "tanıklık", "tasdik", "tasvir",
    "tesdik", "tesvir", "vurgula", "vurgulu", "xatırla", "xeber", "yay", "yaz", "zikr",
)  # fmt: skip
#: with these a clause after ``ki`` is somebody's words
SAYING_KI = (*SAYING, "and iç", "buyur", "der", "deyer", "soruş", "sor", "tasdik", "tesdik", "teyit")
#: what is defended or supposed is a claim where it is told as a fact (-dığı), and a wish where it is not (-ması)
CLAIMING = (
    "düşün", "ehtimal", "fikir", "fikr", "güman", "hesab", "hesab ed", "inan", "kanaat", "kanı", "san", "savun",
    "tahmin", "texmin", "varsay", "zann",
)  # fmt: skip
#: passives by which a claim is told without saying whose it is
CLAIMED = (
    "aktarıl", "anlatıl", "belirtil", "bildiril", "deyilir", "deyilmek", "ehtimal", "göster", "güman", "haber veril",
    "iddia", "ihbar", "ileri", "kayded", "kaydol", "kayıtlı", "keyd", "mütevatir", "nakledil", "nekl", "öne sür",
    "revayet", "rivayet", "sanıl", "savun", "savunul", "şayia", "söylen", "tahmin", "tasdik", "tesdik", "tesvir",
    "texmin", "xeber veril", "yazıl", "yazılı", "zann",
)  # fmt: skip
#: of these, those that give no author at all: what is told of the future is hearsay, no plan
RUMOURED = ("deyilir", "deyilmek", "ihbar", "mütevatir", "revayet", "rivayet", "şayia", "söylen")
#: what a clause of fact (-dığı) may be, somebody's and not the author's: ``kurulduğu görüşü``;
#: possessed, as *yazdığı haber* is a report that he wrote
OPINIONS = (
    "bilgisi", "düşüncesi", "düşünçesi", "fikri", "görüşü", "gümanı", "iddiaları", "iddiası", "inancı",
    "kanaati", "kanısı", "kenaeti", "melumatı", "revayeti", "reyi", "rivayeti", "şayiası", "şayieleri", "şayiesi",
    "söylentileri", "söylentisi", "tahmini", "texmini", "varsayımı", "zannı",
)  # fmt: skip
#: before ``ki``: what is told is somebody's opinion or a rumour
OPINIONS_KI = (
    "fikir", "fikr", "görüş", "güman", "inan", "kanaat", "kenaet", "melumat", "şayi", "söylenti", "zann", "zen",
)  # fmt: skip
#: hearing of a happening, told as a step of the story: it did come about (``tutuklandığını duyan dostları``)
HEARD = ("dinle", "duy", "eşid", "eşit", "işit")
#: the verb of a compound, which says nothing by itself: ``iddia et-``, ``xəbər ver-``
LIGHT_VERBS = ("bulun", "ed", "et", "sür", "ver")
#: in front of "according to": what is known from hearing or reading it
LEARNT = ("anlaşıl", "deyild", "görün", "öyren", "öğren")
#: nouns of what somebody says something in: a participle before them tells of them (``yazdığı mektupta … bildirdi``)
MEDIA = (
    "beyan", "bildiri", "dergi", "eser", "gazete", "hatırat", "hesabat", "jurnal", "kezet", "kitab", "kitap", "makale",
    "mekale", "mektub", "mektup", "mecmua", "memuar", "müracaat", "müraciet", "nota", "nutuk", "rapor", "risale",
    "telgraf", "telkraf", "teblig", "tebliğ", "xatire",
)  # fmt: skip
#: says that the author does not believe it
ALLEGEDLY = frozenset("guya güya sözde".split())
ACCORDING = frozenset(
    """
    bakılırsa bakılsa baxılsa esasen fikrince göre ifadesine inanırsak inansak köre nazaran sözlerine sözleriyle
    """.split()
)
#: of these, words that ascribe by themselves, whoever they follow
OPINION_OF = frozenset(
    """
    bakılırsa bakılsa baxılsa fikirlerince fikrince görüşlerince görüşünce ifadesiyle ifadesince iddiasınca inanırsak
    inansak kanaatince kanaatlerince kenaetince reyince sözleriyle zannınca
    """.split()
)
ACCORDING |= OPINION_OF
#: after -dığı: as somebody says
AS_ONE_SAYS = frozenset("gibi kimi üzere üzre".split())
#: nouns that "according to" may govern
TESTIMONY = (
    "alim", "araştırmacı", "başgasına", "başkasına", "belge", "bilgi", "bilgin", "birine", "casus", "efsane", "elçi",
    "fikir", "fikr", "gazete", "gazeteci", "görüş", "güman", "haber", "hatıra", "hesabat", "iddia", "ifade", "ihbar",
    "inanc", "inanç", "kanaat", "kaynak", "kenaet", "kezet", "kimilerine", "kimine", "konsol", "konsul", "mehelli",
    "mektub", "mektup", "melumat", "menbe", "müellif", "muhabir", "muhbir", "müxbir", "rakam", "rapor", "rekem",
    "revayet", "rey", "rivayet", "şahid", "salname", "şayia", "sefir", "sened", "söylenti", "söz", "tahmin", "tanık",
    "tarihçi", "tarixçi", "tedkikatçı", "telgraf", "telkraf", "texmin", "uzman", "veri", "xatire", "xeber", "yazar",
    "yıllık",
)  # fmt: skip
