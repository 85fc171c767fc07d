"""The phone page: a person plays a citizen on any of the platforms and sees the replies."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from simulator.pictures import SCENES
from simulator.world import World

FOLDER = Path(__file__).parent
FIRST_CITIZEN = "warga-saya"


@dataclass(frozen=True)
class SurfaceView:
    """One place where a citizen writes, its label, and what can be done there."""

    name: str
    label: str
    hint: str
    allows: tuple[str, ...]


@dataclass(frozen=True)
class PlatformView:
    """One platform as the page shows it."""

    name: str
    label: str
    surfaces: tuple[SurfaceView, ...]


EVERYTHING = ("photo", "album", "location", "voice", "sticker", "edit", "delete", "reply")
PLATFORM_VIEWS = (
    PlatformView(
        "telegram",
        "Telegram",
        (SurfaceView("direct", "Obrolan pribadi", "Tulis ke bot", EVERYTHING),),
    ),
    PlatformView(
        "twilio",
        "WhatsApp",
        (SurfaceView("direct", "Obrolan pribadi", "Tulis pesan WhatsApp", EVERYTHING),),
    ),
    PlatformView(
        "graph",
        "Facebook",
        (
            SurfaceView("direct", "Messenger", "Tulis ke Halaman", EVERYTHING),
            SurfaceView(
                "comment",
                "Komentar",
                "Komentari kiriman Halaman",
                ("photo", "sticker", "edit", "delete", "reply"),
            ),
            SurfaceView(
                "post",
                "Kiriman",
                "Tulis kiriman di Halaman",
                ("photo", "album", "location", "edit", "delete", "reply"),
            ),
            SurfaceView(
                "mention",
                "Sebutan",
                "Sebut Halaman di dinding sendiri",
                ("photo", "album", "location", "edit", "delete", "reply"),
            ),
        ),
    ),
    PlatformView(
        "x",
        "X",
        (
            SurfaceView(
                "mention",
                "Sebutan",
                "Sebut akun pemerintah",
                ("photo", "album", "location", "sticker", "edit", "delete", "reply"),
            ),
            SurfaceView(
                "direct", "Pesan langsung", "Tulis pesan langsung", ("photo", "album", "sticker")
            ),
        ),
    ),
    PlatformView(
        "instagram",
        "Instagram",
        (
            SurfaceView(
                "direct",
                "Pesan",
                "Tulis pesan ke akun",
                ("photo", "album", "voice", "edit", "delete", "reply"),
            ),
            SurfaceView("comment", "Komentar", "Komentari kiriman akun", ("delete", "reply")),
            SurfaceView(
                "mention", "Sebutan", "Sebut akun di kiriman sendiri", ("photo", "album", "delete")
            ),
        ),
    ),
    PlatformView(
        "youtube",
        "YouTube",
        (
            SurfaceView(
                "comment", "Komentar", "Komentari video terbaru", ("edit", "delete", "reply")
            ),
        ),
    ),
)
TOOLS = (
    ("photo", "Foto"),
    ("album", "Album tiga foto"),
    ("location", "Lokasi"),
    ("voice", "Pesan suara"),
    ("sticker", "Stiker"),
)
SCENE_LABELS = {
    "road": "Jalan rusak",
    "lamp": "Lampu jalan",
    "water": "Air bersih",
    "rubbish": "Sampah",
    "flood": "Banjir",
    "bridge": "Jembatan",
    "traffic": "Lampu lalu lintas",
    "tree": "Pohon tumbang",
    "school": "Sekolah",
    "clinic": "Puskesmas",
    "desk": "Loket pelayanan",
    "field": "Sawah",
}


def routes(world: World) -> list[BaseRoute]:
    """Return the route of the page and those of its style and script."""
    static = StaticFiles(directory=FOLDER / "static")
    return [Route("/", _page(world)), Mount("/static", static)]


def _page(world: World) -> Callable[[Request], Awaitable[Response]]:
    loader = FileSystemLoader(FOLDER / "templates")
    template = Environment(loader=loader, autoescape=True).get_template("phone.html")

    async def answer(request: Request) -> Response:
        chosen = request.query_params.get("platform", PLATFORM_VIEWS[0].name)
        view = next((item for item in PLATFORM_VIEWS if item.name == chosen), PLATFORM_VIEWS[0])
        citizen = request.query_params.get("citizen", "").strip() or FIRST_CITIZEN
        world.person(citizen)
        return HTMLResponse(template.render(**_content(world, view, citizen)))

    return answer


def _content(world: World, view: PlatformView, citizen: str) -> dict[str, Any]:
    start = {"platform": view.name, "citizen": citizen}
    views = {item.name: asdict(item) for item in PLATFORM_VIEWS}
    return {
        "view": view,
        "views": PLATFORM_VIEWS,
        "person": world.person(citizen),
        "tools": TOOLS,
        "scenes": [(scene, SCENE_LABELS[scene]) for scene in SCENES],
        "start": {**start, "views": views},
    }
