"""Fits a government's model on what its own operators decided, and keeps it in the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from muara import seed
from muara.app import Application
from muara.clock import Clock
from muara.knowledge import by_axis
from muara.learning import (
    Decision,
    ModelCard,
    NoSuchModel,
    NothingToLearn,
    Report,
    learn,
    once_each,
    require_enough,
)
from muara.log import get_logger
from normalizer.model import from_bytes, to_bytes
from store import judgements, knowledge
from store.scope import Scope
from store.session import Store

log = get_logger(__name__)

_WORTH_ANEW = 20
_AT_LEAST_EVERY = timedelta(days=7)


class NothingNew(Exception):
    """Too little was decided since the last model was fitted."""


class StoreShelf:
    """A government's models in the store: what comes in is read with the one in use."""

    def __init__(self, store: Store, scope: Scope, jurisdiction: str, clock: Clock) -> None:
        self._store = store
        self._scope = scope
        self._jurisdiction = jurisdiction
        self._clock = clock

    @property
    def current(self) -> int:
        """The number of the model in use; 0 where there is none."""
        return next((row.id for row in self._rows() if row.is_current), 0)

    def cards(self) -> Sequence[ModelCard]:
        """The kept models, the oldest first."""
        return [
            ModelCard(row.id, row.made_at, row.is_accepted, row.report)
            for row in reversed(self._rows())
        ]

    def show(self, number: int) -> ModelCard:
        """What is known of this model; `NoSuchModel` without one."""
        found = next((card for card in self.cards() if card.number == number), None)
        if found is None:
            raise NoSuchModel(f"There is no model {number}; see `muara models list`.")
        return found

    def use(self, number: int) -> None:
        """Use this model from now on; 0 is the lexicon alone."""
        if number:
            self.show(number)
        with self._store.write() as connection:
            now = self._clock.now()
            knowledge.use_model(self._scope, connection, self._jurisdiction, number, now)

    def back(self) -> int:
        """Use the model that was in use before; its number."""
        with self._store.read() as connection:
            used = knowledge.used_models(self._scope, connection, self._jurisdiction)
        if not used:
            raise NoSuchModel("There is no model before this one.")
        before = used[1] if len(used) > 1 else 0
        self.use(before)
        return before

    def _rows(self) -> Sequence[Row[Any]]:
        with self._store.read() as connection:
            return knowledge.models(self._scope, connection, self._jurisdiction)


def learn_from_store(application: Application, scope: Scope, jurisdiction: str) -> str:
    """Fit a model if enough was decided: `accepted`, `refused`, `too_few` or `nothing_new`."""
    try:
        report, _ = teach(application, scope, jurisdiction, only_if_new=True)
    except NothingToLearn:
        return "too_few"
    except NothingNew:
        return "nothing_new"
    return "accepted" if report.accepted else "refused"


def teach(
    application: Application,
    scope: Scope,
    jurisdiction: str,
    *,
    only_if_new: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Report, int]:
    """Fit a model on all judgements of a government; its report and number.

    It is put to use when a time-held-out check is not worse than what is in use.
    `NothingToLearn` below the least number of decisions.
    """
    store = application.store
    with store.read() as connection:
        decisions = [
            Decision(one.text, one.agency, one.topic, one.decided_at)
            for one in judgements.lessons(scope, connection, jurisdiction)
        ]
        known = knowledge.models(scope, connection, jurisdiction)
        present = knowledge.current_model(scope, connection, jurisdiction)
    now = application.clock.now()
    if only_if_new and known:
        newest = known[0]
        grown = len(decisions) - newest.report.get("given", 0)
        if grown < _WORTH_ANEW and (grown <= 0 or now - newest.made_at < _AT_LEAST_EVERY):
            raise NothingNew
    require_enough(once_each(decisions))  # before a lexicon is made, which takes 20 MB
    with store.read() as connection:
        entries = by_axis(knowledge.lexicon(scope, connection, jurisdiction))
    lexicon = seed.lexicon_of(entries)
    model, report = learn(
        decisions, lexicon, from_bytes(present.content) if present else None, tell
    )
    with store.write() as connection:
        number = knowledge.add_model(
            scope,
            connection,
            jurisdiction=jurisdiction,
            decisions=report.decisions,
            report={**asdict(report), "given": len(decisions)},
            content=to_bytes(model),
            is_accepted=report.accepted,
            now=now,
        )
    log.info("model_fitted", jurisdiction=jurisdiction, accepted=report.accepted)
    return report, number
