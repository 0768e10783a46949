"""The alphabets: what each letter of another script or orthography is in today's Azerbaijani Latin.

Tables hold small letters only; :mod:`pipeline.transliteration.latin` gives capitals back.
"""

from __future__ import annotations

#: Azerbaijani Cyrillic. The first part is the alphabet of 1958-1991; ``э ю я й ё`` stood in that of
#: 1939-1958, and ``ц щ ъ ь`` in Russian words. The same as ICU's ``Azerbaijani-Latin/BGN``, but for the
#: signs, which name nothing in a name and are dropped.
AZERBAIJANI_CYRILLIC: dict[str, str] = {
    "а": "a", "б": "b", "в": "v", "г": "q", "ғ": "ğ", "д": "d", "е": "e", "ә": "ə", "ж": "j", "з": "z",
    "и": "i", "ы": "ı", "ј": "y", "к": "k", "ҝ": "g", "л": "l", "м": "m", "н": "n", "о": "o", "ө": "ö",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "ü", "ф": "f", "х": "x", "һ": "h", "ч": "ç",
    "ҹ": "c", "ш": "ş",
    "э": "e", "ю": "yu", "я": "ya", "й": "y", "ё": "yo",
    "ц": "ts", "щ": "şç", "ъ": "", "ь": "",
    "ə": "ə",  # the Latin letter, often typed in its place
}  # fmt: skip

#: Russian, in the spelling Azerbaijani uses for Russian names: ``г`` is ``q``, ``х`` is ``x``.
RUSSIAN: dict[str, str] = {
    "а": "a", "б": "b", "в": "v", "г": "q", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "ç", "ш": "ş", "щ": "şç", "ъ": "", "ы": "ı", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
    # letters of the orthography before 1918, and of neighbours that meet in the sources
    "ѣ": "e", "і": "i", "ѳ": "f", "ѵ": "i", "ї": "yi", "є": "ye", "ґ": "q", "ў": "v", "қ": "q", "ң": "n",
    "ұ": "u", "җ": "c",
}  # fmt: skip

#: Letters found in Azerbaijani Cyrillic and not in Russian.
AZERBAIJANI_ONLY = frozenset("әəғҝөүһҹј")

#: The Latin alphabet of 1922-1939. Letters that exist in no other of our alphabets ...
OLD_LATIN: dict[str, str] = {"ƣ": "ğ", "ɵ": "ö", "ь": "ı", "ъ": "ı", "ƅ": "ı", "ꞑ": "n", "ƶ": "j", "ʙ": "b", "ŋ": "n"}

#: ... and letters that had another value then; read so only where one of :data:`OLD_LATIN` stands too,
#: or where the text says ``ə`` and ``j`` (today's spelling has ``j`` only in loans).
OLD_LATIN_VALUES: dict[str, str] = {"y": "ü", "j": "y", "c": "ç", "ç": "c"}

#: What a small Latin letter is in a fold key. Letters that are missing lose their diacritics.
FOLDED: dict[str, str] = {
    "ə": "e", "ı": "i", "ɵ": "o", "ƣ": "g", "ƶ": "j", "ꞑ": "n", "ŋ": "n", "ł": "l", "ø": "o", "đ": "d",
    "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ʙ": "b", "ƅ": "i",
}  # fmt: skip
