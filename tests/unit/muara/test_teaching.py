"""What operators decided teaches their government's model, in the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from muara.app import Application
from muara.learning import NoSuchModel, NothingToLearn
from muara.teaching import StoreShelf, learn_from_store, teach
from store import judgements
from store.judgements import NewJudgement
from store.models import complaints
from store.scope import SYSTEM
from tests.installation import Installation, running, settings_for
from tests.town import photo
from tests.unit.muara.test_learning import decisions


@pytest.fixture
def town(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Installation]:
    with running(settings_for(tmp_path, migrated_sqlite_url)) as opened:
        yield opened


def decide(town: Installation, count: int, *, first: int = 0) -> None:
    """Citizens write, and an officer decides each complaint."""
    for number, one in enumerate(decisions(first + count)[first:], start=first):
        town.receive(
            "telegram", town.citizens.telegram(100 + number, caption=one.text, photo=photo("one"))
        )
        town.clock.move(timedelta(minutes=1))
        with town.application.store.write() as connection:
            newest = connection.execute(
                complaints.select().order_by(complaints.c.id.desc()).limit(1)
            ).one()
            decided = NewJudgement(
                classification="complaint",
                topic=one.topic,
                agency=one.agency,
                place_code=None,
                urgency="medium",
            )
            judgements.judge(SYSTEM, connection, newest.id, decided, town.clock.now())


def shelf(application: Application) -> StoreShelf:
    return StoreShelf(application.store, SYSTEM, "CTH", application.clock)


def test_a_model_is_fitted_on_decisions_and_used_by_the_pipeline(town: Installation) -> None:
    application = town.application
    assert learn_from_store(application, SYSTEM, "CTH") == "too_few"
    with pytest.raises(NothingToLearn):
        teach(application, SYSTEM, "CTH")

    decide(town, 70)
    report, number = teach(application, SYSTEM, "CTH")

    assert report.decisions > 0
    assert [card.number for card in shelf(application).cards()] == [number]
    assert shelf(application).current == (number if report.accepted else 0)
    assert learn_from_store(application, SYSTEM, "CTH") == "nothing_new"
    decide(town, 25, first=70)
    assert learn_from_store(application, SYSTEM, "CTH") in ("accepted", "refused")


def test_one_step_leads_back_to_the_lexicon(town: Installation) -> None:
    decide(town, 60)
    models = shelf(town.application)
    with pytest.raises(NoSuchModel):
        models.back()
    _, number = teach(town.application, SYSTEM, "CTH")
    models.use(number)
    assert models.current == number
    assert models.back() == 0
    assert models.current == 0
    with pytest.raises(NoSuchModel):
        models.show(number + 1)
