"""What citizens do on YouTube: comment on videos, answer, reword and delete."""

from simulator.world import CitizenMessage, World
from simulator.youtube_videos import Video, VideoComment, Videos, YouTubeUser

LACKING = (
    "photos",
    "voice",
    "video",
    "audio",
    "video_note",
    "animation",
    "document",
    "poll",
    "sticker",
    "location",
    "contact",
    "button",
    "group",
)
LONGEST = 10_000


def write(world: World, videos: Videos, message: CitizenMessage) -> list[str]:
    """Do what the citizen does and return the ids made; ValueError for what YouTube lacks."""
    author = videos.user_of(world.person(message.citizen))
    if message.action:
        if message.action != "hide_author":
            raise ValueError("on YouTube a citizen can hide_author")
        author.is_hidden = True
        return []
    if message.edit_of or message.delete:
        return [_change(world, videos, author, message)]
    for name in LACKING:
        if getattr(message, name):
            raise ValueError(f"YouTube's comments have no {name}")
    if message.surface != "comment":
        raise ValueError("on YouTube citizens only comment")
    if len(message.text) > LONGEST:
        raise ValueError("a comment on YouTube has 10,000 characters at most")
    comment = videos.add_comment(_target(videos, message), author, message.text)
    _note(world, comment, message.text, quoted=message.reply_to)
    return [comment.id]


def _target(videos: Videos, message: CitizenMessage) -> Video | VideoComment:
    wanted = message.reply_to or message.post_id
    if not wanted:
        return videos.newest()
    target = videos.visible_comment(wanted) or videos.videos.get(wanted)
    if target is None:
        raise ValueError(f"no such video or comment: {wanted}")
    return target


def _change(world: World, videos: Videos, author: YouTubeUser, message: CitizenMessage) -> str:
    comment = videos.visible_comment(message.edit_of or message.delete)
    if comment is None or comment.author is not author:
        raise ValueError("on YouTube this citizen has no such comment")
    if message.delete:
        comment.deleted = True
        _note(world, comment, "", kind="deletion")
    else:
        comment.text, comment.updated_at = message.text, world.now()
        _note(world, comment, message.text, kind="edit")
    return comment.id


def _note(world: World, comment: VideoComment, text: str, **more: object) -> None:
    world.note_written(
        "youtube",
        comment.author.citizen,
        comment.id,
        conversation=comment.video.id,
        text=text,
        surface="comment",
        sender=comment.author.id,
        **more,  # type: ignore[arg-type] # the keys are literal in the callers above
    )
