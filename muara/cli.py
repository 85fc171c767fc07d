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
        code = app(prog_name="muara", standalone_mode=False)
    except typer.TyperException as error:
        _tell_of_usage(error)
        sys.exit(error.exit_code)
    except typer.Abort:
        typer.echo("Stopped: nothing was done.", err=True)
        sys.exit(1)
    except Exception as error:
        if os.environ.get("MUARA_DEBUG") == "1":
            raise
        sentence, code = _in_words(error)
        typer.echo(sentence, err=True)
    if code:
        sys.exit(code)


def _tell_of_usage(error: typer.TyperException) -> None:
    """What is wrong with how the command was called."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return  # a group without a command: its help was printed while the error was made
    if isinstance(error, typer.BadParameter) and error.param is None:  # a sentence of ours
        typer.echo(error.message, err=True)
        return
    sentence = _usage_in_words(error)
    end = "" if sentence.endswith((".", "?")) else "."
    context = getattr(error, "ctx", None)
    more = "" if context is None else f" `{context.command_path} --help` says more."
    typer.echo(f"{sentence}{end}{more}", err=True)


def _usage_in_words(error: typer.TyperException) -> str:
    if not isinstance(error, typer.BadParameter) or error.param is None or not error.message:
        return error.format_message()
    from pydantic import ValidationError  # only a failing command pays for it

    from muara.config_words import explain

    name, found = error.param.get_error_hint().strip("'"), error.__cause__
    if not isinstance(found, ValidationError):
        return f"{name}: {error.message}"
    (details, *_) = found.errors()
    return f"{name}: {explain(details, str(details['input']), None)[0]}"


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
