"""`muara backup` and `muara restore`: everything but the key, into a folder and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muara.commands.opening import actor, counted, opened_store, prepared_settings
from muara.commands.options import DEFAULT_CONFIG, ConfigOption
from muara.commands.progress import progress

if TYPE_CHECKING:  # these take long to import; --help does not need them
    from muara.backups import Backup


_ERASE_AGAIN = "whoever was erased since stands in the store again, and is to be erased once more."
_LATER = "Whoever was erased later stands in the store again, and is to be erased once more."


def register(app: typer.Typer) -> None:
    """Add `backup` and `restore` to `app`."""
    app.command()(backup)
    app.command()(restore)


def backup(
    folder: Annotated[
        Path, typer.Argument(help="Where backups lie, best another disk.", metavar="FOLDER")
    ],
    config: ConfigOption = DEFAULT_CONFIG,
    keep: Annotated[
        int | None,
        typer.Option(min=1, help="Delete all but so many of the newest.", metavar="COUNT"),
    ] = None,
) -> None:
    """Copy database and citizens' files into FOLDER, compared row by row; Muara may go on running.

    The master key is not in it: keep that apart. config.yaml is copied beside.
    """
    from muara.backups import make_backup, prune
    from muara.clock import SystemClock
    from store.moving import row_count

    with opened_store(config) as (settings, store):
        rows = row_count(store)
    with progress("Copying", rows) as tell:
        made = make_backup(settings, folder, SystemClock().now(), lambda _, done: tell(done))
    (made.place / "config.yaml").write_bytes(config.read_bytes())
    typer.echo(f"{made.place}: {_in_words(made)}, every row compared.")
    if made.lost:
        typer.echo(
            "Named in the database, absent from the object store and from this backup: "
            f"{counted(made.lost, 'file')}.",
            err=True,
        )
    for gone in prune(folder, keep) if keep else ():
        typer.echo(f"{gone}: deleted.")


def restore(
    backup: Annotated[
        Path, typer.Argument(help="One backup: a folder with manifest.json.", metavar="BACKUP")
    ],
    config: ConfigOption = DEFAULT_CONFIG,
    without_damaged: Annotated[
        bool,
        typer.Option(
            "--without-damaged", help="Bring back all else where citizens' files are damaged."
        ),
    ] = False,
) -> None:
    """Fill the configured, empty store and object store with a backup, on either database.

    The folder `media` and `erased.txt` beside BACKUP belong to it. Broken off, run it again: it
    goes on. The master key must be the one under which the backup was made. Exits with 1 where
    files were given up.
    """
    from muara.backups import ERASED, bring_back
    from muara.clock import SystemClock
    from store.scope import Scope

    settings = prepared_settings(config)
    given_up_by = Scope(actor=actor()) if without_damaged else None
    with progress("Bringing back") as tell:
        found = bring_back(
            settings, backup, SystemClock().now(), lambda _, done: tell(done), given_up_by
        )
    typer.echo(f"{_in_words(found)} brought back, each compared.")
    if found.erased is None:
        typer.echo(f"There is no {ERASED} beside it: {_ERASE_AGAIN}", err=True)
    elif found.erased:
        who = counted(found.erased, "reporter who was", "reporters who were")
        typer.echo(f"{who} erased since {'is' if found.erased == 1 else 'are'} erased again.")
    if found.erased_until is not None:
        typer.echo(
            f"{ERASED} knows of erasures until {found.erased_until:%Y-%m-%d %H:%M} UTC, when the "
            f"newest backup beside it was made. {_LATER}"
        )
    for number in found.not_yet:
        typer.echo(
            f"Who wrote {number or 'a message without a report'} was erased since, and is not yet "
            "again: a message is still to be read. Start Muara, then run `muara erasure person`.",
            err=True,
        )
    for name in found.given_up:
        typer.echo(f"{name}: damaged or absent in the backup, and given up.", err=True)
    if found.given_up:
        raise typer.Exit(1)


def _in_words(found: Backup) -> str:
    rows, files = counted(found.rows, "row"), counted(found.files, "file")
    return f"{rows}, {files} ({found.bytes / 1024**2:.1f} MB)"
