"""One trace for each delivery from the door into the store, and nothing at all where it is off."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import anyio
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from channels.base import Source
from muara.app import open_application, prepare_store
from muara.clock import FixedClock
from muara.pipeline import pack
from muara.settings import TracingSettings
from muara.tracing import OFF, open_tracing
from store import ledger
from store.sealing import Keyring
from tests.installation import START, Citizens, settings_for, signed


class Collector:
    """Takes OTLP over HTTP, as a collector does, and keeps the spans."""

    def __init__(self) -> None:
        self.spans: list[tuple[str, bytes, bytes, bytes]] = []
        """Name, trace id, span id, and the id of the span above."""
        self.said = b""
        self.url = ""

    def take(self, body: bytes) -> None:
        self.said += body
        request = ExportTraceServiceRequest.FromString(body)
        for resource in request.resource_spans:
            for scope in resource.scope_spans:
                for span in scope.spans:
                    assert span.start_time_unix_nano <= span.end_time_unix_nano
                    self.spans.append((span.name, span.trace_id, span.span_id, span.parent_span_id))


@contextmanager
def collecting() -> Iterator[Collector]:
    collector = Collector()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.path == "/v1/traces"
            collector.take(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    collector.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield collector
    finally:
        server.shutdown()
        server.server_close()


def test_a_delivery_is_one_trace_though_two_processes_work_on_it(
    tmp_path: Path, migrated_url: str
) -> None:
    with collecting() as collector:
        settings = settings_for(
            tmp_path, migrated_url, tracing=TracingSettings(endpoint=collector.url)
        )
        prepare_store(settings)
        clock = FixedClock(START)
        citizens = Citizens(clock)
        text = "Lampu jalan mati, hubungi 0811-0000-1234"
        body = citizens.telegram(1, text=text)
        with open_application(settings, clock) as web:
            intake = web.intake()
            headers = signed("telegram", body)
            anyio.run(intake.receive, "telegram", "POST", headers, body, "")
            intake.close()
        with open_application(settings, clock) as worker:
            # Each by itself: what a batch has no time for, when words are loaded, is parsed again.
            worker.pipeline.drain()
            polled = ledger.NewDelivery(
                channel="telegram-uji",
                source=Source.POLL,
                received_at=clock.now(),
                day=clock.now().date(),
                content=pack(citizens.telegram(2, text=text)),
            )
            with worker.store.write() as connection:
                ledger.receive(worker.store, connection, [polled])
            worker.pipeline.drain()

    traces: dict[bytes, list[str]] = {}
    for name, trace_id, _, _ in collector.spans:
        traces.setdefault(trace_id, []).append(name)
    assert sorted(map(sorted, traces.values())) == [
        ["parse", "receive", "settle"],
        ["parse", "settle"],
    ]
    for of_trace in traces:
        spans = {
            name: (own, above) for name, trace, own, above in collector.spans if trace == of_trace
        }
        root = "receive" if "receive" in spans else "parse"
        assert spans[root][1] == b"", "it is the first"
        assert {above for name, (_, above) in spans.items() if name != root} == {spans[root][0]}
    for never in (b"Lampu", b"0811", b"warga", b"Warga", b"1001"):
        assert never not in collector.said


def test_a_collector_that_is_away_holds_nothing_up(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    tracing = TracingSettings(endpoint="http://127.0.0.1:9", share=0.5)
    settings = settings_for(tmp_path, migrated_sqlite_url, tracing=tracing)
    prepare_store(settings)
    clock = FixedClock(START)
    body = Citizens(clock).telegram(1, text="Lampu jalan mati")
    with open_application(settings, clock) as application:
        intake = application.intake()
        headers = signed("telegram", body)
        answer = anyio.run(intake.receive, "telegram", "POST", headers, body, "")
        intake.close()
        assert answer.status == 200
        assert application.pipeline.drain().items == 1


def test_without_an_endpoint_nothing_is_loaded_or_wrapped() -> None:
    assert open_tracing(TracingSettings(), Keyring(bytes(32))) is OFF
    assert OFF.around("parse", print) == print
    # FastAPI itself loads the few words of opentelemetry.context.
    look = (
        "import sys, muara.serve; "
        "sys.exit(any(n.startswith(('opentelemetry.sdk', 'opentelemetry.exporter'))"
        " for n in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", look], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
