"""What citizens do on X: mention, reply, quote, repost, edit, delete, and write directly."""

from simulator import samples
from simulator.world import CitizenMessage, Location, World
from simulator.x_objects import Post, ReferenceKind, XMedia, XPlace, XUser
from simulator.x_timeline import Timeline

MOST_PHOTOS = 4
LACKING = ("voice", "audio", "video_note", "document", "poll", "contact", "button", "group")


def write(world: World, timeline: Timeline, message: CitizenMessage) -> list[str]:
    """Do what the citizen does and return the ids made; ValueError for what X does not have."""
    author = timeline.user_of(world.person(message.citizen))
    if message.action:
        return _act(author, message.action)
    if message.edit_of:
        return _edit(world, timeline, author, message)
    if message.delete:
        return _delete(world, timeline, author, message)
    _refuse_what_x_lacks(message)
    if message.surface == "direct":
        return _write_directly(world, timeline, author, message)
    return _publish(world, timeline, author, message)


def _act(author: XUser, action: str) -> list[str]:
    if action != "accept_dms":
        raise ValueError("on X a citizen can accept_dms")
    author.accepts_dms = True
    return []


def _refuse_what_x_lacks(message: CitizenMessage) -> None:
    for name in LACKING:
        if getattr(message, name):
            raise ValueError(f"X has no {name} for citizens")
    if message.surface == "direct" and message.location is not None:
        raise ValueError("X has no locations in direct messages")
    if message.surface == "group":
        raise ValueError("X has no group chats in its API")


def _write_directly(
    world: World, timeline: Timeline, author: XUser, message: CitizenMessage
) -> list[str]:
    """Send one event per picture, the words with the first, as X's apps do."""
    ids = []
    pictures: list[list[XMedia]] = [[media] for media in _media(timeline, message)] or [[]]
    for number, media in enumerate(pictures):
        text = message.text if number == 0 else ""
        sent = timeline.add_message(author, timeline.own, text, media)
        world.note_written(
            "x",
            message.citizen,
            sent.id,
            conversation=sent.conversation_id,
            text=text,
            surface="direct",
            content=_content(media),
            sender=author.id,
        )
        ids.append(sent.id)
    return ids


def _publish(world: World, timeline: Timeline, author: XUser, message: CitizenMessage) -> list[str]:
    references = _references(timeline, message)
    post = timeline.add_post(
        author,
        _with_mention(timeline, message, references),
        references=references,
        media=_media(timeline, message),
        place=_place(timeline, message.location),
    )
    world.note_written(
        "x",
        message.citizen,
        post.id,
        conversation=post.conversation_id,
        text=post.text,
        surface="mention",
        content=_content(list(post.media)),
        sender=author.id,
        quoted=message.reply_to,
        is_retweet=message.forwarded,
    )
    return [post.id]


def _references(timeline: Timeline, message: CitizenMessage) -> list[tuple[ReferenceKind, str]]:
    """A forwarded post is a repost; a comment answers a post; a post with a target quotes it."""
    target = message.reply_to or message.post_id
    if not target:
        if message.forwarded:
            raise ValueError("a repost needs reply_to: the post to repeat")
        return []
    _visible(timeline, target)
    kind: ReferenceKind = "replied_to"
    if message.forwarded:
        kind = "retweeted"
    elif message.surface == "post":
        kind = "quoted"
    return [(kind, target)]


def _with_mention(
    timeline: Timeline, message: CitizenMessage, references: list[tuple[ReferenceKind, str]]
) -> str:
    if message.forwarded:
        original = _visible(timeline, references[0][1])
        return f"RT @{timeline.users[original.author_id].username}: {original.text}"
    if message.surface == "post" or f"@{timeline.own.username}" in message.text:
        return message.text
    return f"@{timeline.own.username} {message.text}".strip()


def _edit(world: World, timeline: Timeline, author: XUser, message: CitizenMessage) -> list[str]:
    original = _own_post(timeline, author, message.edit_of)
    text = message.text
    if original.mentions(timeline.own.username) and f"@{timeline.own.username}" not in text:
        text = f"@{timeline.own.username} {text}"
    version = timeline.edit_post(original, text)
    world.note_written(
        "x",
        message.citizen,
        version.history[0],
        conversation=version.conversation_id,
        text=text,
        surface="mention",
        kind="edit",
        sender=author.id,
        version_id=version.id,
    )
    return [version.id]


def _delete(world: World, timeline: Timeline, author: XUser, message: CitizenMessage) -> list[str]:
    post = _own_post(timeline, author, message.delete)
    timeline.delete_post(post)
    world.note_written(
        "x",
        message.citizen,
        post.history[0],
        conversation=post.conversation_id,
        text="",
        surface="mention",
        kind="deletion",
        sender=author.id,
    )
    return [post.history[0]]


def _own_post(timeline: Timeline, author: XUser, post_id: str) -> Post:
    if any(message.id == post_id for message in timeline.messages):
        raise ValueError("X has no editing or deleting of direct messages")
    post = _visible(timeline, post_id)
    if post.author_id != author.id:
        raise ValueError("citizens change only their own posts")
    return post


def _visible(timeline: Timeline, post_id: str) -> Post:
    post = timeline.visible_post(post_id)
    if post is None:
        raise ValueError(f"no such post: {post_id}")
    return post


def _media(timeline: Timeline, message: CitizenMessage) -> list[XMedia]:
    if len(message.photos) > MOST_PHOTOS:
        raise ValueError(f"X takes at most {MOST_PHOTOS} photos")
    media = [timeline.add_media("photo", photo) for photo in message.photos]
    if message.video:
        media.append(timeline.add_media("video", message.video))
    if message.animation or message.sticker:
        media.append(timeline.add_media("animated_gif", message.animation or samples.video()))
    return media


def _place(timeline: Timeline, location: Location | None) -> XPlace | None:
    return None if location is None else timeline.add_place(location)


def _content(media: list[XMedia]) -> str:
    if not media:
        return "text"
    return "image" if media[0].type == "photo" else "video"
