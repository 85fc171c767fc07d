"""What operators decide about complaints, and what that teaches. Scope comes first.

A judgement stands beside what was suggested at that moment, so that a government can see how often
its officers take a suggestion, and a model can be fitted on what they said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, and_, delete, insert, or_, select, update

from store.changes import write_history
from store.errors import Conflict, NotFound
from store.knowledge import former_names
from store.models import Outcome, complaints, items, judgements, nicknames
from store.parts import is_without
from store.queries import counted, visible
from store.rights import Right
from store.scope import Scope
from store.seals import IS_UNSEALED
from store.session import upsert

_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJudgement:
    """What somebody says of a complaint; codes and names, never a citizen's words.

    `suggested` maps the same names to what was proposed. `version` is the one that the operator
    had before their eyes, 0 when there was none.
    """

    classification: str
    topic: str | None
    agency: str | None
    place_code: str | None
    urgency: str
    suggested: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0


def judgement_of(scope: Scope, connection: Connection, complaint_id: int) -> Row[Any] | None:
    """The judgement of a complaint, if somebody has judged it."""
    if is_without(connection, judgements, complaint_id):
        return None
    return connection.execute(
        select(judgements)
        .join(complaints, complaints.c.id == judgements.c.complaint_id)
        .where(judgements.c.complaint_id == complaint_id, visible(scope))
    ).one_or_none()


def judge(
    scope: Scope, connection: Connection, complaint_id: int, new: NewJudgement, now: datetime
) -> None:
    """Write or change the judgement of a complaint.

    `NotFound` outside the scope; `Conflict` when somebody else has judged it meanwhile.
    """
    scope.require(Right.VERIFY)
    jurisdiction = connection.execute(
        select(complaints.c.jurisdiction).where(complaints.c.id == complaint_id, visible(scope))
    ).scalar_one_or_none()
    if jurisdiction is None:
        raise NotFound("There is no such complaint.")
    known = connection.execute(
        select(judgements.c.version)
        .where(judgements.c.complaint_id == complaint_id)
        .with_for_update()
    ).scalar_one_or_none()
    if (known or 0) != new.version:
        raise Conflict("Somebody else has judged this complaint meanwhile.")
    values = {
        "classification": new.classification,
        "topic": new.topic,
        "agency": new.agency,
        "place_code": new.place_code,
        "urgency": new.urgency,
        "suggested": dict(new.suggested),
        "decided_by": scope.actor,
        "decided_at": now,
        "version": new.version + 1,
    }
    if known is None:
        values |= {"complaint_id": complaint_id, "jurisdiction": jurisdiction}
        connection.execute(insert(judgements).values(**values))
    else:
        own = judgements.c.complaint_id == complaint_id
        connection.execute(update(judgements).where(own).values(**values))
    write_history(
        scope,
        connection,
        "complaint_judged",
        now,
        complaint_id=complaint_id,
        classification=new.classification,
        topic=new.topic,
        agency=new.agency,
        place_code=new.place_code,
        urgency=new.urgency,
    )


def rename_agency(
    scope: Scope, connection: Connection, jurisdiction: str, former: str, name: str
) -> None:
    """What was decided for an agency stands under its new name; the caller writes the history.

    What was suggested at that time stays as it was: `suggestions_taken` knows the former names.
    """
    scope.require_jurisdiction(jurisdiction)
    mine = and_(judgements.c.jurisdiction == jurisdiction, judgements.c.agency == former)
    connection.execute(update(judgements).where(mine).values(agency=name))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A judged complaint: its redacted words in order, and what was decided."""

    complaint_id: int
    text: str
    topic: str | None
    agency: str | None
    decided_at: datetime


def lessons(scope: Scope, connection: Connection, jurisdiction: str) -> Iterator[Lesson]:
    """Every judged complaint of a government that is not secret, in the order of deciding."""
    after: tuple[datetime, int] | None = None
    while True:
        page = _judged(scope, connection, jurisdiction, after)
        texts = _texts(connection, [row.complaint_id for row in page])
        for row in page:
            text = "\n".join(texts.get(row.complaint_id, ()))
            if text:
                yield Lesson(row.complaint_id, text, row.topic, row.agency, row.decided_at)
        if len(page) < _PAGE:
            return
        after = (page[-1].decided_at, page[-1].complaint_id)


def _judged(
    scope: Scope,
    connection: Connection,
    jurisdiction: str,
    after: tuple[datetime, int] | None,
) -> Sequence[Row[Any]]:
    query = (
        select(judgements)
        .join(complaints, complaints.c.id == judgements.c.complaint_id)
        .where(
            judgements.c.jurisdiction == jurisdiction,
            # What is sealed never teaches: its words must not come back as somebody's reasons.
            complaints.c.is_secret.is_(False),
            IS_UNSEALED,
            visible(scope),
        )
        .order_by(judgements.c.decided_at, judgements.c.complaint_id)
        .limit(_PAGE)
    )
    if after is not None:
        decided_at, complaint_id = after
        query = query.where(
            or_(
                judgements.c.decided_at > decided_at,
                and_(
                    judgements.c.decided_at == decided_at,
                    judgements.c.complaint_id > complaint_id,
                ),
            )
        )
    return connection.execute(query).all()


def _texts(connection: Connection, complaint_ids: Sequence[int]) -> dict[int, list[str]]:
    """The newest redacted wording of each message, by complaint, in the order of saying."""
    if not complaint_ids:
        return {}
    rows = connection.execute(
        select(items.c.complaint_id, items.c.message_hash, items.c.redacted_text, items.c.event)
        .where(
            items.c.complaint_id.in_(complaint_ids),
            items.c.outcome == Outcome.STORED,
            items.c.is_withheld.is_(False),
        )
        .order_by(items.c.ordered_at, items.c.version, items.c.id)
    )
    newest: dict[int, dict[bytes, str | None]] = {}
    for row in rows:
        said = newest.setdefault(row.complaint_id, {})
        said[row.message_hash] = None if row.event == "deleted" else row.redacted_text
    return {key: [text for text in said.values() if text] for key, said in newest.items()}


@dataclass(slots=True)
class Taken:
    """How often a suggestion was what the operator chose."""

    judged: int = 0
    first: int = 0
    among_three: int = 0


def suggestions_taken(
    scope: Scope, connection: Connection, field_name: str, zone: ZoneInfo
) -> dict[tuple[str, str], Taken]:
    """By (month as YYYY-MM in `zone`, agency): how often the suggestion for `field_name` was taken.

    `field_name` is topic, agency, classification, place_code or urgency. Complaints for which
    nothing was chosen are left out.
    """
    chosen = judgements.c[field_name]
    rows = connection.execute(
        select(
            judgements.c.jurisdiction,
            judgements.c.decided_at,
            judgements.c.agency,
            chosen.label("chosen"),
            judgements.c.suggested,
        )
        .join(complaints, complaints.c.id == judgements.c.complaint_id)
        .where(chosen.is_not(None), counted(scope))
        .order_by(judgements.c.decided_at)
    )
    found: dict[tuple[str, str], Taken] = {}
    renamed: dict[str, dict[str, str]] = {}
    for row in rows:
        if row.jurisdiction not in renamed:
            names = former_names(scope, connection, row.jurisdiction)
            renamed[row.jurisdiction] = names if field_name == "agency" else {}
        taken = found.setdefault(
            (f"{row.decided_at.astimezone(zone):%Y-%m}", row.agency or ""), Taken()
        )
        present = renamed[row.jurisdiction]
        proposed = [present.get(one, one) for one in row.suggested.get(field_name) or []]
        taken.judged += 1
        taken.first += proposed[:1] == [row.chosen]
        taken.among_three += row.chosen in proposed[:3]
    return found


# --- nicknames ---------------------------------------------------------------------------------


def nicknames_of(_scope: Scope, connection: Connection, jurisdiction: str) -> Sequence[Row[Any]]:
    """What people of a government call its places."""
    return connection.execute(
        select(nicknames).where(nicknames.c.jurisdiction == jurisdiction).order_by(nicknames.c.name)
    ).all()


def learn_nickname(
    scope: Scope,
    connection: Connection,
    *,
    jurisdiction: str,
    name: str,
    code: str | None,
    point: tuple[float, float] | None,
    now: datetime,
) -> None:
    """From now on `name` (kept in lower case) means this place; a later word replaces it."""
    scope.require_jurisdiction(jurisdiction)
    latitude, longitude = point or (None, None)
    changes = {
        "code": code,
        "latitude": latitude,
        "longitude": longitude,
        "added_by": scope.actor,
        "added_at": now,
    }
    values = {"jurisdiction": jurisdiction, "name": " ".join(name.lower().split()), **changes}
    upsert(connection, nicknames, values, ("jurisdiction", "name"), changes)
    write_history(
        scope, connection, "nickname_learned", now, jurisdiction=jurisdiction, place_code=code
    )


def forget_nickname(
    scope: Scope, connection: Connection, jurisdiction: str, nickname_id: int, now: datetime
) -> None:
    """People do not call the place that after all; `NotFound` when it was forgotten before."""
    scope.require(Right.ADMINISTER)
    scope.require_jurisdiction(jurisdiction)
    gone = connection.execute(
        delete(nicknames).where(
            nicknames.c.id == nickname_id, nicknames.c.jurisdiction == jurisdiction
        )
    )
    if not gone.rowcount:
        raise NotFound("There is no such nickname.")
    write_history(
        scope,
        connection,
        "nickname_forgotten",
        now,
        jurisdiction=jurisdiction,
        nickname_id=nickname_id,
    )
