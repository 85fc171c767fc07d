"""What Meta's webhooks and answers have in common: signatures, paging, codes. Free of its SDK.

https://developers.facebook.com/docs/graph-api/webhooks/getting-started
https://developers.facebook.com/docs/graph-api/results
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from channels.errors import ChannelError, RejectedRequest

GONE_CODES = ("100/33", "803")
"""Codes of what does not exist (any more), or is not shown to us."""
BLOCKED = 368
"""Code of a Page or app that is blocked for a while."""
_RATES = frozenset({4, 17, 32, 341, 613})
_PAGED_BY = ("until", "__paging_token", "offset")
_TOKEN_ENDED = frozenset({102, 190})


def is_rate(number: int | None) -> bool:
    """Whether this code asks for fewer calls."""
    return number in _RATES or (number is not None and 80000 <= number <= 80014)


def is_of_token(error: ChannelError) -> bool:
    """Whether the token is not valid any more, so that every call fails."""
    number = (error.code or "").partition("/")[0]
    return number.isdecimal() and int(number) in _TOKEN_ENDED


def is_of_one_object(error: ChannelError) -> bool:
    """Whether Graph failed at the one object that it was asked for, so that another may be had:
    not at the token, the number of calls, or the way to it."""
    if error.code is None:  # not the id, or not the answer, of anything
        return True
    number = error.code.partition("/")[0]
    if not number.isdecimal():
        return False
    code = int(number)
    # Permissions that the token lacks, and the status of an answer that is not Graph's.
    concerns_all = 200 <= code <= 299 or 400 <= code <= 599
    return not (concerns_all or is_rate(code) or code == BLOCKED or is_of_token(error))


def next_page(answer: Mapping[str, Any]) -> str | None:
    """What `GraphClient.read` takes as `after` for the page after this one, or None at the end.

    Cursors may be there on the last page too: only `next` says that there is more. Lists in pages
    by time or number have no cursors: what names their next page is a query, with a `?`.
    https://developers.facebook.com/docs/graph-api/results
    """
    paging = answer.get("paging")
    if not isinstance(paging, dict) or not paging.get("next"):
        return None
    cursors = paging.get("cursors")
    after = cursors.get("after") if isinstance(cursors, dict) else None
    if not after:
        query = dict(parse_qsl(urlsplit(str(paging["next"])).query))
        after = query.get("after") or _without_cursor(query)
    return after if isinstance(after, str) and after else None


def _without_cursor(query: Mapping[str, str]) -> str:
    named = {name: query[name] for name in _PAGED_BY if name in query}
    return f"?{urlencode(named)}" if named else ""


def page_arguments(after: str) -> dict[str, str]:
    """The arguments of a call for the page that `next_page` told of."""
    return dict(parse_qsl(after[1:])) if after.startswith("?") else {"after": after}


def signature_holds(app_secret: str, body: bytes, header: str) -> bool:
    """Whether `X-Hub-Signature-256` was made over these very bytes with our app's secret."""
    expected = "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), header.strip().encode("utf-8", "replace"))


def signed_request(app_secret: str, value: str) -> dict[str, Any]:
    """The content of a signed request, which Meta sends where it calls back with a form.

    Raises `RejectedRequest` when it does not hold.
    https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback
    """
    signature, _, payload = value.partition(".")
    expected = hmac.new(app_secret.encode(), payload.encode("utf-8", "replace"), hashlib.sha256)
    try:
        if not hmac.compare_digest(_unbase64(signature), expected.digest()):
            raise RejectedRequest("The signed request is not Meta's: look at app_secret.")
        content = json.loads(_unbase64(payload))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise RejectedRequest("The signed request cannot be read.") from error
    if not isinstance(content, dict) or content.get("algorithm") != "HMAC-SHA256":
        raise RejectedRequest("The signed request is signed in an unknown way.")
    return content


def _unbase64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
