"""The store: where a run's results stay, changed so that a killed run never harms the last good ones.

:mod:`~pipeline.store.database` is the SQLite file, which is the truth; :mod:`~pipeline.store.folder` publishes the CSV
and Parquet files, which are its views; :mod:`~pipeline.store.parts` keeps each source's share of them;
:mod:`~pipeline.store.work` keeps what each stage made of each source, so that a run can resume.
"""

from __future__ import annotations

from pipeline.store.database import Database
from pipeline.store.folder import OutputFolder
from pipeline.store.records import KnownSource, RunUpdate, SourceUpdate

__all__ = ["Database", "KnownSource", "OutputFolder", "RunUpdate", "SourceUpdate"]
