"""`muara schema`: the published shapes of what the system hands on."""

from __future__ import annotations

import json

import typer


def register(app: typer.Typer) -> None:
    """Add `schema` to `app`."""
    schema = typer.Typer(help="Print the JSON Schema of what the system hands on.")
    schema.callback()(lambda: None)  # keeps `record` a word of its own while it is the only one
    schema.command()(record)
    app.add_typer(schema, name="schema")


def record() -> None:
    """Print the JSON Schema of the common record; docs/record.md explains its fields."""
    from normalizer.record import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False).encode())
