"""Citizens' pictures, opened with care: made anew for a screen, and compared by what they show."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

# Pillow is loaded by the first picture: 5 MB, and its codecs, that a day without one need not hold.
if TYPE_CHECKING:
    from PIL import Image

THUMBNAIL = 320
LARGEST = 4096
KEPT = 2048
"""An operator's own picture: enough for a screen and a print, and no more to carry."""
_MOST_PIXELS = 60_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_HASH_SIDE = 8


class NotAPicture(Exception):
    """The bytes are no picture of a kind that we open, or an unreasonably large one."""


@dataclass(frozen=True, slots=True)
class Mask:
    """What is hidden of a picture, and how it is turned.

    `regions` are (left, top, width, height) as shares of the upright picture before it is turned;
    `turned` is in degrees clockwise: 0, 90, 180 or 270.
    """

    regions: Sequence[Sequence[float]] = ()
    turned: int = 0


def remade(content: bytes, side: int, mask: Mask | None = None) -> tuple[bytes, str]:
    """The picture drawn anew, upright, at most `side` pixels a side, and its type.

    Thumbnails are always JPEG; larger pictures with transparency stay PNG.
    """
    picture = _opened(content, side)
    if mask is not None:
        picture = _masked(picture, mask)
    return _encoded(picture, is_small=side == THUMBNAIL)


def compressed(content: bytes, side: int, quality: int, mask: Mask | None) -> bytes:
    """The picture drawn anew as a JPEG of at most `side` pixels a side; `quality` up to 95.

    `NotAPicture` for other bytes.
    """
    picture = _opened(content, side)
    return _jpeg(_masked(picture, mask) if mask is not None else picture, quality)


def _masked(picture: Image.Image, mask: Mask) -> Image.Image:
    """Nothing of what lies below a mask is left, at any enlargement."""
    from PIL import ImageDraw

    canvas = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    draw = ImageDraw.Draw(canvas)
    for left, top, width, height in mask.regions:
        box = (
            floor(left * canvas.width),
            floor(top * canvas.height),
            ceil((left + width) * canvas.width),
            ceil((top + height) * canvas.height),
        )
        draw.rectangle(box, fill="black")
    return canvas.rotate(-mask.turned, expand=True) if mask.turned else canvas


def perceptual_hash(content: bytes) -> str:
    """16 hex digits that stay nearly the same when a photo is scaled or saved again.

    Each bit says whether a spot of the picture, seen as 9 by 8 grey ones, is brighter than its
    neighbour to the right. `NotAPicture` for other bytes.
    """
    from PIL import Image

    grey = _opened(content, 128).convert("L")
    small = grey.resize((_HASH_SIDE + 1, _HASH_SIDE), Image.Resampling.BILINEAR)
    spots = small.tobytes()
    bits = 0
    for row in range(_HASH_SIDE):
        line = spots[row * (_HASH_SIDE + 1) : (row + 1) * (_HASH_SIDE + 1)]
        for left, right in pairwise(line):
            bits = bits << 1 | (left > right)
    return f"{bits:016x}"


def _opened(content: bytes, side: int) -> Image.Image:
    """The picture upright and at most `side` pixels a side."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=_FORMATS)
        if picture.width * picture.height > _MOST_PIXELS:
            raise NotAPicture
        picture.draft("RGB", (side, side))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((side, side))
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        SyntaxError,
        ValueError,
    ) as error:
        raise NotAPicture from error
    return upright


def _encoded(picture: Image.Image, *, is_small: bool) -> tuple[bytes, str]:
    if picture.has_transparency_data and not is_small:
        output = io.BytesIO()
        picture.convert("RGBA").save(output, "PNG")
        return output.getvalue(), "image/png"
    return _jpeg(picture, 75 if is_small else 88), "image/jpeg"


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    """On white where it is transparent."""
    from PIL import Image

    if picture.has_transparency_data:
        above = picture.convert("RGBA")
        picture = Image.new("RGBA", above.size, "white")
        picture.alpha_composite(above)
    # A canvas of its own: nothing that hung on the original is written out.
    canvas = Image.new("RGB", picture.size)
    canvas.paste(picture.convert("RGB"))
    output = io.BytesIO()
    canvas.save(output, "JPEG", quality=quality)
    return output.getvalue()
