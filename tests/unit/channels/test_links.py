"""Addresses of public messages, and the ids under which polls name them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.registry import channel_type, kinds
from channels.typed import international, read_upload_reference

PAGE = frozenset({"100000000000042"})
READERS = {kind: channel_type(kind).read_link for kind in kinds() if channel_type(kind).read_link}


@pytest.mark.parametrize(
    ("kind", "url", "external_id", "surface"),
    [
        ("facebook", "https://www.facebook.com/x/posts/5501?comment_id=77", "5501_77", "comment"),
        (
            "facebook",
            "https://facebook.com/100000000000042/posts/5501/",
            "100000000000042_5501",
            "post",
        ),
        (
            "facebook",
            "https://www.facebook.com/x/posts/judul-kiriman/5501/",
            "100000000000042_5501",
            "post",
        ),
        ("facebook", "https://m.facebook.com/story.php?story_fbid=5501&id=9", "9_5501", "post"),
        (
            "facebook",
            "https://www.facebook.com/permalink.php?story_fbid=5501&id=9&comment_id=1&reply_comment_id=2",
            "5501_2",
            "comment",
        ),
        (
            "facebook",
            "https://www.facebook.com/x/posts/pfbid0a?comment_id=Y29tbWVudDo1NTAxXzc3MDE%3D",
            "5501_7701",
            "comment",
        ),
        ("facebook", "https://www.facebook.com/groups/12/permalink/34/", "12_34", "post"),
        (
            "facebook",
            "https://www.facebook.com/photo/?fbid=5501&set=a.1&comment_id=77",
            "5501_77",
            "comment",
        ),
        (
            "facebook",
            "https://m.facebook.com/photo.php?fbid=5501&comment_id=1&reply_comment_id=2",
            "5501_2",
            "comment",
        ),
        ("facebook", "https://www.facebook.com/watch/?v=5501&comment_id=77", "5501_77", "comment"),
        (
            "facebook",
            "https://www.facebook.com/watch/live/?v=5501&comment_id=77",
            "5501_77",
            "comment",
        ),
        ("facebook", "https://www.facebook.com/reel/5501?comment_id=77", "5501_77", "comment"),
        (
            "facebook",
            "https://www.facebook.com/x/photos/a.11/5501/?comment_id=77",
            "5501_77",
            "comment",
        ),
        ("facebook", "https://www.facebook.com/9/photos/a.11/5501", "9_5501", "post"),
        ("facebook", "https://www.facebook.com/photo/?fbid=5501&set=a.1", None, ""),
        ("facebook", "https://www.facebook.com/watch/?v=5501", None, ""),
        ("facebook", "https://www.facebook.com/reel/5501", None, ""),
        ("facebook", "https://www.facebook.com/reel/?comment_id=77", None, ""),
        ("facebook", "https://www.facebook.com/x/posts/pfbid0abc", None, ""),
        ("facebook", "https://www.facebook.com/x/posts/pfbid0abc?comment_id=77", None, ""),
        ("facebook", "https://facebook.com.contoh.example/x/posts/5501", None, ""),
        ("facebook", "https://www.facebook.com/x", None, ""),
        (
            "twitter",
            "https://x.com/warga/status/1900000000000000001?s=20",
            "1900000000000000001",
            "mention",
        ),
        ("twitter", "http://mobile.twitter.com/i/web/status/19000/photo/1", "19000", "mention"),
        ("twitter", "https://x.com/warga", None, ""),
        ("twitter", "https://notx.com/warga/status/1900000000000000001", None, ""),
        ("manual", "https://www.instagram.com/p/Cabc_12/", "instagram:Cabc_12", "post"),
        ("manual", "https://www.instagram.com/warga/reel/Cabc_12/", "instagram:Cabc_12", "post"),
        (
            "manual",
            "https://www.instagram.com/p/Cabc_12/c/17900/",
            "instagram:Cabc_12:17900",
            "comment",
        ),
        (
            "manual",
            "https://www.youtube.com/watch?v=abcdefghijk&t=3",
            "youtube:abcdefghijk",
            "post",
        ),
        ("manual", "https://youtu.be/abcdefghijk", "youtube:abcdefghijk", "post"),
        ("manual", "https://youtube.com/shorts/abcdefghijk", "youtube:abcdefghijk", "post"),
        (
            "manual",
            "https://www.youtube.com/watch?v=abcdefghijk&lc=Ugx12.3",
            "youtube:abcdefghijk:Ugx12.3",
            "comment",
        ),
        (
            "manual",
            "https://www.tiktok.com/@warga/video/7123456789012345678",
            "tiktok:7123456789012345678",
            "post",
        ),
        ("manual", "https://www.tiktok.com/@warga", None, ""),
        ("manual", "ftp://youtu.be/abcdefghijk", None, ""),
    ],
)
def test_an_address_tells_the_platforms_own_id(
    kind: str, url: str, external_id: str | None, surface: str
) -> None:
    read = READERS[kind]
    assert read is not None
    found = read(url, PAGE)
    assert (found and found.external_id) == external_id
    assert found is None or found.surface == surface


@settings(max_examples=80, deadline=None)
@given(
    text=st.text(max_size=60),
    head=st.sampled_from(
        [
            "",
            "https://",
            "https://www.facebook.com/",
            "https://x.com/",
            "https://youtu.be/",
            "http://[",
        ]
    ),
)
def test_no_reader_of_addresses_stumbles(text: str, head: str) -> None:
    for read in READERS.values():
        assert read is not None
        found = read(head + text, PAGE)
        assert found is None or found.external_id


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0811-0000-1234", "+6281100001234"),
        ("+62 811 0000 1234", "+6281100001234"),
        ("62811 0000 1234", "+6281100001234"),
        ("(021) 555 0101", "+62215550101"),
        ("tidak ada", None),
        ("12", None),
        ("", None),
        (None, None),
    ],
)
def test_numbers_are_written_the_international_way(
    written: str | None, expected: str | None
) -> None:
    assert international(written) == expected


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "upload:2026-13-01:ab/" + "a" * 32,
        "upload:2026-01-01:../" + "a" * 32,
        "https://contoh.example",
    ],
)
def test_only_our_own_references_name_an_upload(reference: str) -> None:
    assert read_upload_reference(reference) is None
