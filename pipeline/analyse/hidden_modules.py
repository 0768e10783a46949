"""Keeping libraries from loading other libraries that they could do without."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


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
