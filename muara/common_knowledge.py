"""What every government knows from the first day, without any store: loads no database."""

from __future__ import annotations

import hashlib

from muara import seed
from normalizer.gazetteer import Gazetteer
from normalizer.knowledge import Knowledge
from normalizer.model import LinearModel
from normalizer.normalize import CODE_VERSION


def seed_knowledge(gazetteer: Gazetteer, model: LinearModel | None = None) -> Knowledge:
    """What somebody without any store knows: the seed, and the areas of the country."""
    return Knowledge(
        version=version_of("seed"),
        jurisdiction=gazetteer.jurisdiction,
        lexicon=seed.seed_lexicon(),
        model=model,
        gazetteer=gazetteer,
    )


def version_of(state: str) -> str:
    """The version that records carry: of the code, and of everything that it looked at."""
    return f"{CODE_VERSION}:{hashlib.sha256(state.encode()).hexdigest()[:10]}"
