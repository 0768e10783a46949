"""What a run's results depend on, as hexadecimal digests that are equal on every machine.

Each stage has a key made from its own code and what that imports, its settings, libraries and data, and the key of the
stage before it. A change invalidates the stage it is made in and those after it, and no other.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import SalnameError
from pipeline.model_files import fingerprint
from pipeline.record_classes import record
from pipeline.resources import PACKAGE, data_folder
from pipeline.settings import Settings


def of_files(files: Iterable[tuple[str, Path]]) -> str:
    """SHA-256 over names and contents, in the order of the names."""
    digest = hashlib.sha256()
    for name, path in sorted(files):
        digest.update(f"{name}\x1f{path.stat().st_size}\x1f".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _below(folder: Path, *endings: str) -> list[tuple[str, Path]]:
    return [
        (path.relative_to(folder).as_posix(), path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in endings and "data" not in path.relative_to(folder).parts
    ]


def of_engine(name: str, use: EngineUse) -> str:
    """What an engine's results depend on besides code: the models that the use needs."""
    if name == "stanza" and find_spec("stanza") is not None:
        from pipeline.analyse.stanza_engine import stanza_fingerprint

        return stanza_fingerprint()
    return of_model(name) if use is EngineUse.ANNOTATES else name


class EngineUse(Enum):
    """What a stage has an analysis engine do."""

    NONE = "none"
    CUTS = "cuts"
    ANNOTATES = "annotates"


@record
class Ingredients:
    """What a stage is made of besides the stage before it.

    Attributes:
        before: the stages it builds on.
        packages: packages or modules of :mod:`pipeline` whose code it runs; what they import counts too.
        settings: names of settings that it heeds.
        libraries: libraries whose version can change its results.
        data: ``gazetteers``, or the names of models.
        engine: what it has the chosen engine do.
    """

    before: tuple[str, ...]
    packages: tuple[str, ...]
    settings: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    engine: EngineUse = EngineUse.NONE


#: The stages, each after those it builds on. References are found before the mentions, so ``citations`` comes first.
STAGES: Mapping[str, Ingredients] = {
    "layout": Ingredients(
        (),
        ("layout", "language", "read", "extract"),
        ("encoding",),
        ("charset-normalizer", "lingua-language-detector"),
    ),
    "analyse": Ingredients(("layout",), ("analyse",), ("engine",), ("spacy",), engine=EngineUse.CUTS),
    "citations": Ingredients(("analyse",), ("citations",)),
    "mentions": Ingredients(
        ("citations",),
        ("mentions",),
        ("taggers",),
        ("rapidfuzz", "onnxruntime", "tokenizers"),
        ("gazetteers", "tagger"),
    ),
    "dates": Ingredients(("mentions",), ("dates",), (), ("babel", "convertdate", "edtf")),
    "events": Ingredients(("dates",), ("events",), (), ("onnxruntime",), ("tagger",)),
    "names": Ingredients(("mentions",), ("names",), (), ("rapidfuzz",), ("gazetteers",)),
    "tokens": Ingredients(("analyse",), ("annotate",), ("engine",), engine=EngineUse.ANNOTATES),
    "references": Ingredients(("citations",), ("references",), (), ("rapidfuzz",)),
    "chronicle": Ingredients(("names", "events"), ("chronicle",), (), ("rapidfuzz",)),
    "tables": Ingredients(
        ("chronicle", "references"), ("tables", "decisions", "run", "publish"), (), ("pandas", "pyarrow")
    ),
}
#: The stages that work on one source by itself.
SOURCE_STAGES = ("layout", "analyse", "citations", "mentions", "dates", "events")
#: Modules whose imports are not followed: they lead the stages, and would make each depend on all.
_LEADING = frozenset({"extract", "run", "publish"})
#: Messages change no result.
_WITHOUT_RESULTS = frozenset({"errors"})
_IMPORT = re.compile(r"^\s*(?:from|import) pipeline\.(\w+)", re.MULTILINE)


def stage_keys(settings: Settings) -> dict[str, str]:
    """The key of each stage, in the order of :data:`STAGES`."""
    code = _code_by_unit()
    keys: dict[str, str] = {}
    for stage, made_of in STAGES.items():
        parts = {
            "before": [keys[before] for before in made_of.before],
            "code": {unit: code[unit][0] for unit in sorted(_closure(made_of.packages, code))},
            "settings": {name: getattr(settings, name) for name in made_of.settings},
            "libraries": {name: version(name) for name in made_of.libraries},
            "engine": of_engine(settings.engine, made_of.engine) if made_of.engine is not EngineUse.NONE else "",
            "data": {name: of_gazetteers() if name == "gazetteers" else of_model(name) for name in made_of.data},
        }
        keys[stage] = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
    return keys


def of_run(settings: Settings, keys: Mapping[str, str]) -> dict[str, object]:
    """What ``run.json`` tells of a run: code, settings, models, gazetteers, libraries, and the key of each stage."""
    code = {unit: digest for unit, (digest, _) in sorted(_code_by_unit().items())}
    libraries = sorted({name for made_of in STAGES.values() for name in made_of.libraries})
    return {
        "code": hashlib.sha256(json.dumps(code, sort_keys=True).encode()).hexdigest(),
        "settings": settings.fingerprint,
        "models": {"tagger": of_model("tagger")},
        "gazetteers": of_gazetteers(),
        "libraries": {name: version(name) for name in libraries},
        "stages": dict(keys),
    }


def of_model(name: str) -> str:
    """The model's files, by their list of sums; one that is missing has a fingerprint too, as a run may do without."""
    try:
        return fingerprint(name)
    except SalnameError:
        return ""


def of_gazetteers() -> str:
    """The tables of ``gazetteers/``."""
    folder = data_folder("gazetteers")
    return of_files((path.name, path) for path in folder.glob("*.csv"))


def _closure(units: Iterable[str], code: Mapping[str, tuple[str, frozenset[str]]]) -> set[str]:
    found: set[str] = set()
    left = [unit for unit in units if unit in code]
    while left:
        unit = left.pop()
        if unit not in found and unit not in _WITHOUT_RESULTS:
            found.add(unit)
            left += [] if unit in _LEADING else [other for other in code[unit][1] if other in code]
    return found


@lru_cache(maxsize=1)
def _code_by_unit() -> dict[str, tuple[str, frozenset[str]]]:
    """Digest and imports of each package and root module of :mod:`pipeline`."""
    digests: dict[str, hashlib._Hash] = {}
    imports: dict[str, set[str]] = {}
    for name, path in _below(PACKAGE, ".py", ".csv", ".json"):
        unit = name.partition("/")[0].removesuffix(".py")
        data = path.read_bytes()
        digests.setdefault(unit, hashlib.sha256()).update(f"{name}\x1f{len(data)}\x1f".encode() + data)
        found = imports.setdefault(unit, set())
        if path.suffix == ".py":
            found.update(_IMPORT.findall(data.decode("utf-8")))
    return {unit: (digest.hexdigest(), frozenset(imports[unit])) for unit, digest in digests.items()}
