"""Stories that citizens tell: the messages of one complaint in the order in which they are sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from simulator.complaint_texts import (
    CHASERS,
    CLOSERS,
    CORRECTIONS,
    DISTRICTS,
    GREETINGS,
    LANDMARKS,
    OPENERS,
    SLANG,
    STREETS,
    THANKS,
    TOPICS,
    VILLAGES,
    Topic,
)
from simulator.world import Location

PieceKind = Literal["text", "photo", "album", "location", "voice", "sticker", "edit"]

# A plain rectangle inside the regency that the demo plays; which house stands there is chance.
SOUTH, NORTH, WEST, EAST = -7.25, -7.10, 111.70, 112.05


@dataclass(frozen=True)
class Piece:
    """One message of a story.

    `text` is the words or caption (empty where there are none); an `edit` replaces the words of
    the story's opening; `count` is the number of pictures of an album; `pause` is how many
    seconds the citizen waits before sending it.
    """

    kind: PieceKind
    text: str = ""
    pause: float = 0.0
    location: Location | None = None
    count: int = 1


@dataclass(frozen=True)
class Story:
    """One citizen's complaint: its topic, the scene for its photos, and its messages in order.

    `opening` is the index of the piece that says what is wrong; a greeting may come before it.
    """

    number: int
    topic: str
    scene: str
    opening: int
    pieces: tuple[Piece, ...]


def stories(seed: int) -> Iterator[Story]:
    """Yield invented stories without end; the same seed gives the same stories."""
    random = Random(seed)  # noqa: S311 - stories need repeatability, not secrecy
    number = 0
    while True:
        number += 1
        yield _tell(number, random)


def _tell(number: int, random: Random) -> Story:
    topic = random.choice(TOPICS)
    slots = _slots(random)
    opening = _opening(topic, slots, random)
    greeting = _greeting(random)
    pieces = [*greeting, Piece("text", opening, _pause(random) if greeting else 0.0)]
    pieces += _details(topic, slots, random)
    pieces += _pictures(topic, slots, random)
    pieces += _rarities(opening, slots, random)
    pieces += _farewell(random)
    return Story(number, topic.name, topic.scene, len(greeting), tuple(pieces))


def _slots(random: Random) -> dict[str, str]:
    return {
        "village": random.choice(VILLAGES),
        "district": random.choice(DISTRICTS),
        "street": random.choice(STREETS),
        "landmark": random.choice(LANDMARKS),
        "days": str(random.choice((2, 3, 4, 5, 7, 10, 14, 21))),
        "hour": random.choice(("5 pagi", "7 pagi", "9", "10.30", "13.00", "4 sore", "8 malam")),
        "number": str(random.choice((3, 5, 8, 10, 15, 20, 25, 50, 150))),
        "phone": f"{random.randint(0, 9999):04d}",
    }


def _greeting(random: Random) -> list[Piece]:
    if random.random() < 0.35:
        return [Piece("text", random.choice(GREETINGS))]
    return []


def _opening(topic: Topic, slots: dict[str, str], random: Random) -> str:
    words = random.choice(topic.openings).format(**slots)
    return random.choice(OPENERS) + roughen(words, random) + random.choice(CLOSERS)


def _details(topic: Topic, slots: dict[str, str], random: Random) -> list[Piece]:
    chosen = random.sample(topic.details, k=random.choice((0, 0, 1, 1, 2)))
    return [
        Piece("text", roughen(words.format(**slots), random), _pause(random)) for words in chosen
    ]


def _pictures(topic: Topic, slots: dict[str, str], random: Random) -> list[Piece]:
    caption = random.choice(("", random.choice(topic.captions).format(**slots)))
    dice = random.random()
    if dice < 0.40:
        return [Piece("photo", caption, _pause(random))]
    if dice < 0.50:
        return [Piece("album", caption, _pause(random), count=random.randint(2, 4))]
    return []


def _rarities(opening: str, slots: dict[str, str], random: Random) -> list[Piece]:
    pieces = []
    if random.random() < 0.25:
        pieces.append(Piece("location", "", _pause(random), _location(slots, random)))
    if random.random() < 0.08:
        pieces.append(Piece("voice", "", _pause(random)))
    if random.random() < 0.12:
        correction = random.choice(CORRECTIONS).format(**slots)
        pieces.append(Piece("edit", opening + correction, _pause(random)))
    return pieces


def _farewell(random: Random) -> list[Piece]:
    dice = random.random()
    if dice < 0.15:
        return [Piece("text", random.choice(THANKS), 2 * _pause(random))]
    if dice < 0.25:
        return [Piece("text", random.choice(CHASERS), 4 * _pause(random))]
    if dice < 0.28:
        return [Piece("sticker", "", _pause(random))]
    return []


def any_location(random: Random) -> Location:
    """Return a point somewhere in the regency, with or without an address."""
    return _location(_slots(random), random)


def _location(slots: dict[str, str], random: Random) -> Location:
    named = random.random() < 0.4
    return Location(
        latitude=round(random.uniform(SOUTH, NORTH), 6),
        longitude=round(random.uniform(WEST, EAST), 6),
        name=slots["landmark"].capitalize() if named else "",
        address=f"{slots['street']}, {slots['village']}, {slots['district']}" if named else "",
    )


def _pause(random: Random) -> float:
    return round(random.uniform(0.5, 6.0), 2)


def roughen(words: str, random: Random) -> str:
    """Return the words as a hurried person types them: slang, slips, no capitals, now and then."""
    if random.random() < 0.6:
        words = re.sub(r"\w+", lambda found: _slang(found.group(), random), words)
    if random.random() < 0.25:
        words = _slip(words, random)
    dice = random.random()
    if dice < 0.30:
        return words.lower()
    if dice < 0.36:
        return words.upper()
    return words


def _slang(word: str, random: Random) -> str:
    forms = SLANG.get(word.lower())
    return random.choice(forms) if forms and random.random() < 0.5 else word


def _slip(words: str, random: Random) -> str:
    """Swap or double one letter inside a word, as thumbs do; digits are left as they are."""
    places = [at for at in range(1, len(words) - 2) if words[at - 1 : at + 3].isalpha()]
    if not places:
        return words
    at = random.choice(places)
    if random.random() < 0.5:
        return words[:at] + words[at + 1] + words[at] + words[at + 2 :]
    return words[:at] + words[at] + words[at:]
