"""A round robin in front of several web processes, as a load balancer would do it."""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Sequence

_BLOCK = 64 * 1024


class Balancer:
    """Takes connections on `port` and hands each to the next backend that answers."""

    def __init__(self, backends: Sequence[int]) -> None:
        self._backends = list(backends)
        self._turn = itertools.count()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        # shutdown wakes the thread in accept(), close alone would not.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            backend = self._connect()
            if backend is None:
                client.close()
                continue
            for source, sink in ((client, backend), (backend, client)):
                threading.Thread(target=_pump, args=(source, sink), daemon=True).start()

    def _connect(self) -> socket.socket | None:
        first = next(self._turn)
        for step in range(len(self._backends)):
            port = self._backends[(first + step) % len(self._backends)]
            try:
                return socket.create_connection(("127.0.0.1", port))
            except OSError:
                continue
        return None


def _pump(source: socket.socket, sink: socket.socket) -> None:
    """Everything from `source` to `sink`; when one side ends, both do."""
    try:
        while block := source.recv(_BLOCK):
            sink.sendall(block)
    except OSError:
        pass  # the process behind it was killed: the other side shall notice as with a real one
    finally:
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        source.close()
