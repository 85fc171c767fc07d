"""A report's photos as SP4N-LAPOR! takes them: together under a limit, masked, without position."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from forwarder.lapor import PICTURES_BYTES
from muara.pictures import Mask, NotAPicture, compressed

MOST_PICTURES = 20
_ZIP_BYTES = 200
"""What a zip adds to each file, and a little more."""
# From what is good to see down to what can still be made out: pixels a side, JPEG quality.
_STEPS = (
    (1920, 85),
    (1600, 80),
    (1280, 75),
    (1024, 70),
    (800, 65),
    (640, 55),
    (480, 45),
    (320, 40),
)

Picture = tuple[bytes, Mask | None]
"""The original's bytes, and what is hidden of it."""


def packed(pictures: Sequence[Picture], most: int = PICTURES_BYTES) -> list[bytes]:
    """JPEGs of the first `MOST_PICTURES` that are pictures, in `most` bytes all together.

    All are made as large as the limit allows for all of them; at the last step those that are
    still too much are left out.
    """
    readable = [one for one in pictures[:MOST_PICTURES] if _is_picture(one)]
    files: list[bytes] = []
    for side, quality in _STEPS:
        files = [compressed(content, side, quality, mask) for content, mask in readable]
        if _size(files) <= most:
            return files
    while _size(files) > most:
        files.pop()
    return files


def zipped(files: Sequence[bytes], prefix: str) -> bytes:
    """The files in one zip, uncompressed: JPEGs do not shrink any more."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for number, content in enumerate(files, start=1):
            archive.writestr(zipfile.ZipInfo(name_of(prefix, number)), content)
    return output.getvalue()


def name_of(prefix: str, number: int) -> str:
    """`CTH-7K4M-92QX-1.jpg`: what a photo is called where it is kept for a moment."""
    return f"{prefix}-{number}.jpg"


def _size(files: Sequence[bytes]) -> int:
    return sum(len(content) + _ZIP_BYTES for content in files)


def _is_picture(picture: Picture) -> bool:
    try:
        compressed(picture[0], 32, 40, None)
    except NotAPicture:
        return False
    return True
