"""How long the console's pages take among 1,000,000 complaints, beside 10,000, on each database."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import quantiles

import httpx

from muara.serve import keep_out_of_sight
from store.lists import LISTS
from store.words import compact
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.five_years import (
    NOW,
    STATUSES,
    Archive,
    claim_some,
    fill_all,
    say,
    tracking_id,
)
from tests.installation import PASSWORD, running, settings_for
from tests.postgres import running_server

SMALL = 10_000
_ROUNDS = 3
_LOOKS = 40


def measure(
    folder: Path, large: int, *, rounds: int = _ROUNDS, looks: int = _LOOKS
) -> list[Figure]:
    """Pages and an action over HTTP, one at a time; 95th percentiles in ms.

    Both sizes answer in turns, and each figure is printed as soon as it is known.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sizes = (min(SMALL, large), large)
    figures: list[Figure] = []
    with running_server(durable=True) as server:
        urls = {
            "sqlite": {size: f"sqlite:///{folder / f'console-{size}.db'}" for size in sizes},
            "postgres": {size: server.create_database() for size in sizes},
        }
        for size in sizes:
            fill_all([of_size[size] for of_size in urls.values()], Archive(size))
        for database, of_size in urls.items():
            figures += _measure(database, of_size, folder, rounds, looks)
        for url in urls["postgres"].values():
            server.drop_database(url)
    return figures


def _measure(
    database: str, urls: Mapping[int, str], folder: Path, rounds: int, times: int
) -> Iterator[Figure]:
    with ExitStack() as stack:
        offices = {
            size: stack.enter_context(_office(folder / f"{database}-{size}", url, Archive(size)))
            for size, url in urls.items()
        }
        searches: list[Turns] = []
        for name, ask in QUESTIONS.items():
            turns = _in_turns(offices, ask, rounds, times)
            if name.startswith(_SEARCH):
                searches.append(turns)
            yield _told(f"{name}_{database}", turns)
        yield _told(f"{_SEARCH}{database}", _together(searches))


def _told(name: str, turns: Turns) -> Figure:
    small, large = sorted(turns)
    lines = {size: [look.lines for look in chain(*turns[size])] for size in turns}
    found = figure(
        name,
        [_percentile_95(turn) for turn in turns[large]],
        "ms at p95",
        f"among {small} complaints, {compared(lines[small], lines[large])}",
        [_percentile_95(turn) for turn in turns[small]],
    )
    say(f"{found.name}: {found.value:.1f} ms among {large:,}")
    say(f"    {found.reference_value:.1f} {found.reference}")
    return found


def _together(several: Sequence[Turns]) -> Turns:
    """The turns of several questions as those of one, of which each is an equal part."""
    return {
        size: [list(chain(*turn)) for turn in zip(*[each[size] for each in several], strict=True)]
        for size in several[0]
    }


def _in_turns(offices: Mapping[int, Office], ask: Ask, rounds: int, times: int) -> Turns:
    """By size: what each of its turns saw."""
    looks: Turns = {size: [] for size in offices}
    for part in range(rounds):
        turn = range(part * times, (part + 1) * times)
        for size, office in offices.items():
            looks[size].append([_look(office, ask, n) for n in turn])
    return looks


def compared(small: Sequence[int], large: Sequence[int]) -> str:
    """How many lines the pages of both had; a pair that did not draw the same is marked."""
    if list(small) == list(large):
        return f"{_from_to(small)} lines"
    return f"UNFAIR: {_from_to(small)} lines beside {_from_to(large)}"


def _from_to(numbers: Sequence[int]) -> str:
    least, most = min(numbers), max(numbers)
    return str(least) if least == most else f"{least} to {most}"


# --- what is asked ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Office:
    """A signed-in supervisor at the installation over an archive."""

    http: httpx.Client
    csrf: str
    archive: Archive

    def number(self, back: int) -> str:
        """The tracking id of the complaint so many before the newest."""
        return tracking_id(self.archive.count - back)


Ask = Callable[[Office, int], httpx.Response]


def _page(address: Callable[[Office, int], str]) -> Ask:
    return lambda office, n: office.http.get(address(office, n))


def _list(code: str, _office: Office, _n: int) -> str:
    return f"/?list={code}"


def _words(*words: str) -> Ask:
    return _page(lambda _office, _n: f"/?q={'+'.join(words)}+")


_CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


def _verify(office: Office, n: int) -> httpx.Response:
    """Say what a complaint is about of which nobody has said it; the form's page is not counted."""
    newest_new = office.archive.count - office.archive.count % STATUSES
    form = {
        "csrf": office.csrf,
        "key": secrets.token_urlsafe(12),
        "title": "Lampu jalan mati",
        "classification": "complaint",
        "privacy": "open",
        "urgency": "medium",
        "version": "1",
    }
    number = tracking_id(newest_new - STATUSES * n)
    return office.http.post(f"/complaints/{number}/deeds/verify", data=form)


QUESTIONS: Mapping[str, Ask] = {
    **{f"list_{code}": _page(partial(_list, code)) for code in LISTS},
    "list_filtered": _page(
        lambda office, n: f"/?status=assigned&place={office.archive.district(n)}"
    ),
    "search_rare": _words("gorong"),
    "search_common": _words("jalan"),
    "search_two_words": _words("jalan", "berlubang"),
    "search_never_together": _words("berlubang", "mampet"),
    "search_beginning": _page(lambda office, n: f"/?q=lampu+{office.archive.beginning(n)}"),
    "search_number": _page(lambda office, n: f"/?q={compact(office.number(31 * n))}"),
    "complaint": _page(lambda office, n: f"/complaints/{office.number(7 * n)}"),
    "action": _verify,
}
"""By name: one request, whose number varies it."""


@dataclass(frozen=True, slots=True)
class Look:
    """One request: how long it took, and how many complaints its page listed."""

    seconds: float
    lines: int


def _look(office: Office, ask: Ask, n: int) -> Look:
    started = time.perf_counter()
    answer = ask(office, n)
    taken = time.perf_counter() - started
    if answer.status_code not in (200, 303):
        raise RuntimeError(f"{answer.request.url} was answered {answer.status_code}.")
    return Look(taken, answer.text.count(_LINE))


_LINE = '<li class="row'
Turns = dict[int, list[list[Look]]]
_SEARCH = "search_"


def _percentile_95(looks: Sequence[Look]) -> float:
    return quantiles([look.seconds for look in looks], n=100)[94] * 1000


@contextmanager
def _office(folder: Path, url: str, archive: Archive) -> Iterator[Office]:
    """Somebody who sees everything, signed in at the installation over this store."""
    folder.mkdir(exist_ok=True)
    with running(settings_for(folder, url), NOW) as opened:
        application = opened.application
        # As `muara serve` does.
        application.store.start_checkpoints()
        keep_out_of_sight(application)
        officer_id = opened.add_operator("pengawas", role="supervisor")
        claim_some(application.store, archive, officer_id)
        with httpx.Client(base_url=opened.url, timeout=60) as http:
            yield Office(http, _signed_in(http), archive)


def _signed_in(http: httpx.Client) -> str:
    """Sign in; the token that forms carry then."""
    form = {"username": "pengawas", "password": PASSWORD, "next": "/"}
    form["csrf"] = _token(http.get("/sign-in").text)
    http.post("/sign-in", data=form)
    return _token(http.get("/").text)


def _token(html: str) -> str:
    found = _CSRF.search(html)
    if found is None:
        raise RuntimeError("The page has no form.")
    return found[1]
