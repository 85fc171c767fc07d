"""Full-text search: which complaints say these words, and keeping what it looks through up to date.

A complaint's words are read anew when its `version` has moved on (`words_version` lags behind), so
whatever changes a complaint need not know of search. SQLite has an FTS5 index beside the words and
PostgreSQL a GIN index over them; words are split by `words`, and both find the same complaints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    Row,
    Text,
    bindparam,
    cast,
    column,
    delete,
    func,
    select,
    table,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from store.bulk import insert_rows, update_rows
from store.case_models import complaint_tags, complaint_words, transcripts
from store.models import Outcome, attachments, complaints, items
from store.scope import Scope
from store.words import Asked

# Looked through in growing bites, newest first: a common word fills a page with the first of them.
_BITES = (200, 1_000, 5_000)
LOOKED_AT_AT_MOST = 50_000
"""So many complaints that say the words are looked at for one page; the next page goes on."""

# --- keeping up ---------------------------------------------------------------------------------


def unread(_scope: Scope, connection: Connection, limit: int) -> Sequence[Row[Any]]:
    """Complaints whose words have changed since they were read, newest first, locked."""
    found: Sequence[Any] = connection.execute(
        select(
            complaints.c.id,
            complaints.c.tracking_id,
            complaints.c.jurisdiction,
            complaints.c.title,
            complaints.c.place_code,
            complaints.c.version,
        )
        .where(_IS_UNREAD)
        .order_by(complaints.c.id.desc())
        .limit(limit)
        .with_for_update(skip_locked=True, key_share=True)
    ).all()
    return found


def has_unread(_scope: Scope, connection: Connection) -> bool:
    """Whether the words of any complaint have changed since they were read."""
    found = connection.execute(select(complaints.c.id).where(_IS_UNREAD).limit(1))
    return found.first() is not None


# A literal, so that both databases see that the partial index fits.
_IS_UNREAD = text("complaint.words_version <> complaint.version")


def said(
    _scope: Scope, connection: Connection, complaint_ids: Sequence[int]
) -> Mapping[int, Sequence[str]]:
    """By complaint: the newest redacted wording of its messages, transcripts and tags."""
    found: dict[int, list[str]] = {complaint_id: [] for complaint_id in complaint_ids}
    for complaint_id, message in _messages(connection, complaint_ids):
        found[complaint_id].append(message)
    transcribed = (
        select(items.c.complaint_id, transcripts.c.redacted_text)
        .join(attachments, attachments.c.id == transcripts.c.attachment_id)
        .join(items, items.c.id == attachments.c.item_id)
        .where(
            items.c.complaint_id.in_(complaint_ids),
            transcripts.c.redacted_text.is_not(None),
            items.c.is_withheld.is_(False),
        )
    )
    tagged = select(complaint_tags.c.complaint_id, complaint_tags.c.tag).where(
        complaint_tags.c.complaint_id.in_(complaint_ids)
    )
    for query in (transcribed, tagged):
        for complaint_id, words in connection.execute(query):
            found[complaint_id].append(words)
    return found


def _messages(connection: Connection, complaint_ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    rows = connection.execute(
        select(items.c.complaint_id, items.c.message_hash, items.c.redacted_text, items.c.event)
        .where(
            items.c.complaint_id.in_(complaint_ids),
            items.c.outcome == Outcome.STORED,
            items.c.is_withheld.is_(False),  # agencies search through the same words
        )
        .order_by(items.c.complaint_id, items.c.ordered_at, items.c.version, items.c.id)
    )
    newest: dict[tuple[int, bytes], str | None] = {}
    for complaint_id, message_hash, words, event in rows:
        newest[complaint_id, message_hash] = None if event == "deleted" else words
    for (complaint_id, _), words in newest.items():
        if words:
            yield complaint_id, words


def keep_words(_scope: Scope, connection: Connection, read: Sequence[tuple[int, int, str]]) -> None:
    """Let complaints be found by their words: (complaint id, its version, the words) of each."""
    ids = [complaint_id for complaint_id, _, _ in read]
    connection.execute(delete(complaint_words).where(complaint_words.c.complaint_id.in_(ids)))
    if connection.dialect.name == "sqlite":
        rows = [{"complaint_id": each[0], "words": each[2]} for each in read]
        insert_rows(connection, complaint_words, rows)
    else:
        connection.execute(_KEEP, {"p_ids": ids, "p_words": [words for _, _, words in read]})
    marks = [{"p_id": complaint_id, "p_version": version} for complaint_id, version, _ in read]
    update_rows(connection, _MARK, marks)


# The words are lexemes as they are: the server must not split or change them once more.
_KEEP = text(
    "INSERT INTO complaint_words (complaint_id, words) "
    "SELECT id, array_to_tsvector(array_remove(string_to_array(words, ' '), '')) "
    "FROM unnest(CAST(:p_ids AS bigint[]), CAST(:p_words AS text[])) AS given (id, words)"
)
_MARK = (
    update(complaints)
    .where(complaints.c.id == bindparam("p_id", type_=complaints.c.id.type))
    .values(words_version=bindparam("p_version", type_=complaints.c.version.type))
)


def forget_reporter(_scope: Scope, connection: Connection, reporter_id: int) -> None:
    """Nothing is found any more by what an erased person said; numbers and places are read anew."""
    theirs = (
        select(complaints.c.id)
        .where(complaints.c.reporter_id == reporter_id)
        .union(
            select(items.c.complaint_id).where(
                items.c.reporter_id == reporter_id, items.c.complaint_id.is_not(None)
            )
        )
    )
    ids = list(connection.execute(theirs).scalars())
    # First the mark: whoever reads the words at this moment holds the complaint, and ends before.
    connection.execute(update(complaints).where(complaints.c.id.in_(ids)).values(words_version=0))
    connection.execute(delete(complaint_words).where(complaint_words.c.complaint_id.in_(ids)))


# --- finding ------------------------------------------------------------------------------------


def found(
    connection: Connection, wanted: Asked, *, before: int | None, most: int = LOOKED_AT_AT_MOST
) -> Iterator[list[int]]:
    """Ids of complaints that say what was asked, newest first, in growing bites; `most` in all.

    Takes no scope: only `lists` calls it, and narrows each bite to what the caller may see.
    """
    looked_at = 0
    for bite in _bites():
        limit = min(bite, most - looked_at)
        missing = limit
        for ids in _next_ids(connection, wanted, before, limit):
            if ids:
                yield ids
                missing -= len(ids)
                before = ids[-1]
        looked_at += limit - missing
        if missing or looked_at >= most:
            return


def _bites() -> Iterator[int]:
    yield from _BITES
    while True:
        yield _BITES[-1]


def _next_ids(
    connection: Connection, wanted: Asked, before: int | None, limit: int
) -> Iterator[list[int]]:
    """The next ids, `limit` in all, as they are found; fewer at the end."""
    if before is None:
        newest = connection.execute(_NEWEST).scalar_one()
        before = int(newest or 0) + 1
    if connection.dialect.name == "sqlite":
        values = {"p_asked": wanted.for_sqlite(), "p_before": before, "p_limit": limit}
        yield list(connection.execute(_ON_SQLITE, values).scalars())
    else:
        yield from _next_on_postgresql(connection, wanted.for_postgresql(), before, limit)


def _next_on_postgresql(
    connection: Connection, wanted: str, before: int, limit: int
) -> Iterator[list[int]]:
    """Among the newest first, where a common word is found by walking; then through the index.

    Words that are common and never said together would otherwise be walked for to the end. What
    may fill a page is given before the index is asked, which then mostly need not be.
    """
    since = max(before - _WALKED, 0)
    values: dict[str, Any] = {"p_asked": wanted, "p_before": before, "p_limit": limit}
    ids = list(connection.execute(_NEAR, values | {"p_since": since}).scalars())
    missing = limit - len(ids)
    if len(ids) >= _MAY_FILL_A_PAGE:
        yield ids
        ids = []
    if missing and since > 0:
        rest = {"p_before": since, "p_limit": missing}
        ids += connection.execute(_FAR, values | rest).scalars()
    yield ids


_WALKED = 20_000
_MAY_FILL_A_PAGE = 51
_NEWEST = select(func.max(complaint_words.c.complaint_id))
_INDEX = table("complaint_index", column("rowid"), column("complaint_index"))
_ON_SQLITE = (
    select(_INDEX.c.rowid)
    .where(
        _INDEX.c.complaint_index.op("MATCH")(bindparam("p_asked")),
        _INDEX.c.rowid < bindparam("p_before"),
    )
    .order_by(_INDEX.c.rowid.desc())
    .limit(bindparam("p_limit"))
)
# The words and the bounds stand in the statement itself, so that the planner knows how common they
# are: the plan for whatever bounds, which it takes after some searches, walked through everything.
_BEFORE: Any = bindparam("p_before", type_=BigInteger(), literal_execute=True)
_SINCE: Any = bindparam("p_since", type_=BigInteger(), literal_execute=True)
_LIMIT: Any = bindparam("p_limit", type_=Integer(), literal_execute=True)
_SAYING = select(complaint_words.c.complaint_id).where(
    complaint_words.c.words.op("@@")(
        cast(bindparam("p_asked", type_=Text(), literal_execute=True), TSQUERY)
    ),
    complaint_words.c.complaint_id < _BEFORE,
)
_NEAR = (
    _SAYING.where(complaint_words.c.complaint_id >= _SINCE)
    .order_by(complaint_words.c.complaint_id.desc())
    .limit(_LIMIT)
)
_FAR_IDS = _SAYING.cte("far").prefix_with("MATERIALIZED")
_FAR = select(_FAR_IDS.c.complaint_id).order_by(_FAR_IDS.c.complaint_id.desc()).limit(_LIMIT)
