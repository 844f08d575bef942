"""Paint the pictures that stand for photos of Leila's places, so that no real photo is needed.

Run it with `python examples/photos/draw.py`; it writes the JPEG files beside itself. Each scene
is painted at three times its size and made smaller at the end, which smooths its edges.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

WIDTH, HEIGHT = 960, 720
SCALE = 3

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Scene:
    """A canvas measured in the final picture's points, with soft light and shade."""

    def __init__(self, top: Colour, bottom: Colour, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - the same picture each time, not a secret
        self.image = _fade(top, bottom).resize((WIDTH * SCALE, HEIGHT * SCALE))

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        """Return a pen for the picture as it now is."""
        return ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, w: float, h: float, colour: Colour, r: float = 0) -> None:
        """Paint a box with its corners rounded by ``r``."""
        self.pen.rounded_rectangle(_scaled(x, y, x + w, y + h), r * SCALE, fill=colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """Paint an oval around its middle."""
        self.pen.ellipse(_scaled(x - rx, y - ry, x + rx, y + ry), fill=colour)

    def shape(self, points: list[Point], colour: Colour) -> None:
        """Paint a shape through its corners."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def line(self, points: list[Point], width: float, colour: Colour) -> None:
        """Paint a line with round ends."""
        flat = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(flat, fill=colour, width=round(width * SCALE), joint="curve")
        for x, y in points:
            self.oval(x, y, width / 2, width / 2, colour)

    def soft(self, paint: Callable[[Callable[..., None]], None], blur: float, dark: float) -> None:
        """Darken (or, with ``dark`` below nought, lighten) softly where ``paint`` draws."""
        mask = Image.new("L", self.image.size, 0)
        pen = ImageDraw.Draw(mask)

        def oval(x: float, y: float, rx: float, ry: float, strength: float = 1.0) -> None:
            pen.ellipse(_scaled(x - rx, y - ry, x + rx, y + ry), fill=round(255 * strength))

        paint(oval)
        mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE))
        mask = mask.point(lambda value: round(value * abs(dark)))
        tint = (20, 24, 50) if dark > 0 else (255, 250, 225)
        self.image = Image.composite(Image.new("RGB", self.image.size, tint), self.image, mask)

    def speckle(self, area: tuple[float, float, float, float], colours: list[Colour], count: int,
                size: tuple[float, float]) -> None:  # fmt: skip
        """Strew small ovals over an area, for grass, leaves and gravel."""
        x0, y0, x1, y1 = area
        for _ in range(count):
            r = self.dice.uniform(*size)
            x, y = self.dice.uniform(x0, x1), self.dice.uniform(y0, y1)
            self.oval(x, y, r * 1.6, r, self.dice.choice(colours))

    def save(self, path: Path) -> None:
        """Make the picture smaller, add a little grain, and write it."""
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        # A little grain, as a camera leaves it, keeps flat colours from looking cut out.
        noise = Image.frombytes("L", (WIDTH, HEIGHT), self.dice.randbytes(WIDTH * HEIGHT))
        grain = noise.point(lambda value: 128 + round((value - 128) * 0.045)).convert("RGB")
        picture = ImageChops.add(picture, grain, scale=1, offset=-128)
        picture.save(path, "JPEG", quality=86, optimize=True)


def _scaled(*values: float) -> tuple[float, ...]:
    return tuple(value * SCALE for value in values)


def _fade(top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, HEIGHT))
    for y in range(HEIGHT):
        share = y / (HEIGHT - 1)
        mixed = (round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        column.putpixel((0, y), tuple(mixed))
    return column


def _cloud(scene: Scene, x: float, y: float, size: float) -> None:
    for dx, dy, r in ((-70, 8, 38), (-30, -14, 50), (22, -20, 56), (68, 6, 40), (0, 14, 54)):
        scene.oval(x + dx * size, y + dy * size, r * size * 1.2, r * size * 0.72, (250, 251, 253))


def _tree(scene: Scene, x: float, foot: float, size: float, greens: list[Colour]) -> None:
    bark, light = (104, 74, 52), (134, 98, 68)
    top = foot - 330 * size
    scene.shape(
        [(x - 34 * size, foot), (x - 17 * size, top + 60 * size), (x + 15 * size, top + 60 * size),
         (x + 36 * size, foot)],
        bark,
    )  # fmt: skip
    scene.shape(
        [(x - 6 * size, foot), (x - 5 * size, top + 60 * size), (x + 6 * size, top + 60 * size),
         (x + 14 * size, foot)],
        light,
    )  # fmt: skip
    for reach in (-1, 1):
        scene.line([(x, foot - 190 * size), (x + reach * 84 * size, foot - 280 * size)],
                   15 * size, bark)  # fmt: skip
    crown = [(-120, -300, 92), (120, -296, 94), (-66, -378, 104), (66, -386, 104), (0, -300, 118),
             (0, -440, 88)]  # fmt: skip
    for shade, green in enumerate(greens):
        for dx, dy, r in crown:
            lift = shade * 24 * size
            r = r * size * (1 - 0.2 * shade)
            scene.oval(x + dx * size - lift * 0.6, foot + dy * size - lift, r, r * 0.86, green)
    brightest = greens[-1]
    lit = [tuple(min(255, c + n) for c in brightest) for n in (10, 22, 34)]
    for dx, dy, r in crown:
        cx, cy = x + dx * size - 24 * size, foot + dy * size - 40 * size
        reach = r * size * 0.62
        scene.speckle((cx - reach, cy - reach * 0.8, cx + reach, cy + reach * 0.6), lit, 42,
                      (2.5 * size, 6.5 * size))  # fmt: skip


def park_bench() -> Scene:
    """A green bench under two big trees, on a mild day."""
    scene = Scene((122, 184, 232), (222, 240, 248), seed=7)
    _cloud(scene, 230, 110, 1.0)
    _cloud(scene, 640, 72, 0.72)
    for x, r in ((60, 150), (250, 120), (470, 140), (700, 120), (900, 160)):
        scene.oval(x, 430, r * 1.4, r * 0.7, (126, 168, 132))
    scene.box(0, 420, WIDTH, 300, (122, 178, 84))
    scene.oval(480, 445, 760, 46, (138, 192, 96))
    scene.speckle((0, 440, WIDTH, 720), [(104, 162, 70), (140, 196, 98), (116, 172, 80)], 1500,
                  (1.2, 3.4))  # fmt: skip
    scene.shape(
        [(0, 690), (0, 640), (420, 560), (960, 548), (960, 612), (520, 640)], (214, 196, 160)
    )
    scene.shape(
        [(0, 690), (0, 684), (520, 634), (960, 606), (960, 612), (520, 642)], (186, 166, 130)
    )
    scene.soft(lambda oval: (oval(190, 470, 210, 32), oval(776, 486, 240, 36)), 12, 0.42)
    _tree(scene, 188, 478, 0.98, [(52, 108, 54), (72, 136, 62), (98, 162, 74)])
    _tree(scene, 780, 496, 1.12, [(60, 116, 50), (84, 144, 58), (116, 170, 70)])
    scene.soft(lambda oval: oval(478, 604, 240, 20), 9, 0.5)
    leg, wood, edge, glow = (58, 62, 66), (46, 128, 92), (34, 100, 72), (84, 164, 124)
    for x in (306, 634):
        scene.line([(x, 392), (x + 6, 500), (x - 8, 602)], 13, leg)
        scene.line([(x + 6, 506), (x + 26, 602)], 13, leg)
        scene.line([(x - 6, 462), (x + 34, 462), (x + 30, 506)], 11, leg)
    for y in (394, 426, 458):
        scene.box(272, y, 404, 24, edge, 7)
        scene.box(272, y, 404, 19, wood, 7)
        scene.box(280, y + 2, 388, 4, glow, 2)
    for y, inset in ((500, 6), (519, 0), (538, -6)):
        scene.box(268 + inset, y, 412 - 2 * inset, 20, edge, 7)
        scene.box(268 + inset, y, 412 - 2 * inset, 15, wood, 7)
        scene.box(276 + inset, y + 2, 396 - 2 * inset, 4, glow, 2)
    petals = [(250, 214, 70), (252, 252, 250), (240, 128, 150)]
    for _ in range(46):
        x, y = scene.dice.uniform(20, 940), scene.dice.uniform(640, 712)
        colour = scene.dice.choice(petals)
        for dx, dy in ((-4, 0), (4, 0), (0, -4), (0, 4)):
            scene.oval(x + dx, y + dy, 3.6, 3.6, colour)
        scene.oval(x, y, 2.6, 2.6, (226, 150, 40))
    scene.soft(lambda oval: oval(140, -40, 520, 240), 120, -0.22)
    return scene


def yellow_bus() -> Scene:
    """A yellow school bus by the road, its door open and its ramp down."""
    scene = Scene((132, 190, 236), (228, 242, 250), seed=3)
    _cloud(scene, 170, 96, 0.9)
    _cloud(scene, 780, 130, 0.8)
    for x, w, h, colour in (
        (-20, 200, 170, (206, 150, 128)), (190, 160, 210, (222, 204, 178)),
        (360, 190, 160, (190, 138, 120)), (560, 180, 200, (226, 210, 190)),
        (750, 230, 176, (204, 158, 138)),
    ):  # fmt: skip
        y = 430 - h
        scene.box(x, y, w, h, colour)
        scene.shape([(x - 10, y), (x + w / 2, y - 64), (x + w + 10, y)], (122, 84, 80))
        for wx in (0.18, 0.6):
            scene.box(x + w * wx, y + 34, w * 0.22, 46, (246, 246, 240))
            scene.box(x + w * wx + 4, y + 38, w * 0.22 - 8, 38, (150, 190, 214))
    for x in range(-20, 1000, 58):
        scene.oval(x, 440, 46, 34, (98, 150, 84))
        scene.oval(x + 12, 430, 30, 20, (122, 172, 96))
    scene.box(0, 452, WIDTH, 110, (204, 200, 194))
    scene.box(0, 556, WIDTH, 12, (172, 168, 162))
    scene.box(0, 568, WIDTH, 152, (104, 108, 116))
    scene.speckle((0, 572, WIDTH, 720), [(96, 100, 108), (116, 120, 126)], 900, (0.8, 2.0))
    for x in range(-40, 1000, 170):
        scene.box(x, 662, 96, 9, (236, 234, 226), 3)
    scene.soft(lambda oval: oval(470, 606, 420, 26), 11, 0.62)
    body, shade, trim, glass = (250, 196, 40), (228, 166, 24), (44, 46, 52), (168, 208, 228)
    scene.box(70, 204, 770, 380, shade, 34)
    scene.box(70, 200, 770, 366, body, 34)
    scene.box(96, 200, 716, 22, (255, 222, 110), 11)
    scene.box(70, 426, 770, 11, trim)
    scene.box(70, 452, 770, 7, trim)
    scene.box(832, 418, 76, 148, body, 22)
    scene.box(832, 418, 76, 26, (255, 222, 110), 13)
    scene.box(880, 470, 30, 34, (255, 250, 220), 12)
    scene.box(58, 540, 862, 28, trim, 12)
    for x in (104, 214, 324, 434):
        scene.box(x, 254, 94, 116, trim, 14)
        scene.box(x + 6, 260, 82, 104, glass, 10)
        scene.shape([(x + 16, 352), (x + 52, 268), (x + 74, 268), (x + 38, 352)], (206, 230, 242))
    # The seats are empty: a real photo with other children in it would need their consent too.
    for x in (116, 226, 336, 446):
        scene.box(x, 316, 40, 48, (66, 98, 150), 9)
        scene.box(x + 3, 319, 34, 10, (92, 126, 180), 5)
    scene.box(560, 246, 128, 312, trim, 12)
    scene.box(568, 254, 112, 304, (88, 94, 104), 8)
    scene.shape([(568, 558), (568, 400), (680, 470), (680, 558)], (112, 118, 128))
    scene.box(600, 316, 50, 76, (66, 98, 150), 10)
    scene.box(604, 392, 56, 24, (52, 80, 126), 8)
    scene.shape([(566, 548), (682, 548), (720, 640), (528, 640)], (150, 156, 164))
    scene.shape([(574, 552), (674, 552), (704, 630), (544, 630)], (176, 182, 190))
    for y in (570, 590, 610):
        scene.line([(566 - (y - 552) * 0.36, y), (684 + (y - 552) * 0.36, y)], 2.4,
                   (132, 138, 146))  # fmt: skip
    for edge in ((566, 548, 528, 640), (682, 548, 720, 640)):
        scene.line([edge[:2], edge[2:]], 6, (240, 196, 60))
    scene.box(706, 254, 118, 124, trim, 16)
    scene.box(712, 260, 106, 112, glass, 12)
    scene.shape([(728, 360), (770, 268), (792, 268), (750, 360)], (206, 230, 242))
    for x in (214, 772):
        scene.oval(x, 572, 60, 60, (34, 35, 40))
        scene.oval(x, 572, 36, 36, (178, 182, 188))
        scene.oval(x, 572, 26, 26, (206, 210, 214))
        for dx, dy in ((0, -16), (15, -5), (9, 13), (-9, 13), (-15, -5)):
            scene.oval(x + dx, 572 + dy, 3.4, 3.4, (108, 112, 118))
    scene.box(84, 484, 18, 36, (214, 60, 52), 7)
    scene.line([(846, 300), (882, 292), (882, 330)], 6, trim)
    scene.box(868, 296, 26, 52, trim, 10)
    # British buses have their doors on the left, so the bus drives the other way.
    scene.image = ImageOps.mirror(scene.image)
    # The sign for wheelchair users, in white on blue, beside the door.
    scene.box(414, 476, 46, 46, (36, 92, 170), 8)
    scene.oval(435, 485, 4.4, 4.4, (255, 255, 255))
    scene.line([(435, 492), (436, 504), (446, 504), (451, 514)], 3.6, (255, 255, 255))
    scene.pen.arc(_scaled(424, 494, 446, 517), 70, 270, fill=(255, 255, 255), width=3 * SCALE)
    scene.soft(lambda oval: oval(140, -30, 460, 220), 120, -0.24)
    return scene


def kitchen_table() -> Scene:
    """A kitchen table with a red cup and a bowl of oranges, by a sunny window."""
    scene = Scene((250, 232, 200), (240, 216, 178), seed=11)
    for x in range(40, WIDTH, 96):
        scene.line([(x, 0), (x, 470)], 1.6, (238, 216, 180))
    scene.box(292, 60, 376, 300, (252, 252, 248), 6)
    scene.box(310, 78, 340, 264, (150, 204, 238))
    scene.box(310, 250, 340, 92, (128, 178, 98))
    for x, r in ((366, 52), (450, 38), (560, 56), (608, 38)):
        scene.oval(x, 258, r, r * 0.72, (92, 146, 80))
    scene.box(310, 300, 340, 42, (142, 192, 108))
    _cloud(scene, 400, 132, 0.42)
    scene.box(472, 78, 14, 264, (252, 252, 248))
    scene.box(310, 196, 340, 12, (252, 252, 248))
    scene.box(276, 356, 408, 20, (244, 240, 230), 5)
    curtain, fold = (92, 150, 176), (116, 172, 196)
    for left in (True, False):
        x0, x1 = (240, 366) if left else (720, 594)
        scene.shape([(x0, 44), (x1, 44), ((x0 * 2 + x1) / 3, 240), (x0, 384)], curtain)
        scene.shape([(x0 * 0.6 + x1 * 0.4, 44), (x1, 44), ((x0 * 2 + x1) / 3, 240)], fold)
    scene.box(222, 34, 516, 14, (122, 84, 56), 7)
    for x, colour in ((60, (214, 92, 82)), (104, (240, 190, 76)), (146, (96, 156, 116))):
        scene.box(x, 150, 34, 58, colour, 6)
        scene.box(x + 4, 142, 26, 12, (236, 230, 220), 4)
    scene.box(34, 208, 170, 14, (150, 106, 70), 4)
    frame = (150, 106, 70)
    scene.box(776, 130, 132, 108, frame, 6)
    scene.box(788, 142, 108, 84, (252, 250, 244))
    scene.oval(820, 172, 12, 12, (248, 196, 60))
    scene.shape([(788, 226), (824, 184), (850, 226)], (110, 160, 110))
    scene.shape([(832, 226), (866, 176), (896, 226)], (84, 138, 96))
    scene.box(0, 470, WIDTH, 250, (196, 158, 120))
    for y, shift in ((500, 0), (552, 90), (612, 30), (676, 130)):
        scene.line([(0, y), (WIDTH, y)], 2, (178, 140, 104))
        for x in range(shift, WIDTH, 240):
            scene.line([(x, y), (x, y + 56)], 2, (178, 140, 104))
    chair, seat = (132, 88, 56), (214, 92, 82)
    for x in (176, 640):
        for post in (x, x + 132):
            scene.box(post, 320, 16, 300, chair, 6)
        for y in (330, 372):
            scene.box(x, y, 148, 20, chair, 8)
        scene.box(x - 8, 470, 164, 24, seat, 10)
    scene.soft(lambda oval: oval(480, 676, 420, 30), 16, 0.42)
    for x in (120, 816):
        scene.box(x, 520, 26, 176, (158, 108, 66), 4)
    for x in (224, 716):
        scene.box(x, 500, 20, 140, (136, 92, 56), 4)
    scene.shape([(180, 448), (780, 448), (910, 532), (50, 532)], (206, 152, 98))
    scene.box(50, 530, 860, 24, (170, 118, 72), 6)
    for share in (0.2, 0.42, 0.62, 0.8):
        x0, x1 = 180 + 600 * share, 50 + 860 * share
        scene.line([(x0, 450), (x1, 529)], 1.8, (186, 132, 82))
    scene.soft(lambda oval: (oval(470, 500, 120, 14), oval(690, 508, 52, 10)), 7, 0.45)
    for x, y in ((416, 414), (466, 402), (520, 414), (442, 436), (500, 438)):
        scene.oval(x, y, 32, 31, (226, 118, 24))
        scene.oval(x - 3, y - 3, 27, 26, (244, 144, 40))
        scene.oval(x - 10, y - 11, 8, 6, (255, 186, 104))
        scene.oval(x + 2, y - 21, 3, 2.4, (92, 120, 50))
    scene.shape([(366, 430), (574, 430), (536, 498), (404, 498)], (82, 124, 172))
    scene.oval(470, 430, 104, 13, (104, 148, 196))
    scene.shape([(366, 430), (574, 430), (566, 446), (374, 446)], (236, 240, 244))
    scene.oval(470, 498, 66, 8, (68, 106, 150))
    scene.box(738 - 14, 440, 34, 44, (196, 48, 44), 16)
    scene.box(738 - 10, 450, 20, 24, (206, 152, 98), 9)
    scene.shape([(652, 424), (730, 424), (722, 506), (660, 506)], (214, 58, 52))
    scene.oval(691, 506, 31, 6, (186, 44, 42))
    scene.oval(691, 424, 39, 8, (238, 116, 104))
    scene.oval(691, 426, 33, 6, (112, 66, 44))
    scene.shape([(660, 434), (672, 434), (676, 496), (668, 496)], (240, 118, 106))
    scene.shape([(234, 464), (326, 464), (340, 508), (208, 508)], (252, 250, 244))
    scene.shape([(278, 498), (262, 482), (271, 475), (279, 481), (288, 475), (296, 482)],
                (222, 92, 104))  # fmt: skip
    scene.line([(322, 500), (362, 484)], 6, (80, 150, 110))
    scene.soft(lambda oval: oval(480, 200, 300, 220), 120, -0.3)
    return scene


SCENES: dict[str, Callable[[], Scene]] = {
    "park-bench.jpg": park_bench,
    "yellow-bus.jpg": yellow_bus,
    "kitchen-table.jpg": kitchen_table,
}

if __name__ == "__main__":
    for name, paint in SCENES.items():
        paint().save(Path(__file__).with_name(name))
        print(name)
