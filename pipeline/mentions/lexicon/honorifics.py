"""Words that stand beside a person's name.

``AFTER`` and ``BEFORE`` belong to the name and lie inside the span (``Enver Paşa``, ``Şeyx Şamil``); offices and
ranks stay outside, and only tell that a name follows (``General Vlasov``).
"""

from __future__ import annotations

from pipeline.mentions.words import plain_words

#: Honorifics behind a given name, in either case; the rules take their case endings off.
AFTER = plain_words(
    """ağa bala beg beğ bek bey bəy çelebi efendi əfəndi han hanım hoca xan xanım xoca kalfa mirza mirzə paşa
    sultan şah usta"""
)

#: Of those, the ones after which a lower-case spelling is common enough to trust.
AFTER_IN_LOWER_CASE = plain_words("bey bəy bek paşa han xan ağa efendi əfəndi hanım xanım şah bala")

#: Honorifics before a name that belong to it.
BEFORE = plain_words(
    """Ağa Ahund Axund Damat Gazi Hacı Haci Hoca Xoca İmam Kərbəlayi Meşhedi Məşədi Mir Mirza Mirzə Molla Seyid
    Seyit Seyyid Sultan Şah Şahzadə Şehzade Şeyh Şeyx"""
)

#: Offices, ranks, trades and kin before a name, in any case form; they stay outside the span.
OFFICES = plain_words(
    """admiral agronom akademik akademisyen aktyor albay alim alimi amiral aqronom araştırmacı arkadaşı atası
    babası bakan bakanı baron başbakan başbakanı başkan başkanı başkomutan başkomutanı başkumandan başvekil
    başvekili başyazarı bay bayan baytar besteci bəstəçi bəstəkar binbaşı briqadir büyükelçi büyükelçisi
    canişin canişini cənab cərrah cumhurbaşkanı çar çarı çoban deputat deputatı diplomat diplomatı direktor
    direktoru direktör direktörü dirijor doçent doktor dosent dostu dr eczacı elçi elçisi emir emiri eşi
    əczaçı əmir əmiri feldşer filosof fotoğrafçı fotoqraf gazeteci general generalı generali geoloq graf
    halefi halife hekim heykeltıraş heykəltaraş həkim hukukçu xan xanəndə xanı xələfi xəlifə imparator
    imparatoru imperator imperatoru inspektor inspektoru jeolog jurnalist kadı kansler kanzler kapitan
    kardeşi kardinal katibi katip kaymakam keşiş kızı kimyager knyaz kolxozçu komandan komandanı komandiri
    komiser komiseri komiserliği komissar komissarı komsomolçu komutan komutanı konsolos konsolosu konsul
    konsulu kont kral kralı kraliçe kumandan kumandanı kurmay lider lideri lord madam mareşal mareşalı
    marşal matmazel mayor mebus mexanik memar milletvekili mimar mister misyonu mösyö muharrir muharriri
    murahhas murahhası müavini müdir müdiri müdür müdürü müellim müəllim müfettiş müfettişi müftü müharrir
    mühasib mühendis mühəndis müsteşar müsteşarı müsyö müşavir müşaviri nazır nazırı nazir naziri nümayəndə
    nümayəndəsi oğlu öğretmen önder önderi padişah padişahı pambıqçı papa patrik piskopos podpolkovnik
    polkovnik prens prezident prezidenti pristav pristavı prof profesör professor qardaşı qazi qızı qraf
    rahip redaktor redaktoru reis rejissor rejissoru rektor rektoru ressam rəis rəssam sadaretpenah sadrazam
    sadrazamı sekreter sekreteri senator senatör serasker serheng sədr sədrəzəm sədri səfir səfiri sələfi
    sinyor sir sör sultan sultanı şah şair şairi şef şefi şehzade şeyhülislam şəxs tacir tarihçi tarihçisi
    tarixçi tarixçisi tarzən teğmen temsilci temsilcisi tədqiqatçı traktorçu tüccar üye üyesi üzv üzvü vali
    valisi vekili yarbay yardımcısı yazar yazarı yazıçı yoldaş yönetmen yönetmeni yüzbaşı"""
)

#: Endings of family names, plain spelling, without case endings.
SURNAME = (
    r"(?:zade|oğlu|oğli|oglu|ogli|[bcçdfgğhjklmnprsştvyz]ov|[bcçdfghjklmnprsştvyz]ova|[iaeuüy]yev|[iaeuüy]yeva|[çnrlmtşjd]ev|[çnrlmtşjd]eva"
    r"|ovskiy?|yevskiy?|evskiy?|inskiy?|nskiy?|tskiy?|dskiy?|owski|ewski|owska|ewska|[iıe]wicz|iewicz|inskaya|itskaya|skaya|oviç|eviç|yeviç|ovna|yevna"
    r"|[bcdfghjklmnprstvz]yan|[ae]nyan|aryan|unyan|oyan|uyan|şvili|[aeiou]dze|nidze|kidze|adze|idze|ulia|enko|yenko|çuk|[uü]ss[ae]lt[ae]ne|[uü]dd[oöe][vw]le)"
)

#: Places whose names look like family names.
NOT_SURNAMES = plain_words(
    """Ademoğlu Alev Asilzade Ayan Azov Bayan Beyan Beyoğlu Beyzade Bryansk Cağaloğlu Cenova Çestohova Dvinsk
    Erdova Genova Görev Haramzade Harkov Hristiyan Xarkov Xristian Isyan İnsanoğlu İrevan İsyan Kervan Kiev
    Kişinev Kişizade Kiyev Kosova Kova Krakova Lazyan Lvov Mantova Meydan Minsk Mogilev Mogilyov Moldova Moskova
    Nihayan Novgorod Ordova Ova Ödev Padova Peygov Pskov Reyan Rostov Salyan Saratov Sarov Sinan Suvalki Şahzade
    Şayan Şehzade Tambov Truva Varşova Vilayan Yuva Zade Ziyan Âdemoğlu"""
)
