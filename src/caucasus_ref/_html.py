"""
An answer as a piece of HTML, for a notebook.

Sets no colours: those of the page hold, light or dark.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .shown import GLUE, Cells, Shown


_LEFT = ' style="text-align: left"'


def as_html(shown: Shown) -> str:
    """Set the same as its text: headline, table, notes and caveats."""
    said = f" {_text(shown.said)}" if shown.said else ""
    parts = [f"<p><strong>{_text(shown.head)}</strong>{said}</p>"]
    rows, left_out = shown.cut()
    if rows:
        parts.append(_table(shown.columns, rows))
    if left_out:
        parts.append(f"<p>and {left_out} more</p>")
    if shown.notes:
        parts.append(f"<p>{'<br/>'.join(map(_text, shown.notes))}</p>")
    if shown.caveats:
        told = "".join(
            f"<li><em>{_text(kind)}</em>: {_text(message)}</li>"
            for kind, message in shown.caveats
        )
        parts.append(f"<ul>{told}</ul>")
    return f"<div>{''.join(parts)}</div>"


def _text(text: str) -> str:
    return escape(text.replace(GLUE, " ")).replace("\n", "<br/>")


def _table(columns: Cells, rows: Iterable[Cells]) -> str:
    head = "".join(f"<th{_LEFT}>{_text(one)}</th>" for one in columns)
    lines = [
        "".join(f"<td{_LEFT}>{_text(cell)}</td>" for cell in row)
        for row in rows
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    top = f"<thead><tr>{head}</tr></thead>" if columns else ""
    return f"<table>{top}<tbody>{body}</tbody></table>"
