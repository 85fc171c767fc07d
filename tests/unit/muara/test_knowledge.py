"""What a government knows is loaded at first use, and anew when it has changed."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from muara import knowledge as knowing
from muara import seed
from muara.knowledge import KnowledgeShelf
from muara.pipeline import Pipeline
from muara.renormalize import Renormalize
from muara.seed import seed_lexicon
from normalizer.model import to_bytes
from store import judgements, people
from store import knowledge as stored
from store.casework import reach
from store.casework.deed import Deed
from store.judgements import NewJudgement
from store.knowledge import Entry
from store.scope import SYSTEM
from tests.desk import START, Desk, message
from tests.unit.muara.test_learning import decisions
from tests.unit.normalizer import area_lists

HOLE = "Jalan di desa Sumberrejo kec. Sumberejo berlubang besar, hubungi 0811-0000-1234"


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    folder = tmp_path / "areas"
    folder.mkdir()
    for name in ("provinces", "regencies", "districts", "villages"):
        content = getattr(area_lists, name.upper())
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def shelf(desk: Desk, areas: Path) -> KnowledgeShelf:
    """Looks anew each time that it is asked to."""
    with desk.store.write() as connection:
        knowing.sow(connection, START)
    return KnowledgeShelf(
        desk.store,
        {"CTH": "35.22", "UJI": None},
        lambda _: ZoneInfo("Asia/Jakarta"),
        areas,
        look_seconds=-1.0,
    )


@pytest.fixture
def knowing_desk(desk: Desk, shelf: KnowledgeShelf) -> Desk:
    desk.pipeline = Pipeline(desk.store, desk.channels, desk.clock, knowledge=shelf)
    return desk


def test_each_government_knows_the_seed_and_its_own_area(shelf: KnowledgeShelf) -> None:
    ours, theirs = shelf.of("CTH"), shelf.of("UJI")

    assert ours.jurisdiction == "35.22"
    assert theirs.jurisdiction == ""
    assert ours.lexicon.labels == seed_lexicon().labels
    assert ours.gazetteer.name_of("35.22.12.2006") == "Sumberrejo"
    assert shelf.of("CTH") is ours


def test_what_is_learned_is_known_after_the_next_look(desk: Desk, shelf: KnowledgeShelf) -> None:
    before = shelf.of("CTH")
    own = Entry("agency", "works", {"code": "works", "name": "Dinas Baru", "aliases": []})
    with desk.store.write() as connection:
        stored.write_entries(SYSTEM, connection, "CTH", [own], START)
        judgements.learn_nickname(
            SYSTEM,
            connection,
            jurisdiction="CTH",
            name="lapangan gajah",
            code="35.22.15.1001",
            point=None,
            now=START,
        )
    shelf.refresh()
    after = shelf.of("CTH")

    assert after.version != before.version
    assert "Dinas Baru" in {label.name for label in after.lexicon.labels_of("agency")}
    assert after.nicknames["lapangan gajah"].code == "35.22.15.1001"


def test_nothing_is_loaded_again_while_nothing_changes(shelf: KnowledgeShelf) -> None:
    before = shelf.of("CTH")
    shelf.refresh()

    assert shelf.of("CTH") is before


def test_a_fitted_model_is_read_from_the_store(desk: Desk, shelf: KnowledgeShelf) -> None:
    from muara.learning import fit

    model = fit(decisions(120), seed_lexicon())
    with desk.store.write() as connection:
        stored.add_model(
            SYSTEM,
            connection,
            jurisdiction="CTH",
            decisions=120,
            report={},
            content=to_bytes(model),
            is_accepted=True,
            now=START,
        )
    shelf.refresh()
    known = shelf.of("CTH").model

    assert known is not None
    assert known.heads.keys() == model.heads.keys()


def test_entries_that_somebody_edited_survive_the_next_seed(desk: Desk) -> None:
    with desk.store.write() as connection:
        knowing.sow(connection, START)
        entry = next(e for e in stored.lexicon(SYSTEM, connection, "") if e.axis == "agency")
        edited = Entry("agency", entry.code, {**entry.content, "name": "Nama Kami"})
        stored.write_entries(SYSTEM, connection, "", [edited], START)
        stored.sow(connection, [Entry("agency", entry.code, entry.content)], "next", START)
        found = stored.lexicon(SYSTEM, connection, "")

    assert [e.content["name"] for e in found] == ["Nama Kami"]


def test_every_mistake_in_edited_entries_is_named() -> None:
    found = seed.mistakes(
        {
            "agency": [{"code": "x"}, "no mapping"],
            "subject": [{"subject": "s", "topic": "t", "agency": "a", "strong": "no list"}],
            "colour": [],
        }
    )

    assert found == [
        "There is no axis 'colour'.",
        "agency 1: name is missing.",
        "agency 2: must be a mapping.",
        "subject 1: strong must be a list.",
    ]
    assert seed.mistakes(seed.seed_entries()) == []


# --- recomputing what is stored ------------------------------------------------------------------


def renewed(desk: Desk, *, is_trial: bool = False) -> dict[str, int]:
    renewing = Renormalize(desk.store, desk.pipeline, desk.clock, SYSTEM, is_trial=is_trial)
    return dict(renewing.run())


def place_of(desk: Desk) -> str | None:
    found = desk.record(desk.stored[0]).suggestions
    assert found is not None
    return found.place.code if found.place else None


def test_a_summary_that_is_recomputed_is_of_the_words_as_they_read_now(
    desk: Desk, shelf: KnowledgeShelf
) -> None:
    desk.take(message("1", text=HOLE))
    desk.take(message("1", text=f"RT 2: {HOLE}", event="edited", revision="e1"))
    desk.pipeline = Pipeline(desk.store, desk.channels, desk.clock, knowledge=shelf)

    renewed(desk)
    assert desk.complaints[0].summary.startswith("RT 2: Jalan")


def test_records_are_recomputed_with_what_is_known_today(desk: Desk, shelf: KnowledgeShelf) -> None:
    desk.take(message("1", text=HOLE))
    assert place_of(desk) is None
    desk.pipeline = Pipeline(desk.store, desk.channels, desk.clock, knowledge=shelf)

    tried = renewed(desk, is_trial=True)
    assert tried["changed"] == 1
    assert place_of(desk) is None

    done = renewed(desk)
    assert (done["read"], done["changed"], done["place"]) == (1, 1, 1)
    assert place_of(desk) == "35.22.12.2006"
    assert desk.stored[0].knowledge_version == shelf.of("CTH").version
    assert renewed(desk).get("changed", 0) == 0


def test_what_has_no_time_of_sending_is_recomputed_for_the_time_of_receipt(desk: Desk) -> None:
    desk.take(message("1", text="Lampu jalan mati sejak kemarin", sent_at=None))
    desk.wait(days=20)
    assert renewed(desk).get("changed", 0) == 0


def test_what_an_operator_decided_stays(knowing_desk: Desk) -> None:
    desk = knowing_desk
    bribe = "Pak kades minta uang untuk surat tanah, padahal gratis"
    desk.take(message("1", text=bribe))
    complaint = desk.complaints[0]
    decided = NewJudgement(
        classification="aspiration", topic=None, agency=None, place_code=None, urgency="low"
    )
    with desk.store.write() as connection:
        judgements.judge(SYSTEM, connection, complaint.id, decided, START)
        opened = Deed(key="opened", now=START)
        reach.set_secret(SYSTEM, connection, complaint.id, opened, is_secret=False, reason="x")
    desk.pipeline = Pipeline(desk.store, desk.channels, desk.clock)  # knows less: records change
    renewed(desk)

    after = desk.complaints[0]
    assert (after.urgency, after.is_secret) == (complaint.urgency, False)
    with desk.store.read() as connection:
        kept = judgements.judgement_of(SYSTEM, connection, complaint.id)
    assert kept is not None
    assert (kept.classification, kept.urgency) == ("aspiration", "low")


@pytest.mark.parametrize("is_emergency", [True, False])
def test_what_an_officer_said_of_the_danger_stays(knowing_desk: Desk, is_emergency: bool) -> None:
    desk = knowing_desk
    desk.take(message("1", text=HOLE if is_emergency else "Tolong, rumah tetangga kebakaran"))
    complaint = desk.complaints[0]
    assert complaint.is_emergency != is_emergency
    deed = Deed(key="danger", now=START)
    with desk.store.write() as connection:
        reach.set_emergency(SYSTEM, connection, complaint.id, deed, is_emergency=is_emergency)
    desk.pipeline = Pipeline(desk.store, desk.channels, desk.clock)  # knows less: records change
    assert renewed(desk)["changed"] == 1
    assert desk.complaints[0].is_emergency == is_emergency


def test_the_erased_are_passed_over(knowing_desk: Desk) -> None:
    desk = knowing_desk
    desk.take(message("1", text=HOLE))
    with desk.store.write() as connection:
        people.erase_reporter(SYSTEM, connection, desk.complaints[0].reporter_id, START, "asked")

    assert renewed(desk).get("read", 0) == 0
