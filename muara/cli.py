"""The command line: `muara COMMAND`. Every error is one clear sentence."""

from __future__ import annotations

import io
import os
import sys

import typer

from muara.commands import (
    audit,
    backup,
    check,
    connect,
    demo,
    destination,
    doctor,
    erasure,
    evaluate,
    export,
    forward,
    import_,
    learn,
    ledger,
    migrate,
    models,
    normalize,
    open311,
    operator,
    outbox,
    replay,
    schema,
    serve,
    settings,
    setup,
    similar,
    store,
    sync,
)

_OUR_PACKAGES = frozenset({"channels", "normalizer", "forwarder", "store", "muara", "simulator"})

app = typer.Typer(
    help="Muara hears citizens on WhatsApp, Telegram, Facebook and X for a government.",
    epilog="Exit codes: 0 all well; 1 a problem was found or something failed; "
    "2 bad usage or configuration. MUARA_DEBUG=1 shows where an error comes from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for command in (
    demo,
    setup,
    serve,
    check,
    doctor,
    connect,
    migrate,
    backup,
    store,
    sync,
    ledger,
    replay,
    outbox,
    forward,
    destination,
    operator,
    open311,
    erasure,
    audit,
    export,
    import_,
    normalize,
    similar,
    learn,
    models,
    evaluate,
    settings,
    schema,
):
    command.register(app)


@app.callback()
def muara() -> None:
    """Keeps every command a word of its own."""


def run() -> None:
    """Run the command line and exit; errors go to standard error, without tracebacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a sign must not turn an answer into a failure.
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except Exception as error:
        if os.environ.get("MUARA_DEBUG") == "1":
            raise
        sentence, code = _in_words(error)
        typer.echo(sentence, err=True)
        sys.exit(code)


def _in_words(error: Exception) -> tuple[str, int]:
    """What to say about `error`, and the exit code."""
    from muara.config_file import ConfigurationError  # only a failing command pays for it

    kind = type(error)
    if isinstance(error, ConfigurationError):
        return str(error), 2
    if kind.__module__.partition(".")[0] in _OUR_PACKAGES:
        return str(error), 1
    if kind.__module__ == "sqlalchemy.exc" and getattr(error, "orig", None) is not None:
        # What the database itself says: no statement, no values.
        said = str(getattr(error, "orig", "")).strip().partition("\n")[0].rstrip(".")
        return f"The database cannot be used: look at store.url ({said}).", 1
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}.", 1
    return f"Something unexpected failed ({kind.__name__}). MUARA_DEBUG=1 shows where.", 1
