"""Head nouns: the common nouns that end a name and say what it names.

Forms are given with the possessive that a compound takes (``partisi``, ``partiyası``), singular and, where it
occurs, plural; the rules take case endings off (:func:`match_head`). ``lower`` says what a head noun in lower
case needs in order to belong to the name, as the guidelines settle it:

``any``     one capitalised word before it is enough (``Müsavat partiyası``, ``Azərbaycan legionu``);
``proper``  the words before it must hold more than the name of one place or people
            (``Kafkas İslam ordusu``, not ``Polşa ordusu``);
``never``   the head noun must be capitalised itself (``Azerbaycan Hükümeti``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pipeline.mentions.words import plain, plain_words
from pipeline.record_classes import record
from pipeline.records import Label

Lower = Literal["any", "proper", "never"]


@record
class HeadNoun:
    """What a head noun makes of the capitalised words before it."""

    label: Label
    lower: Lower


_TABLE: tuple[tuple[Label, Lower, str], ...] = (
    (
        Label.ORG,
        "any",
        """akademisi akademiyası darülfünunu enstitüsü fırka fırkası fırqası firqəsi fraksiyası fraksiyonu
        gimnaziyası grubu institutu karargahı kolordusu komiteleri komitesi komitələri komitəsi korpusu
        qərargahı qrupu legionları legionu lejyonları lejyonu lisesi partileri partisi partiyaları partiyası
        seminariyası semineri texnikumu universiteti üniversitesi""",
    ),
    (
        Label.ORG,
        "proper",
        """alayı bankası bankı batalyonu birliği birliyi bloğu bloku briqadası büroları bürosu byurosu cemiyeti
        cemiyetleri cəmiyyəti derneği devletleri diktatörlüğü diktaturası diviziyası donanması dövlətləri
        federasiyası federasyonu harekatı hareketi heyeti heyəti hərəkatı ittifakı ittifaqı klubu kolu
        komissiyası komisyonu kommunası komünü kulübü kursları kuvvetleri qüvvələri merkezi mərkəzi ordusu
        agentliyi ajansı arteli fabrikası fabriki kolhozu kolxozu kooperatifi kooperativi manufakturası
        neşriyatı sovxozu tresti zavodu
        örgütü sendikası soveti sovyeti şirketi şirkəti şurası şûrası taburu teşkilatı teşkilâtı təşkilatı
        tugayı tümeni vakfı""",
    ),
    (
        Label.ORG,
        "never",
        """arxivi arşivi bakanlığı bakanlıkları başkanlığı başkomutanlığı başkonsolosluğu
        büyükelçiliği cemaati cephesi cəbhəsi dairesi delegasyonu direktorluğu divanı dumaları duması elçiliği
        encümeni əncüməni fakültesi fakültəsi fondu genelkurmayı hökuməti hükumeti hükümeti idaresi idarəsi
        kabinesi kabineti katibliyi kitabxanası komandanlığı komiserliği komissarlığı komissarlıqları
        komutanlığı konseyi konsolosluğu konsulluğu kurulu kütüphanesi mahkemesi matbaası meclisi mektebi
        məclisi məhkəməsi məktəbi mətbəəsi missiyası misyonu muzeyi müdirliyi müdürlüğü müzesi nazırlığı
        nazirliyi nezareti nəşriyyatı nəzarəti nümayəndəliyi ocağı ocakları okulu parlamenti parlamentosu
        radiosu radyosu sekreterliği senatı senatosu seymi səfirliyi sovyetleri şöbəsi şubesi teatrı
        temsilciliği tiyatrosu tribunalı valiliği yayınevi""",
    ),
    (
        Label.GPE,
        "any",
        """atabeyliği beyliği bəyliyi canişinliği çarlığı emirliği əmirliyi gubernatörlüğü guberniyası hakanlığı
        hanlığı hanlıkları xaqanlığı xanlığı xanlıqları imparatorluğu imparatorlukları imperatorluğu imperiyası
        knyazlığı kraliyeti krallığı quberniyası prensliği sancağı sancaqlığı sultanlığı şahlığı vilayeti
        vilayəti""",
    ),
    (
        Label.GPE,
        "never",
        """cumhuriyeti cumhuriyetleri cümhuriyyəti eyaleti əyaləti konfederasiyası konfederasyonu mssr respublikası
        sfsc ssc sscb ssr""",
    ),
    (
        Label.LOC,
        "never",
        """adaları adası boğazı boğazları burnu çayı çölləri çölü dağı dağları denizi dənizi düzü geçidi gölü
        havzası hövzəsi ırmağı keçidi körfezi körfəzi nehri okeanı okyanusu ormanı ovası sahili vadisi
        yarımadası yaylası""",
    ),
    (
        Label.FAC,
        "never",
        """abidəsi anıtı bağı caddesi camii camisi cezaevi demiryolu dəmiryolu evi garı hamamı hapishanesi
        hastanesi havalimanı həbsxanası hoteli xanəgahı xəstəxanası istasyonu kalesi kampı karvansarayı
        kervansarayı kilisesi kilsəsi köprüsü körpüsü köşkü kulesi küçəsi qalası qəbiristanlığı qülləsi limanı
        manastırı mehmanxanası meydanı mezarlığı məscidi oteli parkı prospekti sarayı sokağı stadı stadyumu
        stansiyası tekkesi təkyəsi türbesi türbəsi vağzalı zaviyesi""",
    ),
    (
        Label.EVENT,
        "any",
        """ayaklanması baskını böhranı çevrilişi darbesi devrimi döyüşləri döyüşü faciası hadiseleri hadisesi
        hadisələri hadisəsi harbi harekatı ihtilali inkılabı inqilabı isyanı katliamı konferansı konfransı
        kongreleri kongresi konqresi krizi kurultayı kuşatması qırğını qurultayı muharebeleri muharebesi
        muhasarası müharibələri müharibəsi mühasirəsi olayları savaşı savaşları seferi səfəri soykırımı
        soyqırımı taarruzu üsyanı vakası vuruşmaları vuruşması""",
    ),
    (
        Label.EVENT,
        "never",
        """barışı forumu işgali işğalı qələbəsi sempozyumu simpoziumu terörü terroru zaferi""",
    ),
    (
        Label.LAW,
        "any",
        """anayasası andlaşması anlaşmaları anlaşması antlaşmaları antlaşması barışığı beyannamesi bəyannaməsi
        konstitusiyası misakı muahedenamesi muahedesi müqavilələri müqaviləsi mütarekesi nizamnamesi nizamnaməsi
        paktı protokolu protokolü sazişi sözleşmesi""",
    ),
    (Label.WORK_OF_ART, "never", "marşı himni"),
    (
        Label.LAW,
        "never",
        """bildirgesi bildirisi deklarasiyası deklarasyonu fermanı fərmanı kanunları kanunu kararnamesi qanunu
        qətnaməsi memorandumu mukavelesi programı proqramı tüzüğü ultimatumu ültimatomu yasaları yasası
        yönetmeliği""",
    ),
)


def _heads() -> Mapping[str, HeadNoun]:
    heads: dict[str, HeadNoun] = {}
    for label, lower, block in _TABLE:
        for form in block.split():
            if "-" not in form:
                heads.setdefault(plain(form), HeadNoun(label, lower))
    return heads


#: Head nouns with their possessive, plain spelling.
HEADS: Mapping[str, HeadNoun] = _heads()


#: Head nouns of bodies that stand without a possessive behind a capitalised adjective (``Milli Şura``, ``Kızıl Ordu``).
BARE_BODIES = plain_words(
    """Birlik Blok Büro Byuro Cephe Cəbhə Duma Fırka Heyet Heyət Hökumət İttifak İttifaq Komite Komitə Konsey
    Meclis Merkez Məclis Mərkəz Ordu Parti Şura Şûra"""
)

#: The adjectives before them.
BODY_ADJECTIVES = plain_words(
    """Ağ Ali Beyaz Birinci Daimi Devlet Diplomatik Dördüncü Dövlət Gizli Harici Xarici İkinci Kızıl Qızıl Merkezi
    Mərkəzi Milli Millî Müdafiə Üçüncü Yüksek"""
)

#: Head nouns behind a settlement or district in lower case: the name alone is a GPE.
SETTLEMENTS = plain_words(
    """bölgeleri eyaleti əyaləti ilçeleri ilçesi iline kasabaları kasabası kazaları kazası kenti kentleri kəndləri
    köyleri köyü qəsəbəsi qəzaları qəzası limanı mahalı rayonları rayonu şehirleri şehri şəhəri şəhərləri
    vilayetleri"""
)

#: Of those, the ones that never make the name of a town a building.
HARBOURS = plain_words("limanı")

#: Head nouns of nature in lower case: the name alone is a LOC.
NATURE = plain_words(
    """adaları adası boğazı çayı çayları çölü dağı dağları denizi dənizi geçidi gölü ırmağı kıtası körfezi körfəzi
    qitəsi nehirleri nehri ovası sahilleri sahilləri vadisi yarımadası yaylası"""
)

#: Of those, the ones that make a natural feature of a town's name too (``Urmiya gölü``).
WATERS_AND_MOUNTAINS = plain_words("nehri çayı ırmağı dağı gölü denizi dənizi boğazı körfezi körfəzi")

#: Federations are states where only places stand before them, else bodies.
FEDERATIONS = plain_words("federasiyası federasyonu")

#: Political fronts; other fronts are theatres of war and no bodies.
FRONTS = plain_words("cephesi cəbhəsi")
OF_FRONTS = plain_words(
    """azadlıq birleşik birləşmiş demokrat demokratik halk xalq işçi kurtuluş qurtuluş milli özgürlük sağ sol
    ulusal vatan vətən"""
)

#: Head nouns of buildings in lower case: the name alone is a FAC.
BUILDINGS = plain_words(
    """apartmanı caddesi camii garı hapishanesi həbsxanası hoteli istasyonu kalesi kilisesi köprüsü körpüsü küçəsi
    qalası mehmanxanası meydanı məscidi oteli restoranı sarayı stansiyası tiyatrosu vağzalı"""
)

#: What a title may be followed by: the noun stays outside the span.
WORKS = plain_words(
    """almanağı almanakı ansiklopedisi başyazısı broşürleri broşürü bülletenı bülleteni bülteni dastanı dergileri
    dergisi dersliyi destanı dərsliyi dissertasiyası dramı ensiklopediyası eseri eserleri əsəri əsərləri
    felyetonu filmi gazeteleri gazetesi hatıratı hekayəsi hesabatı hikayesi hikâyesi xatirələri jurnalı
    jurnalları kitabçası kitabı kitabları kitapçığı kitapları qəzeti qəzetləri lüğəti makaleleri makalesi
    mecmuaları mecmuası məcmuəsi məqalələri məqaləsi mərsiyəsi məruzəsi oçerki operası operettası oyunu piyesi
    poeması povesti pyesi pyesləri raporu risalesi risaləsi romanı romanları salnamesi salnaməsi sözlüğü şeiri
    şeirləri şiiri şiirleri tablosu tezi yazıları yazısı"""
)

#: The same nouns without possessive, as they follow ``adlı``, ``isimli``.
WORK_NOUNS = plain_words(
    """başlıqlı bildiri broşür bülten dergi dergide derginin dergiyi eser eseri eserler əsər əsəri əsərlər film
    gazete gazetede gazeteyi hekayə hesabat hikaye hikâye jurnal kitab kitabı kitap kitaplar konferans qəzet
    makale makalesi mecmua məcmuə məqalə məqalələr məqaləsi məruzə opera oyun piyes poema pyes rapor risale
    roman şeir şiir şiiri tez yazı yazısı"""
)

#: The same for bodies.
BODY_NOUNS = plain_words(
    """birliği birlik cemiyet cemiyeti cəmiyyət cəmiyyəti derneği dernek grubu grup hareket hareketi hərəkat
    hərəkatı hükümet hükümeti klub komite komitesi komitə kulüp kurs kuruluş kurum qrup qrupu məktəb okul örgüt
    örgütü parti partisi partiya partiyası şirket şirkət teşkilat teşkilatı təşkilat təşkilatı"""
)

#: The same for people.
PERSON_NOUNS = plain_words(
    "biri birisi kişi şəxs şahıs adam qadın kadın gənc genç öğrenci tələbə hanım xanım subay zabit əsgər asker"
)

#: Words that say that a name comes before them.
NAMED = plain_words(
    """adında adındakı adındaki adlanan adlandırılan adlı başlıklı başlıqlı isimli isminde ismindeki ismli namında
    namındaki sərlövhəli ünvanlı"""
)

#: Case and copula endings behind a possessive.
_TAILS = plain_words(
    """dır dir dur dür na nca nce nda ndadır ndaki ndakiler ndan ndandı ndandır ndaydı nde ndedir ndeki ndekiler
    nden ndendi ndendir ndeydi ne nı nın ni nin nu nun nü nün ydı ydi ydu ydü yla yle"""
)


def match_head(spelling: str, heads: Mapping[str, object] | frozenset[str]) -> str | None:
    """The head noun that ``spelling`` is a case form of, or None.

    Args:
        spelling: plain spelling of the word, ending included.
        heads: possessive forms in plain spelling.
    """
    if spelling in heads:
        return spelling
    for length in range(2, min(10, len(spelling) - 2)):
        if spelling[-length:] in _TAILS and spelling[:-length] in heads:
            return spelling[:-length]
    return None


#: Buildings that stand without a possessive behind their name (``Zincirli Medrese``).
BARE_BUILDINGS = plain_words(
    "Medrese Mədrəsə Cami Məscid Mescit Saray Köşk Palas Kule Qala Kale Kilise Kilsə Çeşme Türbe"
)

#: Other common nouns that end a name; two capitals with one of them are no person.
OTHER_NOUNS = plain_words(
    """Ada Bank Banka Boğaz Boulevard Cadde College Company Cup Çay Dağ Deniz Göl Group Hill Hotel Klub Kolej
    Kollec Köprü Körfez Kulüp Liman Lisa Lise Mağara Meydan Nehir Otel Park Press Radio Radyo Records Sokak
    Street Şirket Teatr Times Tiyatro University"""
)

#: Bodies that an ordinal number names, in either case (``11. Ordu``, ``11-ci ordu``, ``806. Tabur``).
NUMBERED_BODIES = plain_words(
    """alay batalyon bölük briqada diviziya diviziyon fırka firqə kolordu korpus ordu piyade polk süvari tabur
    tugay tümen"""
)

#: Head nouns that may follow a whole name of a body (``Müsavat Partisi Harici Bürosu``).
SUBORDINATE = plain_words(
    """akademisi akademiyası anayasası arxivi arşivi bakanlığı başkanlığı başkomutanlığı bürosu büyükelçiliği
    byurosu dairesi divanı enstitüsü fakültesi fakültəsi fraksiyası fraksiyonu genelkurmayı heyeti heyəti
    hökuməti hükümeti idaresi idarəsi institutu kitabxanası komiserliği komissarlığı komitesi komitəsi
    komutanlığı konferansı konfransı kongresi konqresi konseyi konstitusiyası kurultayı kütüphanesi qurultayı
    mahkemesi meclisi merkezi məclisi məhkəməsi mərkəzi müdürlüğü nazirliyi nizamnamesi nizamnaməsi
    nümayəndəliyi ordusu parlamenti parlamentosu programı proqramı səfirliyi sovyeti şöbəsi şubesi temsilciliği
    tüzüğü universiteti üniversitesi"""
)

#: Ruling houses and peoples whose name with ``devleti`` is the name of a state.
DYNASTIES = plain_words(
    """Abbasi Afşar Ağqoyunlu Akkoyunlu Altınordu Bizans Eldeniz Eldəniz Elxani Emevi Eyyubi Əfşar Əməvi Harzemşah
    Hulagu İlhanlı Kacar Karakoyunlu Qacar Qaraqoyunlu Memlük Moğol Monqol Osmanlı Pehlevi Pəhləvi Roma Rus
    Safevi Sasani Sefevi Selçuklu Səfəvi Səlcuq Səlcuqlu Şirvanşah Şirvanşahlar Teymuri Timurlu Zendi"""
)

#: Lower-case words that may stand inside a name between its capitalised words and the head noun.
INNER = plain_words(
    """askeri azadlıq bağımsızlık balet barış birlik bitərəflik demokrat demokratik devlet diplomatik dostluk
    dostluq dövlət dram dünya elmi fəhlə gönüllü halk harici hərbi hukuk hüquq hürriyet xalq xarici iç ilmî
    istiklal istiqlal işçi ittifak ittifaq kadın kardeşlik kəndli kız komünist könüllü köylü kurtuluş kültür
    qadın qızlar qurtuluş medeniyet merkezi mədəniyyət mərkəzi milli millî musiki musiqi müdafiə müəllimlər
    opera öğretmen pedagoji pedaqoji piyade saldırmazlık sanayi sənaye siyasi sosyal sosyalist sülh süvari
    tarafsızlık tatar teatr texniki teknik tıp tibb ticaret tiyatro vətəndaş yardım"""
)

#: Nouns and adjectives that join with ``ve`` inside one name (``Dostluk ve İşbirliği Anlaşması``).
JOINED = plain_words(
    """adalet asker azadlıq balet barış bilim birlik bitərəflik dil dostluk dostluq dram edebiyat eğitim elm ədalət
    ədəbiyyat əsgər fəhlə gençlik gənclər güvenlik hak hüquq hürriyet incəsənət işbirliği işçi itilaf ittihad
    ittihat kəndli köylü kültür maarif mədəniyyət musiki musiqi müdafiə opera özgürlük sağlık saldırmazlık sanat
    sanayi savunma sənaye siyasi sosyal sülh tarafsızlık tarım tarih tarix teatr terakki təhlükəsizlik təhsil
    tərəqqi ticaret tiyatro yardım"""
)
