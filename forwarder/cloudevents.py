"""CloudEvents 1.0 to a webhook: what happened to complaints, for systems that listen.

Structured JSON, one event or a batch in a call, signed by the scheme of Standard Webhooks. A
listener knows a repeated event by its `id`, which is ours for that call.

https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from pydantic import AfterValidator, Field

from forwarder.destination import (
    SCHEMA_VERSION,
    DestinationContext,
    DestinationSettings,
    DestinationType,
    Dispatch,
    Finding,
    web_address,
)
from forwarder.http_calls import HttpCaller
from forwarder.signing import SigningSecret, signature

_MOST_AT_ONCE = 32
_PREFIX = "muara"
_FORMAT = JSONFormat()
_BATCH = "application/cloudevents-batch+json"


class CloudEventsSettings(DestinationSettings):
    """A webhook that hears what happens to complaints."""

    url: Annotated[str, AfterValidator(web_address)] = Field(
        description="Address that events are posted to."
    )
    secret: SigningSecret = Field(
        description="Secret that signs each call, whsec_ and base64; the listener has the same."
    )
    batch: bool = Field(
        default=True, description="Whether many events may go in one call, as a JSON list."
    )


class CloudEvents:
    """One listener."""

    def __init__(self, settings: CloudEventsSettings, context: DestinationContext) -> None:
        self.most_at_once = _MOST_AT_ONCE if settings.batch else 1
        self._settings = settings
        self._context = context
        self._caller = HttpCaller(
            context,
            timeout_seconds=settings.timeout_seconds,
            access=f"destinations.{context.name}.secret",
        )

    def close(self) -> None:
        self._caller.close()

    def announce(self, dispatches: Sequence[Dispatch]) -> None:
        """Tell of these in one call."""
        body, kind = self._body(dispatches)
        headers = self._signed(dispatches, body) | {"Content-Type": kind}
        self._caller.call("POST", self._settings.url, content=body, headers=headers)

    def show(self, dispatch: Dispatch) -> str:
        """The call that would go, without its signature."""
        body, kind = self._body([dispatch])
        return f"POST {self._settings.url}\nContent-Type: {kind}\n\n{body}"

    def check(self) -> Sequence[Finding]:
        """Nothing can be asked without telling something: a listener has no such call."""
        return [
            Finding(level="ok", subject="listener", message="It is called when something happens.")
        ]

    def _body(self, group: Sequence[Dispatch]) -> tuple[str, str]:
        written = [_FORMAT.write(self._event(one)).decode() for one in group]
        if self._settings.batch:
            return f"[{','.join(written)}]", _BATCH
        return written[0], _FORMAT.get_content_type()

    def _event(self, dispatch: Dispatch) -> CloudEvent:
        return CloudEvent(self._attributes(dispatch), data_of(dispatch))

    def _attributes(self, dispatch: Dispatch) -> dict[str, Any]:
        return {
            "id": dispatch.key,
            "source": f"{self._context.public_url}/{dispatch.copy.jurisdiction}",
            "type": f"{_PREFIX}.{dispatch.event}.v{SCHEMA_VERSION}",
            "subject": dispatch.copy.tracking_id,
            "time": dispatch.at,
            "datacontenttype": "application/json",
        }

    def _signed(self, group: Sequence[Dispatch], body: str) -> dict[str, str]:
        keys = [one.key for one in group]
        return signature(self._settings.secret, keys, self._context.now(), body.encode())


def data_of(dispatch: Dispatch) -> dict[str, Any]:
    """What an event says: the complaint as it is by now, and the facts of what happened."""
    case = dispatch.copy.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    kept = {"schema_version": dispatch.copy.schema_version, **case}
    return {"complaint": kept, "facts": dict(dispatch.facts)}


DESTINATION = DestinationType(
    label="CloudEvents",
    settings=CloudEventsSettings,
    open=CloudEvents,
    secrets=("secret",),
    repeats_safely=True,
)
