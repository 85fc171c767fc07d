"""Routes that FastAPI reads at the first request for them, instead of all of them at the start.

For each of a thousand fields of forms it makes two copies of the field and a validator: a fifth of
the start and 8 MB, of which one installation uses a part. A government without agencies' desks,
Open311 or imports never needs theirs. A route that is declared wrongly is found by
`tests/unit/muara/web/test_late_route.py`, which has every one of them read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import RLock
from typing import Any

from fastapi.routing import APIRoute
from starlette.routing import compile_path, get_name

_READING = RLock()
"""Two servers in one process share the routes."""


class LateRoute(APIRoute):
    """A route that knows its path and methods; the rest of it is made when it is first looked at.

    For `APIRouter(route_class=LateRoute)`.
    """

    def __init__(  # the rest waits in `_unread`, so that `super` has its turn only in `__getattr__`
        self,
        path: str,
        endpoint: Callable[..., Any],
        *,
        methods: Sequence[str] | set[str] | None = None,
        name: str | None = None,
        **options: Any,
    ) -> None:
        self.path = path
        self.endpoint = endpoint
        self.name = name or get_name(endpoint)
        self.methods = {method.upper() for method in methods or ("GET",)}
        self.path_regex, self.path_format, self.param_convertors = compile_path(path)
        self._unread: dict[str, Any] | None = {**options, "methods": methods, "name": name}

    @property
    def is_read(self) -> bool:
        """Whether it was looked at by now."""
        return self._unread is None

    def __getattr__(self, attribute: str) -> Any:
        """Asked only for what is not there: everything that `__init__` has left for later."""
        with _READING:
            options = self.__dict__.get("_unread")
            if options is not None:
                self._read(options)
        try:
            return self.__dict__[attribute]
        except KeyError:
            raise AttributeError(attribute) from None

    def _read(self, options: dict[str, Any]) -> None:
        self._unread = None  # what is still missing while it is made is truly missing
        try:
            super().__init__(self.path, self.endpoint, **options)
        except BaseException:
            self._unread = options
            raise
