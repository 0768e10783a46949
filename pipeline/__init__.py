"""Salname: a citation-backed chronicle from Turkish and Azerbaijani historical sources."""

__version__ = "0.1.0"
