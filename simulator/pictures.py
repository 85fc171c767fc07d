"""Photos that simulated citizens send: simple drawn scenes, made at run time with Pillow."""

import io
from collections.abc import Callable
from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from simulator.world import MediaFile

Draw = ImageDraw.ImageDraw

WIDTH, HEIGHT = 960, 720


@lru_cache(maxsize=64)
def draw_photo(scene: str, caption: str, seed: int, *, width: int = WIDTH) -> bytes:
    """Return a JPEG (a few kB to 300 kB) of the scene, with the caption burnt into its corner.

    The same arguments give the same bytes, drawn once; an unknown scene is drawn as a plain street.
    """
    random = Random(seed)  # noqa: S311 - pictures need repeatability, not secrecy
    image = Image.new("RGB", (WIDTH, HEIGHT), _sky(random))
    draw = ImageDraw.Draw(image)
    _ground(draw, random)
    SCENES.get(scene, _houses)(draw, random)
    image = _grain(image, random)
    _caption(ImageDraw.Draw(image), caption)
    if width != WIDTH:
        image = image.resize((width, width * HEIGHT // WIDTH))
    output = io.BytesIO()
    image.save(output, "JPEG", quality=random.choice((55, 70, 82)))
    return output.getvalue()


class PhotoAlbum:
    """Photos by scene for many citizens: few are drawn, and each one given away is unique."""

    def __init__(self, seed: int, variants: int = 4) -> None:
        self._seed = seed
        self._variants = variants
        self._drawn: dict[str, list[bytes]] = {}
        self._given = 0

    def prepare(self, scene: str) -> None:
        """Draw one more picture of a scene while there are too few; slow, fit for a thread."""
        drawn = self._drawn.setdefault(scene, [])
        if len(drawn) < self._variants:
            number = len(drawn) + 1
            drawn.append(draw_photo(scene, f"Foto contoh {number}", self._seed + 100 * number))

    def photo(self, scene: str) -> MediaFile:
        """Return a JPEG of a scene that differs from every other one by a comment inside."""
        if not self._drawn.get(scene):
            self.prepare(scene)
        drawn = self._drawn[scene]
        self._given += 1
        picture = drawn[self._given % len(drawn)]
        note = f"photo {self._seed}/{self._given}".encode()
        comment = b"\xff\xfe" + (len(note) + 2).to_bytes(2, "big") + note
        return MediaFile(picture[:2] + comment + picture[2:], "image/jpeg", "foto.jpg")


def draw_sticker() -> MediaFile:
    """Return a small transparent PNG of a smiling face."""
    image = Image.new("RGBA", (128, 128), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, 120, 120), fill=(255, 205, 60, 255))
    draw.ellipse((40, 44, 52, 56), fill=(60, 40, 20, 255))
    draw.ellipse((76, 44, 88, 56), fill=(60, 40, 20, 255))
    draw.arc((36, 48, 92, 96), 20, 160, fill=(60, 40, 20, 255), width=5)
    output = io.BytesIO()
    image.save(output, "PNG")
    return MediaFile(output.getvalue(), "image/png", "sticker.png")


def _sky(random: Random) -> tuple[int, int, int]:
    return random.choice(((150, 190, 225), (190, 200, 210), (235, 190, 140), (40, 48, 70)))


def _ground(draw: Draw, random: Random) -> None:
    horizon = random.randint(300, 360)
    draw.rectangle((0, horizon, WIDTH, HEIGHT), fill=(122, 140, 92))
    draw.polygon(
        [(380, horizon), (580, horizon), (WIDTH - 60, HEIGHT), (60, HEIGHT)], fill=(105, 104, 102)
    )


def _houses(draw: Draw, random: Random) -> None:
    for left in (30, 700):
        top = random.randint(210, 260)
        draw.rectangle((left, top, left + 220, 400), fill=(214, 200, 176))
        draw.polygon(
            [(left - 20, top), (left + 240, top), (left + 110, top - 90)], fill=(160, 82, 60)
        )
        draw.rectangle((left + 85, 310, left + 135, 400), fill=(96, 66, 44))


def _road(draw: Draw, random: Random) -> None:
    for _ in range(random.randint(2, 5)):
        x, y = random.randint(220, 640), random.randint(430, 640)
        wide, high = random.randint(70, 190), random.randint(24, 60)
        draw.ellipse((x, y, x + wide, y + high), fill=(58, 52, 48))
        draw.ellipse((x + 12, y + 8, x + wide - 12, y + high - 6), fill=(120, 104, 84))


def _lamp(draw: Draw, random: Random) -> None:
    x = random.randint(620, 720)
    draw.line((x, 640, x - random.randint(0, 60), 90), fill=(60, 60, 64), width=14)
    draw.line((x - 30, 96, x - 170, 96), fill=(60, 60, 64), width=10)
    draw.rectangle((x - 190, 90, x - 130, 112), fill=(30, 30, 34))


def _water(draw: Draw, random: Random) -> None:
    draw.rectangle((440, 360, 520, 600), fill=(120, 124, 130))
    draw.rectangle((400, 330, 560, 370), fill=(96, 100, 106))
    for _ in range(random.randint(8, 16)):
        x = random.randint(300, 640)
        draw.line((480, 400, x, random.randint(500, 700)), fill=(150, 190, 215), width=6)


def _rubbish(draw: Draw, random: Random) -> None:
    for _ in range(90):
        x, y = random.randint(250, 700), random.randint(430, 680)
        colour = tuple(random.randint(30, 230) for _ in range(3))
        draw.rectangle((x, y, x + random.randint(14, 60), y + random.randint(10, 40)), fill=colour)


def _desk(draw: Draw, random: Random) -> None:
    draw.rectangle((0, 0, WIDTH, 460), fill=(224, 220, 206))
    for left in range(80, 860, 270):
        draw.rectangle((left, 150, left + 210, 400), fill=(170, 196, 210))
        draw.rectangle((left + 40, 90, left + 170, 132), fill=(52, 84, 120))
    draw.rectangle((0, 400, WIDTH, 520), fill=(132, 98, 66))


def _clinic(draw: Draw, random: Random) -> None:
    draw.rectangle((190, 180, 770, 520), fill=(236, 238, 236))
    draw.rectangle((450, 220, 510, 340), fill=(40, 140, 90))
    draw.rectangle((420, 250, 540, 310), fill=(40, 140, 90))
    draw.rectangle((420, 400, 540, 520), fill=(110, 116, 122))


def _school(draw: Draw, random: Random) -> None:
    draw.rectangle((120, 230, 840, 540), fill=(238, 214, 160))
    draw.polygon([(90, 230), (870, 230), (760, 130), (200, 130)], fill=(170, 60, 50))
    hole = random.randint(300, 600)
    draw.ellipse((hole, 140, hole + 120, 215), fill=(60, 56, 52))
    for left in range(170, 800, 130):
        draw.rectangle((left, 310, left + 80, 420), fill=(120, 160, 180))


def _flood(draw: Draw, random: Random) -> None:
    _houses(draw, random)
    level = random.randint(360, 430)
    draw.rectangle((0, level, WIDTH, HEIGHT), fill=(136, 116, 88))
    for y in range(level, HEIGHT, 26):
        x = random.randint(-60, 60)
        draw.arc((x, y, x + WIDTH, y + 40), 10, 170, fill=(168, 150, 120), width=3)


def _bridge(draw: Draw, random: Random) -> None:
    draw.rectangle((0, 470, WIDTH, HEIGHT), fill=(110, 130, 140))
    gap = random.randint(380, 520)
    for left in range(0, WIDTH, 60):
        if not gap < left < gap + 150:
            draw.rectangle((left, 420, left + 52, 470), fill=(126, 92, 60))


def _traffic(draw: Draw, random: Random) -> None:
    draw.rectangle((470, 120, 490, 640), fill=(70, 70, 74))
    draw.rectangle((430, 120, 530, 380), fill=(34, 34, 36))
    for top in (140, 220, 300):
        draw.ellipse((450, top, 510, top + 60), fill=(70, 66, 62))


def _tree(draw: Draw, random: Random) -> None:
    lean = random.randint(-180, 180)
    draw.line((480, 660, 480 + lean, 260), fill=(92, 66, 44), width=46)
    draw.ellipse((300 + lean, 80, 660 + lean, 330), fill=(52, 98, 54))
    draw.line((0, 200, WIDTH, 240), fill=(20, 20, 20), width=4)


def _field(draw: Draw, random: Random) -> None:
    draw.rectangle((0, 330, WIDTH, HEIGHT), fill=(168, 160, 80))
    for _ in range(260):
        x, y = random.randint(0, WIDTH), random.randint(340, HEIGHT)
        draw.line((x, y, x + random.randint(-8, 8), y - 26), fill=(110, 130, 52), width=3)


SCENES: dict[str, Callable[[Draw, Random], None]] = {
    "road": _road,
    "lamp": _lamp,
    "water": _water,
    "rubbish": _rubbish,
    "desk": _desk,
    "clinic": _clinic,
    "school": _school,
    "flood": _flood,
    "bridge": _bridge,
    "traffic": _traffic,
    "tree": _tree,
    "field": _field,
}


def _grain(image: Image.Image, random: Random) -> Image.Image:
    """Noise and blur of a cheap camera; the noise is also what gives the file a real size."""
    noise = Image.frombytes("L", (WIDTH // 3, HEIGHT // 3), random.randbytes(WIDTH * HEIGHT // 9))
    coloured = Image.merge("RGB", (noise, noise, noise)).resize(image.size)
    return Image.blend(image, coloured, 0.08).filter(ImageFilter.GaussianBlur(0.8))


def _caption(draw: Draw, caption: str) -> None:
    draw.rectangle((0, HEIGHT - 40, WIDTH, HEIGHT), fill=(0, 0, 0))
    draw.text((12, HEIGHT - 32), caption[:80], fill=(255, 220, 90), font_size=22)
