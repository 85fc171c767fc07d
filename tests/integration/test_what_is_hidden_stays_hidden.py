"""A hidden report is nowhere: what each role sees is the same with it as without it.

Everything is read once before the report has come and once after, word by word. It is planted with
all that hangs on a report: a photo, a deadline, an assignment, a tag, a judgement, a claim, a
proposal that it is the same as another one, and a second report merged into that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from shutil import copyfile
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, func, insert, select, update

from forwarder.export import ExportRequest, export
from muara import sorting
from muara.audit_rows import audit_rows
from muara.casework import Casework
from muara.comparing import Comparer
from muara.web.visit import SESSION_COOKIE, csrf_token
from store import agencies, judgements, notices, sessions
from store.accounts import Account
from store.alerts import AlertKind, raise_alert
from store.audit import AuditFilter
from store.case_models import claims, exclusions
from store.casework import reach
from store.casework.deed import Deed
from store.judgements import NewJudgement
from store.models import attachments, complaints, conversations, items
from store.rights import AGENCY_ROLES, ROLES, Right
from store.scope import SYSTEM, Scope
from tests import archive, town
from tests.installation import Installation, running, settings_for
from tests.people import add_person

HOLE = "Jalan Diponegoro depan pasar kota berlubang besar, kemarin ada motor jatuh"
SAME = "jl. diponegoro dkt pasar kota lobangnya gede bgt, motor sampai jatuh, pelakunya Suwiryo"
COMMENT = "Jalan depan Puskesmas berlubang besar sekali, bahaya, kata Suwiryo"
WORD = "suwiryo"
"""Stands in the planted reports and nowhere else."""
BY_SCREEN = frozenset({"officer", "auditor", "technician"})
"""They see the ledger, whose numbers count everything that came."""


@dataclass(frozen=True, slots=True)
class Planted:
    """The two reports that are hidden: numbers, ids and the file of the first."""

    numbers: tuple[str, str]
    ids: tuple[int, int]
    attachment: int


@dataclass(frozen=True, slots=True)
class Office:
    """One operator of each role with an open session; the plain report, and the planted ones."""

    installation: Installation
    people: Mapping[str, Account]
    tokens: Mapping[str, str]
    plain: str
    before: Mapping[str, Mapping[str, str]]
    planted: Planted

    def hide(self, **columns: Any) -> None:
        """Make the planted reports as they are to be, whatever they were."""
        visible = {"seal": None, "is_secret": False, "jurisdiction": "CTH", "has_exclusions": False}
        with self.installation.application.store.write() as connection:
            connection.execute(delete(exclusions))
            connection.execute(
                update(complaints)
                .where(complaints.c.id.in_(self.planted.ids))
                .values(**visible | columns)
            )

    def exclude(self, **whom: int) -> None:
        self.hide(has_exclusions=True)
        with self.installation.application.store.write() as connection:
            for complaint_id in self.planted.ids:
                given = {"complaint_id": complaint_id, "excluded_by": "test"} | whom
                at = self.installation.clock.now()
                connection.execute(insert(exclusions).values(excluded_at=at, **given))

    def scope(self, role: str) -> Scope:
        return self.people[role].scope(self.installation.application.jurisdiction_of())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    copyfile(sqlite_template, folder / "muara.db")
    with running(settings_for(folder, f"sqlite:///{folder / 'muara.db'}")) as opened:
        people, tokens = _sign_in_everybody(opened)
        opened.receive("telegram", opened.citizens.telegram(1, text=HOLE))
        opened.receive("page", opened.citizens.comment(4, "Setuju, di tempat saya juga"))
        plain = _newest(opened)[0].tracking_id
        _settle(opened)
        before = {role: _seen(opened, role, people, tokens, plain) for role in ROLES}
        planted = _plant(opened, people, plain)
        yield Office(opened, people, tokens, plain, before, planted)


def _sign_in_everybody(opened: Installation) -> tuple[dict[str, Account], dict[str, str]]:
    store, now = opened.application.store, opened.clock.now()
    people, tokens = {}, {}
    for role in ROLES:
        own = {"agency_id": _agency(opened)} if role in AGENCY_ROLES else {}
        people[role] = add_person(store, role, role, jurisdictions=["CTH"], **own)
        with store.write() as connection:
            tokens[role] = sessions.start_session(SYSTEM, connection, people[role], now, "id")
    return people, tokens


def _agency(opened: Installation) -> int:
    with opened.application.store.read() as connection:
        return int(agencies.agencies_of(SYSTEM, connection, "CTH")[0].id)


def _newest(opened: Installation) -> Any:
    with opened.application.store.read() as connection:
        return connection.execute(select(complaints).order_by(complaints.c.id.desc())).all()


def _settle(opened: Installation) -> None:
    """Nothing is being told any more; what is alike is found, and all can be searched."""
    with opened.application.store.write() as connection:
        connection.execute(update(complaints).values(is_gathering=False))
    Comparer(opened.application.store, opened.clock.now).compare_new()
    opened.application.indexer().read_changed()


def _plant(opened: Installation, people: Mapping[str, Account], plain: str) -> Planted:
    store, now = opened.application.store, opened.clock.now()
    photo = opened.citizens.telegram(2, photo=town.photo("hole"), caption=SAME)
    opened.receive("telegram", photo)
    opened.fetch_media({"hole": town.picture("midnightblue")})
    first = _newest(opened)[0]
    opened.receive("page", opened.citizens.comment(3, COMMENT))
    boss = people["supervisor"].scope(opened.application.jurisdiction_of())
    with store.read() as connection:
        comment = connection.execute(select(func.max(items.c.id))).scalar_one()
    sorting.take_as_report(opened.application, boss, comment)
    second = _newest(opened)[0]
    _settle(opened)
    with store.write() as connection:
        archive.assign(connection, first.id, _agency(opened))
        new = NewJudgement(
            classification="complaint",
            topic="Jalan",
            agency="Dinas",
            place_code=None,
            urgency="high",
        )
        judgements.judge(boss, connection, first.id, new, now)
        reach.set_tag(boss, connection, first.id, Deed(key="tag", now=now), WORD)
        held = {"claimed_at": now, "expires_at": now + timedelta(minutes=5)}
        connection.execute(
            insert(claims).values(complaint_id=first.id, operator_id=boss.operator_id, **held)
        )
        late = {"due_at": now - timedelta(hours=1), "is_emergency": True, "untold": "unreachable"}
        late |= {"withdrawal_asked_at": now, "is_incomplete": True}
        raise_alert(SYSTEM, connection, first.id, AlertKind.EMERGENCY, now, next_at=now)
        connection.execute(
            update(items)
            .where(items.c.complaint_id == first.id)
            .values(is_withheld=True, is_exposed=True)
        )
        connection.execute(
            update(conversations)
            .where(conversations.c.id == first.conversation_id)
            .values(person_wanted_at=now)
        )
        connection.execute(update(complaints).where(complaints.c.id == first.id).values(**late))
        file = connection.execute(
            select(attachments.c.id)
            .join(items, items.c.id == attachments.c.item_id)
            .where(items.c.complaint_id == first.id)
        ).scalar_one()
    Casework(opened.application).merge(
        boss, second.tracking_id, Deed(key="merge", now=now), leader=plain
    )
    opened.application.indexer().read_changed()
    return Planted((first.tracking_id, second.tracking_id), (first.id, second.id), file)


# --- what somebody sees -------------------------------------------------------------------------

_RANDOM = re.compile(r'name="key" value="[^"]*"|<meta name="csrf[^>]*>')


def _pages(role: str, plain: str) -> Iterator[str]:
    shown: tuple[str, ...] = (
        "open",
        "sealed",
        "emergency",
        "overdue",
        "unreachable",
        "all",
        "alerts",
    )
    shown += ("withheld", "withdrawal", "exposed", "incomplete")
    yield from (f"/?list={code}" for code in shown)  # and the numbers of all stand on each page
    yield from (f"/?q={WORD}", "/?q=jalan", "/?list=assigned&agency=1", "/?urgency=emergency")
    yield from ("/news?after=0", f"/complaints/{plain}", "/unsorted", "/erasures", "/outbox")
    yield from ("/set-apart", "/persons")
    yield from (f"/suggestions?of={name}" for name in ("agency", "topic", "urgency"))
    yield from (
        "/figures",
        "/audit",
        "/audit?what=tag_set",
        "/operators",
        "/self/notices",
        "/imports",
    )


def _seen(
    opened: Installation,
    role: str,
    people: Mapping[str, Account],
    tokens: Mapping[str, str],
    plain: str,
) -> dict[str, str]:
    """All that one role can read, by where it stands."""
    token = tokens[role]
    found = {}
    cookies = {SESSION_COOKIE: token}
    with httpx.Client(base_url=opened.url, cookies=cookies, timeout=20) as http:
        for path in _pages(role, plain):
            answer = http.get(path)
            text = re.sub(r"\s+", " ", _RANDOM.sub("", answer.text))
            found[path] = f"{answer.status_code} {text}"
        with http.stream("GET", "/events?after=0") as stream:
            told = next(line for line in stream.iter_lines() if line.startswith("data:"))
            found["/events"] = told
        form = {"csrf": csrf_token(token)}
        asked = http.post("/new/suggestions", data=form | {"text": SAME, "government": "CTH"})
        found["/new/suggestions"] = _RANDOM.sub("", asked.text)
    scope = people[role].scope(opened.application.jurisdiction_of())
    with opened.application.store.read() as connection:
        now = opened.clock.now()
        counted = notices.counts(scope, connection, now=now, day_ends=now + timedelta(hours=9))
        found["digest"] = str(counted)
        lessons = judgements.lessons(scope, connection, "CTH")
        if scope.may(Right.READ_AUDIT):
            trail = audit_rows(opened.application.store, scope, AuditFilter())
            found["/audit/export"] = str(list(trail))
        found["lessons"] = str([lesson.text for lesson in lessons])
    for kind in ("messages", "complaints"):
        file = BytesIO()
        request = ExportRequest(kind=kind, format="jsonl", with_secret=True, reason="test")
        export(opened.application.store, replace(scope, actor="system"), request, file,
               kinds=opened.application.settings.channel_kinds, now=opened.clock.now)  # fmt: skip
        found[f"export of {kind}"] = file.getvalue().decode()
    return found


def _differing(office: Office, role: str) -> dict[str, str]:
    after = _seen(office.installation, role, office.people, office.tokens, office.plain)
    return {
        where: _first_difference(text, office.before[role][where])
        for where, text in after.items()
        if text != office.before[role][where]
    }


def _first_difference(one: str, other: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return f"{other[max(at - 60, 0) : at + 60]!r} became {one[max(at - 60, 0) : at + 90]!r}"


def _status(office: Office, role: str, path: str) -> int:
    cookies = {SESSION_COOKIE: office.tokens[role]}
    return httpx.get(f"{office.installation.url}{path}", cookies=cookies).status_code


def _assert_blind(office: Office, role: str) -> None:
    assert _differing(office, role) == {}, role
    planted = office.planted
    for number in planted.numbers:
        assert _status(office, role, f"/complaints/{number}") == 404
    for path in (f"/media/{planted.attachment}", f"/media/{planted.attachment}/thumbnail"):
        assert _status(office, role, path) == 404
    if role in BY_SCREEN:
        for path in ("/ledger/telegram/2026-11-21/stored", "/ledger/page/2026-11-21/stored"):
            cookies = {SESSION_COOKIE: office.tokens[role]}
            shown = httpx.get(f"{office.installation.url}{path}", cookies=cookies).text
            assert not any(number in shown for number in planted.numbers)


_HIDDEN: Mapping[str, tuple[dict[str, Any], frozenset[str]]] = {
    "oversight": ({"seal": "oversight", "is_secret": True}, frozenset(ROLES) - {"supervisor"}),
    "sealed, and called open": (
        {"seal": "oversight"},
        frozenset({"officer", "liaison_officer", "data_protection_officer"}),
    ),
    "a child's": ({"seal": "minor", "is_secret": True}, frozenset({"officer", "agency_head"})),
    "secret": ({"is_secret": True}, frozenset({"auditor", "coordinator"})),
    "another government's": ({"jurisdiction": "UJI"}, frozenset({"officer"})),
}
"""Of kinds that are hidden in one and the same way, some of those who are blind."""


@pytest.mark.parametrize("kind", _HIDDEN)
def test_nobody_sees_what_is_hidden_from_them(office: Office, kind: str) -> None:
    columns, blind = _HIDDEN[kind]
    office.hide(**columns)
    for role in sorted(blind):
        _assert_blind(office, role)
    sees_all = columns.get("jurisdiction") != "UJI"
    number = office.planted.numbers[0]
    assert (_status(office, "supervisor", f"/complaints/{number}") == 200) is sees_all


def test_whoever_is_excluded_sees_neither_text_nor_count(office: Office) -> None:
    office.exclude(operator_id=office.people["officer"].id)
    _assert_blind(office, "officer")
    assert _status(office, "supervisor", f"/complaints/{office.planted.numbers[0]}") == 200


def test_an_excluded_agency_and_its_head_know_of_nothing(office: Office) -> None:
    office.exclude(agency_id=_agency(office.installation))
    for role in sorted(AGENCY_ROLES):
        _assert_blind(office, role)
