"""The printable citation of a fact: source, page, line, and the source's own reference."""

from __future__ import annotations


def format_citation(source: str, page: str, line_start: int, reference: str | None = None) -> str:
    """One line that a reader can check a fact by: ``tr-thesis-1.txt, p. 12, l. 640 | Baykara, 1966, s. 48``.

    Args:
        source: title or file name of the source.
        page: printed page number, or "" if the source has no pages.
        line_start: number of the line on which the fact begins, from 1.
        reference: the source's own reference as :attr:`pipeline.records.Citation.reference` gives it, if there is one.
    """
    parts = [" ".join(source.split())]
    if page.strip():
        parts.append(f"p. {page.strip()}")
    parts.append(f"l. {line_start}")
    where = ", ".join(parts)
    cited = " ".join((reference or "").split())
    return f"{where} | {cited}" if cited else where
