"""The few colours and the one line of the care symbols.

The main fills stay apart when a letter is printed in grey (0 is black, 255 is white): WHITE 255,
CREAM 242, SKY 221, YELLOW 203, GREEN 178, CORAL 153, TEAL 127, BLUE 108, PLUM 93. RED, LEAF, WOOD
and the greys repeat some of these levels, so they never stand alone beside the one they repeat.
"""

INK = "#23253A"
"""The one dark colour of all outlines."""
LINE = 4.5
"""Width of an outline in units of the 128 x 128 picture; it never shrinks with a part."""
FINE = 3.5
"""Width of a line inside a shape."""

WHITE = "#FFFFFF"
CREAM = "#FFF1CF"
SKY = "#C4E6F7"
YELLOW = "#FFCB47"
GREEN = "#8FD07A"
LEAF = "#3A8A4A"
CORAL = "#F2785A"
RED = "#D13535"
BLUE = "#3676C8"
TEAL = "#2FA39B"
PLUM = "#6F4A94"
WOOD = "#B9824F"
GREY = "#D3D8DF"
STONE = "#9AA3B0"
PINK = "#F7B5B5"

SKIN = {
    "light": "#F8D9BF",
    "medium-light": "#E8BC94",
    "medium": "#CF9766",
    "medium-dark": "#AD7145",
    "dark": "#85543A",
}
"""Skin tones; set.toml repeats them for programs that recolour (a test keeps the two equal)."""

HAIR = {
    "black": "#33303D",
    "dark-brown": "#5A3B2C",
    "brown": "#8C5B33",
    "ginger": "#D9772F",
    "blond": "#F0C865",
    "grey": "#C9CCD3",
}
"""Hair colours; set.toml repeats them."""
