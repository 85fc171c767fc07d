"""Traces by OpenTelemetry, as an option: one for each delivery, from the door into the store.

The trace's id is made of the channel and the moment of receipt under the installation's key: every
process that meets the delivery knows it, so that nothing of a trace is ever stored. Where no
endpoint is configured nothing is imported and nothing is measured.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from sqlalchemy import Row

from muara.settings import TracingSettings
from store.sealing import Keyring

if TYPE_CHECKING:  # it takes long to import, and most installations have no collector
    from opentelemetry.sdk.trace import TracerProvider

R = TypeVar("R")

DOOR, FIRST = "receive", "parse"
_WEBHOOK = "webhook"
_SECONDS = 5


class Tracing(Protocol):
    """Notes how long each stage of a delivery takes."""

    def note(self, channel: str, received_at: datetime, began: int) -> None:
        """The door has kept a delivery; `began` is when its request came, as `now` says it."""

    def around(self, stage: str, do: Callable[[Row[Any]], R]) -> Callable[[Row[Any]], R]:
        """`do` for rows of deliveries or items, noted as a stage of each row's trace."""

    def now(self) -> int:
        """This moment, for `note`."""

    def close(self) -> None:
        """Send what is still to be sent."""


class NoTracing:
    """Does nothing, and costs nothing."""

    def note(self, channel: str, received_at: datetime, began: int) -> None:
        """Nothing."""

    def around(self, stage: str, do: Callable[[Row[Any]], R]) -> Callable[[Row[Any]], R]:
        return do

    def now(self) -> int:
        return 0

    def close(self) -> None:
        """Nothing."""


OFF: Tracing = NoTracing()


def open_tracing(settings: TracingSettings, keyring: Keyring) -> Tracing:
    """What the configuration says: `OFF` without an endpoint."""
    return Exporting(settings, keyring) if settings.endpoint else OFF


class Exporting:
    """Sends spans to a collector by OTLP over HTTP, many at a time, from a thread of its own."""

    def __init__(self, settings: TracingSettings, keyring: Keyring) -> None:
        from opentelemetry import trace

        self._trace = trace
        self._keyring = keyring
        self._provider, self._ids = _provider(settings)
        self._tracer = self._provider.get_tracer("muara")

    def now(self) -> int:
        return time.time_ns()

    def note(self, channel: str, received_at: datetime, began: int) -> None:
        trace_id, root_id = self._ids_of(channel, received_at)
        self._ids.next_trace, self._ids.next_span = trace_id, root_id
        span = self._tracer.start_span(
            DOOR, context=_nowhere(self._trace), start_time=began, attributes={"channel": channel}
        )
        span.end()

    def around(self, stage: str, do: Callable[[Row[Any]], R]) -> Callable[[Row[Any]], R]:
        def traced(row: Row[Any]) -> R:
            with self._span(stage, row):
                return do(row)

        return traced

    def _span(self, stage: str, row: Any) -> Any:
        """A span below the door's; what came without a request begins its trace itself."""
        trace_id, root_id = self._ids_of(row.channel, row.received_at)
        attributes = {"channel": row.channel}
        if stage == FIRST and row.source != _WEBHOOK:
            self._ids.next_trace, self._ids.next_span = trace_id, root_id
            context = _nowhere(self._trace)
        else:
            context = self._below(trace_id, root_id)
        return self._tracer.start_as_current_span(
            stage, context=context, attributes=attributes, record_exception=False
        )

    def _below(self, trace_id: int, root_id: int) -> Any:
        parent = self._trace.SpanContext(
            trace_id, root_id, is_remote=True, trace_flags=self._trace.TraceFlags(1)
        )
        return self._trace.set_span_in_context(
            self._trace.NonRecordingSpan(parent), _nowhere(self._trace)
        )

    def _ids_of(self, channel: str, received_at: datetime) -> tuple[int, int]:
        """The ids of a delivery's trace and of its first span."""
        moment = f"{received_at.timestamp():.6f}"
        trace_id = int.from_bytes(self._keyring.hash("trace", channel, moment), "big") or 1
        return trace_id, (trace_id >> 64) or 1

    def close(self) -> None:
        self._provider.shutdown()


def _nowhere(trace: Any) -> Any:
    """A context without any span, whatever runs around us."""
    from opentelemetry.context import Context

    return Context()


def _provider(settings: TracingSettings) -> tuple[TracerProvider, Any]:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

    share = TraceIdRatioBased(settings.share)
    ids = _id_generator()
    provider = TracerProvider(
        # What another process saw of the trace, it judged by the same number.
        sampler=ParentBased(share, remote_parent_sampled=share, remote_parent_not_sampled=share),
        resource=Resource.create({"service.name": "muara"}),
        id_generator=ids,
        shutdown_on_exit=False,
    )
    endpoint = f"{str(settings.endpoint).rstrip('/')}/v1/traces"
    provider.add_span_processor(
        BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint, timeout=_SECONDS))
    )
    return provider, ids


def _id_generator() -> Any:
    """Gives the next span of a thread the ids that were put down for it; else such at random."""
    from opentelemetry.sdk.trace.id_generator import IdGenerator, RandomIdGenerator

    class Ids(threading.local, IdGenerator):
        next_trace: int | None = None
        next_span: int | None = None

        def generate_trace_id(self) -> int:
            found, self.next_trace = self.next_trace, None
            return found if found is not None else RandomIdGenerator().generate_trace_id()

        def generate_span_id(self) -> int:
            found, self.next_span = self.next_span, None
            return found if found is not None else RandomIdGenerator().generate_span_id()

    return Ids()
