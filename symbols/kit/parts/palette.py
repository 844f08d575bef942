"""The few colours and the one line of the care symbols.

Every fill was chosen to stay apart from its neighbours when a letter is printed in grey:
WHITE > CREAM > SKY > YELLOW > GREEN > CORAL > BLUE > PLUM, roughly 12 steps of lightness apart.
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
GREEN = "#7CC36A"
LEAF = "#3F8F4F"
CORAL = "#EE6C4D"
RED = "#D63B3B"
BLUE = "#3F7FD0"
TEAL = "#2E9E97"
PLUM = "#7B559E"
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
