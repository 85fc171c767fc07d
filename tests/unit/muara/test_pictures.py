"""Pictures are told apart by what they show, and opened with care."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from muara.pictures import THUMBNAIL, Mask, NotAPicture, perceptual_hash, remade


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


# --- masks


@pytest.mark.parametrize(
    ("mask", "size", "dark", "light"),
    [
        (Mask([(0.0, 0.0, 0.25, 0.5)]), (640, 480), (10, 10), (630, 470)),
        (Mask([(0.75, 0.5, 0.25, 0.5)]), (640, 480), (630, 470), (10, 10)),
        (Mask([(0.0, 0.0, 0.25, 0.5)], turned=90), (480, 640), (470, 10), (10, 630)),
        (Mask([(0.0, 0.0, 0.25, 0.5)], turned=180), (640, 480), (630, 470), (10, 10)),
        (Mask([(0.0, 0.0, 0.25, 0.5)], turned=270), (480, 640), (10, 630), (470, 10)),
        (Mask(turned=90), (480, 640), None, (10, 10)),
    ],
)
def test_what_is_masked_is_black_and_the_picture_is_turned_after_it(
    mask: Mask, size: tuple[int, int], dark: tuple[int, int] | None, light: tuple[int, int]
) -> None:
    content, media_type = remade(saved(Image.new("RGB", (640, 480), "white")), 4096, mask)
    picture = Image.open(io.BytesIO(content)).convert("L")
    assert (media_type, picture.size) == ("image/jpeg", size)
    assert dark is None or picture.getpixel(dark) == 0
    assert picture.getpixel(light) == 255


def test_a_mask_hides_a_small_picture_and_one_with_transparency_too() -> None:
    clear = Image.new("RGBA", (640, 480), (255, 255, 255, 0))
    for side in (THUMBNAIL, 4096):
        content, _ = remade(saved(clear, "PNG"), side, Mask([(0.0, 0.0, 0.5, 0.5)]))
        picture = Image.open(io.BytesIO(content)).convert("RGBA")
        assert picture.getpixel((5, 5)) == (0, 0, 0, 255)
