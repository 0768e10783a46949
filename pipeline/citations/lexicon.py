"""Words of the citation grammar, as fold keys.

Entries become keys of :func:`pipeline.transliteration.fold`: small ASCII letters, so that ``səh.``, ``seh.`` and
Cyrillic ``сәһ.`` are one entry (``seh``), and Russian ``с.`` and ``стр.`` are ``s`` and ``str``. Tables of phrases
separate them by commas.
"""

from __future__ import annotations

from pipeline.transliteration import fold


def _words(table: str) -> frozenset[str]:
    return frozenset(map(fold, table.split()))


def _phrases(table: str) -> frozenset[str]:
    return frozenset(map(fold, table.split(","))) - {""}


#: Marks before a page number. ``sy`` is left out: it stands for *sayı* (issue) as often as for *sayfa*.
PAGE_MARKS = _words("p page pages pg pp s sahife sayfa sayfalar sayife seh sehife sehifeler sf sh ss str syf stranitsa")

#: Marks before a volume, an issue or a year of publication; what follows them is no page.
ISSUE_MARKS = _words(
    """
    bd c cild cilt cuz fasikul hft il jg kit kitab kitap n no nomre nr nu num numara numune sayi say sy t tom vip
    vipusk vol volume yil
    """
)

#: Marks of the parts of an archival shelf mark: fond, inventory, box, file, folder, document, sheet.
SHELF_MARKS = _words(
    """
    b belge bk box d defter delo dos dosya ed ev evrak f fih fihrist file fl fo folder fon fond g gomlek hr i inv is
    ish k karton klasor kls koli kovluk kut kutu l list lis o op opis r reel rulon sign siy siyahi sira sygn v ver
    verek vesika vr yer yuvlag
    """
) | {"s v", fold("ед. хр")}

#: Acronyms of archives met in Turkish, Azerbaijani and Russian works on the period.
ARCHIVES = _words(
    """
    ada amvdg apda ara ardea arda ardta armda arpiissa arspiha atase avp avprf bca boa caoidr cda dtsaa fo gaar garf gda
    iom marf mda mdtm nara pro rgaspi rgva rgia rgvia sha shd ssim tbmm tbmma tda titea tna tsgaor ttka
    гарф гда ргаспи ргва ргвиа ргиа цгаор
    """
)

#: Beginnings of words that say *archive* (``Arşivi``, ``arxivi``, ``Архив``, ``Archives``).
ARCHIVE_STEMS = ("archiv", "arhiv", "arsiv")

#: ``and others``.
AND_OTHERS = _phrases(
    """
    and others, ark, et al, et all, i dr, i drugie, u a, v b, v d, v dig, v digerleri, vb, vd, vdg, ve ark,
    ve arkadaslari, ve b, ve baskalari, ve d, ve dgr, ve dig, ve diger muellifler, ve diger yazarlar, ve digeri,
    ve digerleri, ve s, ve saire
    """
)

#: Words that join the last two authors.
AND_WORDS = _words("and i ile und ve")

#: The same as they are printed between two authors or two pages, for patterns.
AND = "ve|və|vǝ|вә|and|und|и"

#: Small words that may stand inside a personal name.
NAME_PARTICLES = _words(
    "aga al beg bey bin da de del den der di du efendi el en et han hanim hoca ibn la le oglu pasa ul van von zade"
)

#: Months in Turkish, Azerbaijani, Russian and English, and those of the Rumi and Hijri calendars.
MONTHS = _phrases(
    """
    ocak, subat, mart, nisan, mayis, haziran, temmuz, agustos, eylul, ekim, kasim, aralik,
    yanvar, fevral, aprel, may, iyun, iyul, avkust, sentyabr, oktyabr, noyabr, dekabr,
    yanvarya, fevralya, marta, aprelya, maya, iyunya, iyulya, avkusta, sentyabrya, oktyabrya, noyabrya, dekabrya,
    january, february, march, april, june, july, august, september, october, november, december,
    janvier, fevrier, mars, avril, mai, juin, juillet, aout, septembre, octobre, novembre, decembre,
    januar, februar, marz, juni, juli, oktober, dezember,
    kanunuevvel, kanunusani, kanunievvel, kanunisani, kanun i evvel, kanun i sani, kanun evvel, kanun sani,
    birinci kanun, ikinci kanun, birincikanun, ikincikanun, ilk kanun, son kanun,
    tesrinievvel, tesrinisani, tesrin i evvel, tesrin i sani, tesrin evvel, tesrin sani,
    birinci tesrin, ikinci tesrin, birincitesrin, ikincitesrin, ilk tesrin, son tesrin,
    muharrem, safer, rebiulevvel, rebiulahir, cemaziyelevvel, cemaziyelahir, receb, recep, saban, ramazan, sevval,
    zilkade, zilhicce
    """
)

#: Seasons: a bracket ``(Kış 1920)`` is a date.
SEASONS = _words("bahar guz ilkbahar kis payiz sonbahar yay yaz")

#: First words that make of a year something else than that of a publication: calendars, births and deaths, tables
#: and pictures of the work itself.
NOT_AUTHORS = _words(
    """
    almanca arapca bolum cedvel dg dog dogum dogumu ek erebce ermenice farsca fasil fesil foto fotograf fransizca grafik
    gurcuce harita hicri hulasa ilave ingilizce ingilisce kroki latince lehce levha madde osmanlica rusca
    miladi ol olum olumu resim rumi sekil sema tablo tahminen tahminen tegriben tekriben vef vefat vefati
    """
)

#: Words before the name of one who only translated what the sentence names: ``(Çev. Ali Kaya, 1990)``.
TRANSLATED_BY = _words("cev ceviren mutercim perevod terc tercume")

#: Beginnings of words for offices: ``(Nazır, 1918)`` tells when somebody held one.
OFFICES = (
    "basbakan", "baskan", "bakan", "basvekil", "cumhurbaskan", "elci", "hokmdar", "hukumdar", "komiser", "komissar",
    "konsolos", "mebus", "mudur", "mufti", "nazir", "padisah", "prezident", "sadrazam", "sedr", "sefir", "sultan",
    "vekil", "vezir",
)  # fmt: skip

#: Ranks and offices before a name: ``(Vali Ahmet Bey, 1931)`` tells when he held it.
RANKS = _words(
    """
    albay amiral binbasi general generalleytenant hakim imam kapitan kaymakam kolonel komutan kumandan mareshal maresal
    mirliva miralay polkovnik qubernator kubernator tegmen tuggeneral vali yarbay yuzbasi
    """
)

#: Last words that say where or when, of what is no title: ``(Kars Çayı üzerinde, 1869)``.
WHEREABOUTS = _words(
    """
    altında civarında devrinde döneminde dövründə ərazisində esnasında karşısında kenarında kıyısında önünde sırasında
    tarafından tərəfindən üzerinde üzərində vaxtı yakınında yaxınlığında zamanı zamanında
    """
)

#: Endings of names of places, folded, that surnames of the region seldom have.
PLACE_ENDINGS = ("abad", "burg", "cay", "grad", "hisar", "kala", "kale", "kend", "kent", "koy", "pinar", "stan")

#: Beginnings of words for bodies: a capitalised name that ends with one has no year of its own printed behind it.
BODIES = (
    "cemiyet", "devlet", "firkas", "hokumet", "hukumet", "idare", "komite", "meclis", "ordu", "parlament", "partiya",
    "partis", "respublika", "sovet", "sovyet", "sura", "tesk",
)  # fmt: skip

#: Beginnings of the last words of names of happenings and treaties: with a bare year after it such a name is dated,
#: not cited. Laws are not among them: they are cited by name and year.
HAPPENINGS = (
    "anlasma", "antlasma", "ateskes", "ayaklanma", "baris", "baskin", "darbe", "devrim", "doyus", "facia", "harb",
    "harekat", "hareket", "harp", "hereka", "ihtilal", "inkilab", "inkilap", "isgal", "istila", "isyan", "katliam",
    "kirgin", "konferans", "konfrans", "kongre", "kurultay", "mubaribe", "muahede", "muharebe", "muharibe", "mukavele",
    "mukavile", "mutareke", "olay", "pakt", "savas", "sazis", "soykirim", "sozlesme", "sulh", "surgun", "toplanti",
    "usyan", "yurus", "zelzele",
)  # fmt: skip

#: Last words of names of buildings and lines, with their possessive: the year behind one tells when it was opened.
BUILDINGS = _words(
    """
    camii camisi demiryolu fabrikasi gimnaziyasi hastanesi istasyonu kalesi kilisesi koprusu kutuphanesi idadisi lisesi
    medresesi mektebi mescidi muzesi okulu stansiyasi seminariyasi teatri tiyatrosu xestexanasi zavodu
    """
)

#: Places that stand with a year in brackets to say where something appeared or happened. A bracket that begins with
#: one of them is still read as a reference if it gives pages.
PLACES = _phrases(
    """
    abd, adana, adıyaman, afganistan, afyon, ahıska, akmescit, aleksandropol, alma ata, almaniya, almanya, almatı,
    amasya, amerika, amman, anadolu, ankara, antalya, arabistan, ardahan, arhangelsk, artvin, astara, astrahan,
    astraxan, atina, augsburg, avropa, avrupa, axalsix, azerbaycan, ağdam, ağdaş, ağrı, aşkabat, aşqabad,
    bahçesaray, bakü, bakı, balakən, balıkesir, basel, batum, batumi, bayburt, bağdad, bağdat, belgrad, berlin,
    bern, beyrut, bilecik, biləsuvar, bingöl, bitlis, bişkek, bolqarıstan, bombay, borçalı, bosna, bratislava,
    bremen, brest, brest litovsk, bruksel, brüksel, brüssel, budapest, buhara, bulgaristan, burdur, bursa, buxarest,
    bükreş, bərdə, cenevre, cenevrə, cenova, cenubi azərbaycan, cezayir, cidde, culfa, cəlilabad, danzig, dağıstan,
    daşkənd, delhi, denizli, derbend, derbent, dilican, diyarbakır, doğu anadolu, dresden, duşanbe, düsseldorf,
    düzce, edirne, ekaterinburg, elazığ, enzeli, erdebil, erivan, ermenistan, erzincan, erzurum, eçmiadzin, fergana,
    filibe, filistin, finlandiya, finlandiyə, fransa, gdansk, gelibolu, gence, giresun, göyçay, göyçə, gülistan,
    gülüstan, gümrü, gümüşhane, güney azerbaycan, gürcistan, gürcüstan, gədəbəy, hakkari, halep, hamburg, hamburq,
    hannover, harbin, harkov, hatay, hayfa, helsinki, helsinqfors, hemedan, hindistan, hive, hollanda, hoy, həmədan,
    həştərxan, irak, iran, irkutsk, irəvan, isfahan, isfəhan, iskenderiye, iskeçe, ismayıllı, ispanya, istanbul,
    isveç, isveçre, italiya, italya, izmir, japonya, kabil, kafkasya, kahire, karabağ, karabük, karaçi, kars,
    kastamonu, kayseri, kazakistan, kazan, kazvin, kerkük, kiev, kilikya, kiyev, konya, kopenhag, kore, koreya,
    krakov, kudüs, kutaisi, kuzey kafkasya, köln, köstence, kürdəmir, kütahya, kıbrıs, kırklareli, kırım, kırşehir,
    lahor, laçın, lefkoşa, lehistan, leipzig, leningrad, leninqrad, lenkeran, lodz, london, londra, lozan, lvov,
    lyon, lübnan, macaristan, madrid, mahaçkala, makedonya, maku, malatya, malta, manisa, mançurya, maraş, mardin,
    marneuli, marsilya, masallı, medine, mekke, meşhed, milano, mingəçevir, minsk, moskova, moskva, mosul, mudanya,
    muğla, muş, münhen, münih, mısır, məşhəd, nahçıvan, napoli, naxçıvan, nevşehir, new york, nijni novgorod, niğde,
    norveç, novxanı, nuxa, nyu york, nürnberg, odesa, odessa, omsk, ordubad, orenburg, orenburq, oslo, osmanlı,
    osmanlı devleti, paris, pekin, perm, peterburg, peterburq, petersburg, petrograd, petroqrad, polonya, polşa,
    portekiz, poti, poznan, prag, praqa, qafqaz, qax, qazax, qazaxıstan, qori, quba, qubadlı, qusar, qırğızıstan,
    qəbələ, qəzvin, reşt, riga, rize, rodos, roma, romanya, rostov, rumıniya, rusiya, rustavi, rusya, rusçuk, rəşt,
    sabirabad, salyan, samara, samsun, san francisco, sankt peterburg, sankt peterburq, saratov, saraybosna,
    selanik, semerkand, siirt, simferopol, sinop, sivas, sivastopol, sofya, sovyet rusya, sovyetler birliği, sscb,
    ssri, st petersburg, stokholm, strasburq, sumqayıt, suriye, suxumi, sırbistan, tacikistan, tahran, tallinn,
    tampere, tataristan, taşkend, taşkent, tebriz, tehran, tekirdağ, tiflis, tokat, tokyo, tomsk, torino, tovuz,
    trablusgarp, trabzon, troitsk, tunceli, tunus, türkistan, türkiye, türkmenistan, türkmençay, türkmənistan,
    türküstan, tərtər, ufa, ukrayna, urmiya, urmiye, uşak, varna, varşava, varşova, vaşington, vaşinqton, venedik,
    vilnius, viyana, vladikafkaz, vladiqafqaz, vyana, xankəndi, xarkov, xaçmaz, xocalı, yalta, yaponiya,
    yekaterinburg, yemen, yozgat, yunanistan, zagreb, zakafkaziya, zakatala, zaqatala, zencan, zonguldak, zürih,
    zəngilan, zəngəzur, çanakkale, çankırı, çelyabinsk, çeçenistan, çin, çorum, özbekistan, üsküp, ığdır, şam,
    şamahı, şamaxı, şanghay, şimali qafqaz, şuşa, şəki, şəmkir, şərur, ənzəli, ərdəbil, баку, берлин, гянджа,
    ирәван, киев, ленинград, москва, нахчыван, париж, петроград, санкт петербург, стамбул, тбилиси, тифлис, тәбриз,
    шуша, ҝүлүстан, ҝәнҹә
    """
)

#: Parts of a book named in place of a page.
PARTS_OF_BOOKS = _phrases("ekler, giriş, mukaddime, müqəddimə, ön söz, önsöz, son söz, sonsöz, sunuş, takdim")

#: Parts of a book that have a number: ``Ek 3``, ``Bölüm II``.
NUMBERED_PARTS_OF_BOOKS = _words("bolum ek fasil fesil harita hisse kisim levha qosma resim sekil tablo")

#: Words of titles: ``Devlet ve İhtilal`` between author and year is no pair of authors.
TITLE_WORDS = _words(
    """
    basın bolşeviklik çarlık devlet din dil diplomasi edebiyat ədəbiyyat eğitim ekonomi fikir göç halk hatıralar
    hayat hürriyet ihtilal inkılap inqilab iktisat iqtisadiyyat iskan islam istiklal istiqlal kültür maarif matbuat
    mədəniyyət mətbuat medeniyet mefkure millet milliyet milliyetçilik muhaceret mühacirət mücadele mübarizə
    müharibə neft petrol politika savaş sanat sənət sınır siyaset siyasət şiir tarih tarix ticaret ticarət toplum
    türk türkler türklük türkçülük vətən xalq
    """
)

#: Further towns where books on the period were printed.
PRINTING_TOWNS = _phrases(
    """
    amsterdam, bloomington, cambridge, chicago, erevan, eskisehir, frankfurt, isparta, kocaeli, los angeles, mainz,
    mersin, munchen, oxford, princeton, sakarya, sidney, stanford, stuttgart, sumkayit, toronto, washington,
    wiesbaden
    """
)

#: Short names of places of publication in the Russian and Turkish habit, before their full stop.
SHORT_PLACES = _words("ank b bak ist l m pb pg ptg spb tb")

#: Words before a reference that send the reader to it, in small letters as printed.
LEAD_INS = (
    "bk", "bknz", "bkz", "bax", "baxın", "baxınız", "bakınız", "krş", "karş", "karşılaştırınız", "karşılaştır",
    "müq. et", "müqayisə et", "örn", "örneğin", "məsələn", "mesela", "see also", "see", "cf", "e.g", "бах", "баҳ",
    "см. также", "см", "ср",
    "akt", "aktaran", "alıntılayan", "nakleden", "nakl", "zikreden", "sitat gətirən", "sitat", "цит. по", "istinad",
    "cited in",
    "also", "ayrıca", "bu barədə", "bu haqda", "bu hususta", "bu konuda", "həmçinin", "һәмчинин", "также",
)  # fmt: skip

#: Of these, the ones that stand between a work and the work that quotes it.
QUOTED_IN = (
    "akt", "aktaran", "alıntılayan", "nakl", "nakleden", "naklen", "zikreden", "as cited in", "cited in",
    "sitat gətirən", "цит. по",
)  # fmt: skip

#: What somebody did for a book that he did not write, before his name, in small letters as printed: shortened words,
#: which have a full stop or a colon, and whole ones.
SHORT_ROLES = (
    "yay. haz", "haz", "ed", "eds", "edt", "edit", "der", "derl", "elmi red", "red", "tərt", "под ред", "отв. ред",
    "ред", "сост",
)  # fmt: skip
ROLES = (
    "yayına hazırlayan", "hazırlayan", "derleyen", "editör", "editor", "redaktor", "tərtib edən", "tərtibçi",
    "тәртиб едән", "редактор", "составитель",
)  # fmt: skip

#: Endings of surnames of the region, folded: a lone capitalised word with one of them between author and year is a
#: second author rather than a title.
SURNAME_ENDINGS = (
    "beyli", "dze", "eva", "iyev", "li", "ov", "ova", "oglu", "skaya", "ski", "skiy", "svili", "yan", "yev", "yeva",
    "zade",
)  # fmt: skip

#: Beginnings of words that name a work of reference or a periodical: ``… Ensiklopediyası`` wrote nothing itself.
REFERENCE_WORKS = (
    "almanax", "ansiklopedi", "bulten", "dergi", "dustur", "encyclop", "ensiklopedi", "entsiklopedi", "gazete",
    "jurnal", "kazet", "kezet", "ceride",
    "lugat", "lugeti", "mecmua", "mecmue", "salname", "sozluk", "sozlug", "yillig", "yilnam",
)  # fmt: skip

#: Beginnings of words that name a law or treaty, which nobody wrote.
LAWS = ("anayasa", "antlasma", "kanun", "kararname", "konstitusiya", "muahede", "mukavele", "nizamname", "yasa")
