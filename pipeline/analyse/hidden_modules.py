"""Keeping libraries from loading what they could do without: other libraries, or a part of their own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def hidden(name: str) -> Iterator[None]:
    """While the block runs, importing the module ``name`` fails as if it were not installed.

    A module that is loaded already stays as it is. Afterwards it can be imported as ever; only what asked for it inside
    the block goes on without it. ``None`` in ``sys.modules`` is Python's own way to say so (the language reference,
    5.3.1, "The module cache").
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.modules.pop(name, None)


@contextmanager
def postponed(package: str, module: str, name: str) -> Iterator[None]:
    """While the block runs, ``from package.module import name`` loads nothing and gives a function that will.

    That function loads the real module when it is first called, and passes its arguments on. Afterwards the package can
    be imported as ever.

    Args:
        package: dotted name of a package that is imported only for ``name``.
        module: its module.
        name: a function of that module.
    """
    whole = f"{package}.{module}"
    if package in sys.modules:
        yield
        return

    def later(*arguments: Any, **options: Any) -> Any:
        return getattr(import_module(whole), name)(*arguments, **options)

    empty = {package: ModuleType(package), whole: ModuleType(whole)}
    setattr(empty[whole], name, later)
    empty[package].__path__ = []
    sys.modules.update(empty)
    try:
        yield
    finally:
        for stood_in in empty:
            sys.modules.pop(stood_in, None)
        parent, _, child = package.rpartition(".")
        if getattr(sys.modules.get(parent), child, None) is empty[package]:
            delattr(sys.modules[parent], child)
