"""Whoever asks sees what is theirs and nothing else."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import ModuleType
from typing import Any, get_type_hints

import pytest
from sqlalchemy import update

from store import (
    alerts,
    audit,
    changes,
    clocks,
    exports,
    identities,
    imports,
    judgements,
    lists,
    media,
    notices,
    overview,
    people,
    persons,
    queries,
    search,
    sending,
    set_apart,
    similar,
    views,
)
from store.errors import Erased, NotFound
from store.models import complaints
from store.rights import Right
from store.scope import SYSTEM, Scope
from tests.desk import SCOPE, START, Desk, comment, message

CTH = replace(SCOPE, jurisdictions=frozenset({"CTH"}))
UJI = replace(SCOPE, jurisdictions=frozenset({"UJI"}))
PHOTO = {"kind": "image", "reference": "photo-1"}
READ_OR_WRITTEN = (
    alerts,
    persons,
    set_apart,
    audit,
    queries,
    changes,
    people,
    imports,
    media,
    notices,
    overview,
    exports,
    identities,
    sending,
    judgements,
    similar,
    clocks,
    lists,
    search,
    views,
)


def functions(module: ModuleType) -> list[Callable[..., Any]]:
    return [
        found
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__ and not name.startswith("_")
    ]


@pytest.mark.parametrize(
    "module", [m for m in READ_OR_WRITTEN if m is not media], ids=lambda m: m.__name__
)
def test_every_read_and_every_write_takes_the_callers_scope_first(module: ModuleType) -> None:
    those = [f for f in functions(module) if f is not search.found]
    assert those
    assert [f.__name__ for f in those if not _takes_scope_first(f)] == []


def _takes_scope_first(function: Callable[..., Any]) -> bool:
    first = next(iter(inspect.signature(function).parameters.values()))
    return get_type_hints(function)[first.name] is Scope


def make_secret(desk: Desk, complaint_id: int) -> None:
    with desk.store.write() as connection:
        connection.execute(
            update(complaints).where(complaints.c.id == complaint_id).values(is_secret=True)
        )


def test_secret_complaints_are_shown_only_to_who_may_see_them(desk: Desk) -> None:
    desk.take(message("1", attachments=[PHOTO]))
    (complaint,) = desk.complaints
    make_secret(desk, complaint.id)
    blind = SCOPE.without(Right.SEE_SECRET)

    with desk.store.read() as connection:
        assert queries.messages_of(blind, connection, complaint.id) == []
        assert queries.history_of(blind, connection, complaint.id) == []
        assert queries.replies_to(blind, connection, complaint.id) == []
        with pytest.raises(NotFound):
            queries.complaint_by_tracking_id(blind, connection, complaint.tracking_id)
        with pytest.raises(NotFound):
            queries.attachment(blind, connection, 1)


def test_a_complaint_of_another_jurisdiction_is_as_if_it_did_not_exist(desk: Desk) -> None:
    desk.take(message("1", attachments=[PHOTO]))
    (complaint,) = desk.complaints

    with desk.store.read() as connection:
        found = queries.complaint_by_tracking_id(CTH, connection, complaint.tracking_id)
        assert found.id == complaint.id
        with pytest.raises(NotFound):
            queries.complaint_by_tracking_id(UJI, connection, complaint.tracking_id)
        with pytest.raises(NotFound):
            queries.attachment(UJI, connection, 1)
        assert queries.messages_of(UJI, connection, complaint.id) == []
        assert queries.attachments_of(UJI, connection, [desk.stored[0].id]) == []
        assert queries.outbox_rows(UJI, connection, states=["due"]) == []
        assert len(queries.outbox_rows(CTH, connection, states=["due"])) == 1


def test_unsorted_messages_are_those_of_the_callers_channels(desk: Desk) -> None:
    desk.take(comment("1", attachments=[PHOTO]), channel="page")
    blind = CTH.without(Right.SORT)

    with desk.store.read() as connection:
        assert len(overview.unsorted_messages(CTH, connection)) == 1
        for scope in (UJI, blind):
            assert overview.unsorted_messages(scope, connection) == []
            with pytest.raises(NotFound):
                queries.attachment(scope, connection, 1)
            assert queries.attachments_of(scope, connection, [desk.stored[0].id]) == []
        assert queries.attachment(CTH, connection, 1).kind == "image"


def test_a_conversation_is_read_in_the_order_in_which_it_was_said(desk: Desk) -> None:
    later = (START + timedelta(minutes=5)).isoformat()
    desk.take(message("2", text="sudah dua minggu", sent_at=later))
    desk.take(message("1", text="Jalan rusak"))

    assert desk.texts(desk.complaints[0].id) == ["Jalan rusak", "sudah dua minggu"]


def test_the_key_of_an_erased_reporter_is_gone(desk: Desk) -> None:
    desk.take(message("1"))
    reporter_id = desk.complaints[0].reporter_id
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, reporter_id, START, "asked")

    with desk.store.read() as connection, pytest.raises(Erased):
        queries.reporter_sealer(SYSTEM, connection, desk.store.keyring, reporter_id)
