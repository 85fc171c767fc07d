"""What the YouTube Data API answers: pages of threads and comments, channels, our answers."""

import html
import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from simulator.youtube_errors import invalid, missing, refuse
from simulator.youtube_videos import VideoComment

if TYPE_CHECKING:
    from simulator.youtube import YouTube

ANSWERS_THAT_COME_ALONG = 5
MOST_RESULTS = 100
MOST_IDS = 50
LONGEST = 10_000
THREAD_FILTERS = ("allThreadsRelatedToChannelId", "id", "videoId")
THREAD_PARAMETERS = {
    "part",
    "maxResults",
    "moderationStatus",
    "order",
    "pageToken",
    "searchTerms",
    "textFormat",
    "alt",
    "prettyPrint",
    *THREAD_FILTERS,
}
COMMENT_PARAMETERS = {
    "part",
    "id",
    "parentId",
    "maxResults",
    "pageToken",
    "textFormat",
    "alt",
    "prettyPrint",
}


def list_threads(
    youtube: "YouTube", asked: dict[str, str], _body: dict[str, Any]
) -> dict[str, Any]:
    """Answer a page of threads, newest first, with some of their answers where asked for."""
    _refuse_unknown(asked, THREAD_PARAMETERS)
    parts = _parts(asked, {"id", "snippet", "replies"})
    _one_filter(asked, THREAD_FILTERS)
    if asked.get("order", "time") not in ("time", "relevance"):
        raise invalid("order", "time or relevance")
    threads = _chosen_threads(youtube, asked)
    page, token = _page(threads, asked)
    is_plain = _is_plain(asked)
    items = [_show_thread(youtube, thread, parts, is_plain) for thread in page]
    seen = [comment["id"] for item in items for comment in _comments_in(item)]
    _journal(youtube, "list_threads", seen, asked)
    return _listed("youtube#commentThreadListResponse", items, token)


def _chosen_threads(youtube: "YouTube", asked: dict[str, str]) -> list[VideoComment]:
    threads = youtube.videos.threads()
    if "id" in asked:
        return [thread for thread in threads if thread.id in asked["id"].split(",")]
    if "videoId" in asked:
        video = youtube.videos.videos.get(asked["videoId"])
        if video is None:
            raise refuse(404, "The video cannot be found.", "videoNotFound")
        if video.comments_disabled:
            message = "The video has disabled comments."
            raise refuse(403, message, "commentsDisabled", domain="youtube.commentThread")
        return [thread for thread in threads if thread.video is video]
    if asked["allThreadsRelatedToChannelId"] != youtube.account.channel_id:
        raise refuse(404, "The channel cannot be found.", "channelNotFound")
    return threads


def list_comments(
    youtube: "YouTube", asked: dict[str, str], _body: dict[str, Any]
) -> dict[str, Any]:
    """Answer comments by their ids, or a page of the answers to one."""
    _refuse_unknown(asked, COMMENT_PARAMETERS)
    _parts(asked, {"id", "snippet"})
    _one_filter(asked, ("id", "parentId"))
    is_plain = _is_plain(asked)
    if "id" in asked:
        ids = asked["id"].split(",")
        if len(ids) > MOST_IDS:
            raise invalid("id", f"at most {MOST_IDS} ids")
        found = [one for name in ids if (one := youtube.videos.visible_comment(name))]
        items = [_show_comment(youtube, one, is_plain) for one in found]
        return _listed("youtube#commentListResponse", items, None)
    parent = youtube.videos.visible_comment(asked["parentId"])
    if parent is None or parent.parent is not None:
        raise refuse(404, "The comment cannot be found.", "commentNotFound")
    page, token = _page(list(parent.visible_answers())[::-1], asked)
    items = [_show_comment(youtube, one, is_plain) for one in page]
    _journal(youtube, "list_comments", [item["id"] for item in items], asked)
    return _listed("youtube#commentListResponse", items, token)


def list_channels(
    youtube: "YouTube", asked: dict[str, str], _body: dict[str, Any]
) -> dict[str, Any]:
    """Answer our channel where it is asked for, and nothing for another."""
    _parts(asked, {"id", "snippet"})
    _one_filter(asked, ("id", "mine", "forHandle"))
    own = youtube.account
    is_ours = asked.get("mine") == "true" or asked.get("id") == own.channel_id
    shown = {"kind": "youtube#channel", "id": own.channel_id, "snippet": {"title": own.title}}
    return _listed("youtube#channelListResponse", [shown] if is_ours else [], None)


def answer_comment(
    youtube: "YouTube", asked: dict[str, str], body: dict[str, Any]
) -> dict[str, Any]:
    """Publish our answer below a top-level comment."""
    _parts(asked, {"id", "snippet"})
    snippet = body.get("snippet")
    if not isinstance(snippet, dict) or not snippet.get("parentId"):
        raise refuse(400, "The parentId is required.", "parentIdMissing", domain="youtube.comment")
    text = snippet.get("textOriginal")
    if not isinstance(text, str) or not text.strip():
        message = "The comment has no text."
        raise refuse(400, message, "commentTextRequired", domain="youtube.comment")
    if len(text) > LONGEST:
        message = "The comment has too many characters."
        raise refuse(400, message, "commentTextTooLong", domain="youtube.comment")
    parent = youtube.videos.visible_comment(str(snippet["parentId"]))
    if parent is None or parent.parent is not None:
        message = "The parent comment cannot be found."
        raise refuse(404, message, "parentCommentNotFound", domain="youtube.comment")
    if parent.video.comments_disabled:
        message = "The video has disabled comments."
        raise refuse(403, message, "commentsDisabled", domain="youtube.comment")
    comment = youtube.videos.add_comment(parent, youtube.videos.own, text)
    youtube.world.note_reply(
        "youtube",
        parent.author.citizen,
        comment.id,
        to=parent.author.id,
        text=text,
        surface="comment",
        in_reply_to=parent.id,
    )
    return _show_comment(youtube, comment, is_plain=True)


def read_body(raw: bytes) -> dict[str, Any]:
    """Return the JSON object of a request's body; refuses everything else."""
    try:
        value = json.loads(raw)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise refuse(400, "Invalid JSON payload received.", "parseError", domain="global")
    return value


# --- what is shown ---------------------------------------------------------------------------


def _show_thread(
    youtube: "YouTube", thread: VideoComment, parts: set[str], is_plain: bool
) -> dict[str, Any]:
    answers = list(thread.visible_answers())
    shown: dict[str, Any] = {"kind": "youtube#commentThread", "id": thread.id}
    if "snippet" in parts:
        shown["snippet"] = {
            "channelId": youtube.account.channel_id,
            "videoId": thread.video.id,
            "topLevelComment": _show_comment(youtube, thread, is_plain),
            "canReply": True,
            "totalReplyCount": len(answers),
            "isPublic": True,
        }
    if "replies" in parts and answers:
        newest = answers[::-1][:ANSWERS_THAT_COME_ALONG]
        shown["replies"] = {
            "comments": [_show_comment(youtube, answer, is_plain) for answer in newest]
        }
    return shown


def _show_comment(youtube: "YouTube", comment: VideoComment, is_plain: bool) -> dict[str, Any]:
    author = comment.author
    displayed = comment.text if is_plain else html.escape(comment.text).replace("\n", "<br>")
    snippet: dict[str, Any] = {
        "channelId": youtube.account.channel_id,
        "videoId": comment.video.id,
        "textDisplay": displayed,
        "textOriginal": comment.text,
        "authorDisplayName": author.handle,
        "canRate": True,
        "viewerRating": "none",
        "likeCount": 0,
        "publishedAt": _time(comment.published_at),
        "updatedAt": _time(comment.updated_at),
    }
    if author is not youtube.videos.own:  # only its author is shown what was typed
        del snippet["textOriginal"]
    if not author.is_hidden:
        snippet["authorChannelId"] = {"value": author.id}
    if comment.parent is not None:
        snippet["parentId"] = comment.parent.id
    return {"kind": "youtube#comment", "id": comment.id, "snippet": snippet}


def _comments_in(thread: dict[str, Any]) -> list[dict[str, Any]]:
    top = thread.get("snippet", {}).get("topLevelComment")
    return [*([top] if top else []), *thread.get("replies", {}).get("comments", [])]


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _listed(kind: str, items: list[dict[str, Any]], token: str | None) -> dict[str, Any]:
    body: dict[str, Any] = {
        "kind": kind,
        "etag": "simulated",
        "pageInfo": {"totalResults": len(items), "resultsPerPage": len(items)},
        "items": items,
    }
    return body | ({"nextPageToken": token} if token else {})


# --- what is asked ---------------------------------------------------------------------------


def _refuse_unknown(asked: dict[str, str], known: set[str]) -> None:
    for name in asked:
        if name not in known:
            raise refuse(400, f'Unknown name "{name}": Cannot bind query parameter.', "badRequest")


def _parts(asked: dict[str, str], known: set[str]) -> set[str]:
    if not asked.get("part"):
        raise missing("part")
    parts = set(asked["part"].split(","))
    if parts - known:
        raise refuse(400, f"Unknown part: {', '.join(sorted(parts - known))}", "unknownPart")
    return parts


def _one_filter(asked: dict[str, str], filters: Sequence[str]) -> None:
    chosen = [name for name in filters if name in asked]
    if not chosen:
        raise refuse(400, "No filter selected.", "missingRequiredParameter")
    if len(chosen) > 1:
        message = f"Incompatible parameters specified in the request: {', '.join(chosen)}"
        raise refuse(400, message, "incompatibleParameters")


def _is_plain(asked: dict[str, str]) -> bool:
    chosen = asked.get("textFormat", "html")
    if chosen not in ("html", "plainText"):
        raise invalid("textFormat", "html or plainText")
    return chosen == "plainText"


def _page(
    items: Sequence[VideoComment], asked: dict[str, str]
) -> tuple[Sequence[VideoComment], str | None]:
    """A page, newest first; a token names the comment that the next page begins behind."""
    limit = asked.get("maxResults", "20")
    if not limit.isascii() or not limit.isdigit() or not 1 <= int(limit) <= MOST_RESULTS:
        raise invalid("maxResults", f"1 to {MOST_RESULTS}")
    before = _read_token(asked.get("pageToken"))
    rest = [item for item in items if before is None or item.number < before]
    page = rest[: int(limit)]
    return page, f"QURTSl{page[-1].number:x}" if len(rest) > len(page) else None


def _read_token(token: str | None) -> int | None:
    if token is None:
        return None
    try:
        if not token.startswith("QURTSl"):
            raise ValueError("not one of ours")
        return int(token.removeprefix("QURTSl"), 16)
    except ValueError:
        message = "The request specifies an invalid page token."
        raise refuse(400, message, "invalidPageToken") from None


def _journal(youtube: "YouTube", operation: str, ids: list[str], asked: dict[str, str]) -> None:
    if ids:
        youtube.world.journal.add(
            "poll_served",
            "youtube",
            operation=operation,
            external_ids=ids,
            cursor=asked.get("pageToken"),
        )
