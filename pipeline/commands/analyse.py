"""``salname analyse``: what an engine says of the words of a text."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import Engine
from pipeline.records import LaidOutText, Lang
from pipeline.settings import load_settings


class Format(StrEnum):
    """What is printed."""

    CONLLU = "conllu"
    JSON = "json"


def analyse_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text file; `-` reads UTF-8 from standard input.")],
    engine: Engine = None,
    output: Annotated[Format, typer.Option("--format", help="CoNLL-U, or one JSON object a sentence.")] = Format.CONLLU,
    lang: Annotated[
        str,
        typer.Option(
            metavar="tr|az",
            help="Take every line for running text in this language, instead of finding layout and languages.",
        ),
    ] = "",
    encoding: Annotated[
        str | None, typer.Option(help="Encoding of the file. [default: found out]", show_default=False)
    ] = None,
) -> None:
    """Print the sentences of a text with lemma, part of speech, features and dependencies of every word.

    Only the Turkish and Azerbaijani running text is analysed, as in `salname run`: no footnotes, running headers, page
    numbers. Offsets (`clean_span`, `start`, `end`) count in the text as read on.
    """
    from pipeline.analyse import create_engine
    from pipeline.analyse.export import json_sentences, ud_sentences
    from pipeline.conllu import conllu

    settings = load_settings(None, engine=engine, encoding=encoding)
    chosen = create_engine(settings.engine)
    annotated = chosen.annotate(chosen.analyse(_laid_out(file, lang, encoding)))
    if output is Format.JSON:
        for sentence in json_sentences(annotated):
            typer.echo(json.dumps(sentence, ensure_ascii=False))
    else:
        for block in conllu(ud_sentences(annotated)):
            typer.echo(block, nl=False)


def _laid_out(file: Path, lang: str, encoding: str | None) -> LaidOutText:
    import hashlib
    import sys

    from pipeline.analyse.plain import plain_text
    from pipeline.errors import Errors, SalnameError
    from pipeline.language import assign_languages
    from pipeline.layout import lay_out
    from pipeline.read import discover, read_source
    from pipeline.records import SourceText

    if lang and lang not in (Lang.TR, Lang.AZ):
        raise SalnameError(Errors.E404, detail=f"{lang!r} is not a language this command knows: tr or az")
    if str(file) == "-":
        data = sys.stdin.buffer.read()
        source = SourceText("stdin", "-", hashlib.sha256(data).hexdigest(), data.decode("utf-8-sig"), "utf-8", "chosen")
    else:
        found, problems = discover([file])
        if problems or len(found) != 1:
            raise problems[0] if problems else SalnameError(Errors.E404, detail=f"{file} is not one text file")
        source = read_source(found[0], load_settings(None, encoding=encoding))
    if lang:
        text = source.text.replace("\r\n", "\n").replace("\r", "\n")
        return plain_text(text, Lang(lang), source.source_id or file.stem)
    return assign_languages(lay_out(source))
