"""Reads what X says: answers of the API v2, and webhook bodies of the X Activity API.

Answers           https://docs.x.com/x-api/fundamentals/expansions
Errors            https://docs.x.com/x-api/fundamentals/response-codes-and-errors
Activity events   https://docs.x.com/x-api/activity/event-payloads
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

from channels._twitter_legacy import legacy_deletion, legacy_message, legacy_post
from channels._twitter_objects import (
    Json,
    deleted,
    encrypted,
    identifier,
    identifiers,
    listed,
    mapping,
    message,
    post,
    post_deleted,
    referenced,
    required_object,
    snake,
)
from channels.base import Ignored, Parsed, Sender, Source, Unreadable

READING_ERRORS = (
    AttributeError,
    IndexError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)


def parse(
    body: bytes,
    headers: Mapping[str, str],
    source: Source,
    own_ids: frozenset[str] = frozenset(),
) -> Sequence[Parsed]:
    """Find posts, direct messages and deletions in an answer of X, an activity webhook, or one
    item as `fetch` folds it; the shape decides, whatever `source` says. Never raises."""
    del headers, source
    if not body.strip():
        return [Ignored("empty")]
    if body.lstrip().startswith(b"<"):
        return [Ignored("html_answer")]
    try:
        answer = json.loads(body)
    except READING_ERRORS:
        return [Unreadable("not_json", body)]
    try:
        return list(_answer(answer, body, own_ids)) or [Ignored("empty")]
    except READING_ERRORS:
        return [Unreadable("malformed", body)]


def fold(entry: object, includes: Mapping[str, object]) -> bytes:
    """One entry of an answer's `data` with those included objects that it refers to, as an answer
    of its own. Never raises for what `json.loads` gave."""
    wanted = set(_references(entry))
    kept = {
        name: own
        for name, objects in includes.items()
        if (own := [one for one in listed(objects) if _included_key(one) in wanted])
    }
    answer: dict[str, object] = {"data": [entry]}
    if kept:
        answer["includes"] = kept
    return _compact(answer)


def deletion(external_id: str) -> bytes:
    """The item that stands for a post which X no longer has."""
    return _compact({"deletion": {"id": external_id}})


def entries(answer: Mapping[str, object]) -> list[object]:
    """What an answer holds under `data`: a list, a single object, or nothing."""
    found = answer.get("data")
    if found is None or found == {}:
        return []
    return list(found) if isinstance(found, list) else [found]


def error_reason(error: object) -> str:
    """A snake_case word for one of X's error objects, without its details: they may hold ids."""
    if not isinstance(error, dict):
        return "error"
    title = error.get("title")
    if isinstance(title, str) and (word := snake(title)):
        return word
    number = identifier(error.get("code")) or identifier(error.get("status"))
    return snake(f"error_{number}") if number else "error"


def _answer(answer: object, body: bytes, own_ids: frozenset[str]) -> Iterator[Parsed]:
    if isinstance(answer, list):
        for one in answer:
            yield from _answer(one, _compact(one), own_ids)
    elif not isinstance(answer, dict):
        yield Unreadable("not_an_object", body)
    elif "deletion" in answer:
        yield _guarded(lambda: deleted(answer["deletion"], Sender()), lambda: body)
    elif (activity := _activity_of(answer)) is not None:
        yield from _activity(activity, answer, body, own_ids)
    elif any(isinstance(answer.get(name), list) for name in answer if name.endswith("_events")):
        yield from _account_activity(answer, own_ids)
    elif "id" in answer and answer.keys() & _SIGNS_OF_AN_ENTRY:
        yield from _entries({"data": [answer]}, own_ids)
    elif entries(answer):
        yield from _entries(answer, own_ids)
        yield from _partial_errors(answer)
    else:
        yield _without_entries(answer, body)


def _entries(answer: Json, own_ids: frozenset[str]) -> Iterator[Parsed]:
    includes = mapping(answer.get("includes"))
    for entry in entries(answer):
        read = partial(_entry, entry, includes, own_ids)
        yield _guarded(read, partial(fold, entry, includes))


def _guarded(read: Callable[[], Parsed], fragment: Callable[[], bytes]) -> Parsed:
    """One item; what cannot be read is unreadable alone and never hurts its sisters."""
    try:
        return read()
    except READING_ERRORS:
        return Unreadable("malformed", fragment())


def _without_entries(answer: Json, body: bytes) -> Parsed:
    errors = listed(answer.get("errors"))
    if errors:
        # A refused request names what it is itself; what was refused in it, `errors` tell.
        reason = error_reason(errors[0])
        return Ignored(error_reason(answer) if reason == "error" else reason)
    if "title" in answer or "status" in answer or "error" in answer:
        return Ignored(error_reason(answer))
    if not answer or answer.keys() & {"data", "meta"}:
        return Ignored("empty")
    return Unreadable("unknown_shape", body)


def _partial_errors(answer: Json) -> Iterator[Parsed]:
    for error in listed(answer.get("errors")):
        yield Ignored(f"partial_error_{error_reason(error)}")


def _entry(entry: object, includes: Json, own_ids: frozenset[str]) -> Parsed:
    found = required_object(entry)
    if found.keys() & _SIGNS_OF_SOMETHING_ELSE and "text" not in found:
        return Ignored("not_a_message")
    is_message = found.keys() & {"event_type", "dm_conversation_id"} or (
        "sender_id" in found and "author_id" not in found
    )
    return (message if is_message else post)(found, includes, own_ids)


def _activity_of(answer: Json) -> Json | None:
    """The envelope of an X Activity event, None when this is something else."""
    for candidate in (answer.get("data"), answer):
        if isinstance(candidate, dict) and {"event_type", "payload"} <= candidate.keys():
            return candidate
    return None


def _activity(
    activity: Json, answer: Json, body: bytes, own_ids: frozenset[str]
) -> Iterator[Parsed]:
    kind = str(activity["event_type"])
    payload = activity["payload"]
    account = identifier(mapping(activity.get("filter")).get("user_id"))
    # Events are delivered for the subscribed account, which is ours unless we are told otherwise.
    own = own_ids or frozenset(filter(None, [account]))
    includes = mapping(activity.get("includes")) or mapping(answer.get("includes"))
    if kind in {"dm.sent", "chat.sent"}:
        yield Ignored("own_message")
    elif kind == "post.repost.create":
        yield Ignored("retweet")
    elif kind == "dm.received" and isinstance(payload, dict) and "direct_message_events" in payload:
        yield from _legacy_messages(payload, activity, own)
    elif kind in _ACTIVITIES or (kind.startswith("post.") and "text" in mapping(payload)):
        read = _ACTIVITIES.get(kind, post)
        yield _guarded(lambda: read(required_object(payload), includes, own), lambda: body)
    else:
        yield Ignored(snake(kind) or "unknown_event")


def _account_activity(answer: Json, own_ids: frozenset[str]) -> Iterator[Parsed]:
    """A webhook of the Account Activity API: several kinds of events, in shapes of API 1.1."""
    account = identifier(answer.get("for_user_id"))
    own = own_ids or frozenset(filter(None, [account]))
    for name in (name for name in answer if name.endswith("_events")):
        read = _LEGACY_EVENTS.get(name)
        if name == "direct_message_events":
            yield from _legacy_messages(answer, {}, own)
        elif read is None:
            yield Ignored(snake(name.removesuffix("_events")))
        else:
            for event in listed(answer[name]):
                alone = {name: [event]}
                yield _guarded(partial(read, event, own), partial(_compact, alone))


def _legacy_messages(payload: Json, activity: Json, own_ids: frozenset[str]) -> Iterator[Parsed]:
    """Direct messages in the shape of API 1.1, which activity webhooks still use."""
    users = payload.get("users")
    for event in listed(payload["direct_message_events"]):
        alone = {"direct_message_events": [event], "users": users}
        whole = {"data": {**activity, "payload": alone}} if activity else alone
        read = partial(legacy_message, event, users, own_ids)
        yield _guarded(read, partial(_compact, whole))


def _references(entry: object) -> Iterator[str]:
    """Ids and keys of everything that an entry refers to."""
    if not isinstance(entry, dict):
        return
    for name in ("author_id", "sender_id"):
        yield from identifiers([entry.get(name)])
    yield from identifiers([mapping(entry.get("geo")).get("place_id")])
    yield from identifiers(listed(mapping(entry.get("attachments")).get("media_keys")))
    yield from identifiers([one.get("id") for one in referenced(entry)])


def _included_key(included: object) -> str | None:
    one = mapping(included)
    one = mapping(one.get("data")) or one
    return identifier(one.get("media_key")) or identifier(one.get("id"))


def _compact(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


_SIGNS_OF_AN_ENTRY = frozenset({"text", "note_tweet", "note_post", "event_type", "sender_id"})
# Accounts, and answers to what we sent.
_SIGNS_OF_SOMETHING_ELSE = frozenset({"username", "dm_event_id", "deleted"})
_LEGACY_EVENTS: Mapping[str, Callable[[object, Collection[str]], Parsed]] = {
    "tweet_create_events": legacy_post,
    "tweet_delete_events": legacy_deletion,
}
_ACTIVITIES: Mapping[str, Callable[[Json, Json, Collection[str]], Parsed]] = {
    "post.create": post,
    "post.mention.create": post,
    "post.delete": post_deleted,
    "dm.received": message,
    "chat.received": encrypted,
}
