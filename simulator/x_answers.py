"""What X answers to reads: pages of posts and messages with their includes."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.requests import Request

from simulator.x_errors import invalid, not_found
from simulator.x_objects import (
    MENTION,
    DirectMessage,
    Post,
    XMedia,
    show_media,
    show_message,
    show_place,
    show_post,
    show_user,
)
from simulator.x_queries import Query, make_token, read_ids
from simulator.x_timeline import within

if TYPE_CHECKING:
    from simulator.x import X

Item = TypeVar("Item", Post, DirectMessage)
MENTIONS_REACH = 800
TIMELINE_REACH = 3200
MESSAGES_REACH = timedelta(days=30)
EVENT_TYPES = ("MessageCreate", "ParticipantsJoin", "ParticipantsLeave")


def show_me(x: "X", _request: Request, query: Query) -> dict[str, Any]:
    """Answer who the tokens belong to."""
    return {"data": show_user(x.timeline.own, query.of("user"))}


def list_mentions(x: "X", request: Request, query: Query) -> dict[str, Any]:
    """Answer a page of the posts that mention an account, newest first, 800 at most."""
    user_id = request.path_params["id"]
    if user_id not in x.timeline.users:
        return {"errors": [not_found("user", "id", user_id)]}
    own = user_id == x.timeline.own.id
    posts = x.timeline.mentions[-MENTIONS_REACH:] if own else []
    page = _page_of_posts(x, posts, query)
    x.limits.charge("mention", page["meta"]["result_count"])
    _journal(x, "get_mentions", _roots(x, page), query)
    return page


def list_user_tweets(x: "X", request: Request, query: Query) -> dict[str, Any]:
    """Answer a page of an account's own posts, newest first, 3,200 at most."""
    user_id = request.path_params["id"]
    if user_id not in x.timeline.users:
        return {"errors": [not_found("user", "id", user_id)]}
    posts = list(x.timeline.posts_of(user_id))[-TIMELINE_REACH:]
    page = _page_of_posts(x, _without(posts, query), query)
    x.limits.charge("post_read", page["meta"]["result_count"])
    return page


def look_up_tweets(x: "X", _request: Request, query: Query) -> dict[str, Any]:
    """Answer posts by their ids; those that are gone are partial errors."""
    ids = read_ids(query.plain.get("ids"))
    found = [post for id in ids if (post := x.timeline.visible_post(id)) is not None]
    missing = [id for id in ids if x.timeline.visible_post(id) is None]
    x.limits.charge("post_read", len(found))
    body: dict[str, Any] = {}
    if found:
        body["data"] = [show_post(post, query.of("tweet"), x.timeline.accounts) for post in found]
        includes, _errors = _includes(x, found, query)
        body |= {"includes": includes} if includes else {}
    if missing:
        body["errors"] = [not_found("tweet", "ids", id) for id in missing]
    return body


def list_dm_events(x: "X", request: Request, query: Query) -> dict[str, Any]:
    """Answer a page of direct-message events of the last 30 days, newest first."""
    types = query.plain.get("event_types", "MessageCreate").split(",")
    for name in types:
        if name not in EVENT_TYPES:
            message = f"The `event_types` query parameter value [{name}] is not one of "
            raise invalid("event_types", types, message + f"[{','.join(EVENT_TYPES)}]")
    oldest = x.world.now() - MESSAGES_REACH
    participant = request.path_params.get("participant")
    messages = [
        message
        for message in x.timeline.messages
        if message.created_at >= oldest
        and participant in (None, message.other_id)
        and "MessageCreate" in types
    ]
    page, meta = _cut(messages, query)
    x.limits.charge("dm_event", len(page))
    _journal(x, "get_dm_events", [item.id for item in page], query)
    body: dict[str, Any] = {"meta": meta}
    if page:
        body["data"] = [show_message(message, query.of("dm_event")) for message in page]
        includes = _message_includes(x, page, query)
        body |= {"includes": includes} if includes else {}
    return body


def _page_of_posts(x: "X", posts: Sequence[Post], query: Query) -> dict[str, Any]:
    asked = [post for post in posts if _is_asked(post, query)]
    page, meta = _cut(asked, query)
    body: dict[str, Any] = {"meta": meta}
    if not page:
        return body
    meta |= {"newest_id": page[0].id, "oldest_id": page[-1].id}
    body["data"] = [show_post(post, query.of("tweet"), x.timeline.accounts) for post in page]
    includes, errors = _includes(x, page, query)
    body |= {"includes": includes} if includes else {}
    return body | ({"errors": errors} if errors else {})


def _is_asked(post: Post, query: Query) -> bool:
    number = int(post.id)
    return (
        (query.since_id is None or number > query.since_id)
        and (query.until_id is None or number < query.until_id)
        and within(post.created_at, query.start, query.end)
    )


def _without(posts: Iterable[Post], query: Query) -> list[Post]:
    excluded = query.plain.get("exclude", "").split(",")
    kinds = {"replies": "replied_to", "retweets": "retweeted"}
    unwanted = {kinds[name] for name in excluded if name in kinds}
    return [post for post in posts if not unwanted & {kind for kind, _ in post.references}]


def _cut(items: Sequence[Item], query: Query) -> tuple[list[Item], dict[str, Any]]:
    """Return one page, newest first, and its meta with the token of the next one."""
    older = [item for item in items if query.before is None or int(item.id) < query.before]
    page = older[::-1][: query.max_results]
    meta: dict[str, Any] = {"result_count": len(page)}
    if len(older) > len(page):
        meta["next_token"] = make_token(int(page[-1].id))
    return page, meta


def _includes(
    x: "X", posts: Sequence[Post], query: Query
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    expansions = query.expansions
    related, errors = _related(x, posts, query)
    users = _user_ids(x, posts, related, query)
    media = [item for post in posts for item in post.media]
    if "referenced_tweets.id.attachments.media_keys" in expansions:
        media += [item for post in related for item in post.media]
    places = {post.place.id: post.place for post in posts if post.place}
    tweets = [show_post(post, query.of("tweet"), x.timeline.accounts) for post in related]
    includes = {
        "users": [show_user(x.timeline.users[id], query.of("user")) for id in users],
        "tweets": tweets,
        "media": _shown_media(x, media, query) if "attachments.media_keys" in expansions else [],
        "places": [
            show_place(place, query.of("place"))
            for place in places.values()
            if "geo.place_id" in expansions
        ],
    }
    return {name: items for name, items in includes.items() if items}, errors


def _related(
    x: "X", posts: Sequence[Post], query: Query
) -> tuple[list[Post], list[dict[str, Any]]]:
    """The posts that these answer or quote; what is gone becomes a partial error."""
    wanted: list[str] = []
    if any(name.startswith("referenced_tweets.id") for name in query.expansions):
        wanted += [id for post in posts for _, id in post.references]
    if "edit_history_tweet_ids" in query.expansions:
        wanted += [id for post in posts for id in post.history]
    related, errors = [], []
    for post_id in dict.fromkeys(wanted):
        post = x.timeline.visible_post(post_id)
        if post is None:
            errors.append(not_found("tweet", "referenced_tweets.id", post_id))
        else:
            related.append(post)
    return related, errors


def _user_ids(x: "X", posts: Sequence[Post], related: Sequence[Post], query: Query) -> list[str]:
    ids: list[str] = []
    if "author_id" in query.expansions:
        ids += [post.author_id for post in posts]
    if "in_reply_to_user_id" in query.expansions:
        ids += [post.in_reply_to_user_id for post in posts if post.in_reply_to_user_id]
    if "referenced_tweets.id.author_id" in query.expansions:
        ids += [post.author_id for post in related]
    if "entities.mentions.username" in query.expansions:
        names = [name.lower() for post in posts for name in MENTION.findall(post.text)]
        ids += [x.timeline.accounts[name].id for name in names if name in x.timeline.accounts]
    return list(dict.fromkeys(ids))


def _message_includes(x: "X", messages: Sequence[DirectMessage], query: Query) -> dict[str, Any]:
    ids: list[str] = []
    if "sender_id" in query.expansions:
        ids += [message.sender_id for message in messages]
    media = [item for message in messages for item in message.media]
    wants_media = "attachments.media_keys" in query.expansions
    includes = {
        "users": [show_user(x.timeline.users[id], query.of("user")) for id in dict.fromkeys(ids)],
        "media": _shown_media(x, media, query) if wants_media else [],
    }
    return {name: items for name, items in includes.items() if items}


def _shown_media(x: "X", media: Sequence[XMedia], query: Query) -> list[dict[str, Any]]:
    base = f"{x.world.public_url}/x-media"
    return [show_media(item, query.of("media"), base) for item in media]


def _roots(x: "X", page: dict[str, Any]) -> list[str]:
    """The first ids of the posts on a page: by these the journal knows them, edited or not."""
    return [x.timeline.posts[shown["id"]].history[0] for shown in page.get("data", ())]


def _journal(x: "X", operation: str, external_ids: Sequence[str], query: Query) -> None:
    x.world.journal.add(
        "poll_served",
        "x",
        operation=operation,
        external_ids=list(external_ids),
        cursor=query.plain.get("since_id"),
        page=query.plain.get("pagination_token"),
    )
