"""Parts to SVG text: plain paths with presentation attributes, so that every program agrees."""

from __future__ import annotations

from parts.palette import INK, LINE
from parts.shapes import Part, Segment, Shape

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">\n'
_PEN = (
    f'<g fill="none" stroke="{INK}" stroke-width="{LINE}" '
    'stroke-linecap="round" stroke-linejoin="round">\n'
)


def _number(value: float) -> str:
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _data(segments: tuple[Segment, ...]) -> str:
    return "".join(c + " ".join(_number(n) for n in numbers) for c, numbers in segments)


def _element(shape: Shape) -> str:
    attributes = [f'd="{_data(shape.segments)}"']
    if shape.kind:
        attributes.append(f'class="{shape.kind}"')
    if shape.fill:
        attributes.append(f'fill="{shape.fill}"')
    if shape.stroke != INK:
        attributes.append(f'stroke="{shape.stroke or "none"}"')
    if shape.stroke and shape.width != LINE:
        attributes.append(f'stroke-width="{_number(shape.width)}"')
    return f"<path {' '.join(attributes)}/>\n"


def to_svg(part: Part) -> str:
    """The whole SVG file of one symbol, ending in a newline."""
    return _HEAD + _PEN + "".join(_element(shape) for shape in part) + "</g>\n</svg>\n"
