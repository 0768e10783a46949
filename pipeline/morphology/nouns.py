"""Common nouns that close the names of bodies, places, laws, works, buildings and happenings.

A name that is no person's mostly ends in such a noun, bare (``Milli Meclis``) or with the possessive that makes a
compound (``Basın Kanunu``). Whole words, as :func:`pipeline.morphology.letters.sounds` gives them (small Latin letters,
Cyrillic converted), of both languages together, since Turkish texts keep Azerbaijani spellings and the other way
round: what they seem to end in is no ending (``komite`` holds no dative, ``kanun`` no genitive).
"""

from __future__ import annotations

from pipeline.morphology.letters import VOWELS, high_vowel_after

_BODIES = """
    ajans akademi akademiya alay assambleya azınlık bakan bakanlık bank banka birlik blok bölük büro cemaat cemiyet
    cephe cəbhə cəmaət cəmiyyət cəmiyət daire dairə darülfünun delegasyon departman dernek devlet divan diviziya
    diviziyon divizya duma dövlət dərnək dəstə ekip elçilik enstitü fabrika fakülte fakültə federasiya federasyon
    filarmoni firka firma firqə fraksiya fraksiyon fırka garnizon gimnaziya grup hanedan hareket heyet heyət hökumət
    hökümət hükumet hükümet hərəkat hərəkət idare idarə inspektorluk institut ittifak ittifaq ittihad ittihat kabine
    kabinet karargah klub klüp kolordu komendantlıq komisariat komisarlık komiser komiserlik komissariat komissarlik
    komissarlıq komissiya komisyon komite komitet komitə kommuna komutanlık komün konfederasiya konfederasyon konfrans
    kongre konqres konsey konsolosluk konsorsiyum konsulluq kooperatif korpus kulub kulüp kurul kurultay kurum legion
    lejyon liga liqa lise lisey loca ləşkər mahkeme matbaa matbuat meclis medrese mekteb mektep merkez misyon muhafaza
    muzey müdiriyyət müdüriyet müdürlük müfettişlik müftülük müfəttişlik müze məclis mədrəsə məhkəmə məktəb məktəp
    mərkəz mətbuat mətbəə nazirlik nazırlık nezaret neşriyat nəzarət nəşriyyat ocak ocaq ordu orkestr orkestra
    parlament parlamento parti partiya partizan polk qarnizon qrup qurultay qurum qərargah qəzet redaksiya respublika
    sefaret seksiya seminariya seminarya sendika seym sinod sovet sovyet səfarət səfirlik tabur teatr teşkilat tiyatro
    topluluk trest tugay tümen təşkilat universitet vakıf vekalet vəkalət vəqf yayınevi yazıhane yönetim zümre zümrə
    örgüt üniversite şirket şirkət şube şura şöbə
"""
_LANDS = """
    ada bucak burun bölge canişinlik cumhuriyet cümhuriyet cümhuriyyət dağ deniz dəniz dərə emaret eyalet federasyon
    geçit göl hanlık imparatorluk imperatorluk imperiya kale kanal kasaba kaza kent krallık krallıq körfez körfəz köy
    kıta kənd liman mahal mahalle monarxiya muhtariyet muxtariyat muxtariyyət məhəllə nahiye nahiyə nehir ostan ova
    qala qubernatorluq quberniya qəsəbə qəza rayon saltanat sancak step sultanlık sultanlıq səltənət səncaq uyezd vadi
    vilayet vilayət volost xanlıq yarımada yayla çay ölkə ülke şehir şəhər əmarət əyalət
"""
_BUILDINGS = """
    apartman bahçe bağ bina cadde cami ev hamam hastane istasyon kamp karargâh kilise kitabxana konak köprü körpü
    kümbet kütüphane küçə kışla malikane manastır mescit meydan mezarlık mədən məqbərə məscid otel pansiyon pasaj
    qalereya qapı qəbiristan qəsr saray sokak stadion stadyum stansiya tekke tersane türbe vağzal xəstəxana zavod
    zindan çarşı şosse
"""
_LAWS = """
    anayasa andlaşma anlaşma antlaşma bağlaşma berat beyanat beyanname beyannamə bildirge bildiri bəyanat bəyannamə
    emir ferman fərman ittifak ittifakname kanun kanunname karar kararname kodeks konstitusiya kontrat konvensiya
    layiha layihə manifest mecelle misak muahede mukavele mukavelename müahidə müqavilə mütareke mütarəkə nizamname
    nizamnamə nota pakt plan program proqram protokol qanun qərar qərarnamə qətnamə saziş senet sulh sözleşme sülh
    talimat tebliğ teklif tüzük təklif təlimat vəsiyyətnamə yarlık yasa yönerge yönetmelik əmr əmrnamə əsasnamə
"""
_WORKS = """
    albom albüm almanak almanax ansiklopedi antologiya antoloji armağan basın bülleten bülten cerde ceride cilt cəridə
    dastan dergi derleme divan dərgi ensiklopediya epos eser esərlər film fıkra gazete hatıra hatırat hekayə hikaye
    jurnal kaset kitab kitap komedi komediya külliyat külliyyat lügat lüğət makale marş mecmua mektup musahabe
    müsahibə məcmuə məktub mənzumə məqalə nağıl nitq nutuk opera operetta oyun povest qəzəl rapor raport risale risalə
    roman rübai salname salnamə sözlük takvim tarih tarix tercüme tezkire təqvim tərcümə təzkirə vesika vəsiqə xatirat
    xatirə yayın yazı yıllık çalışma şarkı şeir şiir şikayetname əsər
"""
_HAPPENINGS = """
    ayaklanma barış baskın bayram boykot buhran cihad darbe deprem devrim döyüş dəyişiklik facia faciə festival hadise
    hadisə harb harp hücum həmlə hərb ihtilaf ihtilal inkılab inkılap inqilab istiklal istila istiqlal isyan iğtişaş
    işgal işğal kampaniya kampanya katliam konferans kriz kıtlık kıyım mitinq muharebe mübarizə mücadele müdahale
    müdaxilə müharibə nümayiş operasyon qiyam qırğın qətl reform repressiya savaş sefer seferberlik sergi seçim seçki
    simpozyum soykırım soyqırım sürgün səfər sərgi taarruz tehcir terör toplantı tören tətil vuruşma yürüyüş zafer
    zəfər zəlzələ
"""
_OTHERS = """
    altıncı beşinci birinci bugün dava dil din dokuzuncu doqquzuncu dördüncü dünya dəva fedakar ideologiya ideoloji
    ikinci ilim kadın kültür medeniyet mefkure mesele millet millət mədəniyyət məfkurə məsələ onuncu problem qadın
    sekizinci siyaset sorun səkkizinci vatan vətən yarın yeddinci yedinci zaman üçüncü
"""

#: Common nouns, bare.
NOUNS: frozenset[str] = frozenset(" ".join((_BODIES, _LANDS, _BUILDINGS, _LAWS, _WORKS, _HAPPENINGS, _OTHERS)).split())

#: How a final consonant sounds before a vowel: Turkish and Azerbaijani each have their own ``k``.
_SOFTENED: dict[str, tuple[str, ...]] = {
    "k": ("ğ", "y", "k"),
    "q": ("ğ",),
    "p": ("b", "p"),
    "ç": ("c", "ç"),
    "t": ("d", "t"),
}


def _possessed(noun: str) -> set[str]:
    """Forms of a noun with the possessive of the third person: ``kanunu``, ``komitesi``, ``birliği``, ``birliyi``."""
    high = high_vowel_after(noun)
    # Arabic and French words may go against harmony: ``saatı``, ``rolü``
    vowels = {high, {"ı": "i", "i": "ı", "u": "ü", "ü": "u"}[high]} if noun[-1] in "tlkq" else {high}
    if noun[-1] in VOWELS:
        return {noun + "s" + vowel for vowel in vowels}
    stems = {noun[:-1] + last for last in _SOFTENED.get(noun[-1], (noun[-1],))}
    return {stem + vowel for stem in stems for vowel in vowels}


#: The same nouns with the possessive that makes a compound.
POSSESSED: frozenset[str] = frozenset(form for noun in NOUNS for form in _possessed(noun))

#: How abstract nouns in ``-lik`` end with that possessive: ``Türklüğü``, ``Birliyi``.
ABSTRACT_POSSESSED: tuple[str, ...] = tuple("l" + vowel + soft + vowel for vowel in "ıiuü" for soft in "ğy")
