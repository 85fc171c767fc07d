"""How times, ages, sizes and redacted words are written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from muara.web import formats
from normalizer.record import RecordLocation

NOW = datetime(2026, 11, 21, 2, 5, tzinfo=UTC)
WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")


def test_a_moment_is_told_in_the_zone_of_its_government() -> None:
    assert formats.full_moment(NOW, WIB, "id") == "21 Nov 2026, 09.05 WIB"
    assert formats.full_moment(NOW, WIT, "en") == "21 Nov 2026, 11:05 WIT"


def test_a_day_is_spelled_as_the_language_does() -> None:
    day = date(2026, 8, 17)
    assert formats.day_words(day, "id", "full") == "Senin, 17 Agustus 2026"
    assert formats.day_words(day, "en", "full") == "Monday, 17 August 2026"
    assert formats.day_words(day, "id", "long") == "17 Agustus 2026"
    assert formats.day_words(date(2026, 12, 7), "id", "full") == "Senin, 7 Desember 2026"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-30), "baru saja"),
        (timedelta(seconds=59), "baru saja"),
        (timedelta(minutes=1), "1 mnt"),
        (timedelta(minutes=59), "59 mnt"),
        (timedelta(hours=1), "1 jam"),
        (timedelta(hours=23), "23 jam"),
        (timedelta(days=1), "1 hari"),
        (timedelta(days=400), "400 hari"),
    ],
)
def test_an_age_is_told_in_the_largest_unit_that_fits(age: timedelta, words: str) -> None:
    assert formats.age_words(NOW - age, NOW, "id") == words


def test_sizes_and_counts_use_the_languages_own_marks() -> None:
    assert formats.size_words(1_440_000, "id") == "1,4 MB"
    assert formats.size_words(1_440_000, "en") == "1.4 MB"
    assert formats.size_words(900, "id") == "1 kB"
    assert formats.count_words(12_345, "id") == "12.345"
    assert formats.dollar_words(1.2644, "id") == "US$ 1,264"
    assert formats.dollar_words(1000, "id") == "US$ 1.000,00"
    assert formats.dollar_words(0.015, "en") == "US$ 0.015"


@pytest.mark.parametrize(
    ("megabytes", "words"), [(25, "25 MB"), (50, "50 MB"), (0.5, "0,5 MB"), (2.59, "2,5 MB")]
)
def test_a_limit_is_said_as_it_is_set_and_never_as_more(megabytes: float, words: str) -> None:
    assert formats.limit_words(int(megabytes * 1024 * 1024), "id") == words


def test_a_placeholder_says_what_it_hides_and_everything_else_is_escaped() -> None:
    shown = formats.redacted_markup("<b>[phone]</b> [other] & [nik]", "id")
    assert shown == (
        '&lt;b&gt;<span class="redacted">nomor telepon disembunyikan</span>&lt;/b&gt; [other] '
        '&amp; <span class="redacted">nomor identitas disembunyikan</span>'
    )
    plain = formats.redacted_words("Hubungi [phone] atau [email]", "en")
    assert plain == "Hubungi [phone number hidden] atau [e-mail address hidden]"


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=2, hours=3, minutes=59), "2 hari 3 jam lagi"),
        (timedelta(days=2, minutes=5), "2 hari lagi"),
        (timedelta(hours=5, minutes=7), "5 jam 7 mnt lagi"),
        (timedelta(minutes=9), "9 mnt lagi"),
        (timedelta(seconds=3), "1 mnt lagi"),
        (timedelta(0), "lewat 1 mnt"),
        (timedelta(days=-1, hours=-2), "lewat 1 hari 2 jam"),
    ],
)
def test_what_is_left_is_told_in_its_two_largest_units(left: timedelta, words: str) -> None:
    assert formats.left_words(NOW + left, NOW, "id") == words


def test_a_moment_of_a_clock_is_told_with_its_weekday() -> None:
    assert formats.short_moment(NOW, WIB, "id") == "Sabtu 21 Nov, 09.05"
    assert formats.short_moment(NOW, WIT, "en") == "Saturday 21 Nov, 11:05"


def test_what_speaks_for_one_incident_is_said_in_the_readers_language() -> None:
    why = ["words alike 0.31", "about waste", "about water", "landmark pasar kliwon", "40 m apart"]
    assert formats.alike_words([*why, "same sender", "another village"], "id") == [
        "kata-katanya mirip 31%",
        "soalnya sama",
        "sama-sama menyebut “pasar kliwon”",
        "berjarak 40 m",
        "pelapornya sama",
        "ada yang berbeda",
    ]
    assert formats.alike_words(why[:2], "en") == ["words alike by 31%", "the same matter"]


def test_of_a_verdict_a_person_reads_the_words_that_led_to_it() -> None:
    reason = "problem (rusak, berlubang); topic (pasar, rusak); trouble"
    assert formats.said_of_verdict(reason) == ["rusak", "berlubang", "pasar"]


def test_a_place_is_told_by_its_words_and_its_point_as_far_as_it_has_them() -> None:
    words = {"name": "Bojonegoro", "address": "Bojonegoro, Jawa Timur"}
    point = formats.place_words(RecordLocation(latitude=-7.15, longitude=111.88))

    named = "Bojonegoro, Bojonegoro, Jawa Timur"
    assert formats.place_words(RecordLocation(**words)) == named
    both = RecordLocation(latitude=-7.15, longitude=111.88, **words)
    assert formats.place_words(both) == f"{named} ({point})"
