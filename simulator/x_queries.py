"""What a client asks of X: query parameters, checked against the documented names and limits."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from simulator.x_errors import invalid
from simulator.x_fields import (
    DM_EVENT_FIELDS,
    DM_EXPANSIONS,
    MEDIA_FIELDS,
    PLACE_FIELDS,
    POLL_FIELDS,
    TWEET_EXPANSIONS,
    TWEET_FIELDS,
    USAGE_FIELDS,
    USER_FIELDS,
)

RENAMED_FIELDS = {"edit_history_post_ids": "edit_history_tweet_ids", "note_post": "note_tweet"}


@dataclass(frozen=True)
class Endpoint:
    """The parameters that one operation takes; `max_results` is smallest, default, greatest."""

    name: str
    fields: Mapping[str, frozenset[str]]
    expansions: frozenset[str] = TWEET_EXPANSIONS
    plain: frozenset[str] = frozenset()
    max_results: tuple[int, int, int] = (5, 10, 100)


@dataclass(frozen=True)
class Query:
    """A checked request: which fields, which expansions, which part of the list."""

    fields: Mapping[str, frozenset[str]]
    expansions: frozenset[str]
    plain: Mapping[str, str] = field(default_factory=dict)
    max_results: int = 10
    before: int | None = None
    since_id: int | None = None
    until_id: int | None = None
    start: datetime | None = None
    end: datetime | None = None

    def of(self, kind: str) -> Collection[str]:
        """Return the fields asked for one kind of object, as in `tweet.fields`."""
        return self.fields.get(f"{kind}.fields", frozenset())


_OBJECT_FIELDS = {
    "tweet.fields": TWEET_FIELDS,
    "user.fields": USER_FIELDS,
    "media.fields": MEDIA_FIELDS,
    "place.fields": PLACE_FIELDS,
    "poll.fields": POLL_FIELDS,
}
_WINDOW = frozenset({"since_id", "until_id", "start_time", "end_time", "pagination_token"})
GET_ME = Endpoint(
    "get_me",
    {"tweet.fields": TWEET_FIELDS, "user.fields": USER_FIELDS},
    frozenset({"pinned_tweet_id", "most_recent_tweet_id", "affiliation.user_id"}),
)
GET_MENTIONS = Endpoint("get_mentions", _OBJECT_FIELDS, plain=_WINDOW)
GET_USER_TWEETS = Endpoint("get_user_tweets", _OBJECT_FIELDS, plain=_WINDOW | {"exclude"})
GET_TWEETS = Endpoint("get_tweets", _OBJECT_FIELDS, plain=frozenset({"ids"}))
GET_USAGE = Endpoint(
    "get_usage", {"usage.fields": USAGE_FIELDS}, frozenset(), plain=frozenset({"days"})
)
GET_DM_EVENTS = Endpoint(
    "get_dm_events",
    {
        "dm_event.fields": DM_EVENT_FIELDS,
        "tweet.fields": TWEET_FIELDS,
        "user.fields": USER_FIELDS,
        "media.fields": MEDIA_FIELDS,
    },
    DM_EXPANSIONS,
    plain=frozenset({"event_types", "pagination_token"}),
    max_results=(1, 100, 100),
)


def read_query(endpoint: Endpoint, parameters: Mapping[str, str], *, renamed: bool) -> Query:
    """Return the checked query; refuses with 400 what X's schema refuses.

    With `renamed` the newer names (`post.fields`, `referenced_posts`) are understood as well.
    """
    if renamed:
        parameters = _old_names(parameters)
    listed = _WINDOW & endpoint.plain
    known = {*endpoint.fields, *endpoint.plain, "expansions"} | (
        {"max_results"} if listed else set()
    )
    for name in parameters:
        if name not in known:
            message = f"The query parameter [{name}] is not one of [{','.join(sorted(known))}]"
            raise invalid(name, [parameters[name]], message)
    return Query(
        fields={
            name: _choices(name, parameters.get(name), allowed)
            for name, allowed in endpoint.fields.items()
        },
        expansions=_choices("expansions", parameters.get("expansions"), endpoint.expansions),
        plain=parameters,
        max_results=_max_results(parameters.get("max_results"), endpoint.max_results),
        before=_token(parameters.get("pagination_token")),
        since_id=_post_id("since_id", parameters.get("since_id")),
        until_id=_post_id("until_id", parameters.get("until_id")),
        start=_time("start_time", parameters.get("start_time")),
        end=_time("end_time", parameters.get("end_time")),
    )


def make_token(before: int) -> str:
    """Return the opaque token of the page that starts below this id."""
    return f"7140{before:x}z"


def read_ids(text: str | None) -> list[str]:
    """Return the ids of a look-up: 1 to 100 numbers."""
    if not text:
        raise invalid("ids", [], "The `ids` query parameter can not be empty")
    ids = text.split(",")
    if len(ids) > 100:
        message = "The number of values in the `ids` query parameter list is not between 1 and 100"
        raise invalid("ids", ids[:1], message)
    for value in ids:
        _post_id("ids", value)
    return ids


def _old_names(parameters: Mapping[str, str]) -> dict[str, str]:
    old = {}
    for name, value in parameters.items():
        values = [
            RENAMED_FIELDS.get(item, item).replace("referenced_posts", "referenced_tweets")
            for item in value.split(",")
        ]
        old[name.replace("post.fields", "tweet.fields")] = ",".join(values)
    return old


def _choices(name: str, text: str | None, allowed: frozenset[str]) -> frozenset[str]:
    if text is None:
        return frozenset()
    values = text.split(",")
    for value in values:
        if value not in allowed:
            choices = ",".join(sorted(allowed))
            message = f"The `{name}` query parameter value [{value}] is not one of [{choices}]"
            raise invalid(name, values, message)
    return frozenset(values)


def _max_results(text: str | None, limits: tuple[int, int, int]) -> int:
    smallest, usual, greatest = limits
    if text is None:
        return usual
    if not text.isdigit() or not smallest <= int(text) <= greatest:
        message = (
            f"The `max_results` query parameter value [{text}] is not between {smallest} and "
            f"{greatest}"
        )
        raise invalid("max_results", [text], message)
    return int(text)


def _post_id(name: str, text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 19:
        message = f"The `{name}` query parameter value [{text}] does not match ^[0-9]{{1,19}}$"
        raise invalid(name, [text], message)
    return int(text)


def _token(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        if not text.startswith("7140") or not text.endswith("z"):
            raise ValueError
        return int(text[4:-1], 16)
    except ValueError:
        message = f"The `pagination_token` query parameter value [{text}] is not valid"
        raise invalid("pagination_token", [text], message) from None


def _time(name: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    for shape in ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.%fZ"):
        try:
            return datetime.strptime(text, shape).replace(tzinfo=UTC)
        except ValueError:
            continue
    message = f"The `{name}` query parameter value [{text}] is not a valid RFC3339 date-time"
    raise invalid(name, [text], message)
