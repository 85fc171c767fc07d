"""`make dialogue-pages`: the picture of the dialogue and the table of its texts, into docs.

Both come from the code: the picture by asking the bot what it does in each state, the table from
the catalogues that citizens read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from channels.base import Content, RawMessage, Sender, Surface
from forwarder.base import Facet, Join, Open, Turn, Wish
from muara.dialogue import decide
from muara.dialogue_state import Case, DialogueState, Policy
from muara.receipts import Question, Story, next_step
from muara.words import CITIZEN_LANGUAGES, lines
from normalizer.normalize import normalize
from normalizer.record import Record

DOCS = Path(__file__).parents[1] / "docs"
DIALOGUE = DOCS / "dialogue.md"
TEXTS = DOCS / "citizen-texts.md"
_BEGIN, _END = "<!-- generated: states -->", "<!-- end of what is generated -->"
_NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
_POLICY = Policy(government="Kabupaten Contoh", privacy_url="https://contoh.go.id/privasi")

_SAID = {
    "a story": "Jalan di depan pasar rusak parah, banyak lubang",
    "thanks": "terima kasih banyak ya",
    "SELESAI": "selesai",
    "LEWATI": "lewati",
    "BELUM": "belum",
    "BATAL": "batal",
    "1 to 5": "5",
}
_STATES = ("no_case", "gathering", "asked", "received", "on_hold", "resolved", "closed")
_TITLES = {
    "no_case": "nothing reported",
    "gathering": "gathering the story",
    "asked": "a question is open",
    "received": "receipt given, in work",
    "on_hold": "an officer has asked",
    "resolved": "answered",
    "closed": "closed",
    "withdrawn": "withdrawn, or asked to be",
}
_AFTER_DEED = {
    Wish.FINISH: "received",
    Wish.SKIP: "gathering",
    Wish.CONFIRM: "closed",
    Wish.OBJECT: "received",
    Wish.WITHDRAW: "withdrawn",
}


def main() -> None:
    """Write both pages anew."""
    DIALOGUE.write_text(with_picture(DIALOGUE.read_text(encoding="utf-8")), encoding="utf-8")
    TEXTS.write_text(table_of_texts(), encoding="utf-8")


def with_picture(page: str) -> str:
    """The page with the picture between its marks replaced by today's."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n```mermaid\n{picture()}\n```\n{_END}{after}"


# --- the picture ------------------------------------------------------------------------------


def picture() -> str:
    """The states that a citizen's report has for the bot, and what leads from one to another."""
    found: dict[tuple[str, str], list[str]] = {}
    for start, end, label in (*_by_messages(), *_by_silence()):
        if start != end:
            found.setdefault((start, end), []).append(label)
    drawn = ["stateDiagram-v2", "    [*] --> no_case"]
    drawn += [f"    {state}: {title}" for state, title in _TITLES.items()]
    drawn += [f"    {start} --> {end}: {', '.join(said)}" for (start, end), said in found.items()]
    return "\n".join(drawn)


def _by_messages() -> Iterator[tuple[str, str, str]]:
    for state in _STATES:
        for label, text in _SAID.items():
            turn = decide(_state(state), _record(text))
            yield state, _after(state, turn), label


def _by_silence() -> Iterator[tuple[str, str, str]]:
    told = Story(tracking_id="", check_code="", language="id", known=Facet.MATTER, asked=Facet(0))
    for state in ("gathering", "asked"):
        story = told if state == "gathering" else _asked(told)
        step = next_step(story, _POLICY)
        is_asking = isinstance(step, Question)
        yield (
            state,
            "asked" if is_asking else "received",
            "silence, something is missing" if (is_asking) else "silence",
        )
    complete = next_step(_complete(told), _POLICY)
    assert not isinstance(complete, Question)
    yield "gathering", "received", "silence, nothing is missing"


def _asked(story: Story) -> Story:
    return Story(
        tracking_id="",
        check_code="",
        language=story.language,
        known=story.known,
        asked=Facet.PLACE,
        is_awaiting=True,
    )


def _complete(story: Story) -> Story:
    every = Facet.MATTER | Facet.PLACE | Facet.DATE
    return Story(
        tracking_id="", check_code="", language=story.language, known=every, asked=Facet(0)
    )


def _state(name: str) -> DialogueState:
    if name == "no_case":
        return DialogueState(policy=_POLICY, now=_NOW, said_at=_NOW)
    statuses = {"on_hold": "on_hold", "resolved": "resolved", "closed": "closed"}
    case = Case(
        id=1,
        tracking_id="CTH-0000-0000",
        status=statuses.get(name, "new"),
        last_message_at=_NOW,
        is_gathering=name in ("gathering", "asked"),
        awaiting=Facet.PLACE if name == "asked" else None,
    )
    return DialogueState(policy=_POLICY, now=_NOW, said_at=_NOW, cases=(case,))


def _record(text: str) -> Record:
    raw = RawMessage(
        kind="chat",
        external_id="1",
        conversation_id="1",
        surface=Surface.DIRECT,
        content=Content.TEXT,
        sender=Sender(id="1", addresses=("chat:1",)),
        text=text,
        sent_at=_NOW,
    )
    return normalize(raw, "chat")


def _after(state: str, turn: Turn) -> str:
    for deed in turn.deeds:
        if deed.wish in _AFTER_DEED:
            return _AFTER_DEED[deed.wish]
    if isinstance(turn.decision, Open):
        return "gathering"
    if isinstance(turn.decision, Join):
        if turn.answered is not None:
            return "gathering"
        return "received" if state == "on_hold" else state
    return state


# --- the texts --------------------------------------------------------------------------------

_HEAD = """# What citizens read

Every text of the bot and of the public pages, for review by a communication officer. The page is
made by `make dialogue-pages` from `muara/locale/<language>/LC_MESSAGES/citizen.po`; words in braces
are filled in. Where a language lacks a text, citizens read the Indonesian one.

"""


def table_of_texts() -> str:
    """All texts by name, a column for each language."""
    names = sorted(lines(CITIZEN_LANGUAGES[0]))
    head = ["name", *CITIZEN_LANGUAGES]
    rows = [head, ["---"] * len(head), *(_row(name) for name in names)]
    return _HEAD + "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + "\n"


def _row(name: str) -> Sequence[str]:
    texts = [lines(language).get(name, "") for language in CITIZEN_LANGUAGES]
    return [f"`{name}`", *(text.replace("|", "\\|").replace("\n", "<br>") for text in texts)]


if __name__ == "__main__":
    main()
