"""Base forms of inflected nominals: one set of rules for Turkish and Azerbaijani, Latin and Cyrillic."""

from __future__ import annotations

from pipeline.morphology.bases import base_form, base_forms

__all__ = ["base_form", "base_forms"]
