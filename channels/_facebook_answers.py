"""Reads answers of the Graph API: posts, comments and Messenger messages, whole or folded.

A *folded* item is one piece of an answer with what the rest of the answer knew about it:
`{"stream": "comment", "page_id": …, "post_id": …, "item": {…}}`.

https://developers.facebook.com/docs/graph-api/reference/comment
https://developers.facebook.com/docs/graph-api/reference/page/feed
https://developers.facebook.com/docs/graph-api/reference/conversation
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import parse_qsl, urlsplit

from channels._facebook_reading import KIND, addressed_as, page_scoped, public_author
from channels.base import (
    Attachment,
    Content,
    Ignored,
    Location,
    Parsed,
    RawMessage,
    Surface,
)
from channels.meta_reading import (
    JSONObject,
    address,
    content_of,
    coordinate,
    fields,
    fold_as,
    guarded,
    identifier,
    is_sticker_address,
    label,
    message_file,
    moment,
    objects,
    optional_fields,
    optional_identifier,
    read_each,
    words,
)

_NESTED = ("feed", "posts", "visitor_posts", "tagged", "conversations")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of an item from where it was found. `stream` is post, comment or message."""

    stream: str | None = None
    page_id: str | None = None
    post_id: str | None = None
    parent_id: str | None = None
    own: frozenset[str] = frozenset()

    def fold(self, item: object) -> JSONObject:
        """The item in a form that can be parsed on its own."""
        return fold_as(
            self.stream,
            item,
            page_id=self.page_id,
            post_id=self.post_id,
            parent_id=self.parent_id,
        )


def read_answer(answer: object, own_ids: frozenset[str]) -> Sequence[Parsed]:
    """Everything that people said in an answer, a list of items, or one folded item."""
    around = Around(own=own_ids)
    if isinstance(answer, list):
        return _read_list(answer, around)
    content = fields(answer)
    if "error" in content:
        return [Ignored("error_answer")]
    if "stream" in content and "item" in content:
        return _read_folded(content, own_ids)
    if "data" in content:
        return _read_list(content["data"], around)
    if all(optional_fields(item).get("id") == name for name, item in content.items()):
        # What was asked for by `?ids=…` comes under those ids.
        return _read_list(list(content.values()), around)
    return _read_list([content], around)


def _read_folded(content: JSONObject, own_ids: frozenset[str]) -> Sequence[Parsed]:
    page_id = optional_identifier(content.get("page_id"))
    around = Around(
        stream=identifier(content["stream"]),
        page_id=page_id,
        post_id=optional_identifier(content.get("post_id")),
        parent_id=optional_identifier(content.get("parent_id")),
        own=own_ids | {page_id} if page_id else own_ids,
    )
    return _read_list([content["item"]], around)


def _read_list(items: object, around: Around) -> list[Parsed]:
    return read_each(items, partial(_read_tree, around=around), around.fold)


def _read_tree(item: JSONObject, around: Around) -> list[Parsed]:
    """An object and what is nested in it."""
    nested = [key for key in _NESTED if isinstance(item.get(key), dict)]
    if nested:
        found: list[Parsed] = []
        for key in nested:
            found += _read_list(item[key].get("data", []), around)
        return found
    if _is_conversation(item):
        return _read_conversation(item, around)
    around = _known_by_its_comments(item, around)
    alone = {key: value for key, value in item.items() if key != "comments"}
    own_part: list[Parsed] = []
    own_part += guarded(partial(_read_one, alone, around), "broken_item", around.fold(alone))
    return own_part + _read_comments(item, around)


def _known_by_its_comments(item: JSONObject, around: Around) -> Around:
    """A comment's id begins with its post's number, and a post's ends with it: where the fields of
    an object do not say which it is, the ids of what stands below it do."""
    below = objects(item.get("comments"))
    if around.stream is not None or not below or not isinstance(item.get("id"), str):
        return around
    post = str(below[0].get("id")).split("_")[-2:][0]
    first, _, last = item["id"].rpartition("_")
    if last == post:
        return replace(around, stream="post")
    return replace(around, stream="comment") if first.rpartition("_")[2] == post else around


def _is_conversation(item: JSONObject) -> bool:
    return isinstance(item.get("messages"), dict) or "participants" in item


def _read_conversation(item: JSONObject, around: Around) -> list[Parsed]:
    messages = optional_fields(item.get("messages")).get("data", [])
    found = _read_list(messages, replace(around, stream="message"))
    return found or [Ignored("empty_conversation")]


def _read_comments(item: JSONObject, around: Around) -> list[Parsed]:
    """The comments nested in a post, or the replies nested in a comment."""
    if not isinstance(item.get("comments"), dict):
        return []
    parent = optional_identifier(item.get("id"))
    is_comment = _stream(item, around) == "comment"
    below = replace(
        around,
        stream="comment",
        post_id=(around.post_id or _post_of(parent, around)) if is_comment else parent,
        parent_id=_comment_id(parent) if is_comment and parent else None,
    )
    return _read_list(item["comments"].get("data", []), below)


def _read_one(item: JSONObject, around: Around) -> Sequence[Parsed]:
    stream = _stream(item, around)
    if stream == "message":
        return [_message(item, around)]
    if stream == "comment":
        return [_comment(item, around)]
    if stream == "post":
        return [_post(item, around)]
    return [Ignored("not_a_message")]


# --- what an object is -----------------------------------------------------------------------

_POST_SIGNS = frozenset(
    {"attachments", "comments", "full_picture", "is_published", "shares", "status_type", "story"}
    | {"updated_time"}
)
_COMMENT_SIGNS = frozenset(
    {"attachment", "can_comment", "can_hide", "can_reply_privately", "comment_count", "is_private"}
    | {"object", "parent", "user_likes"}
)
_SAYING_SIGNS = frozenset({"message", "created_time", "attachment", "attachments", "sticker"})


def _stream(item: JSONObject, around: Around) -> str | None:
    """post, comment or message: Graph's answers do not say which, their fields do."""
    if around.stream is not None:
        return around.stream
    if not _SAYING_SIGNS & item.keys():
        return None
    name = identifier(item["id"])
    if name.startswith(("m_", "mid.")) or ("to" in item and "_" not in name):
        return "message"
    if _COMMENT_SIGNS & item.keys() or name.count("_") > 1:
        return "comment"
    permalink = str(item.get("permalink_url", ""))
    if "comment_id=" in permalink:
        return "comment"
    is_page_scoped = name.partition("_")[0] in around.own | {_author(item)[0]}
    if _POST_SIGNS & item.keys() or is_page_scoped or "/posts/" in permalink:
        return "post"
    return "comment"


def _author(item: JSONObject) -> tuple[str | None, object]:
    person = optional_fields(item.get("from"))
    return optional_identifier(person.get("id")), person.get("name")


def _comment_id(name: str) -> str:
    """`{post}_{comment}`, as webhooks write it; Graph may put the Page's id before it."""
    return "_".join(name.split("_")[-2:])


def _message_id(name: str) -> str:
    """The `mid` of the webhook; Graph writes `m_` before ids of the old form."""
    return name.removeprefix("m_") if name.startswith("m_mid.") else name


def _post_of(comment: str | None, around: Around) -> str | None:
    """The post's id as webhooks write it, as far as a comment's id tells."""
    parts = (comment or "").split("_")
    if len(parts) > 2:
        return "_".join(parts[:2])
    if len(parts) < 2:
        return None
    return f"{next(iter(around.own))}_{parts[0]}" if len(around.own) == 1 else parts[0]


# --- what it says ----------------------------------------------------------------------------


def _comment(item: JSONObject, around: Around) -> Parsed:
    author, name = _author(item)
    if _is_ours(author, around.post_id, around):
        return Ignored("own_message")
    text = words(item.get("message"))
    attachments = tuple(_attached(objects([item.get("attachment")])))
    named = identifier(item["id"])
    parent = optional_identifier(optional_fields(item.get("parent")).get("id"))
    return RawMessage(
        kind=KIND,
        external_id=_comment_id(named),
        conversation_id=around.post_id or _post_of(named, around) or named,
        surface=Surface.COMMENT,
        content=content_of(text, attachments),
        sender=public_author(author, name),
        sent_at=moment(item.get("created_time")),
        text=text,
        attachments=attachments,
        in_reply_to=_comment_id(parent) if parent else around.parent_id or around.post_id,
        account_id=around.page_id,
        addressed_as=addressed_as(text, item.get("message_tags"), around.own),
    )


def _is_ours(author: str | None, post_id: str | None, around: Around) -> bool:
    """Whether the Page wrote it. Where nobody said who we are, the post's id does: in a Page's
    feed it starts with the Page's id."""
    if author is None:
        return False
    if around.own:
        return author in around.own
    return author == (post_id or "").partition("_")[0]


def _post(item: JSONObject, around: Around) -> Parsed:
    author, name = _author(item)
    post_id = identifier(item["id"])
    if _is_ours(author, post_id, around):
        return Ignored("own_message")
    text = words(item.get("message"))
    attachments = tuple(_attached(objects(item.get("attachments"))))
    place = _place(item)
    if author is None and "story" in item and not (text or attachments or place):
        return Ignored("nothing_said")  # Facebook's own words, such as of a new cover photo
    content = content_of(text, attachments)
    return RawMessage(
        kind=KIND,
        external_id=post_id,
        conversation_id=post_id,
        surface=Surface.POST,
        content=Content.LOCATION if place and content is Content.OTHER else content,
        sender=public_author(author, name),
        sent_at=moment(item.get("created_time")),
        text=text,
        attachments=attachments,
        location=place,
        account_id=around.page_id,
        addressed_as=addressed_as(text, item.get("message_tags"), around.own),
    )


def _message(item: JSONObject, around: Around) -> Parsed:
    author, name = _author(item)
    if author is None:
        raise LookupError("a message without a sender")
    if author in around.own:
        return Ignored("own_message")
    text = words(item.get("message"))
    attachments = tuple(_files(item))
    location = _shared_location(item)
    content = content_of(text, attachments)
    return RawMessage(
        kind=KIND,
        external_id=_message_id(identifier(item["id"])),
        conversation_id=author,
        surface=Surface.DIRECT,
        content=Content.LOCATION if location and content is Content.OTHER else content,
        sender=page_scoped(author, name),
        sent_at=moment(item.get("created_time")),
        text=text,
        attachments=attachments,
        location=location,
        in_reply_to=optional_identifier(optional_fields(item.get("reply_to")).get("mid")),
        account_id=around.page_id,
    )


# --- what it carries -------------------------------------------------------------------------


def _attached(attachments: Sequence[JSONObject]) -> list[Attachment]:
    """The files of a comment or post; an album's pictures one by one."""
    found: list[Attachment] = []
    for item in attachments:
        pieces = objects(item.get("subattachments"))
        if pieces:
            found += _attached(pieces)
        elif (attachment := _public_file(item)) is not None:
            found.append(attachment)
    return found


def _public_file(item: JSONObject) -> Attachment | None:
    media = optional_fields(item.get("media"))
    picture = address(optional_fields(media.get("image")).get("src"))
    kind = _kind(str(item.get("media_type") or ""), str(item.get("type") or ""))
    if kind == "image" and picture and is_sticker_address(picture):
        kind = "sticker"
    link = address(item.get("unshimmed_url")) or address(item.get("url"))
    reference = {
        "image": picture or link,
        "sticker": picture or link,
        "video": address(media.get("source")) or link or picture,
    }.get(kind, link or picture)
    return None if reference is None else Attachment(kind=kind, reference=reference)


def _kind(media_type: str, type_: str) -> str:
    """The kind of file; `type` (e.g. video_inline, cover_photo) says more than `media_type`."""
    if type_ == "sticker":
        return "sticker"
    for said in (type_, media_type):
        if said.startswith("video") or said == "native_templates":
            return "video"
        if "photo" in said or said.startswith("animated_image"):
            return "image"
    return "other"


def _files(item: JSONObject) -> list[Attachment]:
    """The files of a Messenger message."""
    found = [
        attachment
        for file in objects(item.get("attachments"))
        if (attachment := message_file(file)) is not None
    ]
    sticker = address(item.get("sticker"))
    if sticker and all(attachment.reference != sticker for attachment in found):
        found.insert(0, Attachment(kind="sticker", reference=sticker))
    for share in objects(item.get("shares")):
        link = address(share.get("link"))
        if (
            link
            and _point(share) is None
            and all(attachment.reference != link for attachment in found)
        ):
            title = label(share.get("name"))
            found.append(Attachment(kind="other", reference=link, file_name=title))
    return found


def _shared_location(item: JSONObject) -> Location | None:
    """Messenger's webhooks give a location as such, Graph as a link to a map."""
    return next((p for share in objects(item.get("shares")) if (p := _point(share))), None)


def _point(share: JSONObject) -> Location | None:
    link = urlsplit(address(share.get("link")) or "")
    if not (link.hostname or "").endswith("bing.com"):
        return None
    where = dict(parse_qsl(link.query)).get("where1", "")
    latitude, _, longitude = where.partition(",")
    try:
        return _location(float(latitude), float(longitude), share.get("name"))
    except ValueError:
        return None


def _place(item: JSONObject) -> Location | None:
    """Where the author of a post says to be."""
    place = optional_fields(item.get("place"))
    point = optional_fields(place.get("location"))
    return _location(point.get("latitude"), point.get("longitude"), place.get("name"))


def _location(latitude: object, longitude: object, name: object) -> Location | None:
    north, east = coordinate(latitude, 90), coordinate(longitude, 180)
    if north is None or east is None:
        return None
    return Location(latitude=north, longitude=east, name=label(name))
