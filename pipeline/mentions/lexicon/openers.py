"""Capitalised words that are no names: sentence openers, months and days, titles, general nouns of the field.

A word listed here never begins, ends or is a name that only its capital would suggest. Gazetteers and head-noun
rules are not bound by it.
"""

from __future__ import annotations

from pipeline.mentions.words import plain_words

#: Months in both languages, Ottoman and Russian-calendar names among them.
MONTHS = plain_words(
    """Ağustos Aprel Aralık Avqust Cemaziyelahir Cemaziyelevvel Dekabr Ekim Eylül Fevral Haziran İyul İyun
    Kanunuevvel Kanunusani Kasım Kânunuevvel Kânunusani Mart May Mayıs Muharrem Nisan Noyabr Ocak Oktyabr
    Ramazan Rebiülahir Rebiülevvel Receb Recep Sefer Sentyabr Şaban Şevval Şubat Temmuz Teşrin Teşrinievvel
    Teşrinisani Yanvar Zilhicce Zilkade"""
)

#: Days of the week.
DAYS = plain_words("""Bazar Bazar-ertəsi Cuma Cumartesi Cümə Çarşamba Çərşənbə Pazar Pazartesi Perşembe Salı Şənbə""")

#: Pronouns, conjunctions, adverbs, postpositions, question words and verbs: never part of a name.
FUNCTION_WORDS = plain_words(
    """Acaba Adına Adıyla Adlı Aksine Ama Amma Ancak Ancaq Arasında Ardından Artık Artıq Aslında Aynı Ayrıca Az Bax
    Baxmayaraq Bakınız Bana Başka Başqa Başta Bazen Bazı Bazıları Bele Belə Beləcə Beləliklə Belki Ben Benim
    Bəli Bəlkə Bəzən Bəzi Bəziləri Bir Birçok Birden Birdən Biri Birkaç Birlikdə Birlikte Biz Bizə Bizi Bizim
    Bkz Böyle Böylece Böylelikle Böyleyken Böyləcə Bu Bugün Bugünkü Buna Bunda Bundan Bunlar Bunlara Bunlardan
    Bunları Bunların Bunsuz Bunu Bunun Bununla Burada Buradan Burası Buraya Bütün Cəmi Çox Çok Çünki Çünkü Da
    Daha Dahi Dahil De Dedi Demek Deməli Derhal Derken Deyə Də Dərhal Digər Diğer Diye Diyor Doğru Doğrudan
    Doğrusu Dolayı Dolayısıyla Dün Dünən Düz Düzdür Ederek Edildi Edilen Eğer Elbette Elə Eləcə En Ertesi Ertəsi
    Esasen Etmiş Etti Evet Evvel Eyni Eyniyle Əgər Əksinə Əlbəttə Ən Əsasən Əslində Əvvəl Əvvəlcə Fakat Geçen
    Geldi Gelecek Gelen Gene Genellikle Gerçekten Gerçi Gələn Gibi Giden Gitti Göre Görə Guya Güya Habelə
    Hakkında Haqqında Hala Halbuki Hangi Hansı Harada Hatta Hayır Hazırda Heç Hem Hemen Henüz Hep Hepsi Her
    Həqiqətən Hələ Həm Həmçinin Həmin Hər Hərçənd Hətta Hiç Hiçbir Hörmətli Xeyr Xüsusən Xüsusilə İçin İle İlə
    İndi İtibaren Kadar Karşı Keçən Kendi Kendileri Kendisi Keza Ki Kim Kimi Kimse Qarşı Qədər Lakin Madem
    Mademki Madəm Mesela Məsələn Nasıl Ne Necə Neden Nerede Nə Nəhayət Nihayet Nitekim Niye Niyə O Olan Olarak
    Olayların Oldu Olduğu Olduğunu Olması Olmuş Olsa Ona Onda Ondan Onlar Onlara Onlardan Onları Onların Onsuz
    Onu Onun Onunla Orada Oradan Oraya Oysa Önce Örneğin Ötürü Öyle Öz Özellikle Özü Pek Rağmen Sadece Sadəcə
    Sanki Sayın Sen Sırasında Siz Sizin Sonra Sonunda Şimdi Şöyle Şu Şunlar Şunu Tabii Tam Tarafından Tekrar Tez
    Tezliklə Təbii Tərəfindən Tüm Umumiyetle Üçün Üçüncüsü Ümumiyyətlə Üstelik Üstəlik Üzere Üzerinde Üzerine
    Üzərində Üzrə Var Ve Verdi Verilen Və Yalnız Yani Yarın Yazan Yazdı Yenə Yeniden Yenidən Yine Yok Zamanla
    Zira"""
)

#: Adjectives and nouns of the field that often stand with a capital, alone or inside a longer name.
GENERAL_WORDS = plain_words(
    """Açar Adalet Adam Adliye Axırıncı Axşam Akşam Allah Almanca Altı Amacı Amaç Ana Anahtar Anlaşma Anlaşmada
    Antlaşma Arapça Araştırma Arxiv Arşiv Asır Askeri Aşağı Ay Ayın Aylar Ayrı Azadlıq Azatlık Azerice Aziz
    Bağımsız Bağımsızlık Bakan Bakanı Bakanlığı Bakanlık Barış Başbakan Başbakanı Başbakanlık Başkan Başkanı
    Başkanlığı Batı Batılı Bay Bayan Belge Belgede Belirtmek Beş Beşinci Bilgi Bilim Bilindiği Bilinen Bin
    Birinci Birleşik Bolşevizm Bolşevizmin Bölge Bölgede Bölgenin Bölüm Böyük Bülten Bülteni Büyük Büyükelçi
    Büyükelçisi Cami Cemiyet Cəmiyyət Cənab Cənub Cənubi Cild Cilt Cumhuriyet Cumhuriyeti Cümhuriyyət Çar Çarlık
    Çift Dahiliye Demokratik Dergi Dergide Derginin Dergisi Derleme Devlet Devrim Dış Dışişleri Dil Dili Din
    Divan Doç Doğu Doğulu Doktora Dokuz Doqquz Dönem Dönemde Dönemi Dönemin Dörd Dördüncü Dört Dövlət Dövr Dövrü
    Dövrün Dr Durum Durumu Dünya Dünyada Eğitim Ekler Ekonomi Elm Esas Eser Eserde Eserin Eski Ədəbiyyat Ədliyyə
    Əsas Əsər Əsr Əvvəlki Əziz Farsça Faşizm Fəsil Fırka Gazete Gazetede Gazetenin Gece Gecə Genç Genel
    Genelkurmay General Gənc Giriş Görüldüğü Göründüyü Gün Gündem Güney Günü Gürcüce Hafta Halk Harbiye Hariciye
    Hayat Heyet Heyeti Heyət Heyəti Həftə Hərbi Həyat Hökumət Hükümet Hükümeti Hürriyet Xalq Xülasə İclas
    İctimai İç İçişleri İçtimai İhtilal İki İkinci İqtisadiyyat İl İlin İlində İlk İnceleme İngilizce İnkılap
    İnqilab İnsan İnsanlar İslam İstiklal İstiqlal İşgal İşgalden İşgalin İyirmi Jurnal Jurnalın Kadın Karar
    Kardeş Kaynak Kaynakça Kelimeler Kənd Kırk Kısa Kiçik Kilise Kitab Kitabın Kitap Kitapta Komite Komitenin
    Komitə Komünizm Konferans Konferansın Konferansta Konfrans Kongre Kongrede Kongrenin Konqres Konu Konuda
    Köhnə Köy Kurultay Kuzey Küçük Kültür Qadın Qardaş Qeyd Qərar Qərb Qərbi Qəzet Qurultay Lisans Maarif Makale
    Makalede Maksat Maliye Meclis Mecmua Mektup Mektupta Merkez Merkezi Mesele Məclis Məcmuə Mədəniyyət Məktub
    Məqalə Məqalədə Məqsəd Məlum Məlumdur Mənbə Mərkəz Mərkəzi Məsələ Millet Millət Milli Millî Min Muhaceret
    Muhacir Muhacirler Mübarizə Mücadele Müdafiə Müddet Müddət Müdür Müdürü Müəllif Mühacir Mühacirət Mühacirlər
    Müharibə Müqavilə Müstakil Müstəqil Müstəqillik Müttefik Müttefikler Müttəfiqlər Nazırı Nazırlığı Nazir
    Naziri Nazirliyi Netice Neticede Nəticə Nəticədə Nota Notada Nömrə Növbəti On Ordu Ordunun Orta Osmanlıca
    Oturum Otuz Ölkə Önceki Önsöz Örnek Özet Pantürkizm Parlament Parlamento Parti Partinin Partiya Prof
    Profesör Professor Program Proqram Radio Radyo Rapor Redaksiya Reis Respublika Rəis Rusça Ruslaştırma Saat
    Sabah Sanat Savaş Savaşın Savaşta Savunma Sayfa Sayı Sebep Sekiz Səbəb Sədr Sədri Səhər Səhifə Səkkiz Sənəd
    Siyasi Son Sonrakı Sonuç Sonuçta Sonuncu Sosyal Sosyalizm Sovyetleşme Sovyetleştirme Söz Sözcükler Sözü Sülh
    Şehir Şehirde Şəhər Şərq Şərqi Şimal Şimali Tablo Tanrı Taraf Tarih Tarihi Tarix Tarixi Temel Tez Tezi
    Təhsil Tərtibçi Ticaret Toplantı Toplantıda Turancılık Türbe Türkcə Türkçe Türkçesi Türkçülük Uluslararası
    Uzun Üç Üçüncü Ülke Ülkede Ülkenin Ümumi Üye Üyeleri Üyesi Üzvləri Vaxt Vatan Vətən Yarım Yaşlı Yazar
    Yazarın Yeddi Yedi Yeni Yer Yıl Yılı Yılın Yılında Yirmi Yoldaş Yuxarı Yukarı Yüksek Yüz Yüzyıl Yüzyılın
    Zaman Zamanı"""
)

#: Adjectives and attributive nouns among them that may open a name at the beginning of a sentence.
ATTRIBUTES = plain_words(
    """Adalet Adliye Askeri Bağımsızlık Batı Beşinci Bilim Birinci Birleşik Böyük Büyük Cənubi Çar Çarlık Dahiliye
    Demokratik Devlet Dışişleri Dil Doğu Dördüncü Dövlət Dünya Elm Genç Genel Gənc Güney Halk Harbiye Hariciye
    Hərbi Xalq İçişleri İkinci İslam İstiklal İstiqlal Kuzey Kültür Qərb Qərbi Maarif Maliye Merkezi Mədəniyyət
    Mərkəzi Milli Millî Müttefik Orta Sanat Savunma Sosyal Şərq Şərqi Şimali Tarih Tarix Ticaret Türkçe Üçüncü
    Yeni"""
)

#: Both: words that no single capital makes a name.
OPENERS: frozenset[str] = FUNCTION_WORDS | GENERAL_WORDS

#: Words that never are part of a person's name, though they stand beside one with a capital.
NOT_IN_PERSONS: frozenset[str] = OPENERS | MONTHS | DAYS
