"""Citizens' pictures, opened with care: made anew for a screen, and compared by what they show."""

from __future__ import annotations

import io
import warnings
from itertools import pairwise

from PIL import Image, ImageOps, UnidentifiedImageError

THUMBNAIL = 320
LARGEST = 4096
KEPT = 2048
"""An operator's own picture: enough for a screen and a print, and no more to carry."""
_MOST_PIXELS = 60_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_HASH_SIDE = 8


class NotAPicture(Exception):
    """The bytes are no picture of a kind that we open, or an unreasonably large one."""


def remade(content: bytes, side: int) -> tuple[bytes, str]:
    """The picture drawn anew, upright, at most `side` pixels a side, and its type.

    Thumbnails are always JPEG; larger pictures with transparency stay PNG.
    """
    return _encoded(_opened(content, side), is_small=side == THUMBNAIL)


def perceptual_hash(content: bytes) -> str:
    """16 hex digits that stay nearly the same when a photo is scaled or saved again.

    Each bit says whether a spot of the picture, seen as 9 by 8 grey ones, is brighter than its
    neighbour to the right. `NotAPicture` for other bytes.
    """
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
    output = io.BytesIO()
    if picture.has_transparency_data and not is_small:
        picture.convert("RGBA").save(output, "PNG")
        return output.getvalue(), "image/png"
    if picture.has_transparency_data:
        above = picture.convert("RGBA")
        picture = Image.new("RGBA", above.size, "white")
        picture.alpha_composite(above)
    # A canvas of its own: nothing that hung on the original is written out.
    canvas = Image.new("RGB", picture.size)
    canvas.paste(picture.convert("RGB"))
    canvas.save(output, "JPEG", quality=75 if is_small else 88)
    return output.getvalue(), "image/jpeg"
