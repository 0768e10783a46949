"""Abbreviations of Turkish and Azerbaijani historical prose whose stop does not end a sentence.

Kept sorted. A row belongs here if it is printed with a stop and followed by more of the same sentence.
"""

from __future__ import annotations

#: Titles, ranks and words that stand before a name or number: a sentence never ends with them.
LEADING = frozenset(
    """
    akad. Alb. Ar. art. Arş. Av. bax. baş. Bk. bk. Bkz. bkz. Bnb. böl. Bşk. cild. der. Doç. doç. Dr. Ecz. ed. ens.
    fak. fəs. Gen. gen. Gör. haz. Hz. hz. hər. ibid. Kd. Kol. Korg. Krş. krş. Kur. kur. kv. küç. mad. mah. mar.
    Md. mes. mln. mlrd. Mr. Mrs. Muh. Müh. müq. müəl. məs. No. no. nr. Nu. nəf. nəşr. Okt. Op. op. Ord. Org. Plk.
    pr. Prof. prof. qra. red. s. sa. say. sh. Sn. sr. ss. St. st. səh. T.C. Tel. top. Tuğg. ty. Tümg. Tğm. tər.
    tərc. Uzm. vol. yay. yay.haz. Yrb. Yrd. Yzb. yəni. çev. ör. Öğr. üz. Şb. Şt. şəh. şək. акад. бах. дос. им.
    мүәл. мәс. проф. ред. с. сәһ. тәрт. чев. ҹ. әл.
    """.split()
)

#: Abbreviations that may end a sentence: they do if a capital follows.
CLOSING = frozenset(
    """
    a.g.e. a.g.m. a.g.t. a.y. A.Ş. b. b.e. b.e.ə. b.ə. bb. d. doğ. dğ. e. e.ə. eb. g.ə. h. h.q. h.ş. i. il. ild.
    k. km. Ltd. m. m.s. m.ö. mö. r. t. v.b. v.s. vb. vd. vs. və.s. y. yy. ö. öl. б. б.е.ә. в.с. вә.с. г.
    гг. е.ә. и.
    """.split()
)

#: Volume and chapter signs: ``c. 2``, ``f. 970``, ``v. 3``, ``r. 12``, ``iş 5``; leading if a number follows.
BEFORE_NUMBER = frozenset("c. f. siy. v. vr. r. k. i. l. d. д. ф. оп. л. сиј. вәр. n. p. pp. т. ч. №.".split())
