"""Operators at work: each reads, decides and clicks as a person would, all of them at once.

Runs in a process of its own, so that what it costs to click is not counted as the server's.
"""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import httpx

from muara.web.visit import SESSION_COOKIE, csrf_token

_READS = ("/", "/?list=new", "/?list=all", "/?list=overdue", "/?q=jalan", "/news?after=0")
_FORM = 'deeds/{name}"[^>]*>.*?name="key" value="([^"]+)".*?name="version" value="(\\d+)"'
DEEDS: Mapping[str, Mapping[str, str]] = {
    "verify": {"title": "Jalan rusak", "classification": "complaint", "privacy": "open"},
    "note": {"text": "Sudah dicek di lapangan."},
    "tag": {"tag": "malam"},
    "emergency": {"is_emergency": "true"},
    "hold": {"question": "Di sebelah mana?"},
    "resume": {},
    "archive": {"reason": "lacks_facts"},
}
_WEIGHTS = (6, 5, 4, 2, 2, 2, 1)
_TWICE = 0.2
"""How many forms are sent twice at once: a double click on a slow line."""


@dataclass(frozen=True, slots=True)
class Order:
    """Whose sessions click about which complaints, and for how long with which pauses."""

    url: str
    tokens: Mapping[int, str]
    numbers: Sequence[str]
    seconds: float
    pause: tuple[float, float]
    seed: int = 0


@dataclass(slots=True)
class Clicked:
    """What came of it: how long each request took, every answer, and each deed that was done."""

    took: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    odd: list[tuple[int, str]] = field(default_factory=list)
    """Answers that nobody should get, with what was asked for."""
    done: list[tuple[int, str, str, str]] = field(default_factory=list)
    """(operator, tracking id, deed, key), once for each answer that says so."""
    refused: set[str] = field(default_factory=set)
    """Keys, with their operator, of deeds that were refused each time they were sent."""


def click(order: Order) -> Clicked:
    """All operators at once, until the time is over."""
    return asyncio.run(_all(order))


async def _all(order: Order) -> Clicked:
    clicked = Clicked()
    ends_at = time.monotonic() + order.seconds
    people = (_Person(order, one, clicked, ends_at) for one in order.tokens)
    await asyncio.gather(*(person.work() for person in people))
    clicked.refused -= {f"{who}:{key}" for who, _, _, key in clicked.done}
    return clicked


class _Person:
    def __init__(self, order: Order, operator_id: int, clicked: Clicked, ends_at: float) -> None:
        self._order = order
        self._id = operator_id
        self._token = order.tokens[operator_id]
        self._clicked = clicked
        self._ends_at = ends_at
        self._chance = random.Random(f"{order.seed}-{operator_id}")  # noqa: S311 - chance, no secret

    async def work(self) -> None:
        cookies = {SESSION_COOKIE: self._token}
        async with httpx.AsyncClient(
            base_url=self._order.url, cookies=cookies, timeout=60
        ) as self._http:
            await asyncio.sleep(self._chance.uniform(0, self._order.pause[1]))
            while time.monotonic() < self._ends_at:
                if self._chance.random() < 0.4:
                    await self._ask("GET", self._chance.choice(_READS))
                else:
                    await self._handle(self._chance.choice(self._order.numbers))
                await asyncio.sleep(self._chance.uniform(*self._order.pause))

    async def _handle(self, number: str) -> None:
        page = await self._ask("GET", f"/complaints/{number}")
        (name,) = self._chance.choices(list(DEEDS), _WEIGHTS)
        form = re.search(_FORM.format(name=name), page.text, re.DOTALL)
        if form is None:  # the state does not allow it
            return
        await asyncio.sleep(self._chance.uniform(*self._order.pause))
        times = 2 if self._chance.random() < _TWICE else 1
        known = {"key": form[1], "version": form[2], "csrf": csrf_token(self._token)}
        sent = {**DEEDS[name], **known}
        path = f"/complaints/{number}/deeds/{name}"
        answers = await asyncio.gather(*(self._ask("POST", path, sent) for _ in range(times)))
        for answer in answers:
            if answer.status_code == 303:
                self._clicked.done.append((self._id, number, name, form[1]))
            else:
                self._clicked.refused.add(f"{self._id}:{form[1]}")

    async def _ask(
        self, method: str, path: str, form: Mapping[str, str] | None = None
    ) -> httpx.Response:
        begun = time.perf_counter()
        answer = await self._http.request(method, path, data=dict(form) if form else None)
        self._clicked.took.append(time.perf_counter() - begun)
        counts = self._clicked.statuses
        counts[answer.status_code] = counts.get(answer.status_code, 0) + 1
        if answer.status_code not in (200, 303, 409):
            self._clicked.odd.append((answer.status_code, f"{method} {path} {form}"))
        return answer
