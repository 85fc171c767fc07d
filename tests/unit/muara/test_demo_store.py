"""What a demo may reach: nothing outside."""

from __future__ import annotations

from pathlib import Path

from muara.demo_store import demo_settings

_CONFIG = """
jurisdictions: {CTH: {name: Kabupaten Contoh}}
store: {objects: 's3://files-of-the-real-one'}
destinations:
  lapor: {kind: lapor}
  tickets:
    kind: http_template
    foreign_id: id
    create: {method: POST, url: 'https://tickets.invalid/new', body: '{}'}
  daily: {kind: files, place: out}
"""


def test_a_demo_sends_invented_reports_to_no_system_and_keeps_photos_on_this_disk(
    tmp_path: Path,
) -> None:
    config, overlay = tmp_path / "config.yaml", tmp_path / "var" / "demo.yaml"
    overlay.parent.mkdir()
    config.write_text(_CONFIG, encoding="utf-8")
    overlay.write_text("public_url: http://127.0.0.1:8080\n", encoding="utf-8")
    settings = demo_settings(config, overlay, {})
    assert list(settings.destinations) == ["lapor"]
    assert settings.store.objects == str(overlay.parent / "media")
