"""Fits what likenesses of two complaints weigh: python -m scripts.fit_similar.

On the authored pairs that nothing tells apart (`similar_seen`, and `similar_authored` by authors
who knew no rule). It prints the bias and the weights, which are kept in `normalizer/duplicate.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from muara.commands.similar import sides
from normalizer.duplicate import measured
from scripts.fit_words import rows

_SETS = ("similar_seen", "similar_authored")


def main() -> None:
    """Fit, and print."""
    from sklearn.linear_model import LogisticRegression

    pairs = list(_pairs())
    model = LogisticRegression(max_iter=5_000)
    model.fit([list(said.values()) for said, _ in pairs], [same for _, same in pairs])
    print(f"_BIAS = {model.intercept_[0]:.2f}")
    for name, weight in zip(pairs[0][0], model.coef_[0], strict=True):
        print(f'    "{name}": {weight:.2f},')


def _pairs() -> Iterator[tuple[Mapping[str, float], bool]]:
    for name in _SETS:
        for row in rows(name):
            one, other = sides(row)
            if (said := measured(one.fingerprint, other.fingerprint)) is not None:
                yield said, row["same"]


if __name__ == "__main__":
    main()
