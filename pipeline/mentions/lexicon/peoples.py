"""Peoples, faiths and political groups, as nouns and adjectives, in the singular.

These complete the gazetteer of peoples: what is general vocabulary stands here, what has an entity of its own
there. Plain spellings of both languages; the rules take plural, possessive and case endings off.
"""

from __future__ import annotations

from pipeline.mentions.words import plain_words

#: Groups whose name counts in lower case too.
GROUPS = plain_words(
    """Abaza Abhaz Abhaza Abxaz Acara Acem Adıge Adigey Afgan Alban Alevi Alman Amerikalı Amerikan Arap Arnavut
    Asuri Aysor Azerbaycanlı Azeri Azərbaycanlı Bahai Balkar Başkurt Başqırd Bektaşi Belarus Bəhai Bolqar
    Bolşevik Boşnak Budist Bulgar Buryat Çeçen Çex Çek Çerkes Çerkez Çərkəz Çinli Çuvaş Dağlı Danimarkalı Daşnak
    Difaiçi Ermeni Erməni Eston Əfqan Ələvi Ərəb Fars Faşist Federalist Fin Fransız Gagauz Gürcistanlı Gürcü
    Hıristiyan Hırvat Himmetçi Hindli Hint Hintli Hollandalı Hristiyan Hümmetci Hümmətci Hümmətçi Xristian
    İngiliz İnguş İnquş İranlı İrlandalı İslamcı İspanyol İsveçli İsviçreli İtalyan İttihadçı İttihatcı
    İttihatçı Japon Kabarda Kabardin Kabartay Kalmık Kalmuk Karaçay Karakalpak Katolik Kazak Kazaki Kemalist
    Kırgız Kommunist Komünist Koreli Kumuk Kürd Kürt Qaraqalpaq Qazax Qırğız Qumuq Latış Latin Laz Leh Leninçi
    Leton Lezgi Ləzgi Litvan Macar Menşevik Menşevist Mesket Mısırlı Moğol Moldovan Molokan Monarşist Monqol
    Musevi Müsavatcı Müsavatçı Müsəlman Müslüman Nakşibendi Narodnik Nasist Nazi Nogay Noqay Norveçli Ortodoks
    Oset Osetin Özbek Özbək Panislamist Pantürkist Pers Polonyalı Polyak Portekizli Pravoslav Prometeci
    Prometeyçi Protestan Rum Rumen Rumın Rus Semit Serb Sırp Slav Slavofil Slovak Sovet Sovyet Stalinist Sünni
    Süryani Svan Şiə Şii Tacik Talış Taşnak Tat Tatar Troçkiçi Troçkist Turancı Türk Türkçü Türkistanlı Türkmen
    Türkmən Udin Ukraynalı Uygur Uyğur Velikorus Yahudi Yəhudi Yunan Yunanlı"""
)

#: Lower-case spellings that are more often another word (``alman``: "your taking"; ``kazak``: a pullover).
LOWER_CASE_TRAPS = plain_words(
    """Abaza Acara Acem Adıge Avar Çek Çinli Dağlı Eser Fin Hint Kabarda Kadet Kazak Lak Latin Laz Leh Leton Oset
    Pers Rum Semit Tat"""
)

#: Political groups whose singular is an everyday adjective: only the plural names people.
PLURAL_ONLY_GROUPS = plain_words(
    """Anarşist Demokrat Federalist Konstitusiyaçı Meşrutiyetçi Məşrutəçi Monarxist Nasyonalist Sosialist Sosyalist"""
)

#: The same in Azerbaijani, which writes all peoples in lower case.
LOWER_CASE_TRAPS_AZ = plain_words("Çek Eser Tat Fin Leton Kadet Lak Kazak Dağlı")

#: Small peoples whose names are common words when not capitalised.
CAPITAL_ONLY_GROUPS = plain_words(
    """Afşar Avar Avarca Bayat Budux Dargı Dargin Eser Hun Kadet Karay Kaşkay Kıpçak Qaçar Qaşqay Qıpçaq Lak Lake
    Oğuz Rutul Saxur Selçuklu Şahsevan Şahseven Tabasaran Tsahur Ubıh"""
)
