"""Who wrote it: telling authors from titles in the fields before the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.citations import lexicon
from pipeline.citations.evidence import NO_EVIDENCE, Evidence
from pipeline.transliteration import fold

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\s?\.\s?-?\s?){1,4}")
_WORD = re.compile(r"[^\W\d_][\w.’'ʼ`‘-]*")
_PAIR = re.compile(rf"\s(?:&|{lexicon.AND})\s")
_NEXT_AUTHOR = re.compile(rf",|&|;|\s(?:{lexicon.AND})\s")
_AND = re.compile(rf"(?:&|(?:{lexicon.AND})\s)\s*", re.IGNORECASE)


def is_initials(text: str) -> bool:
    """Whether the text is one to four initials: ``C.``, ``M. Ə.``, ``Yu.A.``"""
    text = text.strip()
    return bool(text) and text[0].isupper() and _INITIALS.fullmatch(text) is not None


def is_and_others(text: str) -> bool:
    """Whether the text says that there are more authors: ``ve diğerleri``, ``vd.``, ``və b.``, ``et al.``"""
    return fold(text) in lexicon.AND_OTHERS


@lru_cache(maxsize=4096)
def is_name(text: str, most: int = 4) -> bool:
    """Whether the text may be a person's name: up to ``most`` capitalised words, initials and particles aside."""
    text = text.strip()
    words = text.split()
    if not words or len(words) > 2 * most + 4 or sum(not is_initials(word) for word in words) > 2 * most:
        return False
    full = 0
    for word in words:
        if _WORD.fullmatch(word) is None:
            return False
        if word[0].isupper():
            full += not is_initials(word)
        elif fold(word) not in lexicon.NAME_PARTICLES:
            return False
    return full <= most and text[0].isalpha() and full > 0


@lru_cache(maxsize=4096)
def surname(authors: str) -> str:
    """Fold key of the first author's surname: ``Quliyev C.``, ``C. Quliyev`` and ``Quliyev, C.`` give ``kuliyev``.

    Without initials to tell them apart the last word of the first name in the list is taken.
    """
    first = _NEXT_AUTHOR.split(authors, maxsplit=1)[0].strip()
    words = [word for part in first.split() for word in re.split(r"(?<=\.)(?=[^\W\d_]{2})", part)]
    full = [word for word in words if not is_initials(word) and fold(word) not in lexicon.AND_WORDS]
    if not full:
        return fold(first)
    if is_initials(words[-1]):
        return fold(full[0])
    return fold(full[-1])


@lru_cache(maxsize=4096)
def skeleton(key: str) -> str:
    """The consonants of a fold key: what Latin and Cyrillic spellings of one name share."""
    return re.sub(r"[aeiou]|(?<=[aeiou])y|y(?=[aeiou])|\s", "", key)


def count_authors(fields: Sequence[str], evidence: Evidence = NO_EVIDENCE) -> int:
    """How many of the leading fields name authors; the rest is the title.

    Args:
        fields: the comma-separated fields before the year, none empty.
        evidence: what the text says about the words.

    The first field is always the author (or the title of a work without one). ``ve diğerleri``, initials, and all
    names up to one that is joined with ``&`` or ``ve`` belong to it. A list without such a word is a list of authors
    only if it reads as one: initials with every name, three or more lone names with no title behind them, or a known
    or typical surname.
    """
    count = 1
    if not is_name(fields[0], most=3):
        return _with_others(fields, count)
    while count < len(fields) and is_initials(fields[count]):
        count += 1
    for position in range(count, len(fields)):
        if not lexicon.PLACES.isdisjoint(fold(fields[position]).split()):
            break  # ``…, Between Paris, Rome, and Prague, 1999``
        if _AND.match(fields[position]) and is_name(_AND.sub("", fields[position], count=1), most=3):
            if not _is_list_of_names(fields[:position], fields[position]):
                break  # ``…, Between Stalin, Hitler, and Roosevelt, 2015``
            return _with_initials(fields, position + 1)
        if is_and_others(fields[position]) or _is_name_and_others(fields[position]):
            return position + 1
        if _is_last_pair(fields[position], evidence):
            return _with_initials(fields, position + 1)
        if not (is_name(fields[position], most=2) or is_initials(fields[position])):
            break
    last = count
    names = 0
    initialled = count > 1 or _has_initials(fields[0])
    while last < len(fields) and (is_initials(fields[last]) or _is_listed_name(fields[last])):
        if fold(fields[last]) in lexicon.PLACES:
            break  # ``Soysal, Hatıralar, İstanbul 1990``
        own = _has_initials(fields[last]) or (last + 1 < len(fields) and is_initials(fields[last + 1]))
        if initialled and not own:
            break  # where the first author has initials, what has none is the title
        names += not is_initials(fields[last])
        last += 1
    if last == count:
        return _with_others(fields, count)
    listed = fields[count:last]
    if any(_has_initials(field) for field in listed) or _is_surname(fields[count], evidence):
        return _with_others(fields, last)
    # a title behind several lone names is rather the rest of their title: ``…, Gel, Gör, Anlat!, 1931``
    if names >= 2 and last == len(fields) and not all(map(evidence.is_common, listed)):
        return _with_others(fields, last)
    return _with_others(fields, count)


def _is_list_of_names(fields: Sequence[str], last: str) -> bool:
    """Whether names that ``ve`` or *and* ends a list of have one form: with a lone surname first, lone surnames.

    ``&`` stands between authors only, in whatever form.
    """
    if last.startswith("&") or len(fields) < 2 or len(fields[0].split()) > 1:
        return True
    return all(len(field.split()) == 1 or _has_initials(field) for field in fields)


def _is_name_and_others(field: str) -> bool:
    """``Tunalı vd.``, the end of a list of authors."""
    words = field.split()
    return any(
        is_and_others(" ".join(words[cut:]))
        and is_name(before := " ".join(words[:cut]), most=2)
        and not _is_title_word(fold(before))
        for cut in range(max(1, len(words) - 3), len(words))
    )


def _with_others(fields: Sequence[str], count: int) -> int:
    return count + 1 if count < len(fields) and is_and_others(fields[count]) else count


def _with_initials(fields: Sequence[str], count: int) -> int:
    while count < len(fields) and is_initials(fields[count]):
        count += 1
    return count


def split_pair(text: str) -> list[str]:
    """The two names that ``&`` or a word for *and* joins; a list of one if none does."""
    return _PAIR.split(text)


def _is_last_pair(field: str, evidence: Evidence) -> bool:
    """The end of a list of authors without a comma before the last: ``Demir ve Kaya``, ``Demir B. & Kaya C.``

    Two words that the text writes small elsewhere are a title (``Sınır ve Göç``).
    """
    pair = split_pair(field)
    if len(pair) != 2 or not all(is_name(part, most=1) and not _is_title_word(fold(part)) for part in pair):
        return False
    return "&" in field or not all(map(evidence.is_common, pair))


def _is_title_word(key: str) -> bool:
    if len(key) > 5 and key.endswith(("leri", "lari", "ler", "lar")):
        return True  # ``Hayatı, Fikirleri ve Eserleri``
    return key in lexicon.PLACES or key in lexicon.TITLE_WORDS or key.startswith(lexicon.HAPPENINGS)


def _is_listed_name(field: str) -> bool:
    return is_name(field, most=1) and not _is_title_word(fold(field))


def _has_initials(field: str) -> bool:
    return any(is_initials(word) for word in field.split())


def _is_surname(field: str, evidence: Evidence) -> bool:
    key = fold(field)
    return evidence.is_cited(key) or (len(key) > 4 and key.endswith(lexicon.SURNAME_ENDINGS))


def split_authors(text: str) -> tuple[str, str]:
    """Part the author or authors at the beginning from the title.

    Returns:
        ``(authors, title)``; no author if the text does not begin with a name that a comma, a full stop or its
        own initials set off.
    """
    end = _author_end(text)
    if end is None:
        return "", text.strip(" ,.:")
    authors = text[:end].strip(" ,:")
    title = text[end:].strip(" ,.:")
    if authors.endswith(".") and not is_initials(re.split(r"[\s.](?=[^\s.]*\.$)", authors)[-1]):
        authors = authors.rstrip(".")
    if not title:
        return "", authors
    return authors, title


#: What somebody did for a book, behind his name: ``Hilmi Tunalı (haz.), Doğu Yolları``.
_ROLE_BEHIND = re.compile(r"\((?:haz|ed|eds|edt|der|red|tərt|hrsg|hg|сост|ред)\.?\)[,.:]?", re.IGNORECASE)


def _author_end(text: str) -> int | None:
    full = 0
    trailing = False
    end = 0
    tokens = list(re.finditer(r"\S+", text[:200]))
    for position, token in enumerate(tokens):
        word = token.group()
        bare = word.rstrip(",.:;")
        if position and _ROLE_BEHIND.fullmatch(word) is not None:
            return token.end()
        if not bare or not (bare[0].isalpha() or bare == "&"):
            return end if trailing else None
        joiner = fold(bare) in lexicon.AND_WORDS or bare == "&"
        if is_initials(word.rstrip(",")):
            trailing, end = full > 0, token.end()
            if word.endswith(",") and full and not _goes_on(tokens, position):
                return end
            continue
        if trailing and not joiner and not _goes_on(tokens, position - 1):
            return end  # ``Мамулия Г. Предисловие``: the initials end the name
        if joiner:
            full, trailing = 0, False
            continue
        if is_and_others(bare) or is_and_others(
            " ".join(t.group() for t in tokens[max(0, position - 1) : position + 1])
        ):
            return token.end()
        if not bare[0].isupper():
            if fold(bare) not in lexicon.NAME_PARTICLES:
                return None
        else:
            full += 1
        if full > 4:
            return None
        end, trailing = token.end(), False
        if word[-1] in ".,:" and full:
            if word[-1] == "," and _goes_on(tokens, position):
                full = 0
                continue
            return end
    return end if trailing else None


def _goes_on(tokens: list[re.Match[str]], position: int) -> bool:
    """Whether another author follows: the next word joins, or is a name with initials set off in turn."""
    following = [token.group() for token in tokens[position + 1 : position + 4]]
    if not following:
        return False
    if fold(following[0]) in lexicon.AND_WORDS or following[0] == "&" or is_and_others(" ".join(following[:2])):
        return True
    return (
        len(following) > 1
        and is_initials(following[1].rstrip(","))
        and following[0][0].isupper()
        and (tokens[position].group().endswith(",") and following[0].isalpha())
    )
