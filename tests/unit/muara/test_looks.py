"""How a government looks to its citizens: words can be read on its colour, by day and by night."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muara.colours import LEAST_CONTRAST, WHITE, contrast, lightened_for, softened
from muara.settings import Jurisdiction

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_reckoned_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(colours)
def test_every_colour_can_be_made_light_enough_for_the_night(colour: str) -> None:
    assert contrast(lightened_for(colour, "#161f1e"), "#161f1e") >= LEAST_CONTRAST


@given(colours)
def test_a_tinge_lies_between_ground_and_colour(colour: str) -> None:
    assert softened(colour, WHITE, 0) == WHITE
    assert softened(colour, WHITE, 1) == colour


@given(colours)
def test_a_government_may_have_only_a_colour_that_white_words_stand_on(colour: str) -> None:
    if contrast(colour, WHITE) >= LEAST_CONTRAST:
        assert Jurisdiction(name="Contoh", colour=colour).colour == colour
    else:
        with pytest.raises(ValueError, match="too light"):
            Jurisdiction(name="Contoh", colour=colour)


@pytest.mark.parametrize("wrong", ["red", "#12", "0b6468", "#gggggg"])
def test_a_colour_is_written_with_six_digits(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        Jurisdiction(name="Contoh", colour=wrong)


@pytest.mark.parametrize("wrong", ["peta", "https://peta.contoh.example/", "file:///{z}/{x}/{y}"])
def test_map_pictures_have_an_address_with_places_for_their_numbers(wrong: str) -> None:
    own = "https://peta.contoh.example/{z}/{x}/{y}.png"
    assert Jurisdiction(name="Contoh", map_tiles=own).map_tiles == own
    with pytest.raises(ValueError, match="no address of map pictures"):
        Jurisdiction(name="Contoh", map_tiles=wrong)


def test_a_coat_of_arms_is_a_picture_that_browsers_show() -> None:
    assert Jurisdiction(name="Contoh", logo="lambang.svg").logo == "lambang.svg"
    with pytest.raises(ValueError, match="no picture"):
        Jurisdiction(name="Contoh", logo="lambang.tiff")
