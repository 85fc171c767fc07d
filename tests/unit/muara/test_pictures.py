"""Pictures are told apart by what they show, and opened with care."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from muara.pictures import NotAPicture, perceptual_hash, remade


def drawn(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Some rectangles, the same for the same seed at any size."""
    image = Image.new("RGB", (640, 480), "white")
    pen = ImageDraw.Draw(image)
    for step in range(12):
        x, y = (seed * 97 + step * 131) % 560, (seed * 53 + step * 71) % 400
        shade = (seed * 31 + step * 47) % 256
        pen.rectangle((x, y, x + 120, y + 90), fill=(shade, 255 - shade, shade // 2))
    return image.resize(size)


def saved(image: Image.Image, form: str = "JPEG", **how: int) -> bytes:
    output = io.BytesIO()
    image.save(output, form, **how)
    return output.getvalue()


def distance(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_photo_stays_the_same_when_it_is_scaled_or_saved_again(seed: int) -> None:
    first = perceptual_hash(saved(drawn(seed), quality=92))
    again = perceptual_hash(saved(drawn(seed, (320, 240)), quality=60))

    assert distance(first, again) <= 6


def test_other_photos_are_far_apart() -> None:
    hashes = [perceptual_hash(saved(drawn(seed))) for seed in range(6)]

    assert min(distance(a, b) for i, a in enumerate(hashes) for b in hashes[:i]) > 10


def test_a_hash_is_sixteen_digits_for_any_form_of_picture() -> None:
    for form in ("PNG", "GIF", "WEBP"):
        assert len(perceptual_hash(saved(drawn(1), form))) == 16


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff broken"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(NotAPicture):
        perceptual_hash(content)
    with pytest.raises(NotAPicture):
        remade(content, 320)
