"""The operators' pages over real HTTP: adding, changing, helping, standing in, leaving."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pyotp
import pytest
from sqlalchemy import insert, select

from store import accounts, second_factor
from store.accounts import Account
from store.case_models import agencies, claims
from store.models import complaints, histories
from store.rights import ROLE_RIGHTS, ROLES, Right
from store.scope import SYSTEM
from tests import town
from tests.installation import Installation, running, settings_for
from tests.integration.web_visitor import Visitor, readable

FRESH = "lampu-jalan-mati-lagi"
_CODE = re.compile(r'<code class="once">([a-z0-9-]+)</code>')

AGENCY = 900


@pytest.fixture
def installation(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    """On both databases, with two technicians and an officer."""
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        opened.add_operator("teknisi", "technician")
        opened.add_operator("teknisi-dua", "technician")
        opened.add_operator("petugas", jurisdictions=["CTH"])
        with opened.application.store.write() as connection:
            connection.execute(
                insert(agencies).values(
                    id=AGENCY,
                    jurisdiction="CTH",
                    code="contoh",
                    name="Dinas Jalan Contoh",
                    contact={},
                    is_active=True,
                    version=1,
                )
            )
        yield opened


@pytest.fixture
def chief(installation: Installation) -> Iterator[Visitor]:
    """The first technician, signed in."""
    with Visitor(installation) as opened:
        opened.sign_in("teknisi")
        yield opened


def found(installation: Installation, username: str) -> Account:
    with installation.application.store.read() as connection:
        return accounts.account_of(accounts.named(connection, username))


def path_of(installation: Installation, username: str) -> str:
    return f"/operators/{found(installation, username).id}"


def form(**changed: Any) -> dict[str, Any]:
    values = {"role": "officer", "jurisdictions": ["CTH"], "agency": "", "display_name": ""}
    return values | changed


def events(installation: Installation) -> list[str]:
    with installation.application.store.read() as connection:
        return list(connection.scalars(select(histories.c.event).order_by(histories.c.id)))


def test_a_new_operator_chooses_their_own_password_with_the_code_that_is_shown_once(
    installation: Installation, chief: Visitor
) -> None:
    made = chief.submit(
        "/operators/new",
        "/operators",
        **form(
            username="siti",
            display_name="Siti Karangan",
            email="siti@contoh.example",
            role="liaison_officer",
            agency=str(AGENCY),
            more_rights=["export", "take_over"],
        ),
    )
    code = _CODE.search(made.text)
    assert code
    siti = found(installation, "siti")
    assert (siti.name, siti.agency_id, siti.has_email) == ("Siti Karangan", AGENCY, True)
    assert siti.more_rights == {"export"}  # what the page does not offer it does not give
    page = chief.text("/operators")
    assert "Siti Karangan" in page
    assert "Dinas Jalan Contoh" in page
    assert code[1] not in chief.get(path_of(installation, "siti")).text
    with Visitor(installation) as herself:
        fields = {"username": "siti", "code": code[1], "password": FRESH, "repeated": FRESH}
        done = herself.submit("/sign-in/reset", "/sign-in/reset", **fields)
        assert done.headers["location"] == "/sign-in?done=reset"
        assert herself.sign_in("siti", FRESH).status_code == 303
        assert "Siti Karangan" in herself.text("/self")


MISTAKES = [
    ({"username": "petugas"}, "sudah dipakai operator lain"),
    ({"username": "with space"}, "Nama pengguna terdiri dari"),
    ({"email": "nobody"}, "Alamat e-mail itu tidak benar"),
    ({"role": "king"}, "Peran itu tidak ada"),
    ({"role": "agency_head", "agency": "70000"}, "Instansi itu tidak ada"),
]


def test_what_will_not_do_is_said_and_nobody_is_added(
    installation: Installation, chief: Visitor
) -> None:
    for mistake, said in MISTAKES:
        fields = form(username="baru") | mistake
        answer = chief.submit("/operators/new", "/operators", **fields)
        assert answer.status_code == 400
        assert said in readable(answer.text)
    with installation.application.store.read() as connection:
        assert len(accounts.all_operators(SYSTEM, connection)) == 3


def test_a_role_is_changed_and_works_at_once(installation: Installation, chief: Visitor) -> None:
    path = path_of(installation, "petugas")
    with Visitor(installation) as officer:
        officer.sign_in("petugas")
        assert officer.get("/erasures").status_code == 200
        changed = chief.submit(path, path, **form(role="auditor", display_name="Budi"))
        assert changed.headers["location"] == f"{path}?note=saved"
        assert officer.get("/erasures").status_code == 403
    assert found(installation, "petugas").name == "Budi"


PATHS = ["/operators", "/operators/new", "/operators/1", "/operators/1/leave"]
ACTIONS = [
    "/operators",
    "/operators/1",
    "/operators/1/code",
    "/operators/1/second-factor/ask",
    "/operators/1/second-factor/confirm",
    "/operators/1/sessions/end-all",
    "/operators/1/deputy",
    "/operators/1/leave",
    "/operators/1/return",
]


def test_only_who_administers_operators_sees_or_does_anything_here(
    installation: Installation,
) -> None:
    for role in ROLES:
        if Right.ADMINISTER_OPERATORS in ROLE_RIGHTS[role]:
            continue
        installation.add_operator(f"orang-{role}", role)
        with Visitor(installation) as visitor:
            visitor.sign_in(f"orang-{role}")
            assert "/operators" not in visitor.get("/self").text
            assert {visitor.get(path).status_code for path in PATHS} == {403}, role
            statuses = {visitor.submit("/self", path, **form()).status_code for path in ACTIONS}
            assert statuses == {403}, role


def test_nobody_does_any_of_it_for_themselves(installation: Installation, chief: Visitor) -> None:
    own = path_of(installation, "teknisi")
    assert "Ini akun Anda sendiri" in chief.text(own)
    for action in ("", "/code", "/second-factor/ask", "/second-factor/confirm", "/return"):
        answer = chief.submit("/self", own + action, **form(role="supervisor"))
        assert answer.status_code == 403
    assert chief.submit("/self", f"{own}/leave", understood="true").status_code == 403
    assert found(installation, "teknisi").role == "technician"


def test_an_administrator_of_one_government_finds_no_operator_of_another(
    installation: Installation,
) -> None:
    installation.add_operator("teknisi-uji", "technician", jurisdictions=["UJI"])
    path = path_of(installation, "petugas")
    with Visitor(installation) as visitor:
        visitor.sign_in("teknisi-uji")
        assert "petugas" not in visitor.text("/operators")
        assert visitor.get(path).status_code == 404
        assert visitor.submit("/self", f"{path}/code").status_code == 404
        assert "Kabupaten Contoh" not in visitor.text("/operators/new")


def test_a_second_factor_goes_only_with_two_persons(
    installation: Installation, chief: Visitor
) -> None:
    store, officer = installation.application.store, found(installation, "petugas")
    with store.write() as connection:
        now = installation.clock.now()
        app = pyotp.TOTP(second_factor.begin(store, connection, officer.id, now))
        scope = officer.scope({})
        second_factor.confirm(scope, store, connection, officer.id, app.at(now), now)
    path = path_of(installation, "petugas")
    assert "Faktor kedua terpasang" in chief.text("/operators")
    asked = chief.submit(path, f"{path}/second-factor/ask")
    assert asked.headers["location"] == f"{path}?note=removal_asked"
    assert "orang lain harus menyetujuinya" in chief.text(path)
    assert chief.submit(path, f"{path}/second-factor/confirm").status_code == 403
    with Visitor(installation) as second:
        second.sign_in("teknisi-dua")
        assert "menunggu persetujuan orang kedua" in second.text("/operators")
        done = second.submit(path, f"{path}/second-factor/confirm")
        assert done.headers["location"] == f"{path}?note=removal_confirmed"
    with Visitor(installation) as himself:
        assert himself.sign_in("petugas").headers["location"].startswith("/self/second-factor")
        assert himself.get("/").headers["location"] == "/self/second-factor"


def test_a_colleagues_sessions_are_seen_and_ended(
    installation: Installation, chief: Visitor
) -> None:
    path = path_of(installation, "petugas")
    with Visitor(installation) as officer:
        officer.sign_in("petugas")
        [handle] = re.findall(rf"{path}/sessions/([0-9a-f]{{16}})/end", chief.get(path).text)
        chief.submit(path, f"{path}/sessions/{handle}/end")
        assert officer.get("/").status_code == 303
        officer.sign_in("petugas")
        chief.submit(path, f"{path}/sessions/end-all")
        assert officer.get("/").status_code == 303


def test_a_deputy_acts_from_the_first_day_to_the_last_and_the_header_says_so(
    installation: Installation, chief: Visitor
) -> None:
    store = installation.application.store
    for name, role in (("kepala", "agency_head"), ("sekretaris", "liaison_officer")):
        installation.add_operator(name, role, jurisdictions=["CTH"])
        path = path_of(installation, name)
        chief.submit(path, path, **form(role=role, agency=str(AGENCY)))
    path, head = path_of(installation, "sekretaris"), found(installation, "kepala")
    days = {"first": "2026-11-22", "last": "2026-11-23"}
    for mistake, said in (
        ({"first": "2026-11-23", "last": "2026-11-22"}, "Tanggalnya tidak cocok"),
        ({"last": "tomorrow"}, "Tanggalnya tidak cocok"),
        ({"last": "9999-12-31"}, "Tanggalnya tidak cocok"),
        ({"first": "0001-01-01"}, "Tanggalnya tidak cocok"),
        ({"represents": str(found(installation, "petugas").id)}, "Hanya kepala instansi"),
    ):
        fields = {"represents": str(head.id)} | days | mistake
        refused = chief.submit(path, f"{path}/deputy", **fields)
        assert (refused.status_code, said in readable(refused.text)) == (400, True)
    made = chief.submit(path, f"{path}/deputy", represents=str(head.id), **days)
    assert made.headers["location"] == f"{path}?note=deputy_appointed"
    assert "22 Nov 2026 sampai 23 Nov 2026" in chief.text(path)
    with Visitor(installation) as deputy:
        acting = []
        for _ in range(4):  # at nine in the morning of 21, 22, 23 and 24 November
            deputy.sign_in("sekretaris")
            acting.append("Plt. kepala instansi (kepala)" in deputy.text("/self"))
            deputy.submit("/self", "/sign-out")
            installation.clock.move(timedelta(days=1))
        assert acting == [False, True, True, False]
    with store.read() as connection:
        signed_in = connection.scalars(
            select(histories.c.actor).where(histories.c.event == "operator_signed_in")
        ).all()
    assert f"operator:{found(installation, 'sekretaris').id}" in signed_in


def test_the_days_of_a_deputy_are_those_where_the_represented_works(
    installation: Installation, chief: Visitor
) -> None:
    installation.add_operator("inspektorat-uji", "supervisor", jurisdictions=["UJI"])
    installation.add_operator("pengganti", "supervisor", jurisdictions=["CTH", "UJI"])
    path, represented = path_of(installation, "pengganti"), found(installation, "inspektorat-uji")
    days = {"first": "2026-11-22", "last": "2026-11-23"}
    chief.submit(path, f"{path}/deputy", represents=str(represented.id), **days)
    said = "22 Nov 2026 sampai 23 Nov 2026"
    assert said in chief.text(path), "an hour earlier than where the reader is"
    with Visitor(installation) as deputy:
        deputy.sign_in("pengganti")
        assert said in deputy.text("/self")


def test_somebody_leaves_and_a_colleague_takes_what_was_in_hand(
    installation: Installation, chief: Visitor
) -> None:
    town.morning(installation)
    installation.add_operator("tinggal", jurisdictions=["CTH"])
    leaver, heir = found(installation, "petugas"), found(installation, "tinggal")
    now = installation.clock.now()
    with installation.application.store.write() as connection:
        tracking_id, complaint_id = connection.execute(
            select(complaints.c.tracking_id, complaints.c.id)
            .where(complaints.c.jurisdiction == "CTH", complaints.c.seal.is_(None))
            .limit(1)
        ).one()
        connection.execute(
            insert(claims).values(
                complaint_id=complaint_id,
                operator_id=leaver.id,
                claimed_at=now,
                expires_at=now + timedelta(hours=2),
            )
        )
    path = f"/operators/{leaver.id}"
    with Visitor(installation) as officer:
        officer.sign_in("petugas")
        chief.sign_in("teknisi")
        before = chief.text(f"{path}/leave?to={heir.id}")
        assert f"{tracking_id} akan diserahkan kepada tinggal" in before
        refused = chief.submit(f"{path}/leave", f"{path}/leave", to=str(heir.id))
        assert (refused.status_code, officer.get("/").status_code) == (409, 200)
        fields = {"to": str(heir.id), "understood": "true"}
        after = chief.submit(f"{path}/leave", f"{path}/leave", **fields)
        assert f"{tracking_id} diserahkan kepada tinggal" in readable(after.text)
        assert officer.get("/").status_code == 303
        assert officer.sign_in("petugas").status_code == 401
        again = chief.submit(path, f"{path}/leave", **fields)
        assert again.status_code == 409
        chief.submit(path, f"{path}/return")
        assert officer.sign_in("petugas").status_code == 401  # a new password is needed first
    assert found(installation, "petugas").is_active
    assert {"operator_left", "work_handed_over", "operator_reactivated"} <= set(
        events(installation)
    )


def test_the_last_administrator_cannot_leave(installation: Installation, chief: Visitor) -> None:
    path = path_of(installation, "teknisi-dua")
    left = chief.submit(f"{path}/leave", f"{path}/leave", understood="true")
    assert left.status_code == 200
    installation.add_operator("bantuan")
    with installation.application.store.write() as connection:
        profile = accounts.Profile(
            role="officer", jurisdictions=["CTH"], more_rights=[Right.ADMINISTER_OPERATORS]
        )
        helper = accounts.named(connection, "bantuan").id
        accounts.change_profile(SYSTEM, connection, helper, profile, installation.clock.now())
    own = path_of(installation, "teknisi")
    with Visitor(installation) as visitor:
        visitor.sign_in("bantuan")
        # Whoever administers one government does not even find who administers all.
        assert visitor.submit("/self", f"{own}/leave", understood="true").status_code == 404


def test_every_page_here_is_english_too(chief: Visitor) -> None:
    chief.submit("/self", "/language", language="en")
    assert "Role and reach" in chief.text("/operators/2")
    assert "Add an operator" in chief.text("/operators")
    assert "My account" in chief.text("/self")
    answer: httpx.Response = chief.get("/operators/2/leave")
    assert "Open work (0)" in readable(answer.text)
