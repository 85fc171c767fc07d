"""The product's web part without worker and timetable: what the door can do by itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from muara.app import open_application, prepare_store
from muara.config import load_settings, secret_values
from muara.log import configure_logging
from muara.schedule import all_jobs
from muara.serve import keep_out_of_sight, serve_web


def main() -> None:
    """Argument: the configuration file."""
    settings = load_settings(Path(sys.argv[1]), os.environ)
    configure_logging(settings.log, secret_values(settings))
    prepare_store(settings)
    with open_application(settings) as application:
        # As `muara serve` does.
        application.store.start_checkpoints()
        jobs = all_jobs(application)
        keep_out_of_sight(application)
        serve_web(application, jobs)


if __name__ == "__main__":
    main()
