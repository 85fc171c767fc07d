"""Scripted misbehaviour: which operation fails how, how often and for how long."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Collection
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Literal, Protocol, get_args

from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

if TYPE_CHECKING:
    from simulator.world import World

FaultKind = Literal[
    "rate_limited",
    "rate_limited_bare",
    "server_error",
    "html",
    "slow",
    "drop_answer",
    "expired_token",
    "duplicate",
    "reorder",
    "oversized_media",
]
ANSWER_FAULTS: frozenset[FaultKind] = frozenset(
    {
        "rate_limited",
        "rate_limited_bare",
        "server_error",
        "html",
        "slow",
        "drop_answer",
        "expired_token",
    }
)
DROP_EXTENSION = "simulator.drop_connection"


@dataclass
class FaultRule:
    """One rule: operations of a platform that match a glob misbehave with a probability.

    `count` is how many times it may still strike (None: without end); `seconds` is the pause of
    `slow`, the delay of `reorder` and the wait announced by `rate_limited`; `status` is that of
    `html`. Webhooks are the operation `webhook`, downloads of media the operation `media`.
    """

    platform: str
    kind: FaultKind
    operation: str = "*"
    probability: float = 1.0
    count: int | None = None
    seconds: float = 1.0
    status: int = 502

    def __post_init__(self) -> None:
        if self.kind not in get_args(FaultKind):
            raise ValueError(f"unknown kind of fault: {self.kind}")


class Faults:
    """The rules in force; the first that matches and wins its draw strikes."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - storms must be repeatable
        self._rules: list[FaultRule] = []

    def add(self, rule: FaultRule) -> None:
        """Put a rule in force, behind the earlier ones."""
        self._rules.append(rule)

    def clear(self) -> None:
        """Behave well from now on."""
        self._rules.clear()

    def as_json(self) -> list[dict[str, Any]]:
        """Return the rules in force with what is left of their counts."""
        return [asdict(rule) for rule in self._rules]

    def draw(self, platform: str, operation: str, kinds: Collection[FaultKind]) -> FaultRule | None:
        """Return the rule that strikes this operation now, and use up one of its count."""
        for rule in self._rules:
            if self._strikes(rule, platform, operation, kinds):
                if rule.count is not None:
                    rule.count -= 1
                return rule
        return None

    def _strikes(
        self, rule: FaultRule, platform: str, operation: str, kinds: Collection[FaultKind]
    ) -> bool:
        return (
            rule.platform in (platform, "*")
            and rule.kind in kinds
            and rule.count != 0
            and fnmatchcase(operation, rule.operation)
            and (rule.probability >= 1 or self._random.random() < rule.probability)
        )


class FaultAnswers(Protocol):
    """How one platform words its troubles; each method returns the documented answer."""

    def rate_limited(self, seconds: float | None) -> Response:
        """Answer 'too many requests'; None leaves out every hint when to come back."""
        ...

    def server_error(self) -> Response:
        """Answer an internal error as the platform words it."""
        ...

    def expired_token(self) -> Response:
        """Answer that the credentials are no longer valid."""
        ...


class Refusal(Exception):
    """Raised by a platform's rule; carries the answer that the wrong client gets."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


class DroppedConnection(Response):
    """An answer that never arrives: the connection is cut before the first byte."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut the connection, or raise ConnectionAbortedError where the server cannot."""
        drop = scope.get("extensions", {}).get(DROP_EXTENSION)
        if drop is None:
            raise ConnectionAbortedError("the simulator dropped the answer")
        drop["abort"]()
        await asyncio.sleep(0.01)  # lets the server notice, else it would answer 500 by itself


async def perform(
    world: "World",
    platform: str,
    operation: str,
    answers: FaultAnswers,
    work: Callable[[], Awaitable[Response]],
) -> Response:
    """Do one operation of a platform under the faults in force, and journal it.

    A `Refusal` raised by `work` becomes its answer. `drop_answer` does the work and then cuts the
    connection; all other failing kinds answer without doing it.
    """
    fault = world.faults.draw(platform, operation, ANSWER_FAULTS)
    if fault is not None:
        world.journal.add("fault", platform, operation=operation, kind=fault.kind)
    response = await _perform(fault, answers, work)
    status = None if isinstance(response, DroppedConnection) else response.status_code
    world.journal.add("api_called", platform, operation=operation, status=status)
    return response


async def _perform(
    fault: FaultRule | None, answers: FaultAnswers, work: Callable[[], Awaitable[Response]]
) -> Response:
    if fault is None:
        return await _work_or_refuse(work)
    match fault.kind:
        case "rate_limited":
            return answers.rate_limited(fault.seconds)
        case "rate_limited_bare":
            return answers.rate_limited(None)
        case "server_error":
            return answers.server_error()
        case "expired_token":
            return answers.expired_token()
        case "html":
            page = "<html><body><h1>Bad Gateway</h1></body></html>"
            return HTMLResponse(page, status_code=fault.status)
        case "slow":
            await asyncio.sleep(fault.seconds)
            return await _work_or_refuse(work)
        case _:
            await _work_or_refuse(work)
            return DroppedConnection()


async def _work_or_refuse(work: Callable[[], Awaitable[Response]]) -> Response:
    try:
        return await work()
    except Refusal as refusal:
        return refusal.response
