"""One complaint as a block of text for SP4N-LAPOR!'s form, which is in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from muara.web import formats
from muara.web.conversation import Conversation
from muara.web.screen import ChannelLook
from muara.words import say
from normalizer.record import RecordLocation
from store.models import MediaState

_TITLE_LENGTH = 100


def lapor_block(
    complaint: Row[tuple[object, ...]],
    conversation: Conversation,
    look: ChannelLook,
    zone: ZoneInfo,
    public_url: str,
    transcripts: Sequence[str] = (),
) -> str:
    """Title, text, date, place, channel, number and links, one field per line, text last.

    `transcripts` are what voices say, redacted.
    """
    versions = conversation.newest_versions
    texts = [formats.redacted_words(v.text.strip(), "id") for v in versions if v.text]
    texts += [formats.redacted_words(words, "id") for words in transcripts]
    first = min((version.at for version in versions), default=complaint.opened_at)
    files = [
        f"{public_url}/media/{file.id}"
        for version in versions
        for file in version.attachments
        if file.state == MediaState.STORED
    ]
    surface = say("id", f"surface.{complaint.surface}")
    fields = [
        ("title", first_words(" ".join(texts))),
        ("date", formats.day_words(first.astimezone(zone).date(), "id", "long")),
        ("place", "; ".join(map(place_words, conversation.locations)) or "-"),
        ("channel", f"{look.label} ({surface})"),
        ("tracking_id", complaint.tracking_id),
        ("link", f"{public_url}/complaints/{complaint.tracking_id}"),
        *_files(files),
        ("text", "\n\n".join(texts) or "-"),
    ]
    return "\n".join(
        f"{say('id', f'lapor.{name}')}:{chr(10) if name == 'text' else ' '}{value}"
        for name, value in fields
    )


def _files(files: Iterable[str]) -> list[tuple[str, str]]:
    joined = " ".join(files)
    return [("attachments", joined)] if joined else []


def place_words(location: RecordLocation) -> str:
    """The words that came with a point, and its degrees."""
    point = formats.point_words(location.latitude, location.longitude)
    words = [part for part in (location.name, location.address) if part]
    return f"{', '.join(dict.fromkeys(words))} ({point})" if words else point


def first_words(text: str, length: int = _TITLE_LENGTH) -> str:
    """The beginning of `text` on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line or "-"
    return line[:length].rsplit(" ", 1)[0].rstrip(",.;:") + "…"
