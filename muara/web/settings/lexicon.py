"""The words that speak for topics and agencies: looked at, changed, and tried on a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from sqlalchemy import Connection

from muara import seed
from muara.local_settings import read_aliases, read_subject
from muara.web.late_route import LateRoute
from muara.web.screen import fragment
from muara.web.settings.office import NO_TROUBLE, Changes, Looks, Office, Trouble
from normalizer.suggestions import Circumstances, Suggestions, suggest
from normalizer.text import read
from store import knowledge
from store.errors import NotFound
from store.knowledge import Entry
from store.marks import mark_of

router = APIRouter(route_class=LateRoute)

AXES = ("topic", "agency")
_LONGEST_SENTENCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelLine:
    """A topic or agency of the lexicon, with how many subjects and words speak for it."""

    axis: str
    code: str
    name: str
    is_external: bool
    subjects: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectForm:
    """A subject that speaks for a label, with its words and what the label gets of them."""

    code: str
    content: Mapping[str, Any]
    seen: str
    share: float
    values: Mapping[str, str]
    """The words of each strength as its field shows them."""


@router.get("/settings/lexicon")
def show_lexicon(office: Looks) -> Response:
    """All topics and agencies, and a sentence to try."""
    return _overview(office)


@router.post("/settings/lexicon/try")
def try_sentence(
    office: Changes, request: Request, sentence: Annotated[str, Form()] = ""
) -> Response:
    """What would be suggested of a sentence; it is kept nowhere."""
    text = sentence.strip()[:_LONGEST_SENTENCE]
    found = _suggest(office, text) if text else None
    if "hx-request" in request.headers:
        return fragment(office.visit, "settings/_found.html", found=found, office=office)
    return _overview(office, sentence=text, found=found)


def _suggest(office: Office, text: str) -> Suggestions:
    known = office.application.knowledge.fresh(office.code)
    return suggest(read(text), known, Circumstances(sent_at=office.now))


def _overview(office: Office, sentence: str = "", found: Suggestions | None = None) -> Response:
    with office.application.store.read() as connection:
        entries = knowledge.lexicon(office.scope, connection, office.code)
        return office.page(
            connection,
            "lexicon",
            axes={axis: _lines(entries, axis) for axis in AXES},
            sentence=sentence,
            found=found,
        )


def _lines(entries: Sequence[Entry], axis: str) -> list[LabelLine]:
    subjects = [entry.content for entry in entries if entry.axis == "subject"]
    lines = []
    for entry in entries:
        if entry.axis == axis:
            mine = [one for one in subjects if entry.code in _shares(one, axis)]
            lines.append(
                LabelLine(
                    axis=axis,
                    code=entry.code,
                    name=str(entry.content["name"]),
                    is_external=bool(entry.content.get("external")),
                    subjects=len(mine),
                    words=sum(len(one.get(s, ())) for one in mine for s in seed.STRENGTHS),
                )
            )
    return sorted(lines, key=lambda line: line.name.casefold())


def _shares(subject: Mapping[str, Any], axis: str) -> Mapping[str, float]:
    """The codes of the labels that a subject speaks for, and what each gets of its words."""
    given = subject.get(axis) or {}
    return {given: 1.0} if isinstance(given, str) else given


@router.get("/settings/lexicon/{axis}/{code}")
def show_label(office: Looks, axis: str, code: str) -> Response:
    """The words that speak for one topic or agency."""
    return _label(office, axis, code)


@router.post("/settings/lexicon/{axis}/{code}/names")
def change_names(office: Changes, axis: str, code: str) -> Response:
    """What else it is called."""

    def write(connection: Connection) -> None:
        known = _entry(office, connection, axis, code)
        content = read_aliases(office.fields, known.content)
        knowledge.change_entry(
            office.scope,
            connection,
            office.code,
            Entry(axis, code, content),
            office.now,
            office.seen,
        )

    return _done(office, axis, code, office.attempt(write))


@router.post("/settings/lexicon/{axis}/{code}/subjects")
def change_subject(
    office: Changes, axis: str, code: str, subject: Annotated[str, Form()] = ""
) -> Response:
    """The words of a subject that speaks for this label, or a new subject with its words."""

    def write(connection: Connection) -> None:
        _entry(office, connection, axis, code)
        is_new = office.fields.get("is_new") == "true"
        known = None if is_new else _entry(office, connection, "subject", subject)
        content = read_subject(
            office.fields,
            known.content if known else {},
            [one.code for one in _entries(office, connection, "topic")],
            [one.code for one in _entries(office, connection, "agency")],
        )
        entry = Entry("subject", seed.code_of("subject", content), content)
        knowledge.change_entry(
            office.scope, connection, office.code, entry, office.now, office.seen
        )

    return _done(office, axis, code, office.attempt(write))


def _done(office: Office, axis: str, code: str, trouble: Trouble | None) -> Response:
    if trouble is not None:
        return _label(office, axis, code, trouble)
    return office.back(f"/lexicon/{axis}/{code}", "changed")


def _label(office: Office, axis: str, code: str, trouble: Trouble = NO_TROUBLE) -> Response:
    with office.application.store.read() as connection:
        entry = _entry(office, connection, axis, code)
        subjects = _entries(office, connection, "subject")
        return office.page(
            connection,
            "label",
            trouble=trouble,
            axis=axis,
            entry=entry,
            seen=mark_of(entry),
            typed=office.fields,
            subjects=[
                _subject_form(one, _shares(one.content, axis)[code])
                for one in subjects
                if code in _shares(one.content, axis)
            ],
            strengths=seed.STRENGTHS,
            weights=seed.WEIGHTS,
            labels={
                other: [
                    (one.code, str(one.content["name"]))
                    for one in _entries(office, connection, other)
                ]
                for other in AXES
            },
        )


def _subject_form(entry: Entry, share: float) -> SubjectForm:
    content = entry.content
    return SubjectForm(
        code=entry.code,
        content=content,
        seen=mark_of(entry),
        share=float(share),
        values={s: ", ".join(map(str, content.get(s, ()))) for s in seed.STRENGTHS},
    )


def _entry(office: Office, connection: Connection, axis: str, code: str) -> Entry:
    found = None
    if axis in (*AXES, "subject"):
        found = knowledge.entry_of(office.scope, connection, office.code, axis, code)
    if found is None:
        raise NotFound("There is no such entry.")
    return found


def _entries(office: Office, connection: Connection, axis: str) -> list[Entry]:
    return knowledge.lexicon(office.scope, connection, office.code, axis)
