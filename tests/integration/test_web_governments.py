"""An officer hands over, by the form: governments to choose, and what is refused in clear words."""

from __future__ import annotations

from pathlib import Path

from channels.base import Source
from channels.muara import Letter
from channels.muara import MuaraSettings as DoorSettings
from muara.entering import keep
from tests.governments import settings_of
from tests.installation import START, running, settings_for
from tests.integration.web_visitor import Visitor

CAME = Letter.model_validate(
    {
        "hops": ("COB-1111-2222",),
        "event": "complaint_handed_over",
        "at": START,
        "case": {"government": "Kabupaten Coba", "texts": ("Jalan di batas rusak parah",)},
    }
)


def test_what_came_from_a_government_is_handed_on_but_not_back(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    channels = settings_for(tmp_path, migrated_sqlite_url).channels
    known = {
        "coba": settings_of("COB", jurisdictions=("CTH",)),
        "lain": settings_of("COB", code="LAI", label="Kabupaten Lain", jurisdictions=("CTH",)),
    }
    settings = settings_for(
        tmp_path,
        migrated_sqlite_url,
        channels=channels | {"muara": DoorSettings(kind="muara", jurisdiction="CTH")},
        destinations=known,
    )
    with running(settings) as town, Visitor(town) as officer:
        town.add_operator("petugas")
        officer.sign_in("petugas")
        door = town.application.channels["muara"]
        keep(town.application, door, Source.WEBHOOK, CAME)
        town.application.pipeline.drain()
        (number,) = officer.complaints()

        page = officer.text(f"/complaints/{number}")
        assert "Diteruskan kepada kita: Kabupaten Coba, COB-1111-2222" in page
        raw = officer.get(f"/complaints/{number}").text
        assert '<option value="Kabupaten Lain">' in raw
        bulk = officer.submit("/?list=all", "/bulk/preview", deed="hand_over", chosen=f"{number}~")
        assert '<option value="Kabupaten Coba">' in bulk.text

        back = officer.deed(number, "hand-over", to="Kabupaten Coba", reason="other_government")
        assert back.status_code == 409
        assert "laporan ini sudah pernah di sana" in back.text
        onward = officer.deed(number, "hand-over", to="Kabupaten Lain", reason="other_government")
        assert onward.status_code == 303
        assert "Penerusan ditolak" in officer.text(f"/complaints/{number}")
