"""What the bot says after a silence, to whom it says less, and what its greeting may not exceed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from forwarder.base import ALL_FACETS, Facet
from muara.bot_lines import GREETING_LENGTH, emergency_line, emergency_of, greeting
from muara.dialogue_state import DialogueState, EmergencyNumber, Policy
from muara.memory import Memory, memory_of
from muara.receipts import Finish, Question, Story, next_step
from muara.words import CITIZEN_LANGUAGES
from tests.desk import START

ALL = ALL_FACETS
PLACE_DATE = Facet.PLACE | Facet.DATE
NONE = Facet(0)
BOT = Policy(government="Kabupaten Contoh", privacy_url="https://contoh.go.id/privasi")


def story(known: Facet, asked: Facet = NONE, **more: Any) -> Story:
    values: dict[str, Any] = {"tracking_id": "CTH-7K4M-92QX", "check_code": "K7M2QX"}
    return Story(known=known, asked=asked, language="id", **(values | more))


@pytest.mark.parametrize(
    ("told", "policy", "asks"),
    [
        (story(NONE), BOT, Facet.MATTER),
        (story(Facet.MATTER), BOT, Facet.PLACE),
        (story(Facet.MATTER | Facet.PLACE), BOT, Facet.DATE),
        (story(Facet.PLACE, Facet.MATTER), BOT, Facet.DATE),
        (story(NONE, Facet.MATTER | Facet.PLACE), BOT, Facet.DATE),
        (story(Facet.MATTER, PLACE_DATE), BOT, None),
        (story(ALL), BOT, None),
        (story(NONE, Facet.MATTER, is_awaiting=True), BOT, None),
        (story(NONE, is_emergency=True), BOT, None),
        (story(NONE, is_muted=True), BOT, None),
        (story(NONE, is_public=True), BOT, None),
        (story(NONE), Policy(questions=0), None),
        (story(Facet.MATTER, Facet.PLACE), Policy(questions=1), None),
        (story(NONE), Policy(acknowledges=False), None),
    ],
)
def test_only_what_is_missing_is_asked_and_each_thing_once(
    told: Story, policy: Policy, asks: Facet | None
) -> None:
    step = next_step(told, policy)
    assert (step.facet if isinstance(step, Question) else None) == asks


@pytest.mark.parametrize(
    ("told", "is_incomplete"),
    [
        (story(ALL), False),
        (story(Facet.MATTER | Facet.PLACE, Facet.DATE), False),
        (story(Facet.MATTER, PLACE_DATE), True),
        (story(PLACE_DATE, Facet.MATTER), True),
    ],
)
def test_without_matter_or_place_it_is_incomplete(told: Story, is_incomplete: bool) -> None:
    step = next_step(told, BOT)
    assert isinstance(step, Finish)
    assert step.is_incomplete == is_incomplete
    assert step.receipt is not None
    assert ("Yang belum kami ketahui" in step.receipt.text) == is_incomplete


def receipt(policy: Policy = BOT, **more: Any) -> str:
    step = next_step(story(ALL, summary="Jalan rusak", **more), policy)
    assert isinstance(step, Finish)
    assert step.receipt is not None
    return step.receipt.text


def test_a_receipt_tells_number_code_and_what_comes_next() -> None:
    text = receipt(verified_by="Selasa, 24 November")
    for part in ("CTH-7K4M-92QX", "K7M2QX", "Jalan rusak", "paling lambat Selasa, 24 November"):
        assert part in text


def test_a_secret_one_has_no_summary_and_a_recording_is_listened_to() -> None:
    assert "Jalan rusak" not in receipt(is_secret=True)
    assert "akan mendengarkan" in receipt(has_recording=True)


def test_in_a_surge_receipts_are_short_and_keep_what_matters() -> None:
    surge = Policy(is_surge=True)
    assert len(receipt(surge)) < len(receipt())
    assert "K7M2QX" in receipt(surge)
    assert "dirahasiakan" in receipt(surge, is_secret=True)


def test_the_location_button_is_offered_where_there_is_one() -> None:
    step = next_step(story(Facet.MATTER), Policy(has_location_button=True))
    assert isinstance(step, Question)
    assert step.reply.asks_location
    assert "tombol lokasi" in step.reply.text


def state(**more: Any) -> DialogueState:
    values: dict[str, Any] = {"policy": BOT, "now": START, "said_at": START}
    return DialogueState(**(values | more))


@pytest.mark.parametrize("language", CITIZEN_LANGUAGES)
@pytest.mark.parametrize("url", ["", "https://pengaduan.kabupaten-contoh-panjang.go.id/privasi"])
@pytest.mark.parametrize("name", ["", "Kabupaten Contoh", "Pemerintah Daerah " + "Contoh " * 60])
def test_a_greeting_is_never_too_long(language: str, url: str, name: str) -> None:
    policy = Policy(government=name, privacy_url=url, language=language)
    ((said,), memory) = greeting(state(policy=policy))
    assert len(said.text) <= GREETING_LENGTH
    assert url in said.text
    assert memory.greeted_at == START
    assert greeting(state(policy=policy, memory=memory))[0] == ()


FIRE = EmergencyNumber("fire", "0811-0000-0113", "Pemadam Contoh")
WOMEN = EmergencyNumber("women_and_children", "0811-0000-0129", "Perlindungan Perempuan")


@pytest.mark.parametrize(
    ("meaning", "text"),
    [
        ("fire", "general"),
        ("violence", "violence"),
        ("abuse", "violence"),
        ("suicide", "self_harm"),
    ],
)
def test_three_texts_for_danger(meaning: str, text: str) -> None:
    assert emergency_of(meaning) == text


@pytest.mark.parametrize("language", CITIZEN_LANGUAGES)
@pytest.mark.parametrize("meaning", ["fire", "violence", "suicide"])
def test_where_no_number_is_confirmed_there_is_no_hole(language: str, meaning: str) -> None:
    said = emergency_line(state(policy=Policy(language=language)), meaning).text
    assert "{" not in said
    assert ": \n" not in said
    assert not any(digit in said for digit in "0123456789")


def test_the_fitting_numbers_are_told_and_of_violence_not_whose_they_are() -> None:
    known = state(numbers=[FIRE, WOMEN])
    assert "0811-0000-0113 (Pemadam Contoh)" in emergency_line(known, "fire").text
    assert "0129" not in emergency_line(known, "fire").text
    told = emergency_line(known, "abuse").text
    assert "0811-0000-0129" in told
    assert "Perempuan" not in told


def test_memory_is_kept_small_and_what_is_not_understood_is_forgotten() -> None:
    memory = Memory(language="en", greeted_at=START).said(START, 2).putting_apart(5, START)
    assert memory_of(memory.as_json()) == memory
    assert Memory().as_json() == {}
    assert memory_of({"language": ["not", "a", "word"]}) == Memory()
    assert memory_of({"gone": 1}) == Memory()
    for number in range(30):
        memory = memory.putting_apart(number, START + timedelta(seconds=number))
    assert len(memory.set_apart) == 10
