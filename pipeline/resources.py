"""Where the data folders ``gazetteers/`` and ``models/`` lie: in a checkout, in a wheel, or elsewhere.

Looked for in this order: the folder named by the environment variable ``SALNAME_DATA``, the package's
own ``data`` folder (a wheel carries the data there), the repository root above the package.
"""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.errors import Errors, SalnameError

PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder ``name`` (``gazetteers`` or ``models``).

    Raises:
        SalnameError: E208 if it is nowhere, or ``SALNAME_DATA`` names no folder.
    """
    roots = [PACKAGE / "data", PACKAGE.parent]
    if chosen := os.environ.get("SALNAME_DATA"):
        if not Path(chosen).is_dir():
            raise SalnameError(Errors.E208, path=chosen, name=name)
        roots.insert(0, Path(chosen))
    for root in roots:
        if (root / name).is_dir():
            return root / name
    raise SalnameError(Errors.E208, name=name)
