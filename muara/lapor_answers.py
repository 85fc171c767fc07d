"""Answer files of SP4N-LAPOR!: each row gives a report its number there, or says how far it is.

A file may be imported twice: what is known already changes nothing. A row finds its report by our
number, else by LAPOR's, else by its title among what went there in a batch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from sqlalchemy import Connection

from forwarder import lapor
from forwarder.lapor import ForeignAnswer, Unclear
from muara.app import Application
from muara.forwarding import LONGEST_ANSWER, Forwarding
from muara.list_rows import fresh_chunks, write_fault_table
from muara.tables import BY_ITSELF, Layout, Sheet, open_sheet
from muara.tables import Row as Line
from store import forwardings, queries
from store.casework.deed import Deed
from store.errors import Conflict, NotFound, NotPossible
from store.forwarding_models import ForwardingState
from store.scope import Scope
from store.seals import is_sealed
from store.tracking import read_tracking_id

_CHUNK = 50
_WENT = (ForwardingState.SENT, ForwardingState.LINKED)
"""An officer has said of a secret report in these states that it may go."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What one row is about: a report and whether its number, status or answer is news."""

    answer: ForeignAnswer
    tracking_id: str
    is_secret: bool
    is_new_number: bool
    is_new_status: bool
    is_new_answer: bool

    @property
    def is_known(self) -> bool:
        return not (self.is_new_number or self.is_new_status or self.is_new_answer)


class AnswerImporter:
    """Carries out the rows of one file, each a deed of its own of whoever brought it."""

    def __init__(
        self,
        application: Application,
        jurisdiction: str,
        kind: str,
        mapping: Mapping[str, str],
        actor: str,
        layout: Layout = BY_ITSELF,
    ) -> None:
        """`mapping` gives the fields (`lapor.ANSWER_FIELDS`) of headers; `actor` brought it."""
        self._application = application
        self._kind = kind
        self._layout = layout
        self._mapping = mapping
        everything = application.scope(actor)
        self._scope: Scope = replace(everything, jurisdictions=frozenset({jurisdiction}))
        self._forwarding = Forwarding(application)
        self._tried: dict[str, dict[str, str]] = {}
        """In a trial, what earlier rows would have made known: the fields of each report."""

    def run(
        self,
        file: BinaryIO,
        *,
        is_trial: bool,
        skip: int = 0,
        counts: Mapping[str, int] | None = None,
        note: Callable[[Connection, int, Counter[str]], None] = lambda c, p, n: None,
        is_over: Callable[[], bool] = lambda: False,
    ) -> Counter[str] | None:
        """Deal with every row behind the first `skip`; the counts, None when it was interrupted.

        Counts `rows`, `new`, `already_known` and `failed`. `note` is called after each chunk with
        how far it came; rows that are done again change nothing.
        """
        done = Counter(counts or {})
        with open_sheet(self._kind, file, self._layout) as sheet:
            for position, fresh in fresh_chunks(sheet.rows, _CHUNK, skip):
                done.update(self._outcome(sheet, row, is_trial=is_trial) for row in fresh)
                done["rows"] += len(fresh)
                with self._application.store.write() as connection:
                    note(connection, position, done)
                if is_over():
                    return None
        return done

    def write_faults(self, file: BinaryIO, output: BinaryIO) -> int:
        """Write the rows that fail as CSV with line and reason; how many there are."""
        with open_sheet(self._kind, file, self._layout) as sheet:
            return write_fault_table(
                output,
                (
                    (row.number, meant.fault, dict(zip(sheet.headers, row.cells, strict=True)))
                    for row in sheet.rows
                    if not isinstance(meant := self._meant(sheet, row), Meant)
                ),
            )

    def _outcome(self, sheet: Sheet, row: Line, *, is_trial: bool) -> str:
        """`new`, `already_known` or `failed`."""
        meant = self._meant(sheet, row)
        if isinstance(meant, Unclear):
            return "failed"
        if is_trial:
            meant = self._after_earlier_rows(meant)
        if meant.is_known:
            return "already_known"
        if is_trial:
            return "new"
        try:
            self._carry_out(meant)
        except (NotPossible, NotFound, Conflict):
            return "failed"
        return "new"

    def _after_earlier_rows(self, meant: Meant) -> Meant:
        """As if the rows before had been carried out; and so is this one for those behind it."""
        answer, known = meant.answer, self._tried.setdefault(meant.tracking_id, {})
        said = {
            "foreign_id": answer.foreign_id,
            "status": answer.status or "",
            "answer": (answer.answer or "").strip(),
        }
        news = {
            "foreign_id": meant.is_new_number,
            "status": meant.is_new_status,
            "answer": meant.is_new_answer,
        } | {field: said[field] not in ("", value) for field, value in known.items()}
        known |= {field: value for field, value in said.items() if news[field]}
        return replace(
            meant,
            is_new_number=news["foreign_id"],
            is_new_status=news["status"],
            is_new_answer=news["answer"],
        )

    def _carry_out(self, meant: Meant) -> None:
        answer = meant.answer
        now = self._application.clock.now()
        key = f"lapor-answer:{meant.tracking_id}:{answer.foreign_id}"
        if meant.is_new_number:
            deed = Deed(key=f"{key}:{now.isoformat()}", now=now)
            self._forwarding.link(
                self._scope,
                meant.tracking_id,
                deed,
                answer.foreign_id,
                is_secret=meant.is_secret,
            )
        if answer.status or answer.answer:
            deed = Deed(key=f"{key}:status:{now.isoformat()}", now=now)
            self._forwarding.note_status_of_all(
                self._scope, answer.foreign_id, deed, answer.status, answer.answer or ""
            )

    def _meant(self, sheet: Sheet, row: Line) -> Meant | Unclear:
        if row.fault is not None:
            return Unclear(row.fault)
        cells = {
            self._mapping[header]: cell
            for header, cell in zip(sheet.headers, row.cells, strict=True)
            if header in self._mapping
        }
        answer = lapor.read_answer(cells)
        if isinstance(answer, Unclear):
            return answer
        if answer.answer and len(answer.answer) > LONGEST_ANSWER:
            return Unclear("answer_too_long")
        with self._application.store.read() as connection:
            return self._found(connection, answer)

    def _found(self, connection: Connection, answer: ForeignAnswer) -> Meant | Unclear:
        number = self._number_of(connection, answer)
        if isinstance(number, Unclear):
            return number
        complaint = queries.complaint_by_tracking_id(self._scope, connection, number)
        if complaint.merged_into is not None:  # it went as one with that
            complaint = queries.complaint(self._scope, connection, complaint.merged_into)
        known = forwardings.forwarding_of(self._scope, connection, complaint.id, lapor.NAME)
        is_there = known is not None and known.state == ForwardingState.LINKED
        was_ticked = known is not None and known.state in _WENT
        if is_sealed(complaint.seal) or (complaint.is_secret and not was_ticked):
            return Unclear("may_not_leave")
        is_linked = known is not None and is_there and known.foreign_id == answer.foreign_id
        if not is_linked and complaint.verified_at is None:
            return Unclear("unverified")
        is_other_status = answer.status is not None and (
            known is None or known.foreign_status != answer.status
        )
        return Meant(
            answer=answer,
            tracking_id=str(complaint.tracking_id),
            is_secret=bool(complaint.is_secret),
            is_new_number=not is_linked,
            is_new_status=is_other_status,
            is_new_answer=self._forwarding.is_new_answer(
                connection, complaint, known, answer.answer or ""
            ),
        )

    def _number_of(self, connection: Connection, answer: ForeignAnswer) -> str | Unclear:
        """The tracking id of the report that a row is about."""
        if answer.tracking_id is not None:
            number = read_tracking_id(answer.tracking_id)
            try:
                found = queries.complaint_by_tracking_id(self._scope, connection, number or "")
            except NotFound:
                return Unclear("not_ours")
            return str(found.tracking_id)
        linked = forwardings.linked_to(self._scope, connection, lapor.NAME, answer.foreign_id)
        if linked:
            return str(linked[0].tracking_id)
        for number, said in self._tried.items():
            if said.get("foreign_id") == answer.foreign_id:
                return number
        return self._number_by_title(connection, answer.title)

    def _number_by_title(self, connection: Connection, title: str | None) -> str | Unclear:
        """Of the only one with this title that went there in a batch and has no number yet."""
        if title is None:
            return Unclear("not_ours")
        wanted = _plain(title)
        sent = forwardings.given_away(self._scope, connection, lapor.NAME)
        alike = [
            row.tracking_id
            for row in sent
            if row.title and _plain(row.title) == wanted and row.tracking_id not in self._tried
        ]
        if len(alike) == 1:
            return str(alike[0])
        return Unclear("several" if alike else "not_ours")


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
