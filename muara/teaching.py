"""Fits a government's model on what its own operators decided, and keeps it in the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta

from muara import seed
from muara.app import Application
from muara.knowledge import by_axis
from muara.learning import Decision, NothingToLearn, Report, learn
from muara.log import get_logger
from normalizer.model import from_bytes, to_bytes
from store import judgements, knowledge
from store.scope import Scope

log = get_logger(__name__)

_WORTH_ANEW = 20
_AT_LEAST_EVERY = timedelta(days=7)


class NothingNew(Exception):
    """Too little was decided since the last model was fitted."""


def learn_from_store(application: Application, scope: Scope, jurisdiction: str) -> str:
    """Fit a model if enough was decided lately: `accepted`, `refused`, `too_few` or `nothing_new`."""
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
        lexicon = seed.lexicon_of(by_axis(knowledge.lexicon(scope, connection, jurisdiction)))
    now = application.clock.now()
    if only_if_new and known:
        newest = known[0]
        grown = len(decisions) - newest.report.get("given", 0)
        if grown < _WORTH_ANEW and (grown <= 0 or now - newest.made_at < _AT_LEAST_EVERY):
            raise NothingNew
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
