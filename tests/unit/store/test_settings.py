"""What a government sets for itself, as changes on both databases: marks, history, reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, insert, select

from muara.knowledge import KnowledgeShelf, seed_agencies, sow
from normalizer.suggestions import suggest
from normalizer.text import read
from store import agencies, canned_replies, clocks, emergency_numbers, judgements, knowledge
from store.agencies import NewAgency, sow_agencies
from store.canned_replies import NewReply
from store.case_models import deadline_rules
from store.errors import Conflict, NotFound, NotPermitted, NotPossible
from store.judgements import NewJudgement
from store.knowledge import Entry
from store.marks import NEW, mark_of
from store.models import histories, lexicon_entries
from store.models import judgements as judged
from store.rights import ROLE_RIGHTS
from store.session import Store
from tests.clocks import ADMIN
from tests.desk import START, Desk, message

ELSEWHERE = replace(ADMIN, jurisdictions=frozenset({"UJI"}))
LIAISON = replace(ADMIN, rights=ROLE_RIGHTS["liaison_officer"])
DAY = date(2027, 1, 4)
REPLY = NewReply(language="id", title="Selesai", purpose="answer", topic=None, body="Selesai.")
NUMBER: dict[str, Any] = {"kind": "fire", "label": "Damkar", "number": "113", "now": START}
RULE: dict[str, Any] = {
    "kind": "verify",
    "classification": "",
    "effective_from": DAY,
    "now": START,
}


def agency_of(connection: Connection, code: str) -> Any:
    rows = agencies.agencies_of(ADMIN, connection, "CTH", only_active=False)
    return next(row for row in rows if row.code == code)


@pytest.fixture
def sown(open_store: Store) -> Store:
    with open_store.write() as connection:
        sow(connection, START)
        sow_agencies(connection, "CTH", seed_agencies())
    return open_store


# --- what every change has ----------------------------------------------------------------------

CHANGES: dict[str, Callable[..., object]] = {
    "agency": lambda s, c: agencies.add_agency(
        s, c, "CTH", NewAgency(code="market", name="Dinas Pasar"), START
    ),
    "words": lambda s, c: knowledge.change_entry(
        s, c, "CTH", Entry("topic", "x", {"code": "x", "name": "X"}), START, NEW
    ),
    "reply": lambda s, c: canned_replies.add_reply(s, c, "CTH", REPLY, START),
    "number": lambda s, c: emergency_numbers.change_number(
        s, c, "CTH", confirmed_on=None, **NUMBER
    ),
    "rule": lambda s, c: clocks.change_rule(s, c, "CTH", working_days=2, **RULE),
    "hours": lambda s, c: clocks.change_hours(
        s, c, "CTH", effective_from=DAY, week={"mon": [["08:00", "12:00"]]}, now=START
    ),
    "day": lambda s, c: clocks.change_day(
        s, c, "CTH", day=DAY, name="Hari jadi", is_working_day=False, now=START
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_an_administrators_in_their_government_and_leaves_one_row(
    name: str, open_store: Store
) -> None:
    change = CHANGES[name]
    for scope, error in ((LIAISON, NotPermitted), (ELSEWHERE, NotFound)):
        with pytest.raises(error), open_store.write() as connection:
            change(scope, connection)
    with open_store.write() as connection:
        change(ADMIN, connection)
    with open_store.read() as connection:
        (row,) = connection.execute(select(histories)).all()
    assert (row.actor, row.details["jurisdiction"]) == ("operator:7", "CTH")


# --- agencies -----------------------------------------------------------------------------------


def test_a_renamed_agency_keeps_what_was_suggested_decided_and_learnt(desk: Desk) -> None:
    store = desk.store
    with store.write() as connection:
        sow(connection, START)
        sow_agencies(connection, "CTH", seed_agencies())
    desk.take(message("1"))
    with store.write() as connection:
        said = NewJudgement(
            classification="complaint",
            topic="Perhubungan",
            agency="Dinas Perhubungan",
            place_code=None,
            urgency="medium",
            suggested={"agency": ["Dinas Perhubungan"]},
        )
        judgements.judge(ADMIN, connection, desk.complaints[0].id, said, START)
        row = agency_of(connection, "transport")
        new = NewAgency(code="transport", name="Dishub Contoh")
        agencies.change_agency(ADMIN, connection, row.id, new, START, mark_of(row))

    with store.read() as connection:
        assert agency_of(connection, "transport").version == 2
        assert connection.execute(select(judged.c.agency)).scalar_one() == "Dishub Contoh"
        taken = judgements.suggestions_taken(ADMIN, connection, "agency", ZoneInfo("Asia/Jakarta"))
        ((_, found),) = taken.items()
        assert (found.judged, found.first) == (1, 1)
        former = knowledge.former_names(ADMIN, connection, "CTH")
        assert former == {"Dinas Perhubungan": "Dishub Contoh"}
        assert knowledge.former_names(replace(ADMIN, jurisdictions=None), connection, "UJI") == {}
    shelf = KnowledgeShelf(store, {"CTH": None}, lambda code: ZoneInfo("Asia/Jakarta"))
    told = suggest(read("Dinas Perhubungan, lampu jalan mati"), shelf.of("CTH"))
    assert told.agencies[0].name == "Dishub Contoh"


def test_an_agency_that_goes_back_to_its_name_has_no_former_one_of_that(sown: Store) -> None:
    with sown.write() as connection:
        for name in ("Dinas Sehat", "Dinas Kesehatan"):
            row = agency_of(connection, "health")
            new = NewAgency(code="health", name=name)
            agencies.change_agency(ADMIN, connection, row.id, new, START)
        assert knowledge.former_names(ADMIN, connection, "CTH") == {
            "Dinas Sehat": "Dinas Kesehatan"
        }


def test_an_agency_stands_under_none_of_its_own_nor_of_another_government(sown: Store) -> None:
    with sown.write() as connection:
        sow_agencies(connection, "UJI", seed_agencies())
        health = agency_of(connection, "health")
        below = agencies.add_agency(
            ADMIN,
            connection,
            "CTH",
            NewAgency(code="clinic", name="Puskesmas", parent_id=health.id),
            START,
        )
        theirs = agencies.agencies_of(ELSEWHERE, connection, "UJI")[0].id
        for parent in (below, health.id, theirs):
            new = NewAgency(code="health", name=health.name, parent_id=parent)
            with pytest.raises(NotPossible):
                agencies.change_agency(ADMIN, connection, health.id, new, START)
        rows = agencies.agencies_of(ADMIN, connection, "CTH")
        tree = [(row.code, depth) for row, depth in agencies.in_order(rows)]
    assert tree.index(("clinic", 1)) == tree.index(("health", 0)) + 1


def test_a_code_that_means_something_else_is_taken_and_one_that_means_the_same_is_not(
    sown: Store,
) -> None:
    for name in ("Dinas Listrik", "PT PLN (Persero)"):
        new = NewAgency(code="power_company", name=name)
        if name == "Dinas Listrik":
            with pytest.raises(Conflict), sown.write() as connection:
                agencies.add_agency(ADMIN, connection, "CTH", new, START)
        else:
            with sown.write() as connection:
                agencies.add_agency(ADMIN, connection, "CTH", new, START)
    with sown.read() as connection:
        found = knowledge.entry_of(ADMIN, connection, "CTH", "agency", "power_company")
    assert found is not None
    assert found.content["external"] is True


# --- marks --------------------------------------------------------------------------------------


def test_a_stale_form_changes_nothing(sown: Store) -> None:
    with sown.write() as connection:
        row = agency_of(connection, "health")
        seen = mark_of(row)
        new = NewAgency(code="health", name=row.name, contact={"phone": "112", "email": ""})
        agencies.change_agency(ADMIN, connection, row.id, new, START, seen)
        assert agency_of(connection, "health").contact == {"phone": "112"}
    with pytest.raises(Conflict), sown.write() as connection:
        agencies.change_agency(ADMIN, connection, row.id, new, START, seen)


def test_words_are_written_over_what_was_seen_alone(sown: Store) -> None:
    with sown.write() as connection:
        known = knowledge.entry_of(ADMIN, connection, "CTH", "topic", "transport")
        assert known is not None
        changed = known._replace(content={**known.content, "aliases": ["angkot"]})
        knowledge.change_entry(ADMIN, connection, "CTH", changed, START, mark_of(known))
    for seen in (mark_of(known), NEW):
        with pytest.raises(Conflict), sown.write() as connection:
            knowledge.change_entry(ADMIN, connection, "CTH", changed, START, seen)
    with sown.read() as connection:
        rows = connection.execute(
            select(lexicon_entries.c.jurisdiction, lexicon_entries.c.changed_by).where(
                lexicon_entries.c.axis == "topic", lexicon_entries.c.code == "transport"
            )
        ).all()
    assert {tuple(row) for row in rows} == {("", "seed"), ("CTH", "operator:7")}


@pytest.mark.parametrize("seen", [NEW, "0" * 12])
def test_a_rule_that_is_there_or_is_another_is_not_written_over(
    open_store: Store, seen: str
) -> None:
    with open_store.write() as connection:
        clocks.change_rule(ADMIN, connection, "CTH", working_days=2, **RULE)
    with pytest.raises(Conflict), open_store.write() as connection:
        clocks.change_rule(ADMIN, connection, "CTH", working_days=3, seen=seen, **RULE)
    with pytest.raises(Conflict), open_store.write() as connection:
        clocks.forget_rule(ADMIN, connection, "CTH", seen=seen, **RULE)


def test_a_coming_rule_and_coming_hours_can_be_taken_back(open_store: Store) -> None:
    with open_store.write() as connection:
        for name in ("rule", "hours"):
            CHANGES[name](ADMIN, connection)
        (rule,) = clocks.rules_of(ADMIN, connection, "CTH")
        (hours,) = clocks.hours_of(ADMIN, connection, "CTH")
        clocks.forget_rule(ADMIN, connection, "CTH", seen=mark_of(rule), **RULE)
        clocks.forget_hours(ADMIN, connection, "CTH", DAY, START, mark_of(hours))
        assert not clocks.rules_of(ADMIN, connection, "CTH")
        assert not clocks.hours_of(ADMIN, connection, "CTH")
        with pytest.raises(NotFound):
            clocks.forget_hours(ADMIN, connection, "CTH", DAY, START)


def test_what_is_everybodys_is_not_taken_back_by_one_government(open_store: Store) -> None:
    with open_store.write() as connection:
        common = {name: value for name, value in RULE.items() if name != "now"}
        connection.execute(
            insert(deadline_rules).values(
                jurisdiction="", working_days=3, changed_by="seed", **common
            )
        )
    with pytest.raises(NotFound), open_store.write() as connection:
        clocks.forget_rule(ADMIN, connection, "CTH", **RULE)


def test_own_hours_from_a_day_on_leave_the_common_ones_until_then(open_store: Store) -> None:
    everybody = replace(ADMIN, jurisdictions=None)
    with open_store.write() as connection:
        for jurisdiction, since in (("", date(2019, 1, 1)), ("", DAY), ("CTH", date(2026, 12, 1))):
            clocks.change_hours(
                everybody, connection, jurisdiction, effective_from=since, week={}, now=START
            )
        rows = clocks.hours_of(ADMIN, connection, "CTH")
    assert [(row.jurisdiction, str(row.effective_from)) for row in rows] == [
        ("", "2019-01-01"),
        ("CTH", "2026-12-01"),
    ]


# --- replies, numbers, nicknames ----------------------------------------------------------------


def test_a_reply_is_changed_within_reach_and_its_title_is_its_own(open_store: Store) -> None:
    with open_store.write() as connection:
        canned_replies.add_reply(ADMIN, connection, "CTH", REPLY, START)
        (row,) = canned_replies.replies_of(ADMIN, connection, "CTH")
        ended = replace(REPLY, is_active=False)
        canned_replies.change_reply(ADMIN, connection, row.id, ended, START, mark_of(row))
        assert not canned_replies.replies_of(ADMIN, connection, "CTH")
        assert canned_replies.reply(ADMIN, connection, row.id).version == 2
        with pytest.raises(NotFound):
            canned_replies.change_reply(ELSEWHERE, connection, row.id, REPLY, START)
        with pytest.raises(Conflict):
            canned_replies.change_reply(ADMIN, connection, row.id, REPLY, START, mark_of(row))
    with pytest.raises(Conflict), open_store.write() as connection:
        canned_replies.add_reply(ADMIN, connection, "CTH", REPLY, START)


def test_another_number_is_unconfirmed_and_another_label_is_not(open_store: Store) -> None:
    def confirmed(**changed: Any) -> tuple[date | None, str | None]:
        with open_store.write() as connection:
            emergency_numbers.change_number(ADMIN, connection, "CTH", **(NUMBER | changed))
            (row,) = emergency_numbers.numbers_of(ADMIN, connection, "CTH")
        return row.confirmed_on, row.confirmed_by

    assert confirmed(confirmed_on=None) == (None, None)
    assert confirmed(confirmed_on=DAY) == (DAY, "operator:7")
    assert confirmed(confirmed_on=None, label="Pemadam") == (DAY, "operator:7")
    assert confirmed(confirmed_on=None, number="0811-0000-0113") == (None, None)
    with open_store.write() as connection:
        emergency_numbers.forget_number(ADMIN, connection, "CTH", "fire", START)
        assert not emergency_numbers.numbers_of(ADMIN, connection, "CTH")
        with pytest.raises(NotFound):
            emergency_numbers.forget_number(ADMIN, connection, "CTH", "fire", START)


def test_a_nickname_is_forgotten_by_administrators_of_that_government(open_store: Store) -> None:
    with open_store.write() as connection:
        judgements.learn_nickname(
            ADMIN,
            connection,
            jurisdiction="CTH",
            name="Gapura",
            code="35.22.15",
            point=None,
            now=START,
        )
        (row,) = judgements.nicknames_of(ADMIN, connection, "CTH")
        with pytest.raises(NotPermitted):
            judgements.forget_nickname(LIAISON, connection, "CTH", row.id, START)
        with pytest.raises(NotFound):
            judgements.forget_nickname(ELSEWHERE, connection, "CTH", row.id, START)
        judgements.forget_nickname(ADMIN, connection, "CTH", row.id, START)
        assert not judgements.nicknames_of(ADMIN, connection, "CTH")
