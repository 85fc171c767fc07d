"""Everything but webhooks: a FastAPI app of server-rendered pages behind one set of headers."""

from __future__ import annotations

from fastapi import FastAPI

from muara.app import Application
from muara.web import health
from muara.web.asgi import App


def build_pages(application: Application) -> App:
    """The ASGI app of all pages, health checks and static files."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.application = application
    app.state.metrics = health.metrics_registry(application)
    app.include_router(health.router)
    return app
