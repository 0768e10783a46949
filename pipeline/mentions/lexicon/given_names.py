"""Given names of the region, in Turkish and Azerbaijani spelling, and names of Europe as these languages print them.

The rules compare :func:`pipeline.mentions.words.plain` spellings, so one spelling serves ``Əhməd`` and ``Ehmed``
and both scripts. Left out on purpose: names that are everyday words or places first (``Savaş``, ``Barış``, ``Deniz``,
``Devrim``, ``Kurtuluş``, ``Ordu``, ``Polat`` is kept, ``Paris`` is not).
"""

from __future__ import annotations

from pipeline.mentions.words import plain

_TURKISH = """
Abdi Abdulgani Abdulhak Abdulhamit Abdullah Abdurrahim Abdurrahman Abdülahad Abdülaziz Abdülbaki Abdülgani
Abdülhalık Abdülhalik Abdülhamid Abdülhamit Abdülkadir Abdülkerim Abdülmecid Abdülmecit Abdülvahap Abdürrahim
Abdürreşid Abdürreşit Abidin Adem Adil Adnan Afet Ahat Ahmed Ahmet Akdes Akif Alaaddin Alaattin Ali Alim Alimcan
Alp Alper Amet Aptullah Arif Asaf Asan Asım Ataullah Atilla Attila Avni Ayaz Ayder Aydın Ayhan Ayşe Aziz Azmi
Baha Bahaeddin Bahattin Bahri Balkan Basri Battal Bedri Behçet Behice Behiye Bekir Besim Bilal Burhan
Burhanettin Bülent Cafer Cahangir Cahit Cavit Celal Celaleddin Celâl Cemal Cemaleddin Cemil Cenap Cengiz Cevat
Cevdet Ceyhun Cihangir Davut Derviş Doğan Dündar Ebubekir Ebülfez Edige Edip Ekrem Emel Emin Emine Enis Ercüment
Erdem Erol Ertuğrul Esad Esat Eşref Ethem Fahreddin Fahrettin Fahri Faik Falih Faruk Fatih Fatma Fazıl Fehmi
Ferid Feridun Ferit Fethi Fevzi Feyzi Feyzullah Fikret Fikri Fuad Fuat Galimcan Galip Gayaz Gazi Gökhan
Habibullah Hacı Hadi Hafız Hakan Hakkı Haldun Halide Halil Halim Halis Halit Hamdi Hamdullah Hamid Hamit Hamza
Harun Hasan Hasbi Haşim Haydar Hayreddin Hayrettin Hayri Hıfzı Hikmet Hilmi Hulki Hulusi Hurşit Hüdaverdi
Hüsamettin Hüseyin Hüseyincan Hüsnü Hüsrev İbrahim İdris İhsan İlhami İlhan İlyas İsa İshak İskender İslambek
İsmail İsmayıl İsmet İzzet Kadı Kadir Kadri Kamil Kasım Kayyum Kazım Kemal Kenan Kerim Korkut Kurban Kâmil Kâzım
Lütfi Lütfullah Lütfü Mahdum Mahir Mahmud Mahmudhoca Mahmut Mazhar Mazlum Mecid Mecit Mehmed Mehmet Melek Melih
Mennan Mesut Mete Midhat Mihri Mirsultan Mirza Mirzaxan Mithat Muammer Muhammed Muhammet Muharrem Muhiddin
Muhittin Muhlis Muhlise Muhsin Muhtar Murad Murat Musa Mustafa Muzaffer Müfit Mükerrem Mükremin Mümtaz Münevver
Münevverkari Münir Müstecip Müzeyyen Naci Nadir Nadiye Nafi Nail Naim Namık Nazım Nazmi Necati Necdet Necip
Necmeddin Necmettin Nejat Neşet Nevzat Nezihe Nigâr Nihal Nihat Nimet Niyazi Nizamettin Numan Nureddin Nurettin
Nuri Nuru Nusret Oğuz Oğuzhan Orhan Osman Osmanhoca Ömer Ömür Özcan Ragıp Rahim Rahmi Raif Ramazan Rasih Rasim
Rauf Recai Recep Refet Refii Refik Remzi Reşat Reşid Reşide Reşit Rıdvan Rıfat Rıza Rifat Rukiye Ruşen Rüstem
Rüştü Saadettin Sabahaddin Sabahattin Sabiha Sabire Sabri Sadeddin Sadettin Sadık Sadi Sadrettin Sadri Sadullah
Safa Saffet Safiye Said Saide Saim Sait Salih Salim Samet Sami Samih Selahaddin Selahattin Selim Semih Server
Servet Seyfettin Seyfullah Seyit Seyitcan Sırrı Sinan Suat Subhi Sultan Suphi Süleyman Süleymanhan Süreyya Şakir
Şefi Şefik Şefika Şemseddin Şemsettin Şerafettin Şerif Şevket Şevki Şinasi Şükrü Tahir Tahirhan Tahsin Talat
Talip Talât Tarık Tayyar Tayyip Tekin Temir Temirhan Tevfik Timur Tuğrul Turan Turgut Turhan Ubeydullah Ulvi
Usman Üsein Vahdettin Vahit Vasıf Vecihi Vedat Vehbi Vehip Veli Velidi Veysel Yahya Yakub Yakup Yasin Yaşar
Yavuz Yılmaz Yunus Yusuf Zafer Zahid Zahir Zakir Zarif Zekeriya Zeki Zeynep Ziya Ziyaddin Ziyaeddin Zübeyde
Zühdü Zühre Zühtü Zülfü
"""

_AZERBAIJANI = """
Abbas Abbasgulu Abbaskulu Abbasqulu Abdul Abdulali Abdulla Abdullah Abutalıb Abuzər Adil Afaq Ağababa Ağabala
Ağacan Ağahüseyn Ağalar Ağarza Ağa-Məhəmməd Akif Alxan Alihan Alimerdan Alməmməd Altay Anar Araz Arif Arzu Asəf
Asif Aslan Atababa Atabala Ayaz Aydın Aytən Azad Azər Bağır Bahadur Bahar Balaş Bayram Behbud Bədirxan Bəhbud
Bəhlul Bəhram Bəhruz Bəxtiyar Bünyad Bünyamin Cabbar Cahangir Camal Cavad Cavid Celil Ceyhun Cəbrayıl Cəfər
Cəfərqulu Cəlil Cəmil Cəmo Cihangir Cümşüd Çingiz Daniyal Dilarə Eflan Ekberağa Elçin Eldar Elmar Elmira Elşad
Emil Eseddulla Etibar Eynulla Eyvaz Əbdulhəmid Əbdül Əbdüləli Əbdülxalıq Əbdülkərim Əbdülməcid Əbdürrəhim
Əbdürrəhman Əbülfəz Əbülhəsən Əbülqasım Ədalət Əfqan Əfrasiyab Əhəd Əhədulla Əhməd Əjdər Əkbər Əkrəm Ələddin
Ələkbər Əli Əliabbas Əliağa Əliheydər Əlihüseyn Əliqulu Əlimərdan Əlirza Əlisöhbət Əlövsət Ənvər Ərtoğrul Əsəd
Əsədulla Əsgər Əşrəf Əyyub Əzim Əziz Əzizə Fariz Farman Fazil Ferman Feteli Fethali Feyruz Feyzulla Fərhad Fərid
Fəridə Fərman Fərrux Fətəli Fəthəli Fətulla Fikrət Firdovsi Firidun Firudin Fridun Füzuli Gövhər Gülarə Gülbala
Gülnar Günel Habil Hacıağa Hacıbaba Hafiz Haqverdi Hamlet Hesenbey Heydər Həbib Həlimə Həmid Həmidə Hənifə Həsən
Həsənbala Həsən-bəy Həşim Hətəm Hidayət Hilal Hosrov Hökumə Hudadat Hüseyn Hüseynağa Hüseynqulu Xaqani Xalid
Xalisə Xanlar Xasay Xədicə Xəlil Xəlilulla Xosrov Xudadat Xudayar Xurşid İbad İbadulla İbrahimxəlil İkram İlham
İlqar İlyas İmran İradə İsa İsfəndiyar İsgəndər İslam İsmayıl İsmət İsrafil İsrail İzzət Kamal Kamil Kamran
Kazım Kəblə Kəlbəli Kərbəlayi Kərəm Kərim Kövkəb Kübra Qafar Qara Qasım Qədir Qəfər Qəhrəman Qənbər Qəzənfər
Qorxmaz Qulam Qurban Qurbanəli Lalə Leyla Lətif Lətifə Logman Loğman Lütfəli Lütfi Mahir Mahmud Mahmudağa Maksud
Maqsud Malik Manaf Mehdi Mehdiqulu Mehmetemin Memmed Memmedhasan Memmedtağı Məcid Mədəd Məhəmməd Məhəmmədəli
Məhərrəm Məhsəti Məlik Məmiş Məmməd Məmmədbağır Məmmədəmin Məmmədhəsən Məmmədqulu Məmmədrza Məmmədsadıq
Məmmədsəid Məmmədtağı Məmmədyar Mərdan Mərziyə Məsud Məşədi Mikayıl Mina Mir Mirabdulla Mirbağır Mircəfər Mirəli
Mirhidayət Mirseyid Miryaqub Mirzağa Mirzəbala Mövlud Mövsüm Muxtar Murad Muradxan Murtuza Museyib Mustafa
Mübariz Müseyib Müslüm Müşfiq Mütəllim Nadir Nağı Nağıxan Naxçıvanski Naib Namiq Nazim Nazlı Neriman Nesib Nəbi
Nəcəf Nəcəfqulu Nəcib Nəriman Nəsib Nəsibbəy Nəsiman Nəsir Nəsrəddin Nəsrulla Nigar Nizaməddin Nizami Novruz
Nurəddin Nurməmməd Nurulla Nüsrət Oktay Ordubad Orxan Osman Paşa Pəhləvan Pənah Pəri Pərviz Pirəli Pirverdi
Rafiq Rahib Ramil Ramiz Rasim Rəcəb Rəfiq Rəhim Rəhman Rəna Rəsul Rəşad Rəşid Rəşidə Rizvan Rövşən Rufət Ruhulla
Ruqiyyə Rüfət Rüstəm Rza Rza-qulu Sabir Sadıx Sadıq Sahib Saleh Salman Saməd Samir Seyfulla Seyid Səadət
Səbahəddin Səbuhi Səddar Sədrəddin Səfər Səfərəli Səfi Səid Səlim Səməd Sərdar Sərxan Səttar Səyyad Soltan Sona
Söhrab Süleyman Sürəyya Şahbaz Şahin Şahmar Şahmərdan Şamxal Şamil Şəfi Şəfiqa Şəfiqə Şəmsəddin Şəmsi Şərif
Şıxəli Şirəli Şirin Şirvanşah Şövkət Şükür Tağı Tahir Tahirə Talıb Tamerlan Tariyel Teymur Tofiq Töhfə Tövfiq
Turxan Ülvi Ümmülbanu Üzeyir Üzeyirbəy Vahid Vaqif Vasif Vəli Vidadi Vilayət Vüqar Yagub Yaqub Yaşar Yavər Yəhya
Yunis Yusif Zahid Zakir Zaur Zeynal Zeynalabdin Zeynəb Zərif Zərifə Zivər Ziya Ziyad Ziyəddin Zöhrab Zülfüqar
"""

_CAUCASUS_AND_RUSSIA = """
Ahmed Akaki Aleksandr Aleksandra Aleksandre Aleksey Alihan Anatoli Anatoliy Andranik Andrey Andronik Anton Aram
Aramais Archil Arçil Arkadi Armen Artaşes Artyom Aşot Avaz Avetis Avksenti Ayaz Ayk Bagrat Bahaeddin Besarion
Bidzina Boris Çeslav David Davit Dmitri Dmitriy Drastamat Elihan Evgeni Evgeniy Fedor Feliks Filip Filipp Fyodor
Garegin Georgi Georgiy Gevorg Gevork Giorgi Grigol Grigor Grigori Grigoriy Haydar Heydər Hovhannes Hraçya İgor
İlya İosif İrakli İvan İvane Kamo Karekin Karen Karlo Kazbek Kazimir Kirill Kita Klim Kliment Konstantin
Konstantine Kornili Lado Lavrenti Lavrentiy Lazar Leonid Lev Levan Lüdmila Maksim Mariya Merab Mihail Mixail
Mixeil Mikhail Mikola Mikoyan Mirsaid Mirseyit Mustafa-Çokay Nestor Nikifor Nikita Niko Nikola Nikolay Nikoloz
Nodar Noe Noy Oleg Olqa Oniki Osip Osmanhoca Pavel Petlyura Petr Petre Platon Pyotr Rafael Razden Revaz
Rizaeddin Ruben Rudolf Sahak Salavat Samson Sarkis Semyon Sergey Sergo Simon Stefan Stepan Suren Symon Şalva
Şamil Şeyh-Şamil Tamara Tapa Tapaçermoy Tigran Timofey Uzun-Hacı Vahan Vahtang Valentin Valerian Valeriy Vardan
Vasili Vasiliy Vaso Vassan Viktor Vladimir Vyaçeslav Yakov Yefim Yekaterina Yelena Yelizaveta Yevgeni Yevgeniy
Yuri Yuriy Zahar Zaxar Zeki-Velidi Ziya Zurab Zübeyr
"""

_EUROPE = """
Adolf Albert Alexander Alexandre Aleksandr Alfred Andrzej Anthony Antuan Arthur Artur August Benito Bernard
Bohdan Boleslav Boleslaw Charl Charles Christian Claude Con Corc Çarls Çarlz Daniel Duayt Dwight Edmund Eduard
Edvard Edward Emil Erich Erix Ernest Ernst Ferdinand Francis François Frank Franklin Franz Frederick Frensis
Fridrix Fridtyof Friedrich Fritjof Fritz Gaston Georg George Georges Gerhard Gustav Hanri Hans Harold Harry
Heinrich Heinrix Henri Henry Herbert Herman Hermann Horst Hugh Ignacy Jacques Jak Jan Jean Jerzy Joachim Joahim
Johann Johannes John Josef Joseph Jozef Jules Julius Juzef Jül Józef Karl Kazimierz Klaus Klemens Konrad
Konstanty Kurt Leon Lionel Lloyd Louis Ludwig Ludwik Lui Max Marcel Maria Marie Martin Matyas Michael Michel
Napoleon Neville Oliver Otto Patrick Patrik Paul Percy Peter Philip Philippe Pierre Pol Pyer Raymond Reinhard
Richard Riçard Robert Roger Roman Ronald Rudolf Samuel Sigismund Stanislav Stanislaw Stanisław Stefan Ştefan
Tadeusz Tadeuş Theodor Thomas Tomas Uinston Vatslav Vilhelm Vilyam Vinston Vitold Vudro Wacław Walter Werner
Wilhelm William Winston Witold Wladyslaw Woodrow Władysław Yan Yozef Yuzef Zygmunt
"""


#: Spellings that differ by school: final ``d`` or ``t``, ``-eddin`` or ``-ettin``.
_VARIANTS = (("ettin", "eddin"), ("attin", "addin"), ("eddin", "ettin"), ("addin", "attin"), ("d", "t"), ("t", "d"))


def _names(*blocks: str) -> frozenset[str]:
    names = {plain(name) for block in blocks for name in block.split() if "-" not in name}
    for ending, other in _VARIANTS:
        names |= {name[: -len(ending)] + other for name in tuple(names) if name.endswith(ending) and len(name) > 4}
    return frozenset(names)


#: Given names in plain spelling.
GIVEN_NAMES: frozenset[str] = _names(_TURKISH, _AZERBAIJANI, _CAUCASUS_AND_RUSSIA, _EUROPE)

#: Given names that are common words or names of places as well: never enough alone to begin a name.
WEAK_GIVEN_NAMES: frozenset[str] = _names(
    """Adil Afət Araz Arzu August Aydın Azad Aziz Baha Bahar Balkan Bayram Doğan Emir Erdem Etibar Ədalət Əziz
    Fərman Gazi Hacı Hamlet Hidayət Hilal İkram İslam İsrail Korkut Qara Qurban Lalə Malik Maria Martin Məhərrəm
    Mir Muharrem Muhtar Muxtar Mübariz Müslüm Müşfiq Nazım Nizami Novruz Ordubad Paşa Paul Ramazan Recep Rəcəb
    Roman Sabir Sadık Safa Server Seyid Səadət Soltan Sultan Şahin Şirin Tekin Turan Vilayət Yaşar Yılmaz Zafer
    Ziya"""
)
