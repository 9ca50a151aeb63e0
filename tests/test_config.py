"""Settings: each has a default that works, and nonsense stops the start with one sentence."""

import re
import stat
from pathlib import Path

import pytest

from akr.config import SETTINGS, default_data_dir, from_environment, reaches_phones
from akr.domain.errors import BadSetting
from akr.root import root
from akr.text.refusals import refusal

SECRET = "a secret that is long enough to sign with"


def read(tmp_path, **given):
    return from_environment({"AKR_DATA_DIR": str(tmp_path), **given})


def test_every_setting_has_a_default(tmp_path):
    config = read(tmp_path)

    assert config.data_dir == tmp_path
    assert config.database_url == f"sqlite:///{tmp_path}/akr.sqlite3"
    assert config.sqlite_file == tmp_path / "akr.sqlite3"
    assert (config.public_url, config.host, config.port) == (
        "http://localhost:8000",
        "127.0.0.1",
        8000,
    )


def test_settings_are_read_from_the_environment(tmp_path):
    config = read(
        tmp_path,
        AKR_DATABASE_URL="postgresql://akr@db.exempel.se/akr",
        AKR_SECRET_KEY=SECRET,
        AKR_PUBLIC_URL="https://akr.exempel.se/",
        AKR_HOST="192.0.2.7",
        AKR_PORT="80",
        PORT="not ours",
    )

    assert config.database_url == "postgresql+psycopg://akr@db.exempel.se/akr"
    assert config.sqlite_file is None
    assert config.secret_key == SECRET
    assert config.public_url == "https://akr.exempel.se"
    assert (config.host, config.port) == ("192.0.2.7", 80)


def test_an_empty_setting_counts_as_unset(tmp_path):
    assert read(tmp_path, AKR_PORT="").port == 8000


def test_the_secret_key_is_created_once_and_only_its_owner_can_read_it(tmp_path):
    first, second = read(tmp_path / "data"), read(tmp_path / "data")

    kept = tmp_path / "data" / "secret_key"
    assert first.secret_key == second.secret_key == kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert [path.name for path in kept.parent.iterdir()] == ["secret_key"]
    assert read(tmp_path / "other").secret_key != first.secret_key


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ("HTTPS://AKR.Exempel.SE/", "https://akr.exempel.se"),
        ("https://akr.exempel.se:443", "https://akr.exempel.se"),
        ("http://akr.exempel.se:80/", "http://akr.exempel.se"),
        ("http://akr.exempel.se:443", "http://akr.exempel.se:443"),
        ("https://akr.växjö.se", "https://akr.xn--vxj-qla6g.se"),
        ("https://AKR.VÄXJÖ.SE:8000//", "https://akr.xn--vxj-qla6g.se:8000"),
        ("http://[2001:DB8::1]:8000", "http://[2001:db8::1]:8000"),
    ],
)
def test_the_public_address_is_read_as_browsers_write_it(tmp_path, said, origin):
    assert read(tmp_path, AKR_PUBLIC_URL=said).public_url == origin


@pytest.mark.parametrize(
    ("origin", "does"),
    [
        ("https://akr.exempel.se", True),
        ("http://192.168.1.20:8000", True),
        ("http://[2001:db8::1]", True),
        ("http://akr.local", True),
        ("http://localhost:8000", False),
        ("http://akr.localhost", False),
        ("http://127.0.0.1:8000", False),
        ("http://127.8.8.8", False),
        ("http://0.0.0.0", False),
        ("http://[::1]:8000", False),
        ("http://servern", False),
    ],
)
def test_an_address_of_this_machine_alone_reaches_no_phone(origin, does):
    assert reaches_phones(origin) is does


def test_secrets_are_not_printed(tmp_path):
    shown = repr(
        read(tmp_path, AKR_SECRET_KEY=SECRET, AKR_DATABASE_URL="postgresql://akr:hush@db/akr")
    )

    assert SECRET not in shown
    assert "hush" not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("AKR_PORT", value) for value in ("0", "65536", "-1", "8000.0", "åtta", "²", " 80")),
        *(("AKR_HOST", value) for value in ("http://akr", "akr exempel", " ")),
        *(
            ("AKR_PUBLIC_URL", value)
            for value in (
                "akr.exempel.se",
                "ftp://akr.exempel.se",
                "https://",
                "https://akr.exempel.se/akr",
                "https://akr.exempel.se?x",
                "https://me@akr.exempel.se",
                "https://akr.exempel.se:port",
                "https://[akr",
                "https://akr exempel.se",
            )
        ),
        *(
            ("AKR_DATABASE_URL", value)
            for value in (
                "akr.sqlite3",
                "sqlite://",
                "sqlite:///",
                "sqlite:///akr.sqlite3",
                "sqlite:///:memory:",
                "sqlite:////nowhere/akr.sqlite3",
                "mysql://akr@db/akr",
                "postgresql://akr@db",
                "postgresql://[db/akr",
            )
        ),
        ("AKR_SECRET_KEY", "short"),
        ("AKR_DATA_DIR", "/proc/akr"),
        ("AKR_DATA_DIR", __file__),
        ("AKR_DATA_DIR", "~nobody-of-that-name/akr"),
    ],
)
def test_a_nonsense_setting_stops_the_start_with_one_sentence(tmp_path, name, value):
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, **{name: value})

    assert re.fullmatch(rf"{name} [^\n]+\.", refusal(caught.value))


def test_a_password_in_an_invalid_address_is_not_repeated(tmp_path):
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, AKR_DATABASE_URL="mysql://akr:hush@db/akr")

    assert "hush" not in refusal(caught.value)


def test_a_misspelt_setting_is_refused_suggesting_the_nearest(tmp_path):
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, AKR_PROT="8000")

    assert refusal(caught.value) == "AKR_PROT är ingen av AKR:s inställningar; menas AKR_PORT."


def test_a_checkout_keeps_its_data_beside_itself_and_out_of_git():
    assert default_data_dir(root(), {}) == root() / ".data"
    assert ".data/" in (root() / ".gitignore").read_text().split()


def test_an_installed_wheel_keeps_its_data_in_the_users_folder(tmp_path):
    assert default_data_dir(tmp_path, {"XDG_DATA_HOME": "/srv"}) == Path("/srv/akr")
    assert default_data_dir(tmp_path, {}) == Path("~/.local/share/akr")


def test_every_setting_says_what_it_is_for():
    assert [setting.name for setting in SETTINGS] == [
        "AKR_DATA_DIR",
        "AKR_DATABASE_URL",
        "AKR_SECRET_KEY",
        "AKR_PUBLIC_URL",
        "AKR_HOST",
        "AKR_PORT",
    ]
    assert all(setting.kind and setting.default and setting.reason for setting in SETTINGS)
