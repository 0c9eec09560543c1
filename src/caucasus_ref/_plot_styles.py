"""What a picture is drawn with: a colour and a pattern for each standing."""

from __future__ import annotations

from typing import Any, Literal

import attrs

from .vocabulary import Standing


@attrs.frozen
class Style:
    """
    How a standing looks.

    Attributes:
        colour: Of the fill, by Okabe and Ito.
        line: The pattern of a line along the middle; none for no line.
    """

    colour: str
    line: Literal["--", ":"] | None = None

    @property
    def ink(self) -> str:
        """Black or white, whichever is easier to read on the fill."""
        return "white" if lightness(self.colour) < _DARK else "black"


_DARK = 0.55

BLACK, GREY, SLATE = "#111111", "#A6A6A6", "#5E5E5E"
BLUE, SKY, GREEN, YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
ORANGE, VERMILLION, PURPLE = "#E69F00", "#D55E00", "#CC79A7"
VAGUE = "0.45"
"""An event whose day is not known."""
SIGN: dict[str, Any] = {
    "linestyle": "none",
    "markersize": 3.6,
    "markeredgecolor": "white",
    "markeredgewidth": 0.4,
    "zorder": 5.5,
}
"""How the sign of an event looks, whatever its shape."""
LIFE = (0.5, 0.5, 0.5, 0.16)
"""Behind a row, while the body exists."""

STYLES = {
    Standing.MEMBER: Style(BLUE),
    Standing.PARTY: Style(GREEN),
    Standing.CONTRACTING: Style(GREEN, "--"),
    Standing.PROVISIONAL: Style(GREEN, ":"),
    Standing.SIGNATORY: Style(VERMILLION),
    Standing.ASSOCIATE: Style(SKY, "--"),
    Standing.PARTNER: Style(PURPLE),
    Standing.PARTICIPANT: Style(SKY),
    Standing.OBSERVER: Style(GREY, "--"),
    Standing.APPLICANT: Style(YELLOW),
    Standing.CANDIDATE: Style(ORANGE, "--"),
    Standing.CO_CHAIR: Style(BLACK),
    Standing.RECOGNISER: Style(PURPLE, ":"),
    Standing.SUSPENDED: Style(SLATE, ":"),
}


def channels(colour: str) -> tuple[float, float, float]:
    """Give red, green and blue from 0 to 1."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return red / 255, green / 255, blue / 255


def lightness(colour: str) -> float:
    """Say how light a colour looks, from 0 to 1."""
    red, green, blue = channels(colour)
    return 0.3 * red + 0.59 * green + 0.11 * blue
