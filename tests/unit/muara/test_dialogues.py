"""Short dialogues, as citizens write them, over the real pipeline.

`dialogues/*.txt` hold them; each begins with `# title`:

    > text          the citizen writes; [photo], [voice], [place], [sticker], [contact], [album 1],
                    [edit 1], [delete 1], [quote 1], [quote answer], [press Title] say how;
                    [untold] is a place or a file of which a poll tells nothing
    < purpose       the bot says this; after a colon, words that it says. All of its lines stand
    ~ 61s           time passes (s, m, h, d)
    ! verify        an officer does something: verify, assign, answer, hold, archive, close, secret,
                    take over, release, merge 1
    = new, 3        a complaint at the end: status, messages, then flags; `= nothing` without one

`{id1}` and `{code1}` are the number and check code of the citizen's first complaint.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, update

from store.case_models import FollowUpKind, emergency_numbers
from store.casework import answering, assigning, ending, merging, reach, verifying
from store.casework.answering import NewFollowUp
from store.models import items, outbox
from store.scope import SYSTEM
from store.sealing import Keyring
from store.session import Store
from store.tracking import check_code
from tests.desk import Desk
from tests.talk import Line, Talk, talking_desk
from tests.unit.store.test_casework import VERIFIED, Office

FOLDER = Path(__file__).parent / "dialogues"
ON_POSTGRESQL = 10
"""Each so many-th dialogue is held on PostgreSQL, too."""
CARD = {"name": "Warga Contoh", "phone": "0811-0000-5678"}
_MARK = re.compile(r"^\[([a-z]+) ?([^\]]*)\] ?(.*)$", re.DOTALL)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_citizens = itertools.count(1)


@dataclass(frozen=True)
class Dialogue:
    title: str
    lines: tuple[str, ...]
    file: str

    @property
    def opens_nothing(self) -> bool:
        return "= nothing" in self.lines


def read_dialogues() -> list[Dialogue]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n# ")[1:]:
            title, *lines = [line.strip() for line in block.splitlines() if line.strip()]
            found.append(Dialogue(title, tuple(lines), path.stem))
    return found


DIALOGUES = read_dialogues()


@pytest.fixture(scope="module")
def sqlite_office(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, keyring: Keyring
) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("dialogues") / "muara.db"
    path.write_bytes(sqlite_template.read_bytes())
    yield from _offices(f"sqlite:///{path}", keyring)


@pytest.fixture(scope="module")
def postgres_office(
    postgres_server: Any, postgres_template: str, keyring: Keyring
) -> Iterator[Office]:
    url = postgres_server.create_database(postgres_template)
    yield from _offices(url, keyring)
    postgres_server.drop_database(url)


def _offices(url: str, keyring: Keyring) -> Iterator[Office]:
    """One desk for all dialogues: each citizen is a new one."""
    store = Store(url, keyring)
    office = Office(talking_desk(Desk(store)))
    with store.write() as connection:
        for kind, number, label in (
            ("general", "0811-0000-0112", "Darurat Contoh"),
            ("fire", "0811-0000-0113", "Pemadam Contoh"),
        ):
            row = {"jurisdiction": "CTH", "kind": kind, "label": label, "number": number}
            today = office.desk.clock.now().date()
            connection.execute(emergency_numbers.insert().values(**row, confirmed_on=today))
    yield office
    store.close()


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda one: f"{one.file}: {one.title}")
def test_what_is_said_leads_to_what_stands_there(dialogue: Dialogue, sqlite_office: Office) -> None:
    _Performance(sqlite_office).play(dialogue)


@pytest.mark.parametrize("dialogue", DIALOGUES[::ON_POSTGRESQL], ids=lambda one: one.title)
def test_the_same_on_postgresql(dialogue: Dialogue, postgres_office: Office) -> None:
    _Performance(postgres_office).play(dialogue)


def test_there_are_enough_dialogues_of_each_kind() -> None:
    assert len(DIALOGUES) >= 150
    assert len([one for one in DIALOGUES if one.opens_nothing]) >= 40
    angry = [one for one in DIALOGUES if one.file == "anger"]
    assert len(angry) >= 20
    assert not [one.title for one in angry if one.opens_nothing]


@dataclass
class _Performance:
    """One dialogue under way."""

    office: Office
    texts: list[str | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.talk = Talk(self.office.desk, f"orang-{next(_citizens)}")
        self.said: list[Line] = []
        self.buttons: list[Line] = []

    def play(self, dialogue: Dialogue) -> None:
        expected: list[str] = []
        for line in dialogue.lines:
            sign, words = line[0], line[1:].strip()
            if sign == "<":
                expected.append(words)
                continue
            self._check(expected)
            expected = []
            steps: dict[str, Callable[[str], Any]] = {
                ">": self._hear,
                "~": self._wait,
                "!": self._officer,
                "=": lambda words: None,
            }
            steps[sign](words)
        self._check(expected)
        self._check_cases([line[1:].strip() for line in dialogue.lines if line[0] == "="])

    def _check(self, expected: list[str]) -> None:
        said = [(line.purpose, line.text) for line in self.said]
        wanted = [one.partition(":")[::2] for one in expected]
        purposes = [purpose for purpose, _ in said]
        assert purposes == [purpose.strip() for purpose, _ in wanted], f"{self.texts[-1:]} {said}"
        for (_, text), (_, words) in zip(said, wanted, strict=True):
            assert self._filled(words).strip().lower() in text.lower(), text
        self.buttons += self.said
        self.said = []

    # -- the citizen

    def _hear(self, words: str) -> None:
        mark = _MARK.match(words)
        how, what, text = mark.groups() if mark is not None else ("text", "", words)
        said = self._filled(text) or None
        kinds: dict[str, Callable[[], list[Line]]] = {
            "text": lambda: self.talk.say(said),
            "photo": lambda: self.talk.send_photo(said),
            "voice": lambda: self._file("audio"),
            "video": lambda: self._file("video"),
            "place": self.talk.send_place,
            "sticker": lambda: self.talk.say(None, content="sticker"),
            "contact": lambda: self.talk.say(None, content="contact", contact=CARD),
            "untold": lambda: self.talk.say(None, content="other"),
            "command": lambda: self.talk.say(said, content="command"),
            "album": lambda: self._file("image", group_id=f"{self.talk.citizen}-album-{what}"),
            "edit": lambda: self._again(what, said, "edited"),
            "delete": lambda: self._again(what, None, "deleted"),
            "quote": lambda: self.talk.say(said, in_reply_to=self._quoted(what)),
            "press": lambda: self._press(what),
        }
        self.said = kinds[how]()
        if how not in ("edit", "delete"):
            self.texts.append(said)

    def _filled(self, text: str) -> str:
        for number, case in enumerate(self.talk.cases, start=1):
            code = check_code(self.office.desk.store.keyring, case.tracking_id)
            text = text.replace(f"{{id{number}}}", case.tracking_id)
            text = text.replace(f"{{code{number}}}", code)
        return text

    def _file(self, kind: str, **fields: Any) -> list[Line]:
        attachment = {"kind": kind, "reference": f"{kind}-1"}
        return self.talk.say(None, content=kind, attachments=[attachment], **fields)

    def _again(self, number: str, text: str | None, event: str) -> list[Line]:
        """Another version of the message with this number."""
        return self.talk.say_again(int(number), text, event)

    def _quoted(self, what: str) -> str:
        if what.isdigit():
            return f"{self.talk.citizen}-{what}"
        here = (outbox.c.conversation_id == self.talk.conversation_id, outbox.c.purpose == what)
        row = self.office.desk.rows(outbox, *here)[-1]
        known = self.office.desk.pipeline.identities("chat").message
        name = f"bot-{row.id}"
        with self.office.desk.store.write() as connection:
            sent = known(self.talk.conversation, name)
            connection.execute(
                update(outbox).where(outbox.c.id == row.id).values(external_hash=sent)
            )
        return name

    def _press(self, title: str) -> list[Line]:
        line = next(
            line
            for line in reversed(self.buttons)
            if title in [choice[1] for choice in line.choices]
        )
        return self.talk.press(line, title)

    # -- time and officers

    def _wait(self, words: str) -> None:
        self.said = self.talk.wait(seconds=int(words[:-1]) * _SECONDS[words[-1]])

    def _officer(self, words: str) -> None:
        office, case = self.office, self.talk.cases[-1]
        deed, _, rest = words.partition(" ")
        now = office.desk.clock.now()
        sealed = b"sealed words"
        done: dict[str, Callable[[], Any]] = {
            "verify": lambda: office.do(verifying.verify, case.id, VERIFIED),
            "assign": lambda: self._assign(case),
            "answer": lambda: self._answer(case),
            "hold": lambda: office.do(
                verifying.hold, case.id, sealed=sealed, outbox_key=None, most=3
            ),
            "archive": lambda: office.do(ending.archive, case.id, reason="unclear"),
            "close": lambda: office.do(ending.close, case.id, reason=ending.TOLD_OTHERWISE),
            "merge": lambda: office.do(
                merging.merge, case.id, self.talk.cases[int(rest or 1) - 1].id
            ),
            "take": lambda: office.do(answering.take_over, case.id, now + timedelta(hours=8)),
            "release": lambda: office.do(answering.take_over, case.id, now - timedelta(hours=1)),
            "secret": lambda: self._make_secret(case),
        }
        done[deed]()

    def _assign(self, case: Row[Any]) -> None:
        if case.verified_at is None:
            self.office.do(verifying.verify, case.id, VERIFIED)
        self.office.do(assigning.assign, case.id, [self.office.roads])

    def _answer(self, case: Row[Any]) -> None:
        """An answer, as it stands in the outbox for the citizen to quote."""
        if case.status != "resolved":
            if case.verified_at is None:
                self.office.do(verifying.verify, case.id, VERIFIED)
            new = NewFollowUp(kind=FollowUpKind.SUBSTANTIVE_ANSWER, sealed=b"sealed words")
            self.office.do(answering.follow_up, case.id, new)

    def _make_secret(self, case: Row[Any]) -> None:
        self.office.do(reach.set_secret, case.id, by=SYSTEM, is_secret=True, reason="asked")

    # -- what stands there

    def _check_cases(self, expected: list[str]) -> None:
        stands = [self._words(case) for case in self.talk.cases]
        if expected == ["nothing"]:
            assert stands == []
            return
        assert len(stands) == len(expected), stands
        for words, line in zip(stands, expected, strict=True):
            status, count, *flags = [one.strip() for one in line.split(",")]
            assert words[:2] == [status, count], (words, line)
            wanted = set(flags)
            shown = set(words[2:])
            assert wanted <= shown, (words, line)
            assert {"secret", "emergency"} & shown <= wanted, (words, line)

    def _words(self, case: Row[Any]) -> list[str]:
        """What stands there, as a line after "=" says it."""
        desk = self.office.desk
        events = [row.event for row in desk.history_of(case.id)]
        held = desk.rows(items, items.c.complaint_id == case.id, items.c.is_withheld)
        more = [f"withheld {len(held)}"]
        more += ["for another"] if "reported_for_another" in events else []
        return _words(case) + more


def _words(case: Row[Any]) -> list[str]:
    flags = {
        "secret": case.is_secret,
        "emergency": case.is_emergency,
        "incomplete": case.is_incomplete,
        "complete": not case.is_incomplete,
        "gathering": case.is_gathering,
        "told": not case.is_gathering,
        "named": not case.is_anonymous,
        "hidden": case.is_anonymous,
        "withdrawal asked": case.withdrawal_asked_at is not None,
        "sealed": case.seal is not None,
        f"rated {case.rating}": True,
        f"reopened {case.reopened_count}": True,
        f"because {case.reason}": True,
        f"about {case.summary}": True,
    }
    found = [name for name, holds in flags.items() if holds]
    return [case.status, str(case.message_count), *found]
