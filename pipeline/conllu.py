"""The CoNLL-U format of Universal Dependencies: sentences read from it and written to it.

A sentence is kept as its syntactic words and, beside them, the surface tokens that hold several of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.record_classes import record
from pipeline.text_files import read_utf8

#: What CoNLL-U writes for nothing.
_NOTHING = "_"


@record
class UdWord:
    """One syntactic word; ``head`` counts from 1, 0 is the root, as in the file."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str

    def feature(self, name: str) -> str:
        """The value of a feature, or ""."""
        found = re.search(rf"(?:^|\|){re.escape(name)}=([^|]+)", self.feats)
        return found[1] if found is not None else ""

    def with_features(self, add: Mapping[str, str], drop: Iterable[str] = ()) -> UdWord:
        """The same word without the features ``drop`` and with those of ``add``, in the order UD sorts them."""
        pairs = dict(pair.split("=", 1) for pair in self.feats.split("|") if "=" in pair)
        for name in drop:
            pairs.pop(name, None)
        pairs |= add
        text = "|".join(f"{name}={pairs[name]}" for name in sorted(pairs, key=str.lower))
        return replace(self, feats=text or _NOTHING)


@record
class UdToken:
    """A surface token: its words are ``words[start:end]`` of the sentence; ``space`` if white space follows."""

    form: str
    start: int
    end: int
    space: bool = True


@record
class UdSentence:
    """A sentence: words, and the surface tokens they make up, in order."""

    words: tuple[UdWord, ...]
    tokens: tuple[UdToken, ...]
    comments: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return "".join(token.form + " " * token.space for token in self.tokens).rstrip()


def read_conllu(path: Path) -> tuple[UdSentence, ...]:
    """All sentences of a file; empty nodes and enhanced dependencies are left out.

    Raises:
        SalnameError: E202 naming the line, if it is not CoNLL-U; E001, E006 or E010 if it cannot be read.
    """
    return tuple(parse_conllu(read_utf8(path).split("\n"), path))


def parse_conllu(lines: Iterable[str], path: Path = Path("CoNLL-U")) -> Iterator[UdSentence]:
    """Sentences of CoNLL-U lines (see :func:`read_conllu`); ``path`` is named if they are none."""
    rows: list[list[str]] = []
    comments: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        line = line.rstrip("\r\n")
        if line.startswith("#"):
            comments.append(line)
        elif line:
            cells = line.split("\t")
            if len(cells) != 10:
                detail = f"{len(cells)} columns instead of the 10 of CoNLL-U"
                raise SalnameError(Errors.E202, path=path, line=number, detail=detail)
            rows.append(cells)
        elif rows:
            yield _sentence(rows, comments)
            rows, comments = [], []


def _sentence(rows: Sequence[Sequence[str]], comments: Sequence[str]) -> UdSentence:
    words: list[UdWord] = []
    tokens: list[UdToken] = []
    covered = 0
    for cells in rows:
        number, form, lemma, upos, _, feats, head, deprel, _, misc = cells
        space = "SpaceAfter=No" not in misc.split("|")
        if "-" in number:
            first, last = map(int, number.split("-"))
            tokens.append(UdToken(form, first - 1, last, space))
            covered = last
        elif "." not in number:
            words.append(UdWord(form, lemma if lemma != "_" or form == "_" else form, upos, feats, int(head), deprel))
            if len(words) > covered:
                tokens.append(UdToken(form, len(words) - 1, len(words), space))
    return UdSentence(tuple(words), tuple(tokens), tuple(comments))


def conllu(sentences: Iterable[UdSentence]) -> Iterator[str]:
    """The sentences as CoNLL-U, one block of lines a sentence, each with its ``# text``."""
    for number, sentence in enumerate(sentences, 1):
        comments = [comment for comment in sentence.comments if not comment.startswith("# text =")]
        if not any(comment.startswith("# sent_id") for comment in comments):
            comments.insert(0, f"# sent_id = {number}")
        lines = [*comments, f"# text = {sentence.text}"]
        starts = {token.start: token for token in sentence.tokens}
        for index, word in enumerate(sentence.words):
            token = starts.get(index)
            own = "_"
            if token is not None:
                after = "_" if token.space else "SpaceAfter=No"
                if token.end - token.start > 1:
                    lines.append(f"{token.start + 1}-{token.end}\t{token.form}" + "\t_" * 7 + f"\t{after}")
                else:
                    own = after
            cells = (word.form, word.lemma, word.upos, "_", word.feats, str(word.head), word.deprel, "_", own)
            lines.append(f"{index + 1}\t" + "\t".join(cells))
        yield "\n".join(lines) + "\n\n"


def write_conllu(path: Path, sentences: Iterable[UdSentence]) -> None:
    """Write the sentences to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(conllu(sentences)), "utf-8")


def rebuild(words: Sequence[UdWord], tokens: Sequence[UdToken], comments: tuple[str, ...] = ()) -> UdSentence:
    """A sentence of these parts.

    Raises:
        ValueError: if the words are not one tree, or the tokens do not cover them in order.
    """
    if not is_tree([word.head for word in words]):
        raise ValueError("the heads are not one tree")
    if [i for token in tokens for i in range(token.start, token.end)] != list(range(len(words))):
        raise ValueError("the tokens do not cover the words")
    return UdSentence(tuple(words), tuple(tokens), comments)


def is_tree(heads: Sequence[int]) -> bool:
    """Whether the heads (from 1, 0 the root) make one tree with one root."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        seen = 0
        node = start
        while node:
            node = heads[node - 1]
            seen += 1
            if seen > len(heads):
                return False
    return True


def split_token(sentence: UdSentence, index: int, parts: Sequence[UdWord]) -> UdSentence:
    """The sentence with word ``index`` (a token of its own) replaced by ``parts``, a multi-word token.

    The first part takes over the word's head and dependents; heads of the other parts are given as offsets
    from the first part (0: the first part), negative or positive.
    """
    grown = len(parts) - 1

    def moved(head: int) -> int:
        return head + grown if head > index + 1 else head

    words = [replace(word, head=moved(word.head)) for word in sentence.words]
    first = replace(parts[0], head=words[index].head)
    others = [replace(part, head=index + 1 + part.head) for part in parts[1:]]
    words[index : index + 1] = [first, *others]
    tokens = []
    for token in sentence.tokens:
        if token.start == index:
            tokens.append(replace(token, end=token.end + grown))
        elif token.start > index:
            tokens.append(replace(token, start=token.start + grown, end=token.end + grown))
        else:
            tokens.append(token)
    return rebuild(words, tokens, sentence.comments)
