"""`python -m simulator`: the simulator as a process; prints its URL when it is ready."""

import argparse
import asyncio
import contextlib
import json
import signal
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

from simulator.citizens import Citizens
from simulator.keeping import keep, take_up
from simulator.server import PromptServer, bind, build_server
from simulator.settings import PLATFORMS, SimulatorSettings
from simulator.world import World


def main() -> None:
    """Serve until SIGINT or SIGTERM."""
    chosen = _parse()
    listener = bind(chosen.port)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    settings = replace(_settings(chosen), public_url=url)
    world = World(chosen.journal, settings)
    if chosen.keep is not None:
        take_up(world, chosen.keep)
    server = build_server(world)

    async def serve() -> None:
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started and not serving.done():
            await asyncio.sleep(0.01)
        for wanted in chosen.webhook:
            platform, _equals, target = wanted.partition("=")
            await world.platform(platform).set_webhook(target)
        citizens = asyncio.create_task(_let_citizens_write(world, chosen))
        if chosen.until_input_ends:
            Thread(target=_stop_with_input, args=(server,), daemon=True).start()
        sys.stdout.write(f"Simulator ready at {url}\n")
        sys.stdout.flush()
        await serving
        citizens.cancel()

    # The server raises it once more when it has ended: what is kept is written after that.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    loop_factory = server.config.get_loop_factory()
    with (
        contextlib.suppress(KeyboardInterrupt),
        asyncio.Runner(loop_factory=loop_factory) as runner,
    ):
        runner.run(serve())
    world.journal.close()
    if chosen.keep is not None:
        keep(world, chosen.keep)


def _stop_with_input(server: PromptServer) -> None:
    """Whoever holds the other end has ended, however that came: nobody wants us any more."""
    sys.stdin.buffer.read()
    server.should_exit = True


async def _let_citizens_write(world: World, chosen: argparse.Namespace) -> None:
    if chosen.citizens:
        citizens = Citizens(world, world.settings.seed)
        await citizens.run(chosen.citizens, chosen.messages)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=9090, help="0 takes a free one")
    parser.add_argument("--journal", type=Path, default=Path("var/simulator.jsonl"))
    parser.add_argument(
        "--keep", type=Path, help="file that chats and posts are kept in, for the next run"
    )
    parser.add_argument("--seed", type=int, help="repeat the same ids, people and faults")
    parser.add_argument(
        "--earlier-runs", type=int, help="how often the product has met a simulator before"
    )
    parser.add_argument("--speed-up", type=float, help="divides the pauses between attempts")
    parser.add_argument("--citizens", type=float, default=0, help="messages a minute; 0: nobody")
    parser.add_argument("--messages", type=int, help="citizens stop after so many")
    parser.add_argument(
        "--until-input-ends", action="store_true", help="stop when standard input is closed"
    )
    parser.add_argument("--settings", type=Path, help="JSON file with accounts per platform")
    parser.add_argument(
        "--webhook",
        action="append",
        default=[],
        metavar="PLATFORM=URL",
        help=f"platforms: {', '.join(PLATFORMS)}",
    )
    return parser.parse_args()


def _settings(chosen: argparse.Namespace) -> SimulatorSettings:
    values: dict[str, Any] = {}
    if chosen.settings is not None:
        values = json.loads(chosen.settings.read_text())
    for name in ("seed", "earlier_runs", "speed_up"):
        if getattr(chosen, name) is not None:
            values[name] = getattr(chosen, name)
    return SimulatorSettings.from_mapping(values)


if __name__ == "__main__":
    main()
