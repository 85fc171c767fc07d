"""One storm from the first word to the verdict."""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.storm.comparison import Finding, compare
from tests.storm.moments import FIVE_MOMENTS, Moment
from tests.storm.oracle import Oracle, read_oracle
from tests.storm.platforms import Platforms, running_platforms, wait_while_moving
from tests.storm.product import Product, Wiring, environment, running_product
from tests.storm.stored import (
    Contents,
    StoredReply,
    accounts_read_since,
    dead_replies,
    finished,
    newest_run,
    read_contents,
    unfinished,
)

_MOMENT_SECONDS = 15.0
_MOST_TRIES = 20
_UP_SECONDS = 180.0
_BURST_PLATFORMS = ("twilio", "telegram", "graph")
_BURST = 6
_NOTICED = timedelta(seconds=5)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How hard it blows. `each_moment` kills at each of the five moments, `random_kills` beside."""

    seed: int
    messages: int
    per_minute: float
    each_moment: int = 0
    random_kills: int = 0
    moments: Sequence[Moment] = FIVE_MOMENTS
    misbehaves: bool = True
    bursts: int = 3
    longest_breath_seconds: float = 2.0
    """Between a process that is back and the next kill: platforms that try again find somebody."""
    wiring: Wiring = field(default_factory=Wiring)
    patience_seconds: float = 90.0
    """How long nothing may get done, after the storm, before what waits counts as stuck."""


@dataclass(slots=True)
class Report:
    """What came of it."""

    plan: Plan
    oracle: Oracle
    contents: Contents
    findings: list[Finding]
    deaths: list[dict[str, Any]]
    random_kills: int
    seconds: float
    troubles: Mapping[str, int]
    is_drained: bool
    waiting: Mapping[str, int]

    @property
    def moments(self) -> Counter[str]:
        """How often a process died at each moment."""
        return Counter(death["moment"] for death in self.deaths)

    @property
    def kinds(self) -> Counter[str]:
        return Counter(finding.kind for finding in self.findings)

    @property
    def unproven(self) -> list[str]:
        """Deaths that the platforms' journal or the store do not bear out."""
        replies = {reply.id: reply for reply in self.contents.replies}
        proofs: dict[str, Callable[[dict[str, Any], datetime], bool]] = {
            Moment.COMMITTED_NOT_ANSWERED: lambda _death, at: any(
                abs(broken - at) < _NOTICED for broken in self.oracle.broken_posts
            ),
            Moment.PAGE_STORED: lambda _death, at: any(
                timedelta() <= at - served < _NOTICED for served in self.oracle.polls
            ),
            Moment.ATTEMPT_COMMITTED: lambda death, _at: _died_sending(replies[death["outbox"]]),
            Moment.SENT_NOT_RECORDED: lambda death, at: (
                _died_sending(replies[death["outbox"]])
                and any(
                    timedelta() <= at - answered.at < _NOTICED for answered in self.oracle.replies
                )
            ),
        }
        return [
            f"{death['moment']} at {death['at']}"
            for death in self.deaths
            if death["moment"] in proofs
            and not proofs[death["moment"]](death, datetime.fromisoformat(death["at"]))
        ]

    def words(self) -> str:
        """For the terminal and for a failed assertion."""
        lines = [
            f"seed {self.plan.seed}: {len(self.oracle.messages)} messages written, "
            f"{len(self.contents.messages)} versions stored, "
            f"{len(self.contents.complaints)} complaints, {len(self.oracle.replies)} replies, "
            f"{len(self.deaths)} + {self.random_kills} kills, {self.seconds:.0f} s",
            f"moments: {dict(self.moments)}",
            f"unproven: {self.unproven}",
            f"faults: {dict(self.oracle.faults)}",
            f"outcomes: {dict(self.contents.outcomes)}",
            f"log: {dict(self.troubles)}",
            f"given up by the platform: {sum(w.given_up for w in self.oracle.messages.values())}",
            f"drained: {self.is_drained} {dict(self.waiting)}",
            f"findings: {dict(self.kinds)}",
        ]
        shown: Counter[str] = Counter()
        for finding in self.findings:
            shown[finding.kind] += 1
            if shown[finding.kind] <= 5:
                lines.append(f"  {finding.kind}: {finding.about}")
        return "\n".join(lines)


def _died_sending(reply: StoredReply) -> bool:
    return "sender_died" in reply.errors


def run_storm(plan: Plan, folder: Path, database_url: str) -> Report:
    """Write, misbehave and kill; then let everything come to rest, and compare."""
    began = time.monotonic()
    surroundings = environment(database_url)
    with (
        running_platforms(folder, plan.seed, surroundings) as platforms,
        running_product(folder, database_url, platforms, plan.wiring) as product,
    ):
        storm = _Storm(plan, platforms, product)
        storm.blow()
        is_drained = storm.drain()
        product.stop()
        oracle = read_oracle(platforms.journal)
        contents = read_contents(product.store)
        return Report(
            plan=plan,
            oracle=oracle,
            contents=contents,
            findings=compare(oracle, contents),
            deaths=product.deaths(),
            random_kills=storm.random_kills,
            seconds=time.monotonic() - began,
            troubles=product.troubles(),
            is_drained=is_drained,
            waiting=unfinished(product.store),
        )


class _Storm:
    def __init__(self, plan: Plan, platforms: Platforms, product: Product) -> None:
        self._plan = plan
        self._platforms = platforms
        self._product = product
        self._random = random.Random(plan.seed)  # noqa: S311 - storms must be repeatable
        self._seeds = iter(range(plan.seed + 1, plan.seed + 1_000))
        self.random_kills = 0
        self._quiet_since: int | None = None
        """The newest run when nothing waited any more, while that lasts."""

    # -- blowing

    def blow(self) -> None:
        """Citizens write while processes die, until both are through."""
        if self._plan.misbehaves:
            self._platforms.misbehave()
        self._let_write(self._plan.messages)
        bursts = self._plan.bursts
        for number, moment in enumerate(self._deck()):
            if number < bursts:
                self._burst(number)
            self._strike(moment)
            if number == 2 and self._plan.misbehaves:
                self._expire_tokens()
            self._keep_writing()
        # As long as it takes: the test's own time limit ends a storm in which nobody gets on.
        self._product.wait_for(lambda: not self._is_writing, math.inf, 0.5)

    def _deck(self) -> list[Moment | None]:
        """The moments to strike at in random order; None is any moment whatever."""
        plan = self._plan
        deck: list[Moment | None] = [*plan.moments] * plan.each_moment
        deck += [None] * plan.random_kills
        self._random.shuffle(deck)
        return deck

    def _strike(self, moment: Moment | None) -> None:
        if moment is not None:
            for _ in range(_MOST_TRIES):
                if self._product.kill_at(moment, _MOMENT_SECONDS):
                    break
                self._keep_writing()
        else:
            time.sleep(self._random.uniform(0.2, 1.5))
            self._product.kill(self._random.choice(self._product.names))
            self.random_kills += 1
        time.sleep(0.2)  # the keeper notices
        if not self._product.wait_for(self._product.is_up, _UP_SECONDS):
            raise AssertionError(f"nobody came back after a kill: {self._product.last_words()}")
        time.sleep(self._random.uniform(0.0, self._plan.longest_breath_seconds))

    @property
    def _is_writing(self) -> bool:
        return bool(self._platforms.status()["citizens_running"])

    def _keep_writing(self) -> None:
        """Nothing can be hit unless somebody writes; whoever does is not interrupted."""
        if not self._is_writing:
            self._let_write(min(60, self._plan.messages // 4))

    def _let_write(self, messages: int) -> None:
        rate = self._plan.per_minute
        self._platforms.let_citizens_write(messages, per_minute=rate, seed=next(self._seeds))

    def _burst(self, number: int) -> None:
        platform = _BURST_PLATFORMS[number % len(_BURST_PLATFORMS)]
        self._platforms.burst(platform, f"warga-serentak-{self._plan.seed}-{number}", _BURST)

    def _expire_tokens(self) -> None:
        for platform in ("telegram", "twilio", "graph", "x"):
            self._platforms.expire_token(platform, calls=8)

    # -- coming to rest

    def drain(self) -> bool:
        """Nobody misbehaves any more: whether all came to rest.

        A busy machine takes its time: it is waited for while it gets anything done.
        """
        self._platforms.behave()
        patience = self._plan.patience_seconds
        return wait_while_moving(self._left_to_do, lambda: finished(self._product.store), patience)

    def _left_to_do(self) -> int:
        """How much still waits here and there; then, which channels were not read again since.

        Re-reading a channel finds our own last replies too. Only when every channel was read from
        beginning to end since nothing waited any more is there nothing left to be found.
        """
        self._product.see_that_launchers_fit()
        self._play_operator()
        # When no reply is left, no further receipt will be told; when none is being told, all that
        # were are in the store; and then there may be work again.
        before = sum(unfinished(self._product.store).values())
        told = self._platforms.waiting
        after = sum(unfinished(self._product.store).values())
        if waiting := max(before, after) + told:
            self._quiet_since = None
            return waiting + len(self._read_channels())
        if self._quiet_since is None:
            self._quiet_since = newest_run(self._product.store)
        return len(
            self._read_channels() - accounts_read_since(self._product.store, self._quiet_since)
        )

    def _read_channels(self) -> set[str]:
        """All but Telegram where it pushes: it has no past to re-read then."""
        pushed = {"telegram"} if self._plan.wiring.modes.get("telegram") == "webhook" else set()
        return {"whatsapp", "telegram", "facebook", "x"} - pushed

    def _play_operator(self) -> None:
        """A token that expired while we answered is mended; somebody retries what died of it.

        What our own mistakes killed stays dead, to be found.
        """
        dead = [
            row
            for row, error in dead_replies(self._product.store)
            if not error.startswith(("uncertain", "unexpected_error"))
        ]
        if dead:
            self._product.retry(dead)
