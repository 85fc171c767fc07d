"""What citizens say to the bot's lines: answers, thanks, ratings and objections, or nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from simulator.complaint_texts import LANDMARKS, STREETS, THANKS, VILLAGES
from simulator.stories import any_location, roughen
from simulator.world import CitizenMessage, PhoneLine

SKIPS = ("lewati", "tidak tahu", "lewat")
DATES = (
    "sejak {days} hari yang lalu",
    "kemarin sore",
    "tadi pagi sekitar jam {hour}",
    "sudah dua minggu ini",
    "sejak hari Senin",
)
MATTERS = ("rusak parah pak, tidak bisa dilewati", "sudah lama tidak diperbaiki", "tidak berfungsi")
DONE = ("sudah", "sudah beres pak", "selesai", "ya")
OBJECTIONS = ("belum", "belum pak", "belum beres")
REMAINS = (
    "masih sama seperti kemarin, belum ada yang datang",
    "baru separuh yang dikerjakan, sisanya ditinggal",
    "cuma difoto saja, tidak diperbaiki",
)
RATINGS = ("5", "4", "4", "3", "2", "1")


@dataclass(frozen=True)
class Heard:
    """A line of the bot on somebody's phone."""

    line: PhoneLine
    platform: str
    citizen: str

    def say(self, text: str = "", **content: Any) -> CitizenMessage:
        """Return a message of this citizen."""
        return CitizenMessage(citizen=self.citizen, text=text, **content)

    def press(self, button: Mapping[str, str]) -> CitizenMessage:
        """Return the press of a button below the line, or of one in the keyboard's place."""
        if "payload" not in button:
            return self.say(button["title"])
        return self.say(button["title"], button=button["payload"], reply_to=self.line.external_id)


React = Callable[[Heard, Random], CitizenMessage | None]


def reaction_to(heard: Heard, random: Random) -> CitizenMessage | None:
    """Return what a citizen does about a line of the bot; None for nothing, as often happens.

    Only lines in private are answered. The same state of `random` gives the same reaction.
    """
    if heard.line.surface != "direct":
        return None
    for words, react in REACTIONS:
        if words in heard.line.text:
            return react(heard, random)
    return None


def _place(heard: Heard, random: Random) -> CitizenMessage | None:
    dice = random.random()
    if dice < 0.25:
        return None
    if dice < 0.40:
        return _skip(heard, random)
    if dice < 0.70 and heard.platform not in ("x", "instagram"):  # no places there
        return heard.say(location=any_location(random))
    words = f"{random.choice(STREETS)} dekat {random.choice(LANDMARKS)} {random.choice(VILLAGES)}"
    return heard.say(roughen(words, random))


def _date(heard: Heard, random: Random) -> CitizenMessage | None:
    dice = random.random()
    if dice < 0.25:
        return None
    if dice < 0.50:
        return _skip(heard, random)
    words = random.choice(DATES).format(
        days=random.choice((2, 3, 5, 7)), hour=random.choice((6, 7))
    )
    return heard.say(words)


def _matter(heard: Heard, random: Random) -> CitizenMessage | None:
    if random.random() < 0.25:
        return None
    return heard.say(roughen(random.choice(MATTERS), random))


def _receipt(heard: Heard, random: Random) -> CitizenMessage | None:
    dice = random.random()
    if dice < 0.55:
        return None
    return heard.say(random.choice(THANKS) if dice < 0.9 else "cek")


def _answer(heard: Heard, random: Random) -> CitizenMessage | None:
    """It is done, or not, or rated at once; some say nothing."""
    dice = random.random()
    if dice < 0.25:
        return None
    if dice < 0.50:
        return _rating(heard, random)
    return heard.say(random.choice(DONE if dice < 0.80 else OBJECTIONS))


def _rating(heard: Heard, random: Random) -> CitizenMessage | None:
    if random.random() < 0.2:
        return None
    pressed = [button for button in heard.line.buttons if button.get("payload")]
    if pressed:
        return heard.press(random.choice(pressed))
    return heard.say(random.choice(RATINGS))


def _objection(heard: Heard, random: Random) -> CitizenMessage | None:
    return heard.say(roughen(random.choice(REMAINS), random))


REACTIONS: Sequence[tuple[str, React]] = (
    ("Di mana tepatnya", _place),
    ("Sejak kapan", _date),
    ("Apa yang terjadi", _matter),
    ("Nomor laporan", _receipt),
    ("Jawaban atas laporan", _answer),
    ("Seberapa puas", _rating),
    ("Tulis apa yang belum selesai", _objection),
)
"""Words by which citizens recognise a line of the bot, and what they do about it."""


def _skip(heard: Heard, random: Random) -> CitizenMessage:
    buttons = [button for button in heard.line.buttons if button.get("sends") != "place"]
    return heard.press(buttons[-1]) if buttons else heard.say(random.choice(SKIPS))
