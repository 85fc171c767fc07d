"""What calling X costs: request windows per endpoint, and prepaid credits in US dollars.

https://docs.x.com/x-api/fundamentals/rate-limits and https://docs.x.com/x-api/getting-started/pricing
"""

from simulator.faults import Refusal
from simulator.world import World
from simulator.x_errors import XAnswers, credits_depleted, rate_headers

# X counts per 15 minutes. The simulator's windows last one minute, so that a demo that polls every
# few seconds lives under the same counts; `speed_up` shortens them further.
WINDOW_SECONDS = 60.0
CALLS_PER_WINDOW = {
    "get_me": 75,
    "get_mentions": 300,
    "get_user_tweets": 900,
    "get_tweets": 3500,
    "get_dm_events": 15,
    "get_usage": 50,
    "create_tweet": 100,
    "create_dm": 15,
    "list_webhooks": 450,
    "create_webhook": 450,
    "validate_webhook": 450,
    "delete_webhook": 450,
    "list_subscriptions": 500,
    "create_subscription": 500,
}
POSTS_CAP = 2_000_000
CAP_RESET_DAY = 10
READS = ("mention", "post_read")
DOLLARS = {"mention": 0.001, "post_read": 0.005, "dm_event": 0.010, "post": 0.015, "link": 0.200}


class Limits:
    """Counts calls and money; refuses with 429 and 402 as X does.

    `enforced` switches the windows off for storms; `credits` is what is left, None without end;
    `posts_read` is what X counts as read this month, which is never reset here.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._calls: dict[str, tuple[float, int]] = {}
        self.enforced = True
        self.credits: float | None = None
        self.spent = 0.0
        self.posts_read = 0
        self.posts_cap = POSTS_CAP

    def count_call(self, operation: str) -> dict[str, str]:
        """Count one call and return its x-rate-limit headers; refuses the one too many."""
        now = self._world.now().timestamp()
        opened, used = self._calls.get(operation, (now, 0))
        length = WINDOW_SECONDS / self._world.settings.speed_up
        if now >= opened + length:
            opened, used = now, 0
        limit = CALLS_PER_WINDOW[operation]
        if self.enforced and used >= limit:
            raise Refusal(XAnswers(self._world.now()).rate_limited(opened + length - now))
        self._calls[operation] = (opened, used + 1)
        reset = int(opened + length) + 1
        return rate_headers(limit=limit, remaining=max(limit - used - 1, 0), reset=reset)

    def require_credit(self) -> None:
        """Refuse with 402 when the credits are used up."""
        if self.credits is not None and self.credits <= 0:
            raise credits_depleted()

    def charge(self, kind: str, count: int = 1) -> None:
        """Take the price of `count` reads or writes from the credits."""
        price = DOLLARS[kind] * count
        self.spent += price
        if kind in READS:
            self.posts_read += count
        if self.credits is not None:
            self.credits -= price
