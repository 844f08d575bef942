"""Hair, scarves and hats for a head of radius 40 around (0, 0): behind it, and in front."""

from __future__ import annotations

from parts.shapes import Part, circle, ellipse, path


def behind(style: str, colour: str, kind: str) -> Part:
    """The hair that shows behind the head and shoulders."""

    def h(d: str) -> Part:
        return path(d, colour, kind=kind)

    if style == "bob":
        return h(
            "M-46 -4C-50 -58 50 -58 46 -4L49 34C50 46 30 46 26 40L-26 40C-30 46 -50 46 -49 34Z"
        )
    if style == "long":
        return h("M-44 -4C-50 -60 50 -60 44 -4L54 66C40 76 26 72 20 64H-20C-26 72 -40 76 -54 66Z")
    if style == "afro":
        return circle(0, -12, 55, colour, kind=kind)
    if style == "bun":
        return circle(0, -52, 17, colour, kind=kind)
    if style == "ponytail":
        return h("M30 -34C62 -48 76 -10 60 34C50 22 44 4 32 -10Z")
    if style == "puffs":
        return circle(-37, -36, 19, colour, kind=kind) + circle(37, -36, 19, colour, kind=kind)
    if style == "plaits":
        return h("M-36 -8C-60 6 -46 22 -56 40C-64 56 -44 62 -42 48C-38 30 -38 20 -34 8Z") + h(
            "M36 -8C60 6 46 22 56 40C64 56 44 62 42 48C38 30 38 20 34 8Z"
        )
    if style == "locs":
        return h("M-44 -6C-50 -60 50 -60 44 -6L52 44C46 54 36 52 34 44H-34C-36 52 -46 54 -52 44Z")
    if style == "curls":
        return h(
            "M-34 20C-54 20 -60 0 -48 -12C-58 -28 -44 -46 -30 -42C-24 -60 2 -62 8 -50"
            "C24 -62 44 -48 40 -36C58 -32 60 -10 48 -4C58 10 48 24 34 20Z"
        )
    return []


def in_front(style: str, colour: str, kind: str) -> Part:
    """The hair that lies on the forehead and the top of the head."""

    def h(d: str) -> Part:
        return path(d, colour, kind=kind)

    if style == "fluffy":
        return h(
            "M-42 0C-51 -18 -43 -36 -31 -38C-27 -53 -6 -55 2 -47C12 -57 33 -51 35 -38"
            "C47 -33 50 -16 42 0C40 -14 30 -25 17 -26C4 -25 -10 -26 -17 -31C-22 -23 -38 -18 -42 0Z"
        )
    if style in ("short", "ponytail"):
        return h(
            "M-42 0C-46 -58 46 -58 42 0C39 -16 30 -26 17 -26C0 -26 -10 -28 -18 -33"
            "C-22 -23 -38 -16 -42 0Z"
        )
    if style in ("bob", "locs"):
        return h("M-41 -4C-44 -56 44 -56 41 -4C34 -20 20 -23 0 -23C-20 -23 -34 -20 -41 -4Z")
    if style in ("long", "bun", "plaits"):
        return h("M-42 2C-46 -58 46 -58 42 2C40 -16 20 -20 2 -36C-18 -18 -38 -14 -42 2Z")
    if style in ("afro", "puffs"):
        return h("M-39 -8C-40 -52 40 -52 39 -8C26 -27 -26 -27 -39 -8Z")
    if style == "curls":
        return h(
            "M-38 -8C-44 -24 -26 -28 -22 -24C-18 -36 -4 -34 0 -27"
            "C6 -36 20 -34 22 -24C32 -28 44 -18 38 -8C42 -56 -42 -56 -38 -8Z"
        )
    if style == "spiky":
        return h(
            "M-42 -2L-48 -26L-34 -28L-32 -48L-16 -42L-4 -56L10 -43L28 -50L32 -32"
            "L46 -28L42 -2C36 -18 24 -22 0 -22C-24 -22 -36 -18 -42 -2Z"
        )
    if style == "sides":
        return ellipse(-40, -6, 8, 14, colour, kind=kind) + ellipse(
            40, -6, 8, 14, colour, kind=kind
        )
    return []


def headscarf(colour: str) -> tuple[Part, Part]:
    """A hijab: the cloth behind the face, and the fold under the chin."""
    cloth = path(
        "M0 -50C-36 -50 -48 -24 -46 4C-45 30 -52 50 -56 62H56C52 50 45 30 46 4"
        "C48 -24 36 -50 0 -50Z",
        colour,
    )
    fold = path("M-30 34C-12 52 22 54 40 40", width=3.5)
    return cloth, fold


def turban(colour: str) -> Part:
    """A turban, wound to a point at the front."""
    return path(
        "M-45 -4C-58 -40 -30 -62 0 -62C30 -62 58 -40 45 -4C34 -22 14 -26 0 -32"
        "C-14 -26 -34 -22 -45 -4Z",
        colour,
    ) + path("M0 -32C14 -44 30 -46 42 -40M0 -32C-12 -48 -24 -52 -34 -48", width=3.5)
