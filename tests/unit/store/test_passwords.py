"""Which passwords will do."""

from __future__ import annotations

import pytest

from store import passwords
from store.passwords import WeakPassword, check_password, is_right_password, new_code, plain_code

NAMES = ("siti.petugas", "Siti Karangan", "Kabupaten Contoh")


@pytest.mark.parametrize(
    "password",
    [
        "lampu-jalan-mati-lagi",
        "an-invented-password",
        "tiga sapi makan biru",
        "Xk4!pq9_Zr2mB",
        "correct horse battery staple",
        "x7" * 3 + "Qw!pLm9" + "z" * 900,
    ],
)
def test_long_and_uncommon_ones_will_do(password: str) -> None:
    check_password(password, NAMES)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", "too_short"),
        ("Xk4!pq9_Zr2", "too_short"),
        ("x" * 1025, "too_long"),
        ("password1234", "common"),
        ("qwertyuiop12", "common"),
        ("aaaaaaaaaaaa", "common"),
        ("x" * 300, "common"),
        ("123456789012", "common"),
        ("iloveyou1234", "common"),
        ("P@ssw0rd2026", "common"),
        ("rahasia12345", "common"),
        ("bismillah1234", "common"),
        ("Indonesia2026", "common"),
        ("Diskominfo2026!", "common"),
        ("Karangan-8jK!x_w", "has_name"),
        ("8jK!x_w-PETUGAS", "has_name"),
        ("Contoh-lampu-biru-sapi", "has_name"),
    ],
)
def test_short_common_and_own_names_are_refused(password: str, reason: str) -> None:
    with pytest.raises(WeakPassword) as refused:
        check_password(password, NAMES)
    assert refused.value.reason == reason


def test_a_hash_is_right_for_its_password_alone_and_nobody_has_none() -> None:
    kept = passwords.hash_password("lampu-jalan-mati-lagi")
    assert is_right_password("lampu-jalan-mati-lagi", kept)
    assert not is_right_password("lampu-jalan-mati", kept)
    assert not is_right_password("lampu-jalan-mati-lagi", None)


def test_made_passwords_and_codes_will_do_and_are_never_the_same() -> None:
    made = {passwords.new_password() for _ in range(50)}
    assert len(made) == 50
    for one in list(made)[:5]:
        check_password(one)
    assert len({new_code(groups=2) for _ in range(200)}) == 200


@pytest.mark.parametrize("written", ["ab2de-fg3hj", " AB2DE FG3HJ ", "ab2defg3hj", "ab2de – fg3hj"])
def test_a_code_is_read_however_it_is_typed(written: str) -> None:
    assert plain_code(written) == "ab2defg3hj"
