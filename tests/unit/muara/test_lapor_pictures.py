"""Photos for SP4N-LAPOR!: under the limit, masked, and telling nothing but what they show."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from forwarder.lapor import PICTURES_BYTES
from muara.lapor_pictures import MOST_PICTURES, packed, zipped
from muara.pictures import Mask
from tests.town import picture


def noise(side: int = 1600) -> bytes:
    """A picture that compresses badly."""
    output = io.BytesIO()
    Image.effect_noise((side, side), 90).save(output, "JPEG", quality=95)
    return output.getvalue()


@pytest.mark.parametrize("count", [1, 4, 9])
def test_photos_together_are_under_the_limit_also_as_a_zip(count: int) -> None:
    big = noise()
    assert len(big) * count > PICTURES_BYTES / 2
    files = packed([(big, None)] * count)
    assert len(files) == count
    assert len(zipped(files, "CTH-1")) <= PICTURES_BYTES


def test_what_is_small_enough_stays_large() -> None:
    (file,) = packed([(picture("navy"), None)])
    assert Image.open(io.BytesIO(file)).size == (960, 720)


def test_position_and_camera_stay_behind() -> None:
    (file,) = packed([(picture("navy"), None)])
    assert not Image.open(io.BytesIO(file)).getexif()
    assert b"Invented Camera" not in file


def test_what_is_masked_is_black() -> None:
    (file,) = packed([(picture("white"), Mask([(0.0, 0.0, 0.1, 0.1)]))])
    shown = Image.open(io.BytesIO(file))
    grey = shown.convert("L")
    assert max(grey.crop((18, 18, 22, 22)).tobytes()) < 20
    assert min(grey.crop((798, 598, 802, 602)).tobytes()) > 200


def test_what_is_no_picture_is_left_out_and_too_many_are() -> None:
    assert packed([(b"no picture", None), (picture("navy"), None)]) != []
    assert len(packed([(b"no picture", None), (picture("navy"), None)])) == 1
    assert len(packed([(picture("navy"), None)] * (MOST_PICTURES + 3))) == MOST_PICTURES


def test_with_no_room_nothing_is_left() -> None:
    assert packed([(picture("navy"), None)], most=100) == []


def test_a_zip_names_its_files_by_the_report() -> None:
    content = zipped(packed([(picture("navy"), None)] * 2), "CTH-7K4M-92QX")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["CTH-7K4M-92QX-1.jpg", "CTH-7K4M-92QX-2.jpg"]
