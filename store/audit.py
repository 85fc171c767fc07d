"""The audit trail: what people did and looked at, in a chain of hashes that shows any tampering.

`note` writes a row in the transaction of the deed; `changes.write_history` calls it for every
change that a person makes. `seal` puts what has gathered under the next link of each
jurisdiction's chain, and `verify` walks the chains. Rows hold references and codes only.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select, update

from store.audit_models import audit_seals, audits
from store.batch import insert_later, write_now
from store.models import (
    attachments,
    complaints,
    histories,
    items,
    operators,
    outbox,
    reporters,
)
from store.prepared import COMPLAINT
from store.queries import naming_nothing_hidden, visible
from store.rights import Right
from store.scope import Scope

IDENTITY_REVEALED = "identity_revealed"
NAMED_IN_REASON = "reason_names_reporter"
"""A reason was refused because it held the reporter's own name, which tells whose it is."""
MOST_IN_A_SEAL = 5_000
_BEGINNING = bytes(32)
_PAGE = 2_000
_CHUNK = 500

# --- writing ----------------------------------------------------------------------------------

_CODE = re.compile(
    r"[a-z0-9_.:/-]{1,100}"
    r"|[A-Z0-9]{2,5}(-[A-Z0-9]{4}){0,2}"  # a jurisdiction, a tracking id
    r"|\d{4}-\d\d-\d\dT[\d:.]{5,15}(Z|[+-]\d\d:\d\d)?"
)
_NUMBER = re.compile(r"[\d.:/-]*")
_MOST_DIGITS = 8  # of a date; what has more and no letter may be somebody's number
_PLACE_CODE = re.compile(r"\d\d(\.\d\d){0,2}(\.\d{4})?")
_SUBJECTS = ("attachment", "operator", "reporter", "outbox", "agency", "model", "link")


def note(
    scope: Scope,
    connection: Connection,
    action: str,
    at: datetime,
    *,
    complaint_id: int | None = None,
    item_id: int | None = None,
    subject: tuple[str, int] | None = None,
    jurisdiction: str | None = None,
    **details: Any,
) -> None:
    """One row of the trail about what the scope's actor does in this transaction.

    Of `details` only codes, numbers and lists of them are kept: whatever could be somebody's words
    or number stays where it belongs. `subject` is a kind and an id, by default the complaint, the
    item, or the first of the details that names one.
    """
    subject = subject or _subject(complaint_id, item_id, details)
    write_now(connection)  # the complaint may have been opened in this very batch
    complaint_id, found = _place(connection, complaint_id, item_id, subject)
    jurisdiction = jurisdiction or found or _jurisdiction_of_person(connection, subject)
    values = {
        "jurisdiction": jurisdiction or _only_jurisdiction(scope),
        "at": at,
        "actor": scope.actor,
        "action": action,
        "subject_kind": subject[0] if subject else None,
        "subject_id": subject[1] if subject else None,
        "complaint_id": complaint_id,
        "details": _codes(details),
        "seal_number": None,
    }
    insert_later(connection, audits, values)


def _subject(
    complaint_id: int | None, item_id: int | None, details: Mapping[str, Any]
) -> tuple[str, int] | None:
    if complaint_id is not None:
        return "complaint", complaint_id
    if item_id is not None:
        return "item", item_id
    named = ((kind, details.get(f"{kind}_id")) for kind in _SUBJECTS)
    return next(((kind, number) for kind, number in named if isinstance(number, int)), None)


def _place(
    connection: Connection,
    complaint_id: int | None,
    item_id: int | None,
    subject: tuple[str, int] | None,
) -> tuple[int | None, str | None]:
    """The complaint that it is about, so that it is hidden with it; and its jurisdiction."""
    if complaint_id is None:
        complaint_id = _complaint_of(connection, item_id, subject)
    if complaint_id is None:
        return None, None
    return complaint_id, _jurisdiction_of(connection, complaint_id)


def _jurisdiction_of(connection: Connection, complaint_id: int) -> str | None:
    """It never changes: one transaction asks once, however many rows it writes."""
    known: dict[int, str] = connection.info.setdefault(_PLACES, {})
    if complaint_id not in known:
        asked = {"complaint_id": complaint_id}
        found = connection.execute(_JURISDICTION, asked).scalar_one_or_none()
        if found is None:
            return None
        known[complaint_id] = found
    return known[complaint_id]


# Emptied when the next transaction begins, see `Store.write`.
_PLACES = "muara_jurisdictions_of_complaints"
_JURISDICTION = select(complaints.c.jurisdiction).where(complaints.c.id == COMPLAINT)


def _complaint_of(
    connection: Connection, item_id: int | None, subject: tuple[str, int] | None
) -> int | None:
    kind, number = subject or ("", 0)
    if item_id is not None:
        query = select(items.c.complaint_id).where(items.c.id == item_id)
    elif kind == "attachment":
        of_item = items.c.id == attachments.c.item_id
        query = select(items.c.complaint_id).join(attachments, of_item)
        query = query.where(attachments.c.id == number)
    elif kind == "outbox":
        query = select(outbox.c.complaint_id).where(outbox.c.id == number)
    else:
        return None
    found: int | None = connection.execute(query).scalar_one_or_none()
    return found


def _jurisdiction_of_person(connection: Connection, subject: tuple[str, int] | None) -> str | None:
    """The one jurisdiction of the operator or reporter that it is about; None for several."""
    kind, number = subject or ("", 0)
    if kind == "reporter":
        query = select(reporters.c.jurisdiction).where(reporters.c.id == number)
        return connection.execute(query).scalar_one_or_none()
    if kind == "operator":
        query = select(operators.c.jurisdictions).where(operators.c.id == number)
        codes: list[str] = connection.execute(query).scalar_one_or_none() or []
        return codes[0] if len(codes) == 1 else None
    return None


def _only_jurisdiction(scope: Scope) -> str:
    """The one jurisdiction that it can be about; empty where there are several."""
    within = scope.jurisdictions
    known = frozenset(scope.channels.values()) if within is None else within
    return next(iter(known)) if len(known) == 1 else ""


def _codes(details: Mapping[str, Any]) -> dict[str, Any]:
    """What of `details` may stand in the trail: codes, numbers, truths, and lists of them."""
    kept = {name: _code(value) for name, value in details.items()}
    return {name: value for name, value in kept.items() if value is not None}


def _code(value: Any) -> Any:
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str(value) if _is_code(value) else None
    if isinstance(value, Mapping):
        return _codes(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        kept = [code for code in map(_code, value) if code is not None]
        return sorted(kept, key=str) if isinstance(value, (set, frozenset)) else kept
    return None


def _is_code(text: str) -> bool:
    if _CODE.fullmatch(text) is None:
        return False
    is_number = _NUMBER.fullmatch(text) and sum(map(str.isdigit, text)) > _MOST_DIGITS
    return not is_number or _PLACE_CODE.fullmatch(text) is not None


# --- the chain --------------------------------------------------------------------------------


def seal(scope: Scope, connection: Connection, now: datetime) -> int:
    """Put the rows that have gathered under the next link of each chain; how many there were.

    At most `MOST_IN_A_SEAL` of each jurisdiction. The caller sees to it that nobody else seals.
    """
    del scope  # every jurisdiction has a chain
    gathered = select(audits.c.jurisdiction).where(audits.c.seal_number.is_(None)).distinct()
    found = sorted(connection.execute(gathered).scalars())
    return sum(_seal(connection, jurisdiction, now) for jurisdiction in found)


def _seal(connection: Connection, jurisdiction: str, now: datetime) -> int:
    rows = connection.execute(
        select(audits)
        .where(audits.c.jurisdiction == jurisdiction, audits.c.seal_number.is_(None))
        .order_by(audits.c.id)
        .limit(MOST_IN_A_SEAL)
    ).all()
    number, previous = _head(connection, jurisdiction)
    link = {
        "jurisdiction": jurisdiction,
        "number": number + 1,
        "row_count": len(rows),
        "sealed_at": now,
        "previous_hash": previous,
    }
    connection.execute(insert(audit_seals).values(**link, hash=_hash(link, rows)))
    for begin in range(0, len(rows), _CHUNK):
        ids = [row.id for row in rows[begin : begin + _CHUNK]]
        connection.execute(
            update(audits).where(audits.c.id.in_(ids)).values(seal_number=number + 1)
        )
    return len(rows)


def heads(scope: Scope, connection: Connection) -> dict[str, tuple[int, bytes]]:
    """Number and hash of the last link of each chain within reach."""
    query = select(audit_seals.c.jurisdiction).distinct()
    found = connection.execute(
        query.where(scope.allows_jurisdiction(audit_seals.c.jurisdiction))
    ).scalars()
    return {jurisdiction: _head(connection, jurisdiction) for jurisdiction in sorted(found)}


def _head(connection: Connection, jurisdiction: str) -> tuple[int, bytes]:
    """Number and hash of a chain's last link."""
    last = connection.execute(
        select(audit_seals.c.number, audit_seals.c.hash)
        .where(audit_seals.c.jurisdiction == jurisdiction)
        .order_by(audit_seals.c.number.desc())
        .limit(1)
    ).one_or_none()
    return (0, _BEGINNING) if last is None else (last.number, last.hash)


def _hash(link: Mapping[str, Any], rows: Sequence[Row[Any]]) -> bytes:
    """SHA-256 over the link's own facts with the previous hash, and each row in order of ids."""
    digest = hashlib.sha256()
    header = [
        link["jurisdiction"],
        link["number"],
        link["row_count"],
        _moment(link["sealed_at"]),
        bytes(link["previous_hash"]).hex(),
    ]
    for part in (header, *map(_fields, rows)):
        digest.update(_canonical(part) + b"\n")
    return digest.digest()


def _fields(row: Row[Any]) -> list[Any]:
    return [
        row.id,
        row.jurisdiction,
        _moment(row.at),
        row.actor,
        row.action,
        row.subject_kind,
        row.subject_id,
        row.complaint_id,
        row.details,
    ]


def _canonical(value: list[Any]) -> bytes:
    """JSON in one form only: keys sorted, no blanks, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class Break(StrEnum):
    """What is wrong with a link."""

    CHANGED = "changed"
    """Its rows or its own facts are not what was sealed."""
    ROWS = "rows"
    """There are more or fewer rows than were sealed."""
    ORDER = "order"
    """It does not follow the link before: one was taken out, put in or made anew."""
    LINK = "link"
    """Rows name a link that is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What walking one jurisdiction's chain has found."""

    jurisdiction: str
    links: int
    sealed: int
    unsealed: int
    """Rows of the tail that no link holds yet."""
    head: bytes
    """The hash of the last link: noted elsewhere, it proves that nobody made the chain anew."""
    broken: Break | None = None
    broken_at: int | None = None
    """The number of the first link that does not hold."""


def verify(scope: Scope, connection: Connection) -> list[Chain]:
    """Every chain within reach, walked from its first link; within one snapshot."""
    known = select(audits.c.jurisdiction).union(select(audit_seals.c.jurisdiction))
    found = sorted(connection.execute(known).scalars())
    within = scope.jurisdictions
    return [_walk(connection, code) for code in found if within is None or code in within]


def has_link(scope: Scope, connection: Connection, known_hash: bytes) -> bool:
    """Whether a hash that was noted elsewhere still stands in a chain."""
    query = select(audit_seals.c.id).where(
        audit_seals.c.hash == known_hash, scope.allows_jurisdiction(audit_seals.c.jurisdiction)
    )
    return connection.execute(query).first() is not None


def _walk(connection: Connection, jurisdiction: str) -> Chain:
    links = connection.execute(
        select(audit_seals)
        .where(audit_seals.c.jurisdiction == jurisdiction)
        .order_by(audit_seals.c.number)
    ).all()
    broken, broken_at = _first_break(connection, jurisdiction, links)
    of_chain = audits.c.jurisdiction == jurisdiction
    unsealed = select(func.count()).where(of_chain, audits.c.seal_number.is_(None))
    return Chain(
        jurisdiction=jurisdiction,
        links=len(links),
        sealed=sum(link.row_count for link in links),
        unsealed=connection.execute(unsealed).scalar_one(),
        head=links[-1].hash if links else _BEGINNING,
        broken=broken,
        broken_at=broken_at,
    )


def _first_break(
    connection: Connection, jurisdiction: str, links: Sequence[Row[Any]]
) -> tuple[Break | None, int | None]:
    groups = _sealed_rows(connection, jurisdiction)
    number, rows = next(groups, (None, []))
    previous = _BEGINNING
    for place, link in enumerate(links, start=1):
        if number is not None and number < link.number:
            return Break.LINK, number
        held: list[Row[Any]] = []
        if number == link.number:
            held = rows
            number, rows = next(groups, (None, []))
        if link.number != place or link.previous_hash != previous:
            return Break.ORDER, link.number
        if len(held) != link.row_count:
            return Break.ROWS, link.number
        if _hash(link._asdict(), held) != link.hash:
            return Break.CHANGED, link.number
        previous = link.hash
    return (None, None) if number is None else (Break.LINK, number)


def _sealed_rows(
    connection: Connection, jurisdiction: str
) -> Iterator[tuple[int | None, list[Row[Any]]]]:
    """The sealed rows of a chain, a link's at a time, in order; read in pages."""
    number: int | None = None
    held: list[Row[Any]] = []
    for row in _paged(connection, jurisdiction):
        if row.seal_number != number and held:
            yield number, held
            held = []
        number = row.seal_number
        held.append(row)
    if held:
        yield number, held


def _paged(connection: Connection, jurisdiction: str) -> Iterator[Row[Any]]:
    number, last = -(2**31), 0
    while True:
        page = connection.execute(
            select(audits)
            .where(
                audits.c.jurisdiction == jurisdiction,
                audits.c.seal_number.is_not(None),
                audits.c.seal_number >= number,
                or_(audits.c.seal_number > number, audits.c.id > last),
            )
            .order_by(audits.c.seal_number, audits.c.id)
            .limit(_PAGE)
        ).all()
        yield from page
        if len(page) < _PAGE:
            return
        number, last = page[-1].seal_number, page[-1].id


# --- reading ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """What the trail is narrowed to; None means any."""

    actor: str | None = None
    action: str | None = None
    complaint_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None


def rows(
    scope: Scope,
    connection: Connection,
    wanted: AuditFilter,
    *,
    before: int | None = None,
    limit: int = 50,
) -> Sequence[Row[Any]]:
    """A page of the trail, newest first, with `tracking_id`; `before` is the last id seen.

    Rows about a complaint that the caller may not see are not there.
    """
    scope.require(Right.READ_AUDIT)
    query = select(audits, complaints.c.tracking_id).outerjoin(
        complaints, complaints.c.id == audits.c.complaint_id
    )
    query = query.where(*_conditions(scope, wanted))
    shown: list[Row[Any]] = []
    while len(shown) < limit:
        page = query if before is None else query.where(audits.c.id < before)
        found = connection.execute(page.order_by(audits.c.id.desc()).limit(limit)).all()
        shown += naming_nothing_hidden(scope, connection, found)
        if len(found) < limit:
            break
        before = found[-1].id
    return shown[:limit]


def _conditions(scope: Scope, wanted: AuditFilter) -> list[ColumnElement[bool]]:
    table = audits.c
    conditions = [
        scope.allows_jurisdiction(table.jurisdiction),
        or_(table.complaint_id.is_(None), visible(scope)),
    ]
    if wanted.actor is not None:
        conditions.append(table.actor == wanted.actor)
    if wanted.action is not None:
        conditions.append(table.action == wanted.action)
    if wanted.complaint_id is not None:
        conditions.append(table.complaint_id == wanted.complaint_id)
    if wanted.since is not None:
        conditions.append(table.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(table.at < wanted.until)
    return conditions


def actions(scope: Scope, connection: Connection) -> list[str]:
    """Every action that the caller finds in the trail, by name; skipping through the index.

    One that stands there for hidden reports only would tell of them.
    """
    scope.require(Right.READ_AUDIT)
    found: list[str] = []
    query = select(func.min(audits.c.action))
    action: str | None = connection.execute(query).scalar_one()
    while action is not None:
        if rows(scope, connection, AuditFilter(action=action), limit=1):
            found.append(action)
        action = connection.execute(query.where(audits.c.action > action)).scalar_one()
    return found


def reasons_of(scope: Scope, connection: Connection, shown: Sequence[Row[Any]]) -> dict[int, str]:
    """By id of a row that tells of a revealed identity: the reason that its operator gave.

    These are the operator's words, so that they stand in the complaint's history.
    """
    scope.require(Right.READ_AUDIT)
    revealed = [row for row in shown if row.action == IDENTITY_REVEALED]
    if not revealed:
        return {}
    told = connection.execute(
        select(histories)
        .join(complaints, complaints.c.id == histories.c.complaint_id)
        .where(
            histories.c.complaint_id.in_({row.complaint_id for row in revealed}),
            histories.c.event == IDENTITY_REVEALED,
            visible(scope),
        )
    ).all()
    words = {(one.complaint_id, one.actor, one.at): one.details.get("words", "") for one in told}
    of_row = {row.id: words.get((row.complaint_id, row.actor, row.at)) for row in revealed}
    return {row_id: said for row_id, said in of_row.items() if said}


def recent_count(
    scope: Scope,
    connection: Connection,
    action: str,
    since: datetime,
    *,
    most: int,
    subject: tuple[str, int] | None = None,
) -> int:
    """How often the scope's own actor did this since then, to `subject` where one is named; counted
    up to `most`."""
    done = [audits.c.actor == scope.actor, audits.c.action == action, audits.c.at > since]
    if subject is not None:
        kind, number = subject
        done += [audits.c.subject_kind == kind, audits.c.subject_id == number]
    newest = select(audits.c.id).where(*done).order_by(audits.c.id.desc()).limit(most)
    return connection.execute(select(func.count()).select_from(newest.subquery())).scalar_one()
