"""Every page and every form of the console, and how it answers each role: one table.

A route that is not in the table fails the test: whoever adds one says here for whom it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copyfile

import httpx
import pytest
from fastapi import APIRouter
from fastapi.routing import iter_route_contexts
from sqlalchemy import select, update

from muara.casework import Answer
from muara.web.pages import _ROUTERS
from muara.web.visit import SESSION_COOKIE, csrf_token
from muara.work_pictures import answer_with_pictures
from store import agencies, sessions
from store.case_models import FollowUpKind, assignments, follow_ups
from store.casework.deed import Deed
from store.models import complaints
from store.rights import AGENCY_ROLES, ROLES
from store.scope import SYSTEM
from tests import archive, town
from tests.installation import Installation, running, settings_for
from tests.people import add_person

_LETTERS = {
    "officer": "O",
    "liaison_officer": "L",
    "agency_head": "H",
    "supervisor": "S",
    "coordinator": "C",
    "auditor": "A",
    "data_protection_officer": "D",
    "technician": "T",
}
EVERYBODY = "OLHSCADT"
TO_SIGN_IN = 401
"""How a redirect to the sign-in stands in the table: it is no answer."""
READERS = "OLHSAD"
"""Who reads the report that all requests are about: it is assigned to the agency of L and H."""


@dataclass(frozen=True, slots=True)
class Row:
    """How a route answers `roles`, and how it answers the others."""

    route: str
    roles: str
    answer: int
    others: int = 403
    but: Mapping[str, int] = field(default_factory=dict)
    """Roles whose answer is another one: what they may do elsewhere and not here, say."""
    sent: Mapping[str, str] = field(default_factory=dict)

    def expected(self, letter: str) -> int:
        return self.but.get(letter, self.answer if letter in self.roles else self.others)


# Who does not read reports is not told that there is one.
_NO_READER = {"C": 404, "T": 404}


def _deed(
    name: str, roles: str, but: Mapping[str, int] = _NO_READER, answer: int = 303, **sent: str
) -> Row:
    route = f"POST /complaints/{{tracking_id}}/deeds/{name}"
    return Row(route, roles, answer, but=but, sent={"key": name, "version": "{version}", **sent})


_TAGGED = {"key": "bulk", "deed": "tag", "tag": "malam", "chosen": "{tracking_id}~{version}"}
_ERRAND = {
    "tracking_id": "{tracking_id}",
    "assignment": "{assignment_id}",
    "version": "{version}",
}
_DONE_WORK = {"text": "Selesai", "what": "Lampu diganti", "when": "2026-11-20", "who": "Regu 1"}

TABLE = (
    # for everybody, signed in or not
    Row("GET /healthz", EVERYBODY, 200),
    Row("GET /readyz", EVERYBODY, 200),
    Row("GET /metrics", EVERYBODY, 200),
    Row("GET /sign-in", EVERYBODY, 303),
    Row("POST /sign-in", EVERYBODY, 403),
    Row("GET /sign-in/code", EVERYBODY, TO_SIGN_IN),
    Row("POST /sign-in/code", EVERYBODY, TO_SIGN_IN),
    Row("GET /sign-in/oidc", EVERYBODY, 404),
    Row("GET /sign-in/oidc/return", EVERYBODY, 404),
    Row("GET /sign-in/forgotten", EVERYBODY, 200),
    Row("POST /sign-in/forgotten", EVERYBODY, 403),
    Row("GET /sign-in/reset", EVERYBODY, 200),
    Row("POST /sign-in/reset", EVERYBODY, 403),
    Row("GET /privacy/deletion/{code}", EVERYBODY, 404),
    # citizens' pages, for everybody: here no channel of theirs is declared
    Row("GET /lapor", EVERYBODY, 404),
    Row("POST /lapor", EVERYBODY, 404),
    Row("GET /lapor/{code}", EVERYBODY, 404),
    Row("GET /lapor/terkirim", EVERYBODY, 303),
    Row("POST /lapor/laporan", EVERYBODY, 303),
    Row("POST /lapor/tutup", EVERYBODY, 303),
    Row("GET /lacak", EVERYBODY, 200),
    Row("GET /lacak/foto/{file_id}", EVERYBODY, 404),
    Row("POST /lacak", EVERYBODY, 403),
    Row("POST /lacak/nilai", EVERYBODY, 303),
    Row("POST /lacak/tambah", EVERYBODY, 303),
    Row("POST /lacak/keberatan", EVERYBODY, 303),
    Row("POST /lacak/tutup", EVERYBODY, 303),
    Row("GET /privasi", EVERYBODY, 200),
    # other apps, with a key or without: here no channel of theirs is declared
    Row("GET /open311/v2/discovery.{form}", EVERYBODY, 404),
    Row("GET /open311/v2/services.{form}", EVERYBODY, 404),
    Row("GET /open311/v2/services/{document}", EVERYBODY, 404),
    Row("GET /open311/v2/requests.{form}", EVERYBODY, 404),
    Row("GET /open311/v2/requests/{document}", EVERYBODY, 404),
    Row("GET /open311/v2/tokens/{document}", EVERYBODY, 404),
    Row("GET /open311/v2/servicerequestupdates.{form}", EVERYBODY, 404),
    Row("POST /open311/v2/requests.{form}", EVERYBODY, 404),
    Row("POST /open311/v2/servicerequestupdates.{form}", EVERYBODY, 404),
    # other governments, known by their signature
    Row("POST /muara/v1/cases", EVERYBODY, 403),
    Row("POST /muara/v1/files", EVERYBODY, 403),
    Row("POST /muara/v1/states", EVERYBODY, 403),
    Row("GET /privasi/{code}", EVERYBODY, 404),
    Row("GET /bahasa/{language}", EVERYBODY, 303),
    Row("GET /tampilan/{code}.css", EVERYBODY, 404),
    Row("GET /tampilan/{code}/logo", EVERYBODY, 404),
    # one's own account
    Row("POST /language", EVERYBODY, 303, sent={"language": "id"}),
    Row("GET /self", EVERYBODY, 200),
    Row("POST /self/name", EVERYBODY, 303),
    Row("POST /self/password", EVERYBODY, 400),
    Row("GET /self/second-factor", EVERYBODY, 200),
    Row("POST /self/second-factor/start", EVERYBODY, 200),
    Row("GET /self/second-factor/picture.svg", EVERYBODY, 200),
    Row("POST /self/second-factor", EVERYBODY, 400),
    Row("POST /self/recovery-codes", EVERYBODY, 400),
    Row("POST /self/second-factor/keep", EVERYBODY, 404),
    Row("POST /self/sessions/end-others", EVERYBODY, 303),
    Row("POST /self/sessions/{handle}/end", EVERYBODY, 404),
    Row("GET /self/notices", EVERYBODY, 200),
    Row("POST /self/notices", EVERYBODY, 303),
    Row("POST /self/notices/test", EVERYBODY, 303),
    Row("GET /self/keys", EVERYBODY, 200),
    Row("POST /self/keys", EVERYBODY, 303),
    Row("POST /self/keys/reset", EVERYBODY, 303),
    # the queue: whoever reads nothing finds it empty
    Row("GET /", EVERYBODY, 200),
    Row("GET /news", EVERYBODY, 200),
    Row("GET /events", EVERYBODY, 200),
    Row("POST /views", EVERYBODY, 303, sent={"name": "Lampu", "address": "/?q=lampu"}),
    Row("POST /views/{view_id}/rename", EVERYBODY, 404, sent={"name": "Lampu jalan"}),
    Row("POST /views/{view_id}/delete", EVERYBODY, 404),
    # many at once: agencies put words to what is theirs
    Row("POST /bulk/preview", "OS", 200, sent={"deed": "archive", "chosen": "{tracking_id}"}),
    Row("POST /bulk", "OLHS", 200, sent=_TAGGED),
    Row("POST /bulk/undo", "OLHS", 200, sent=_TAGGED),
    # one report
    Row("GET /complaints/{tracking_id}", READERS, 200, 404),
    Row("GET /media/{attachment_id}", READERS, 200, 404),
    Row("GET /media/{attachment_id}/thumbnail", READERS, 200, 404),
    Row("POST /media/{attachment_id}/retry", "OS", 409),
    Row("POST /complaints/{tracking_id}/public-replies", "OS", 303),
    Row(
        "POST /complaints/{tracking_id}/same/{link_id}/{decision}",
        "OS",
        404,
        sent={"key": "same", "version": "{version}"},
    ),
    Row("POST /complaints/{tracking_id}/identity", "", 200),
    Row("POST /complaints/{tracking_id}/copy", "D", 200, sent={"words": "Diminta di loket"}),
    Row("POST /complaints/{tracking_id}/replies/{outbox_id}/retry", "OT", 404),
    # the other report is not assigned to the agency
    Row("GET /complaints/{tracking_id}/beside/{other_id}", "OSAD", 200, 404),
    # said by the officer, it has been said when the supervisor comes
    Row(
        "POST /complaints/{tracking_id}/beside/{other_id}/not-the-same",
        "OS",
        303,
        but={"S": 409},
        sent={"key": "not-the-same", "version": "{version}"},
    ),
    Row("GET /media/{attachment_id}/mask", "OS", 200),
    Row("POST /media/{attachment_id}/mask", "OS", 409, sent={"version": "9"}),
    Row(
        "POST /media/{attachment_id}/transcript",
        "OS",
        409,
        but=_NO_READER,
        sent={"text": "Lampu mati", "version": "9"},
    ),
    Row("GET /work-files/{file_id}", READERS, 200, 404),
    Row("GET /work-files/{file_id}/thumbnail", READERS, 200, 404),
    # in whose hands it is, and what they have begun to write
    Row("GET /complaints/{tracking_id}/holder", READERS, 200, 404),
    Row("POST /complaints/{tracking_id}/claim", "OLHS", 303, but=_NO_READER),
    Row("POST /complaints/{tracking_id}/claim/take-over", "OLHS", 303, but=_NO_READER),
    Row("POST /complaints/{tracking_id}/claim/release", "OLHS", 303, but=_NO_READER),
    Row(
        "POST /complaints/{tracking_id}/drafts/{form}",
        "OLHS",
        303,
        but=_NO_READER,
        sent={"text": "Kami"},
    ),
    Row("POST /complaints/{tracking_id}/drafts/{form}/drop", "OLHS", 303, but=_NO_READER),
    _deed("verify", "OS", {}, title="Lampu", classification="complaint", privacy="open"),
    _deed("assign", "OS", agency="{agency_id}"),
    _deed("give-back", "OLHS", assignment="{assignment_id}", reason="not_ours"),
    _deed("accept", "OLHS", assignment="{assignment_id}"),
    _deed("hold", "OLHS", question="Di mana?"),
    _deed("resume", "OLHS", answer=409),
    _deed("forward", "OS", answer=409, destination="nowhere"),
    _deed("hand-over", "OS", to="Provinsi"),
    _deed("archive", "OS", reason="unclear"),
    _deed("accept-withdrawal", "OS", answer=409),
    _deed("decline-withdrawal", "OS", answer=409, reason="public_interest"),
    _deed("let-through", "OS", answer=409, item="1"),
    _deed("take-out", "OS", answer=409, item="1"),
    _deed("acknowledge", "OLHS", answer=409),
    _deed("answer", "OLHS", text="Terima kasih", kind="follow_up", assignment="{assignment_id}"),
    _deed("approve", "HS", follow_up="1"),
    _deed("reject", "HS", follow_up="1", reason="test"),
    _deed("note", "OLHS", text="Catatan"),
    _deed("say", "OS", text="Halo"),
    _deed("take-over", "OS"),
    _deed("close", "OS", answer=409),
    _deed("reopen", "OS", answer=409),
    _deed("merge", "OS", _NO_READER | {"L": 409, "H": 409}, leader="{other_id}"),
    _deed("merge-in", "OS", {}, answer=409),
    _deed("split", "OS", answer=409),
    _deed("undo", "", dict.fromkeys(EVERYBODY, 404), of="nothing"),
    _deed("unseal", "S", answer=409, reason="test"),
    _deed("exclude", "OS", answer=409),
    _deed("exclude/end", "OS", answer=409, exclusion="999", reason="mistake"),
    # the report is not sealed
    _deed("name", "S", answer=409, operator="{operator_id}"),
    _deed("name/end", "S", answer=409, operator="{operator_id}"),
    _deed("tag", "OLHS", tag="malam"),
    _deed("emergency", "OLHS", is_emergency="true"),
    _deed("secrecy", "OS", answer=409, is_secret="false"),
    # said by the officer, it has been released when the supervisor comes
    _deed(
        "release",
        "OS",
        _NO_READER | {"S": 409},
        file="{attachment_id}",
        reason="needed_on_site",
    ),
    _deed("release/end", "OS", answer=409, release="999"),
    # no service for other apps is declared here, so that nothing can be public
    _deed("publish", "OS", answer=409),
    _deed("unpublish", "OS", answer=409),
    _deed("hide-comment", "OS", {}, answer=409, item="1", reason="personal_data"),
    # the day of an agency; officers begin at the queue
    Row("GET /today", "LH", 200, but={"O": 303, "S": 303}),
    Row("GET /today/{tracking_id}", "LH", 200, but={"O": 404, "S": 404}),
    Row("POST /today/accept", "OLHS", 303, sent={"key": "t-accept", **_ERRAND}),
    Row("POST /today/ask", "OLHS", 303, sent={"key": "t-ask", "question": "Di mana?", **_ERRAND}),
    Row("POST /today/answer", "OLHS", 303, sent={"key": "t-answer", **_DONE_WORK, **_ERRAND}),
    Row("POST /today/return", "LH", 303, sent={"key": "t-back", "reason": "not_ours", **_ERRAND}),
    # answers that wait
    Row("GET /approvals", "HS", 200),
    Row("POST /approvals/{follow_up_id}/approve", "HS", 303, sent={"key": "yes", **_ERRAND}),
    Row(
        "POST /approvals/{follow_up_id}/reject",
        "HS",
        303,
        sent={"key": "no", "reason": "wording", **_ERRAND},
    ),
    # by hand
    Row("GET /new", "O", 200),
    Row("POST /new", "O", 422),
    Row("GET /new/social", "O", 200),
    Row("POST /new/social", "O", 422),
    Row("POST /new/suggestions", "O", 200),
    Row("GET /new/saved", "O", 200),
    Row("GET /imports", "O", 200),
    Row("POST /imports", "O", 422),
    Row("GET /imports/{batch_id}", "O", 404),
    Row("GET /imports/{batch_id}/progress", "O", 404),
    Row("POST /imports/{batch_id}/start", "O", 404),
    Row("POST /imports/{batch_id}/cancel", "O", 404),
    Row("GET /imports/{batch_id}/faults", "O", 404),
    Row("GET /look-up", "O", 200),
    Row("POST /look-up", "O", 200, sent={"who": "0811-0000-1234"}),
    # taking reports to SP4N-LAPOR!: what decides about them decides that, too
    Row("GET /lapor-entry", "OS", 200),
    Row("GET /lapor-entry/{tracking_id}", "OS", 200),
    Row("GET /lapor-entry/{tracking_id}/photos.zip", "OS", 200),
    Row("GET /lapor-entry/{tracking_id}/photos/{number}", "OS", 200),
    Row(
        "POST /lapor-entry/{tracking_id}/want",
        "OS",
        303,
        sent={"key": "want", "version": "{version}"},
    ),
    Row(
        "POST /lapor-entry/{tracking_id}/put-aside",
        "OS",
        303,
        sent={"key": "aside", "version": "{version}", "reason": "answered_by_us"},
    ),
    Row(
        "POST /lapor-entry/{tracking_id}/link",
        "OS",
        303,
        sent={"key": "link", "version": "{version}", "pasted": "1234567", "anonymous": "true"},
    ),
    Row(
        "POST /lapor-entry/{tracking_id}/status",
        "OS",
        303,
        sent={"key": "status", "version": "{version}", "status": "assigned"},
    ),
    Row("GET /lapor-bookmarklet", "OS", 200),
    Row("GET /lapor-batches", "OS", 200),
    Row("POST /lapor-batches/export", "OS", 422, sent={"format": "csv"}),
    Row("POST /lapor-batches/back", "OS", 303, sent={"key": "back"}),
    # sorting
    Row("GET /unsorted", "OS", 200),
    Row("POST /unsorted/{item_id}/report", "OS", 404),
    Row("POST /unsorted/{item_id}/apart", "OS", 404),
    Row("GET /set-apart", "OS", 200),
    Row("POST /set-apart/{item_id}/report", "OS", 404),
    Row("POST /set-apart/{item_id}/leave", "OS", 404),
    # who waits for a person: nobody does in that conversation
    Row("GET /persons", "OS", 200),
    Row("POST /persons/{conversation_id}/say", "OS", 303, sent={"text": "Halo", "key": "hello"}),
    # what goes in and out
    Row("GET /ledger", "OAT", 200),
    Row("GET /ledger/{channel}/{day}/{outcome}", "OAT", 200),
    Row("GET /destinations", "OAT", 200),
    Row("GET /destinations/{name}", "OAT", 404),
    Row("POST /destinations/{name}/pause", "OT", 404),
    Row("POST /destinations/{name}/resume", "OT", 404),
    Row("GET /destinations/{name}/several", "OT", 404),
    Row("POST /destinations/{name}/several", "OT", 404, sent={"deed": "retry", "chosen": "1~1"}),
    Row("GET /dispatches/{dispatch_id}", "OAT", 404),
    Row("POST /dispatches/{dispatch_id}/again", "OT", 404),
    Row("POST /dispatches/{dispatch_id}/drop", "OT", 404, sent={"reason": "test"}),
    Row("GET /outbox", "OAT", 200),
    Row("GET /outbox/several", "OT", 200),
    Row("POST /outbox/several", "OT", 404, sent={"deed": "retry", "chosen": "{outbox_id}~0"}),
    Row("POST /outbox/{outbox_id}/retry", "OT", 404),
    Row("POST /outbox/{outbox_id}/drop", "OT", 404, sent={"reason": "test"}),
    Row("GET /channels", "OAT", 200),
    Row("GET /doctor", "OAT", 200),
    Row("POST /doctor", "OAT", 200),
    Row("GET /timetable", "OAT", 200),
    Row("GET /timetable/{job}/{account}", "OAT", 200),
    Row("POST /timetable/{job}/{account}/run", "OT", 303),
    Row("GET /figures", "OHSCAD", 200),
    Row("GET /suggestions", "OHSCAD", 200),
    # the settings of a government
    Row("GET /settings", "OT", 200),
    Row("GET /settings/agencies", "OT", 200),
    Row("GET /settings/agencies/new", "OT", 200),
    Row("GET /settings/agencies/{agency_id}", "OT", 200),
    Row("GET /settings/lexicon", "OT", 200),
    Row("GET /settings/places", "OT", 200),
    Row("GET /settings/replies", "OT", 200),
    Row("GET /settings/replies/new", "OT", 200),
    Row("GET /settings/templates", "OT", 200),
    Row("GET /settings/days", "OT", 200),
    Row("GET /settings/hours", "OT", 200),
    Row("GET /settings/rules", "OT", 200),
    Row("GET /settings/numbers", "OT", 200),
    Row("GET /settings/governments", "OT", 200),
    Row("GET /settings/open311", "OT", 200),
    Row("POST /settings/open311/{key_id}/revoke", "OT", 404),
    Row("GET /settings/lexicon/{axis}/{code}", "OT", 404),
    Row("GET /settings/replies/{reply_id}", "OT", 404),
    Row("POST /settings/agencies", "OT", 422),
    Row("POST /settings/agencies/{agency_id}", "OT", 422),
    Row("POST /settings/lexicon/try", "OT", 200),
    Row("POST /settings/lexicon/{axis}/{code}/names", "OT", 404),
    Row("POST /settings/lexicon/{axis}/{code}/subjects", "OT", 404),
    Row("POST /settings/places", "OT", 422),
    Row("POST /settings/places/{nickname_id}/forget", "OT", 404),
    Row("POST /settings/replies", "OT", 422),
    Row("POST /settings/replies/{reply_id}", "OT", 404),
    Row("POST /settings/days", "OT", 422),
    Row("POST /settings/days/{day}/forget", "OT", 409),
    Row("POST /settings/hours", "OT", 422),
    Row("POST /settings/hours/forget", "OT", 404),
    Row("POST /settings/rules", "OT", 422),
    Row("POST /settings/rules/forget", "OT", 404),
    Row("POST /settings/numbers", "OT", 422),
    Row("POST /settings/numbers/{kind}/confirm", "OT", 404),
    Row("POST /settings/numbers/{kind}/forget", "OT", 404),
    # the people behind it
    Row("GET /erasures", "OSD", 200),
    Row("POST /erasures/{code}/grant", "OSD", 303),
    Row("POST /erasures/{code}/refuse", "OSD", 303, sent={"ground": "case_open", "reason": "test"}),
    Row("POST /erasures/told", "OSD", 303, sent={"chosen": "{tracking_id}~lapor", "how": "mail"}),
    Row("GET /audit", "SAD", 200),
    Row("POST /audit/export", "SAD", 200),
    Row("GET /operators", "T", 200),
    Row("GET /operators/new", "T", 200),
    Row("POST /operators", "T", 400),
    Row("GET /operators/{operator_id}", "T", 200),
    Row("POST /operators/{operator_id}", "T", 400),
    Row("POST /operators/{operator_id}/code", "T", 200),
    Row("POST /operators/{operator_id}/second-factor/{step}", "T", 409),
    Row("POST /operators/{operator_id}/sessions/end-all", "T", 303),
    Row("POST /operators/{operator_id}/sessions/{handle}/end", "T", 404),
    Row("POST /operators/{operator_id}/deputy", "T", 400),
    Row("POST /operators/{operator_id}/deputy/{appointment_id}/end", "T", 404),
    Row("GET /operators/{operator_id}/leave", "T", 200),
    Row("POST /operators/{operator_id}/leave", "T", 409),
    Row("POST /operators/{operator_id}/return", "T", 303),
    # at the end: nothing is open after it
    Row("POST /sign-out", EVERYBODY, TO_SIGN_IN),
)


@dataclass(frozen=True, slots=True)
class Office:
    """An installation with one operator of each role, and what the requests are about."""

    installation: Installation
    values: Mapping[str, str]
    tokens: dict[str, str]

    def ask(self, http: httpx.Client, row: Row, letter: str) -> int:
        """The status of the answer to one role; of a stream, of its beginning."""
        method, _, route = row.route.partition(" ")
        if any(part in route for part in ("/deeds/", "/today", "/approvals", "/lapor-entry/")):
            self.begin_anew()
        token = self.tokens[letter]
        form = {name: self._filled(given) for name, given in row.sent.items()}
        if method == "POST":
            form["csrf"] = csrf_token(token)
        request = http.build_request(
            method,
            self._filled(route),
            data=form or None,
            headers={"cookie": f"{SESSION_COOKIE}={token}"},
        )
        answer = http.send(request, stream=True)
        if route != "/events":
            answer.read()
        answer.close()
        if SESSION_COOKIE in answer.cookies:
            self.tokens[letter] = answer.cookies[SESSION_COOKIE]
        is_led_away = answer.headers.get("location", "").startswith("/sign-in")
        return TO_SIGN_IN if is_led_away else answer.status_code

    def begin_anew(self) -> None:
        """The report is verified and assigned, and an answer waits to be approved."""
        with self.installation.application.store.write() as connection:
            own = complaints.c.id == 1
            connection.execute(
                update(complaints)
                .where(own)
                .values(
                    status="assigned",
                    classification="complaint",
                    verified_at=self.installation.clock.now(),
                    is_open=True,
                    merged_into=None,
                    hold_count=0,
                    version=int(self.values["version"]),
                )
            )
            connection.execute(update(assignments).values(state="open", ended_at=None))
            connection.execute(
                update(follow_ups)
                .where(follow_ups.c.id == 1)
                .values(state="waiting", agency_id=int(self.values["agency_id"]))
            )

    def _filled(self, words: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda found: self.values[found[1]], words)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    copyfile(sqlite_template, folder / "muara.db")
    with running(settings_for(folder, f"sqlite:///{folder / 'muara.db'}")) as opened:
        lamp = opened.citizens.telegram(1, photo=town.photo("lamp"), caption=town.LAMP)
        opened.receive("telegram", lamp)
        opened.receive("telegram", opened.citizens.telegram(2, text=town.HOLE))
        opened.fetch_media({"lamp": town.picture("midnightblue")})
        tokens = _sign_in_everybody(opened)
        office = Office(opened, _values(opened), tokens)
        office.begin_anew()
        yield office


def _values(opened: Installation) -> dict[str, str]:
    store = opened.application.store
    stranger = add_person(store, "pegawai-lain", "liaison_officer", jurisdictions=["CTH"])
    with store.write() as connection:
        agency = agencies.agencies_of(SYSTEM, connection, "CTH")[0].id
        archive.assign(connection, 1, agency)
        connection.execute(update(complaints).values(verified_at=opened.clock.now()))
        report, other = connection.execute(select(complaints).order_by(complaints.c.id)).all()
        assignment = agencies.assignments_of(SYSTEM, connection, 1)[0].id
    said = Answer(kind=FollowUpKind.INITIAL_ANSWER, text="Kami cek.", needs_approval=True)
    by = replace(SYSTEM, actor=f"operator:{stranger.id}", operator_id=stranger.id)
    deed = Deed(key="waits", now=opened.clock.now())
    picture = town.picture("navy")
    answer_with_pictures(opened.application, by, report.tracking_id, deed, said, [picture])
    return {
        "name": "nowhere",
        "dispatch_id": "1",
        "tracking_id": report.tracking_id,
        "version": "7",
        "other_id": other.tracking_id,
        "agency_id": str(agency),
        "assignment_id": str(assignment),
        "operator_id": str(stranger.id),
        "channel": "telegram",
        "job": "self_check",
        "account": "telegram",
        "day": "2026-11-21",
        "outcome": "stored",
        "attachment_id": "1",
        "decision": "confirm",
        "language": "id",
        "step": "ask",
        "code": "unknown",
        "handle": "unknown",
        "axis": "topic",
        "kind": "unknown",
        "form": "note",
        "document": "unknown.json",
        "file_id": "1",
        "number": "1",
        "follow_up_id": "1",
    } | dict.fromkeys(
        (
            "view_id",
            "link_id",
            "batch_id",
            "item_id",
            "outbox_id",
            "appointment_id",
            "reply_id",
            "nickname_id",
            "conversation_id",
            "key_id",
        ),
        "999",
    )


def _sign_in_everybody(opened: Installation) -> dict[str, str]:
    """The cookie of an open session of each role."""
    store, now = opened.application.store, opened.clock.now()
    with store.read() as connection:
        agency = agencies.agencies_of(SYSTEM, connection, "CTH")[0].id
    tokens = {}
    for role, letter in _LETTERS.items():
        own = {"agency_id": agency} if role in AGENCY_ROLES else {}
        person = add_person(store, role, role, jurisdictions=["CTH"], **own)
        with store.write() as connection:
            tokens[letter] = sessions.start_session(SYSTEM, connection, person, now, "id")
    return tokens


def test_every_role_and_every_route_is_in_the_table() -> None:
    console = APIRouter()
    for module in _ROUTERS:
        console.include_router(module.router)
    served = {
        f"{method} {route.path}"
        for route in iter_route_contexts(console.routes)
        for method in route.methods or ()
    }
    named = [row.route for row in TABLE]
    assert served - set(named) == set(), "say in the table who may do that"
    assert set(named) - served == set(), "these routes are gone"
    assert len(named) == len(set(named))
    assert set(_LETTERS) == set(ROLES)


def test_each_route_answers_each_role_as_the_table_says(office: Office) -> None:
    found = {}
    with httpx.Client(base_url=office.installation.url, timeout=20) as http:
        for row in TABLE:
            given = {letter: office.ask(http, row, letter) for letter in _LETTERS.values()}
            found[row.route] = given
    meant = {row.route: {one: row.expected(one) for one in _LETTERS.values()} for row in TABLE}
    differing = [
        f"{route} answered {given}, not {meant[route]}"
        for route, given in found.items()
        if given != meant[route]
    ]
    assert not differing, "\n".join(differing)
