"""The store: where a run's results stay, written so that a killed run never harms the last good ones.

:mod:`~pipeline.store.folder` publishes outputs, :mod:`~pipeline.store.database` is the SQLite file,
:mod:`~pipeline.store.work` keeps what was extracted from each source, so that a run can resume.
"""

from __future__ import annotations

from pipeline.store.database import Database, RunRecord
from pipeline.store.folder import OutputFolder
from pipeline.store.work import WorkFiles

__all__ = ["Database", "OutputFolder", "RunRecord", "WorkFiles"]
