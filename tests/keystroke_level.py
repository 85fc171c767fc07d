"""How long hands and mind take for a task: the keystroke-level model, counted while a test acts.

S. K. Card, T. P. Moran, A. Newell: The Keystroke-Level Model for User Performance Time with
Interactive Systems. Communications of the ACM 23 (7), 1980. It holds for people who know the task
and make no mistakes; what they read and what they think about is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass

KEY, POINT, HOME, MIND = 0.28, 1.1, 0.4, 1.35
"""Seconds for a key (an average typist, not a trained one) or a click; for pointing at something;
for a hand's way between keys and mouse; and for making up one's mind what comes next."""
ANSWER = 0.2
"""Seconds for which a person waits for one of our pages; more than they take, which is printed."""


@dataclass
class Operators:
    """What a task took so far; `is_holding` is the Ctrl key, pressed once for keys in a row."""

    keys: int = 0
    points: int = 0
    homes: int = 0
    minds: int = 0
    answers: int = 0
    is_holding: bool = False

    def press(self, count: int = 1) -> None:
        """Keys without Ctrl, one after the other."""
        self.is_holding = False
        self.keys += count

    def press_with_ctrl(self) -> None:
        """One key while Ctrl is down; Ctrl is a key, too, when it was not down before."""
        self.keys += 1 if self.is_holding else 2
        self.is_holding = True

    def click(self) -> None:
        """Over to the mouse, point, click, and back to the keys."""
        self.is_holding = False
        self.homes += 2
        self.points += 1
        self.keys += 1

    def think(self) -> None:
        """Before each unit of the task that does not follow from what the hands just did."""
        self.is_holding = False
        self.minds += 1

    @property
    def seconds(self) -> float:
        return (
            KEY * self.keys
            + POINT * self.points
            + HOME * self.homes
            + MIND * self.minds
            + ANSWER * self.answers
        )

    def __str__(self) -> str:
        return (
            f"{self.keys} K + {self.points} P + {self.homes} H + {self.minds} M"
            f" + {self.answers} R = {self.seconds:.1f} s"
        )
