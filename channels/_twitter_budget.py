"""What X costs, and the daily limit. https://docs.x.com/x-api/getting-started/pricing"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from pydantic import BaseModel, ConfigDict, Field

from channels.base import ChannelContext
from channels.errors import TemporaryFailure

ROUNDING = 1e-9


class XPrices(BaseModel):
    """US dollars per post or message read, and per reply sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mention_read: float = Field(default=0.001, ge=0, description="One mention of our account.")
    message_read: float = Field(default=0.010, ge=0, description="One direct message.")
    own_post_read: float = Field(default=0.001, ge=0, description="One post of our own.")
    post_read: float = Field(default=0.005, ge=0, description="One post looked up by its id.")
    user_read: float = Field(default=0.010, ge=0, description="One account, in the self-check.")
    post: float = Field(default=0.015, ge=0, description="One public reply.")
    post_with_url: float = Field(
        default=0.200, ge=0, description="One public reply with a link; never sent."
    )
    message: float = Field(default=0.015, ge=0, description="One direct message sent.")


class Budget:
    """Dollars of one UTC day. Reading the same thing twice in a day costs once, as at X."""

    def __init__(self, dollars: float, context: ChannelContext) -> None:
        self._dollars = dollars
        self._context = context
        self._lock = threading.Lock()
        self._day = date.min
        self._paid: set[str] = set()

    def left(self) -> float:
        """What may still be spent today."""
        return max(0.0, self._dollars - self._context.meter.spent_today())

    def affordable(self, price: float, most: int, least: int = 1) -> int:
        """How many may be asked for, at most `most`; `TemporaryFailure` when not even `least`."""
        if price <= 0:
            return most
        count = min(most, int(self.left() / price + ROUNDING))
        if count < least:
            raise TemporaryFailure(
                "The day's budget for X is spent; it is the setting daily_budget_usd.",
                retry_after=self._seconds_to_midnight(),
                code="budget",
            )
        return count

    def pay_for_reading(self, price: float, ids: Iterable[str]) -> None:
        """Note what an answer held; what was paid for today is not paid for again."""
        with self._lock:
            today = self._context.now().astimezone(UTC).date()
            if today != self._day:
                self._day, self._paid = today, set()
            new = set(ids) - self._paid
            self._paid |= new
        if new:
            self._context.meter.spend(price * len(new))

    def pay(self, price: float) -> None:
        """Note one call that has its price whatever it answers."""
        self._context.meter.spend(price)

    def _seconds_to_midnight(self) -> float:
        now = self._context.now().astimezone(UTC)
        tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
        return (tomorrow - now).total_seconds()
