"""Whatever the platform and our own crashes do to a story, it is the same complaint in the end."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from store.models import items, outbox
from store.sealing import Keyring
from store.session import Store
from tests.desk import START, Desk, message
from tests.talk import Talk, talking_desk

PHOTO = [{"kind": "image", "reference": "foto"}]
PLACE = {"latitude": -7.55, "longitude": 112.2}
CARD = {"name": "Warga Contoh", "phone": "0811-0000-5678"}
STORIES: dict[str, list[dict[str, Any]]] = {
    "a lamp": [
        {"text": "assalamualaikum"},
        {"text": "lampu jalan mati"},
        {"text": None, "content": "image", "attachments": PHOTO},
        {"text": None, "content": "location", "location": PLACE},
        {"text": "sejak kemarin"},
        {"text": "terima kasih"},
    ],
    "the point comes last": [
        {"text": "kemarin"},
        {"text": "di depan pasar"},
        {"text": "pohon tumbang menutup jalan"},
        {"text": "pohon trembesi tumbang menutup jalan", "edits": 2},
        {"text": "kemarin sore", "edits": 0},
    ],
    "an album and a card": [
        {"text": None, "content": "image", "attachments": PHOTO, "group_id": "album"},
        {"text": None, "content": "image", "attachments": PHOTO, "group_id": "album"},
        {"text": None, "content": "contact", "contact": CARD},
        {"text": "trotoar hancur depan SD Contoh"},
        {"text": "p"},
    ],
    "quoted and taken back": [
        {"text": "air PDAM keruh"},
        {"text": "sudah seminggu"},
        {"text": "tolong dicek", "quotes": 0},
        {"text": None, "deletes": 1},
    ],
    "it turns into danger": [
        {"text": "pohon besar miring di depan SD Contoh"},
        {"text": "barusan tumbang menimpa orang, korban luka parah"},
        {"text": "cepat pak"},
    ],
}
DELAYS = (0.0, 5.0, 61.0, 700.0, 90_000.0)
_citizens = itertools.count(1)


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, keyring: Keyring
) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("order") / "muara.db"
    path.write_bytes(sqlite_template.read_bytes())
    store = Store(f"sqlite:///{path}", keyring)
    yield talking_desk(Desk(store))
    store.close()


def sent(citizen: str, story: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The story as the platform sends it: a piece every half minute by its own clock."""
    found = []
    for number, piece in enumerate(story):
        fields = dict(piece)
        name = f"{citizen}-{number}"
        if "quotes" in fields:
            fields["in_reply_to"] = f"{citizen}-{fields.pop('quotes')}"
        if "edits" in fields:
            name = f"{citizen}-{fields.pop('edits')}"
            fields |= {"event": "edited", "revision": f"edit-{number}"}
        if "deletes" in fields:
            name = f"{citizen}-{fields.pop('deletes')}"
            fields |= {"event": "deleted", "revision": "deleted"}
        if "group_id" in fields:
            fields["group_id"] = f"{citizen}-{fields['group_id']}"
        said_at = START + timedelta(seconds=30 * number)
        found.append(message(name, citizen, sent_at=said_at.isoformat(), **fields))
    return found


def outcome(talk: Talk, citizen: str) -> Any:
    """What stands there in the end, by the numbers of the messages and of their versions."""
    rows = talk.desk.rows(
        items, items.c.conversation_id == talk.conversation_id, items.c.outcome == "stored"
    )
    told: dict[int | None, list[tuple[str, str]]] = {}
    for row in rows:
        record = talk.desk.record(row)
        name = record.external_id.removeprefix(f"{citizen}-")
        told.setdefault(row.complaint_id, []).append((name, record.revision))
    counts = [(case.message_count, case.is_emergency, case.is_secret) for case in talk.cases]
    apart = sorted(told.pop(None, []))
    return sorted(map(sorted, told.values())), apart, counts


def said_once(talk: Talk) -> None:
    """One greeting at most, one receipt for each complaint, no question twice."""
    said = Counter(
        (row.purpose, row.complaint_id)
        for row in talk.desk.rows(outbox, outbox.c.conversation_id == talk.conversation_id)
        if row.purpose in ("greeting", "acknowledgement", "emergency")
    )
    assert not said or max(said.values()) == 1
    receipts = [case for purpose, case in said if purpose == "acknowledgement"]
    assert sorted(receipts) == sorted(case.id for case in talk.cases)
    asked = Counter(line.text for line in talk.lines() if line.purpose == "bot_question")
    assert not asked or max(asked.values()) == 1


def tell(desk: Desk, pieces: list[dict[str, Any]], cuts: set[int], delays: list[float]) -> None:
    """Deliver the pieces, a delivery ending after each number in `cuts`."""
    waiting: list[dict[str, Any]] = []
    for number, piece in enumerate(pieces):
        waiting.append(piece)
        if number in cuts or number == len(pieces) - 1:
            desk.take(*waiting)
            waiting = []
            desk.wait(seconds=delays[number % len(delays)])
            desk.go_on()


def settle(desk: Desk) -> None:
    for _ in range(5):
        desk.wait(seconds=700)
        desk.go_on()


def told_in_order(desk: Desk, story: list[dict[str, Any]]) -> Any:
    """The outcome where each piece comes once, alone, and when it was said."""
    talk = Talk(desk, f"lurus-{next(_citizens)}")
    tell(desk, sent(talk.citizen, story), set(range(len(story))), [1.0])
    settle(desk)
    said_once(talk)
    return outcome(talk, talk.citizen)


@pytest.fixture(scope="module")
def straight() -> dict[str, Any]:
    """What came of the stories that were told in order, by name: once, since it stays the same."""
    return {}


@pytest.mark.parametrize("name", STORIES)
@settings(
    max_examples=settings().max_examples // 3,  # each is a whole story
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
)
@given(drawn=st.data())
def test_order_repetition_and_delay_change_nothing(
    desk: Desk, straight: dict[str, Any], name: str, drawn: st.DataObject
) -> None:
    story = STORIES[name]
    if name not in straight:
        straight[name] = told_in_order(desk, story)

    crooked = Talk(desk, f"acak-{next(_citizens)}")
    pieces = sent(crooked.citizen, story)
    again = drawn.draw(st.lists(st.sampled_from(pieces), max_size=4))
    arriving = drawn.draw(st.permutations(pieces + again))
    cuts = drawn.draw(st.sets(st.integers(0, len(arriving) - 1)))
    delays = drawn.draw(st.lists(st.sampled_from(DELAYS), min_size=1, max_size=4))
    tell(desk, arriving, cuts, delays)
    settle(desk)

    assert outcome(crooked, crooked.citizen) == straight[name]
    said_once(crooked)


# --- crashes ----------------------------------------------------------------------------------


class Killed(BaseException):
    """The process dies here."""


class MortalStore(Store):
    """Dies at one of its commits: before it, so that nothing is written, or right after it."""

    dies_at: int | None = None
    is_after = False
    count = 0

    def _commit(self, connection: Connection) -> None:
        self.count += 1
        if self.count == self.dies_at and not self.is_after:
            raise Killed
        super()._commit(connection)

    @contextmanager
    def write(self, *, urgent: bool = False) -> Iterator[Connection]:
        with super().write(urgent=urgent) as connection:
            yield connection
        if self.count == self.dies_at and self.is_after:
            self.dies_at = None
            raise Killed


def converse(desk: Desk, until_done: Callable[[Callable[[], object]], None]) -> None:
    """A citizen who answers what they are asked; each step is tried again after a crash."""
    citizen = "warga-1"
    steps = [
        [{"text": "halo"}],
        [{"text": "sampah menumpuk menutup jalan"}],
        [{"text": "depan Balai Desa Contoh"}],
        [{"text": "lewati"}],
        [{"text": "terima kasih"}],
    ]
    for number, step in enumerate(steps):
        said = [
            message(f"{citizen}-{number}", citizen, sent_at=desk.clock.now().isoformat(), **fields)
            for fields in step
        ]
        until_done(lambda said=said: desk.take(*said))  # type: ignore[misc]
        for _ in range(2):
            desk.wait(seconds=61)
            until_done(desk.go_on)
    desk.wait(minutes=11)
    until_done(desk.go_on)


@pytest.mark.parametrize("is_after", [False, True], ids=["before a commit", "after it"])
def test_a_crash_anywhere_asks_nothing_twice_and_loses_nothing(
    is_after: bool, tmp_path: Path, sqlite_template: Path, keyring: Keyring
) -> None:
    def play(dies_at: int | None) -> tuple[Desk, MortalStore]:
        path = tmp_path / f"{dies_at}.db"
        path.write_bytes(sqlite_template.read_bytes())
        store = MortalStore(f"sqlite:///{path}", keyring)
        store.dies_at, store.is_after = dies_at, is_after
        desk = talking_desk(Desk(store))

        def until_done(step: Callable[[], object]) -> None:
            try:
                step()
            except Killed:
                store.dies_at = None
                step()  # the platform delivers again what was not answered

        converse(desk, until_done)
        return desk, store

    whole, store = play(None)
    expected = _summary(whole)
    commits = store.count
    store.close()
    assert expected[0] == [("new", 2, 7)]
    # Right after a commit is the same as before the next one: each of the two sees every second.
    for dies_at in range(1 + is_after, commits + 1, 2):
        desk, store = play(dies_at)
        assert _summary(desk) == expected, dies_at
        store.close()


def _summary(desk: Desk) -> Any:
    told = [(case.status, case.message_count, case.known | case.asked) for case in desk.complaints]
    lines = [(row.purpose, row.complaint_id) for row in desk.replies]
    texts = [line.text for line in Talk(desk).lines() if line.purpose == "bot_question"]
    events = [event for event in desk.events if event != "reply_sent"]
    return told, lines, texts, events
