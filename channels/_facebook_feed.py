"""Reads one change of a Page: a comment, a visitor's post, a mention or a review.

https://developers.facebook.com/docs/graph-api/webhooks/reference/page
"""

from __future__ import annotations

from collections.abc import Sequence

from channels._facebook_reading import KIND, addressed_as, public_author
from channels.base import (
    Attachment,
    Content,
    Event,
    Ignored,
    Parsed,
    RawMessage,
    Surface,
    content_revision,
)
from channels.meta_messaging import read_event
from channels.meta_reading import (
    Entry,
    JSONObject,
    address,
    content_of,
    fields,
    identifier,
    is_sticker_address,
    optional_fields,
    optional_identifier,
    words,
)


def read_change(piece: object, entry: Entry) -> Sequence[Parsed]:
    """What one element of `changes` says. Raises `BROKEN`."""
    change = fields(piece)
    field = change.get("field")
    if field in ("feed", "mention", "ratings"):
        value = fields(change["value"])
        return [_change(value, entry, is_mention=field == "mention")]
    value = optional_fields(change.get("value"))
    if "sender" in value and "recipient" in value:
        # The App Dashboard's "Test" button sends Messenger events in this form.
        return read_event(value, entry)
    return [Ignored("other_field")]


def _change(value: JSONObject, entry: Entry, *, is_mention: bool) -> Parsed:
    item = value.get("item")
    verb = value.get("verb", "add")
    if item in _NOT_SAID:
        return Ignored(_NOT_SAID[item])
    author, name = _author(value)
    if author in entry.own:
        return Ignored("own_message")
    if verb in _NOT_SAID_VERBS:
        return Ignored(_NOT_SAID_VERBS[verb])
    if verb not in _EVENTS:
        return Ignored("unknown_verb")
    if item not in _POSTS and item != "comment" and words(value.get("message")) is None:
        return Ignored("other_item")
    surface = Surface.MENTION if is_mention else _surface(value, author, entry.own)
    return _said(value, entry, _EVENTS[verb], (author, name), surface)


def _surface(value: JSONObject, author: str | None, own: frozenset[str]) -> Surface:
    """Where what the feed tells of stands. An edit of a mention comes as one of a post: the post's
    id begins with whose wall it stands on, which is its author's. Of authors who do not share
    their id with the app we know only that the wall is not ours."""
    if value.get("item") == "comment":
        return Surface.COMMENT
    wall, separator, _ = (optional_identifier(value.get("post_id")) or "").partition("_")
    if not separator:
        return Surface.POST
    is_elsewhere = wall not in own if author is None else wall == author
    return Surface.MENTION if is_elsewhere else Surface.POST


def _author(value: JSONObject) -> tuple[str | None, object]:
    """Id and name; both may be missing, e.g. when the person does not share them with the app."""
    person = optional_fields(value.get("from"))
    if person:
        return optional_identifier(person.get("id")), person.get("name")
    for prefix in ("sender", "reviewer"):
        if f"{prefix}_id" in value:
            return optional_identifier(value[f"{prefix}_id"]), value.get(f"{prefix}_name")
    return None, None


def _said(
    value: JSONObject,
    entry: Entry,
    event: Event,
    author: tuple[str | None, object],
    surface: Surface,
) -> RawMessage:
    external_id, post_id = _ids(value, entry)
    is_deleted = event is Event.DELETED
    text = None if is_deleted else words(value.get("message", value.get("review_text")))
    attachments = () if is_deleted else _attachments(value)
    return RawMessage(
        kind=KIND,
        external_id=external_id,
        conversation_id=post_id,
        surface=surface,
        content=Content.OTHER if is_deleted else content_of(text, attachments),
        sender=public_author(*author),
        event=event,
        revision=_revision(event, text),
        sent_at=entry.sent_at(value.get("created_time")),
        text=text,
        attachments=attachments,
        in_reply_to=optional_identifier(value.get("parent_id")),
        account_id=entry.page_id,
        addressed_as=addressed_as(text, value.get("message_tags"), entry.own),
    )


def _ids(value: JSONObject, entry: Entry) -> tuple[str, str]:
    """The id of what was said, and of the post under which it stands."""
    post = (
        optional_identifier(value.get("post_id"))
        or optional_identifier(optional_fields(value.get("post")).get("id"))
        or optional_identifier(value.get("open_graph_story_id"))  # a review
    )
    if value.get("item") == "comment":
        comment = identifier(value["comment_id"])
        return comment, post or optional_identifier(value.get("parent_id")) or comment
    if post is None:
        post = _id_without_post(value, entry)
    return post, post


def _id_without_post(value: JSONObject, entry: Entry) -> str:
    """The id of a post that is named only by what it holds."""
    for key in ("photo_id", "video_id", "share_id", "album_id"):
        if key in value:
            return f"{identifier(entry.page_id)}_{identifier(value[key])}"
    raise LookupError("a post without an id")


def _revision(event: Event, text: str | None) -> str:
    """Of an edit only the words count: the addresses of its files are signed anew each time."""
    if event is Event.DELETED:
        return "deleted"
    return content_revision(text) if event is Event.EDITED else ""


def _attachments(value: JSONObject) -> tuple[Attachment, ...]:
    """The files of a comment or post, each once. `link` is a file only where the item is one."""
    item = value.get("item")
    photos = value.get("photos")
    offered = [
        ("image", value.get("photo")),
        ("video", value.get("video")),
        ("sticker", value.get("sticker")),
        *(("image", photo) for photo in (photos if isinstance(photos, list) else ())),
        (_LINKS.get(str(item), "other"), value.get("link")),
    ]
    found: dict[str, Attachment] = {}
    for kind, content in offered:
        reference = address(optional_fields(content).get("url", content))
        if reference is not None and reference not in found:
            actual = "sticker" if kind == "image" and is_sticker_address(reference) else kind
            found[reference] = Attachment(kind=actual, reference=reference)
    return tuple(found.values())


# --- words -----------------------------------------------------------------------------------

_POSTS = frozenset(
    {"status", "post", "photo", "video", "share", "link", "album", "photo-album", "note", "rating"}
)
_LINKS = {"photo": "image", "video": "video"}
_NOT_SAID = {
    "reaction": "reaction",
    "like": "like",
    "follow": "follow",
    "event": "page_event",
    "offer": "page_offer",
}
_EVENTS = {
    "add": Event.CREATED,
    "edit": Event.EDITED,
    "edited": Event.EDITED,
    "update": Event.EDITED,
    "remove": Event.DELETED,
    "delete": Event.DELETED,
}
# Hiding is what the Page's moderators or Facebook's filter do; the citizen's words stand.
_NOT_SAID_VERBS = {
    "hide": "hidden",
    "unhide": "unhidden",
    "block": "moderation",
    "unblock": "moderation",
    "mute": "moderation",
    "follow": "follow",
}
