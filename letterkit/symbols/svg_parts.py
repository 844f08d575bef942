"""What a safe SVG may hold: elements, attributes, and the form that each value must have."""

from __future__ import annotations

import re

# Element as it comes: as it is written again.
ELEMENTS: dict[str, str] = {
    name: name
    for name in (
        "g svg defs symbol use path rect circle ellipse line polyline polygon linearGradient "
        "radialGradient stop clipPath mask pattern marker text tspan image"
    ).split()
} | {"a": "g", "switch": "g"}

HREF_ELEMENTS = frozenset({"use", "image", "linearGradient", "radialGradient", "pattern"})
TEXT_ELEMENTS = frozenset({"text", "tspan"})

# Left out, and worth saying: the drawing may have meant something by them.
DRAWING_FROM_ELSEWHERE: dict[str, str] = {
    "script": "a script",
    "foreignObject": "a piece of web page",
    "filter": "a filter",
    "animate": "a movement",
    "animateTransform": "a movement",
    "animateMotion": "a movement",
    "set": "a movement",
    "textPath": "writing along a line",
}

_BOX = "x y width height"
_GRADIENT = "gradientUnits gradientTransform spreadMethod"
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    name: tuple(attributes.split())
    for name, attributes in {
        "g": "transform",
        "svg": f"{_BOX} viewBox preserveAspectRatio",
        "defs": "transform",
        "symbol": f"{_BOX} viewBox preserveAspectRatio refX refY",
        "use": f"{_BOX} transform",
        "path": "d transform pathLength",
        "rect": f"{_BOX} rx ry transform pathLength",
        "circle": "cx cy r transform pathLength",
        "ellipse": "cx cy rx ry transform pathLength",
        "line": "x1 y1 x2 y2 transform pathLength",
        "polyline": "points transform pathLength",
        "polygon": "points transform pathLength",
        "linearGradient": f"x1 y1 x2 y2 {_GRADIENT}",
        "radialGradient": f"cx cy r fx fy fr {_GRADIENT}",
        "stop": "offset",
        "clipPath": "clipPathUnits transform",
        "mask": f"{_BOX} maskUnits maskContentUnits",
        "pattern": f"{_BOX} patternUnits patternContentUnits patternTransform viewBox "
        "preserveAspectRatio",
        "marker": "markerWidth markerHeight refX refY orient markerUnits viewBox "
        "preserveAspectRatio",
        "text": "x y dx dy rotate textLength lengthAdjust transform",
        "tspan": "x y dx dy rotate textLength lengthAdjust",
        "image": f"{_BOX} transform preserveAspectRatio",
    }.items()
}

PRESENTATION = frozenset(
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color "
    "stop-color stop-opacity clip-path clip-rule mask mask-type display visibility overflow "
    "paint-order vector-effect shape-rendering marker-start marker-mid marker-end "
    "font-family font-size font-weight font-style font-stretch text-anchor letter-spacing "
    "word-spacing dominant-baseline baseline-shift text-decoration writing-mode".split()
)

_NUMBERS = re.compile(r"[-+.,%\d\seE]*(?:px|pt|mm|cm|in|em|deg)?\s*")
_LENGTHS = re.compile(r"(?:[-+.,%\d\seE]|px|pt|mm|cm|in|em|ex|none|inherit|auto)*")
_TRANSFORM = re.compile(
    r"(?:\s|,|(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([-+.,\d\seE]*\))*"
)
_PATH = re.compile(r"[MmZzLlHhVvCcSsQqTtAa\d.,eE\s+-]*")
_WORDS = re.compile(r"[A-Za-z][A-Za-z -]*")
_PAINT = re.compile(
    r"#[0-9A-Fa-f]{3,8}|[A-Za-z]+|(?:rgb|hsl)a?\([-+.,%/\d\sdeg]*\)"
    r"|url\(\s*['\"]?#[^'\")\s]+['\"]?\s*\)(?:\s+(?:#[0-9A-Fa-f]{3,8}|[A-Za-z]+))?"
)
_LOCAL_URL = re.compile(r"none|inherit|url\(\s*['\"]?#[^'\")\s]+['\"]?\s*\)")
_FONT = re.compile(r"[\w\s,.'\"-]*")

_FORMS: dict[str, re.Pattern[str]] = {
    "d": _PATH,
    "transform": _TRANSFORM,
    "gradientTransform": _TRANSFORM,
    "patternTransform": _TRANSFORM,
    "fill": _PAINT,
    "stroke": _PAINT,
    "color": _PAINT,
    "stop-color": _PAINT,
    "clip-path": _LOCAL_URL,
    "mask": _LOCAL_URL,
    "marker-start": _LOCAL_URL,
    "marker-mid": _LOCAL_URL,
    "marker-end": _LOCAL_URL,
    "font-family": _FONT,
    "font-weight": re.compile(r"[A-Za-z]+|\d+"),
    "baseline-shift": re.compile(r"[-\w.%+]+"),
    "font-size": re.compile(r"[-\w.%+]+"),
    "orient": re.compile(r"auto(?:-start-reverse)?|[-+.\deE]+(?:deg)?"),
}
for _name in (
    "preserveAspectRatio gradientUnits spreadMethod clipPathUnits maskUnits maskContentUnits "
    "patternUnits patternContentUnits markerUnits lengthAdjust fill-rule clip-rule "
    "stroke-linecap stroke-linejoin mask-type display visibility overflow paint-order "
    "vector-effect shape-rendering font-style font-stretch text-anchor dominant-baseline "
    "text-decoration writing-mode"
).split():
    _FORMS[_name] = _WORDS


def allowed_value(attribute: str, value: str) -> bool:
    """Say whether an attribute's value has the form that it should have."""
    return _FORMS.get(attribute, _LENGTHS).fullmatch(value.strip()) is not None
