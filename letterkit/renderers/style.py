"""How a letter looks, in numbers, for every renderer alike.

Sources: Easy Read basics (Department of Health, 2009): 14 point or more, picture left, words
right; British Dyslexia Association style guide: sans serif, left-aligned, wide line spacing, no
italics, no block capitals, tinted paper. Colours have at least 7:1 contrast on every tint.
"""

from __future__ import annotations

from dataclasses import dataclass

from letterkit.blocks import Image, Page

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210.0, 297.0
MARGIN_SIDE_MM, MARGIN_TOP_MM, MARGIN_BOTTOM_MM = 20.0, 18.0, 18.0
GAP_MM = 8.0  # between a message's picture and its words
BOX_INSET_MM = 5.0
HELP_ICON_MM = 14.0
SIGNATURE_MM = 26.0

INK = "#1d2433"
QUIET = "#474f63"  # small print
ACCENT = "#175f6b"  # numbers and labels
TINTS = {
    "white": "#ffffff",
    "cream": "#fff9e9",
    "yellow": "#fffad2",
    "peach": "#ffefe3",
    "pink": "#fff0f4",
    "blue": "#edf5fc",
    "green": "#eff8ee",
    "grey": "#f4f4f2",
}
# The speech box and the help box stand out from the tint they lie on, in colour and in grey.
SAID_ON = dict.fromkeys(TINTS, "#e3f1f2") | {"blue": "#ffffff", "green": "#ffffff"}
HELP_ON = dict.fromkeys(TINTS, "#fdf0cf") | {
    "cream": "#fbe9bd",
    "yellow": "#ffffff",
    "peach": "#ffffff",
}

HEADING_1, HEADING_2, LABEL, SMALL = 1.6, 1.25, 1.0, 0.62  # times the child's own size
LEAST_SMALL_PT = 9.0
MOST_TALL = 1.8  # a message's picture is at most this many times as high as its column is wide


@dataclass(frozen=True, slots=True)
class Style:
    """The numbers of one letter: sizes in points, lengths in millimetres, colours as hex."""

    font: str
    size_pt: float
    heading_1_pt: float
    heading_2_pt: float
    small_pt: float
    line_spacing: float
    paper: str
    said: str
    help: str
    picture_mm: float
    symbol_mm: float
    label: str
    frame: bool

    @property
    def text_width_mm(self) -> float:
        """Return the width of the whole text area."""
        return PAGE_WIDTH_MM - 2 * MARGIN_SIDE_MM

    def picture_width_mm(self, image: Image) -> float:
        """Return how wide a message's picture is: a very tall photo is made narrower."""
        ratio = image.width / image.height if image.height else 1.0
        return round(min(self.picture_mm, MOST_TALL * self.picture_mm * ratio), 2)

    @property
    def message_width_mm(self) -> float:
        """Return the width beside a message's picture."""
        return self.text_width_mm - self.picture_mm - GAP_MM


def style_of(page: Page) -> Style:
    """Return the numbers for a page, from the child's page and symbol profiles."""
    profile, symbols = page.profile, page.symbols
    size = profile.size_pt
    return Style(
        font=profile.font,
        size_pt=size,
        heading_1_pt=round(size * HEADING_1, 1),
        heading_2_pt=round(size * HEADING_2, 1),
        small_pt=max(LEAST_SMALL_PT, round(size * SMALL, 1)),
        line_spacing=profile.line_spacing,
        paper=TINTS[profile.paper],
        said=SAID_ON[profile.paper],
        help=HELP_ON[profile.paper],
        picture_mm=profile.picture_mm,
        symbol_mm=symbols.size_mm,
        label=symbols.label,
        frame=symbols.frame,
    )
