"""The tagger as a spaCy component.

import spacy
import pipeline.neural.component

nlp = spacy.blank("az")
nlp.add_pipe("salname_names")
doc = nlp("Şəfiqə xanım 1921-ci ildə Şəkidən Tiflisə köçdü.")
[(ent.text, ent.label_, ent._.confidence) for ent in doc.ents]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.neural import shipped_reader
from pipeline.neural.words import form, word_spans
from pipeline.records import Lang
from pipeline.spans import Span as Stretch

NAME = "salname_names"

if not Span.has_extension("confidence"):
    Span.set_extension("confidence", default=None)


class NamesComponent:
    """Sets ``doc.ents``; ``ent._.confidence`` is the calibrated probability that the entity is right.

    Entities cover whole tokens. Sentence bounds are heeded where the pipeline has set them.

    Args:
        lang: language of the texts, ``tr`` or ``az``.
    """

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._reader = shipped_reader().reader

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Documents with their entities set, in order; ``batch_size`` documents are read together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            yield from self._tagged(batch)

    def _tagged(self, docs: list[Doc]) -> list[Doc]:
        places: list[tuple[int, tuple[Stretch, ...]]] = []
        for number, doc in enumerate(docs):
            parts = doc.sents if doc.has_annotation("SENT_START") else [doc[:]] if len(doc) else []
            for part in parts:
                places.append((number, word_spans(doc.text, Stretch(part.start_char, part.end_char))))
        words = [[form(span.of(docs[number].text), self._lang) for span in spans] for number, spans in places]
        readings = self._reader.read(words, [number for number, _ in places])
        found: list[list[Span]] = [list(doc.ents) for doc in docs]
        for (number, spans), reading in zip(places, readings, strict=True):
            for name in reading.names:
                start, end = spans[name.start].start, spans[name.end - 1].end
                entity = docs[number].char_span(start, end, label=name.label, alignment_mode="expand")
                if entity is not None:
                    entity._.confidence = round(name.confidence, 4)
                    found[number].append(entity)
        for doc, entities in zip(docs, found, strict=True):
            doc.ents = tuple(filter_spans(entities))
        return docs


@Language.factory(NAME, assigns=["doc.ents"])
def create_names_component(nlp: Language, name: str) -> NamesComponent:
    """The factory behind ``nlp.add_pipe("salname_names")``; Azerbaijani unless the pipeline is Turkish."""
    return NamesComponent(Lang.TR if nlp.lang == "tr" else Lang.AZ)
