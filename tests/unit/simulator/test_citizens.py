"""Simulated citizens: what they tell, where, and how fast."""

import asyncio
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image

from muara.words import line as citizens_line
from simulator.citizens import USUAL, Citizens, tellings
from simulator.complaint_texts import TOPICS
from simulator.journal import read_journal
from simulator.pictures import SCENES, PhotoAlbum, draw_photo, draw_sticker
from simulator.reactions import Heard, reaction_to
from simulator.settings import PLATFORMS
from simulator.stories import stories
from simulator.world import CitizenMessage, PhoneLine, Surface, World

START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "journal.jsonl")
    yield made
    made.journal.close()


def written_in(world: World) -> list[dict[str, Any]]:
    lines = read_journal(world.journal.path)
    return [line for line in lines if line["event"] == "citizen_wrote"]


def test_the_same_seed_tells_the_same_stories() -> None:
    assert list(islice(stories(7), 20)) == list(islice(stories(7), 20))
    assert list(islice(stories(7), 20)) != list(islice(stories(8), 20))


def test_there_are_many_sentences_and_every_kind_of_message() -> None:
    sentences = {text for topic in TOPICS for text in topic.openings + topic.details}
    assert len(sentences) >= 120
    pieces = [piece for story in islice(stories(1), 400) for piece in story.pieces]
    kinds = {piece.kind for piece in pieces}
    assert kinds == {"text", "photo", "album", "location", "voice", "sticker", "edit"}
    openings = [story.pieces[story.opening].text for story in islice(stories(1), 400)]
    assert len(set(openings)) > 0.9 * len(openings)


def test_stories_hold_no_slot_and_no_phone_number_but_invented_ones() -> None:
    texts = [piece.text for story in islice(stories(2), 500) for piece in story.pieces]
    assert not [text for text in texts if "{" in text]
    for text in texts:
        for number in re.findall(r"\d[\d-]{7,}", text):
            assert number.startswith("0811-0000-")


def test_an_edit_rewords_the_opening() -> None:
    edited = [
        (story.pieces[story.opening], piece)
        for story in islice(stories(3), 300)
        for piece in story.pieces
        if piece.kind == "edit"
    ]
    assert edited
    assert all(edit.text.startswith(opening.text) for opening, edit in edited)


@pytest.mark.parametrize("platforms", [USUAL, PLATFORMS, ("telegram",)])
def test_the_first_stories_are_told_on_one_platform_each(platforms: tuple[str, ...]) -> None:
    told = [telling.platform for telling in islice(tellings(1, platforms), len(platforms))]
    assert sorted(told) == sorted(platforms)


def test_every_story_can_be_told_on_the_surface_it_was_given(world: World) -> None:
    album = PhotoAlbum(1, variants=1)
    for telling in islice(tellings(5, PLATFORMS), 250):
        while not telling.is_over:
            telling.tell(world, album)
    written = [
        line for line in read_journal(world.journal.path) if line["event"] == "citizen_wrote"
    ]
    assert {line["platform"] for line in written} == set(PLATFORMS)
    assert {line["kind"] for line in written} == {"message", "edit"}
    assert {line["surface"] for line in written} == {"direct", "comment", "mention", "post"}


def test_citizens_write_at_about_the_chosen_rate_until_the_count(world: World) -> None:
    citizens = Citizens(world, 3)
    asyncio.run(asyncio.wait_for(citizens.run(20_000, until_count=40), timeout=60))
    written = [
        line for line in read_journal(world.journal.path) if line["event"] == "citizen_wrote"
    ]
    assert 40 <= citizens.sent <= 44
    assert len(written) >= 40


def test_a_rate_of_nothing_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="rate_per_minute"):
        asyncio.run(Citizens(world, 1).run(0))


@pytest.mark.parametrize("scene", [*SCENES, "unknown"])
def test_photos_are_real_jpegs_of_a_plausible_size(scene: str) -> None:
    photo = draw_photo(scene, "keterangan", 1)
    assert 3_000 < len(photo) < 300_000
    with Image.open(io.BytesIO(photo)) as image:
        assert (image.format, image.size) == ("JPEG", (960, 720))


def test_no_two_photos_of_an_album_are_the_same_file() -> None:
    album = PhotoAlbum(1, variants=1)
    photos = [album.photo("road").content for _ in range(3)]
    assert len(set(photos)) == 3
    with Image.open(io.BytesIO(photos[2])) as image:
        image.load()
    assert draw_sticker().content.startswith(b"\x89PNG")


# --- reactions -----------------------------------------------------------------------------------

KEYS = (
    "question.place",
    "question.place_with_button",
    "question.date",
    "question.matter",
    "receipt",
    "news.answer",
    "ask_rating",
    "objection",
)


def line_of(text: str, surface: Surface = "direct", **more: Any) -> PhoneLine:
    return PhoneLine(False, "17", text, START, surface, **more)


def reactions(line: PhoneLine, platform: str = "telegram") -> list[CitizenMessage | None]:
    heard = Heard(line, platform, "warga-1")
    return [reaction_to(heard, Random(seed)) for seed in range(200)]  # noqa: S311 - repeatable


@pytest.mark.parametrize("key", KEYS)
def test_what_the_bot_asks_is_understood_and_answered_now_and_then(key: str) -> None:
    found = reactions(line_of(citizens_line("id", key)))
    assert any(found), f"nobody reacts to {key}"
    assert key == "objection" or None in found
    assert found == reactions(line_of(citizens_line("id", key)))


def test_other_lines_and_lines_in_public_are_not_answered() -> None:
    assert not any(reactions(line_of("Terima kasih atas penilaian Anda.")))
    assert not any(reactions(line_of("Di mana tepatnya?", "comment")))


def test_buttons_are_pressed_and_places_shared_where_the_platform_has_them() -> None:
    keyboard = [{"title": "Lokasi", "sends": "place"}, {"title": "Lewati", "sends": "words"}]
    asked = [m for m in reactions(line_of("Di mana tepatnya?", buttons=keyboard)) if m]
    assert any(message.location for message in asked)
    assert any(message.text == "Lewati" and not message.button for message in asked)
    ratings = [{"title": "Puas", "payload": "muara:rating:4"}]
    rated = [m for m in reactions(line_of("Seberapa puas Anda?", buttons=ratings)) if m]
    assert {(m.button, m.text, m.reply_to) for m in rated} == {("muara:rating:4", "Puas", "17")}
    assert not any(m and m.location for m in reactions(line_of("Di mana tepatnya?"), "x"))


def test_citizens_who_listen_react_and_the_others_phones_are_left_alone(world: World) -> None:
    async def live() -> None:
        citizens = Citizens(world, 3, listen=True)
        running = asyncio.create_task(citizens.run(600_000))
        while len(world.people()) < 8:
            await asyncio.sleep(0.01)
        told = {(each["platform"], each["citizen"]) for each in written_in(world)}
        for platform, citizen in (*told, ("telegram", "warga-saya")):
            for number in range(8):
                text = "Tulis apa yang belum selesai"
                world.note_reply(
                    platform, citizen, str(number), to="1", text=text, surface="direct"
                )
        while len(written_in(world)) <= citizens.sent + 4:  # reactions are not counted
            await asyncio.sleep(0.05)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(asyncio.wait_for(live(), timeout=60))
    assert world.listeners == []
    assert world.phone("telegram", "warga-saya")
    assert not any(line.sent for line in world.phone("telegram", "warga-saya"))
