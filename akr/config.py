"""Every setting of an installation: its environment variable, its default and why it exists."""

import difflib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from urllib.parse import urlsplit

from akr.domain.errors import BadSetting
from akr.root import root

SHORTEST_SECRET = 32
LARGEST_PORT = 65535
DEFAULT_PORTS = {"http": 80, "https": 443}
SQLITE = "sqlite:///"
POSTGRESQL = "postgresql+psycopg://"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting's row in the README's table."""

    name: str
    kind: str
    default: str
    reason: str


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one installation, read once at startup."""

    data_dir: Path = field(
        metadata={
            "setting": Setting(
                "AKR_DATA_DIR",
                "folder",
                "`.data` in a checkout, else `~/.local/share/akr`",
                "Where the database, the secret key and finished files are kept.",
            )
        }
    )
    database_url: str = field(
        repr=False,
        metadata={
            "setting": Setting(
                "AKR_DATABASE_URL",
                "`sqlite:////whole/path` or `postgresql://user@host/name`",
                "`akr.sqlite3` in the data folder",
                "SQLite carries a town; PostgreSQL suits who runs one. One web process on either.",
            )
        },
    )
    secret_key: str = field(
        repr=False,
        metadata={
            "setting": Setting(
                "AKR_SECRET_KEY",
                f"text, at least {SHORTEST_SECRET} characters",
                "made once, in `secret_key` in the data folder",
                "What seat codes and walls' addresses are made of; a new machine needs the same.",
            )
        },
    )
    public_url: str = field(
        metadata={
            "setting": Setting(
                "AKR_PUBLIC_URL",
                "address without a path",
                "`http://localhost` with the port",
                "What QR codes and links say, and the only origin that may write.",
            )
        }
    )
    host: str = field(
        metadata={
            "setting": Setting(
                "AKR_HOST",
                "host name or IP address",
                "`127.0.0.1`",
                "Where `akr serve` listens; only this machine, since a proxy adds HTTPS.",
            )
        }
    )
    port: int = field(
        metadata={
            "setting": Setting(
                "AKR_PORT", f"1–{LARGEST_PORT}", "`8000`", "The port that `akr serve` listens on."
            )
        }
    )

    @property
    def sqlite_file(self) -> Path | None:
        """The database's file; None on PostgreSQL."""
        if not self.database_url.startswith(SQLITE):
            return None
        return Path(self.database_url.removeprefix(SQLITE))


SETTINGS: tuple[Setting, ...] = tuple(each.metadata["setting"] for each in fields(Config))


def from_environment(environ: Mapping[str, str] = os.environ) -> Config:
    """Read every `AKR_` setting; an empty one counts as unset.

    Creates the data folder, readable by its owner only, and the secret key if there is none.
    Raises BadSetting for the first setting that is invalid or whose name is misspelt.
    """
    given = {name: value for name, value in environ.items() if name.startswith("AKR_") and value}
    for name in given:
        if name not in (known := [setting.name for setting in SETTINGS]):
            nearest = difflib.get_close_matches(name, known, n=1)
            raise BadSetting(name, "unknown", detail="".join(f"; menas {n}" for n in nearest))
    asked = given.get("AKR_DATA_DIR")
    data_dir = _folder(Path(asked) if asked else default_data_dir(root(), environ))
    port = _port(given.get("AKR_PORT", "8000"))
    return Config(
        data_dir=data_dir,
        database_url=_database(given.get("AKR_DATABASE_URL", f"{SQLITE}{data_dir}/akr.sqlite3")),
        secret_key=_secret(given.get("AKR_SECRET_KEY", ""), data_dir / "secret_key"),
        public_url=_address(given.get("AKR_PUBLIC_URL", f"http://localhost:{port}")),
        host=_host(given.get("AKR_HOST", "127.0.0.1")),
        port=port,
    )


def default_data_dir(home: Path, environ: Mapping[str, str]) -> Path:
    """Return the default data folder: in the checkout at `home`, else in the user's data folder."""
    if (home / "pyproject.toml").exists():
        return home / ".data"
    return Path(environ.get("XDG_DATA_HOME") or "~/.local/share") / "akr"


def _folder(folder: Path) -> Path:
    try:
        folder = folder.expanduser().absolute()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: the ~ names no user
        raise BadSetting("AKR_DATA_DIR", "folder", str(folder)) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BadSetting("AKR_DATA_DIR", "folder", str(folder))
    return folder


def _database(value: str) -> str:
    """Add the driver, so that a plain postgresql:// URL, as hosting services give it, works."""
    try:
        scheme, place = value.split("://", 1)
        path = urlsplit(value).path
    except ValueError:
        raise BadSetting("AKR_DATABASE_URL", "database") from None
    if scheme == "sqlite" and place.startswith("//") and place.strip("/"):
        folder = Path(value.removeprefix(SQLITE)).parent
        if not folder.is_dir():
            raise BadSetting("AKR_DATABASE_URL", "database_folder", str(folder))
        # The file itself: a link beside another's would give it a second lock and a second log.
        return f"{SQLITE}{Path(value.removeprefix(SQLITE)).resolve()}"
    if scheme in {"postgresql", "postgres", "postgresql+psycopg"} and path.strip("/"):
        return POSTGRESQL + place
    raise BadSetting("AKR_DATABASE_URL", "database")


def _secret(value: str, kept: Path) -> str:
    if not value:
        try:
            value = _kept_secret(kept)
        except OSError:
            raise BadSetting("AKR_DATA_DIR", "folder", str(kept.parent)) from None
    if len(value) < SHORTEST_SECRET:
        raise BadSetting("AKR_SECRET_KEY", "secret")
    return value


def _kept_secret(kept: Path) -> str:
    """Read the key, created at first start; two concurrent starts end up with the same key."""
    made = kept.with_name(f"secret_key.{secrets.token_hex(8)}")
    if not kept.exists():
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(48))
        try:
            kept.hardlink_to(made)  # atomic, and never overwrites another process's key
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return kept.read_text()


def _address(value: str) -> str:
    """Read an origin as browsers write it: lower case, å as punycode, and no port that goes unsaid.

    A browser says so where a form comes from, and any other spelling would refuse all of them.
    """
    try:
        parts = urlsplit(value)
        port = parts.port  # raises ValueError for an invalid one
        host = _host_as_browsers_write_it(parts.hostname or "")
    except ValueError:
        raise BadSetting("AKR_PUBLIC_URL", "address", value) from None
    more = parts.username or parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in DEFAULT_PORTS or not host or more or any(map(str.isspace, value)):
        raise BadSetting("AKR_PUBLIC_URL", "address", value)
    said_port = "" if port in {None, DEFAULT_PORTS[parts.scheme]} else f":{port}"
    return f"{parts.scheme}://{host}{said_port}"


def _host_as_browsers_write_it(host: str) -> str:
    """Return a host name in ASCII; an IPv6 address in brackets. Raises ValueError."""
    if ":" in host:
        return f"[{IPv6Address(host)}]"
    return host.encode("idna").decode("ascii")


def reaches_phones(public_url: str) -> bool:
    """Whether other people's phones can find an address: not this machine's own names.

    An address in the workplace's own network counts, since phones there may find it.
    """
    host = urlsplit(public_url).hostname or ""
    try:
        address = ip_address(host)
    except ValueError:
        return "." in host and not host.endswith((".localhost", ".localdomain"))
    return not (address.is_loopback or address.is_unspecified or address.is_link_local)


def _host(value: str) -> str:
    if "/" in value or any(map(str.isspace, value)):
        raise BadSetting("AKR_HOST", "host", value)
    return value


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value) <= LARGEST_PORT:
        raise BadSetting("AKR_PORT", "port", value)
    return int(value)
