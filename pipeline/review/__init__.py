"""The reviewer's desk: every fact against its line, in a browser, on this machine.

:func:`~pipeline.review.app.create_app` makes the application; ``salname review`` serves it.
"""

from __future__ import annotations

from pipeline.review.app import create_app

__all__ = ["create_app"]
