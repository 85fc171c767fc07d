"""The figures of hidden comments: what stands below them is what stands above it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from muara.web.figures import newest_months


def test_the_sum_of_hidden_comments_is_that_of_the_months_above_it() -> None:
    hidden = {
        f"{year}-{month:02}": Counter({"danger": 1, "personal_information": month})
        for year in (2025, 2026)
        for month in range(1, 13)
    }
    months, together = newest_months(hidden)
    assert [month for month, _ in months][:2] == [date(2026, 12, 1), date(2026, 11, 1)]
    assert len(months) == 12
    assert together == {"danger": 12, "personal_information": 78}
    assert newest_months({}) == ([], Counter())
