"""The demo: a lively preschool on its own server, with data that is deleted when it stops."""

import errno
import fcntl
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from akr.config import from_environment
from akr.domain.room.workshop import spoken
from akr.ops.serve import listen, run

if TYPE_CHECKING:
    from flask import Flask

    from akr.ops.scene import Scene
    from akr.ops.stop import Stop

PORTS_TO_TRY = 50
ANYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104
ONLY_HERE = {"127.0.0.1", "localhost", "::1"}
NOWHERE_NEAR = "192.0.2.1"
"""An address reserved for documentation. Connecting a datagram socket to it sends nothing."""

SIOCGIFADDR = 0x8915
"""The Linux ioctl that returns a network interface's IPv4 address."""


def show(stop: "Stop", bots: int | None, host: str, port: int) -> None:
    """Serve a preschool from a chosen point on, with simulated colleagues, until Ctrl+C.

    When `bots` is None, bots take all the seats that are left but one, which is yours. Raises
    OSError when the host cannot be listened on.
    """
    listener = _listen_near(host, port)
    port = listener.getsockname()[1]
    lan = lan_address() if host in ANYWHERE else None if host in ONLY_HERE else host
    here = f"http://localhost:{port}"
    public = f"http://{lan}:{port}" if lan else here
    with tempfile.TemporaryDirectory(prefix="akr-demo-") as folder, _colleagues() as colleagues:
        config = from_environment(
            {
                "AKR_DATA_DIR": folder,
                "AKR_HOST": host,
                "AKR_PORT": str(port),
                "AKR_PUBLIC_URL": public,
            }
        )

        def announce(scene: "Scene") -> None:
            number = max(0, scene.staff - scene.colleagues - 1) if bots is None else bots
            if bots is None and not scene.stop.is_workshop_1:
                number = 0
            _say(scene, here, public, number)
            if number:
                colleagues.append(_start(port, public, scene.code, number))

        run(
            config,
            partial(_set_the_scene, stop=stop),
            announce,
            listener=listener,
            more_origins=(here, f"http://127.0.0.1:{port}", public),
        )


def lan_address() -> str | None:
    """Return this machine's address on the local network, without sending anything."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((NOWHERE_NEAR, 9))
        except OSError:  # no default route, as behind a router without internet
            return next(_interface_addresses(asking), None)
        address: str = asking.getsockname()[0]
        return address


def _interface_addresses(asking: socket.socket) -> Iterator[str]:
    for _, name in socket.if_nameindex():
        try:
            answer = fcntl.ioctl(asking, SIOCGIFADDR, struct.pack("256s", name.encode()))
        except OSError:  # an interface without an address
            continue
        address = socket.inet_ntoa(answer[20:24])
        if not address.startswith("127."):
            yield address


def _listen_near(host: str, port: int) -> socket.socket:
    """Listen on the port, or on the next free one."""
    for tried in range(port, port + PORTS_TO_TRY):
        try:
            listener = listen(host, tried)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or tried == port + PORTS_TO_TRY - 1:
                raise
        else:
            break
    if tried != port:
        click.echo(f"Port {port} är upptagen, så demon svarar på {tried} i stället.")
    return listener


def _set_the_scene(app: "Flask", stop: "Stop") -> "Scene":
    from akr.ops.scene import set_the_scene
    from akr.store.work import store_of

    return set_the_scene(store_of(app).work(), stop)


@contextmanager
def _colleagues() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Yield a list for the bots' processes, and stop them at the end."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        yield started
    finally:
        for each in started:
            each.terminate()
            each.wait()


def _start(port: int, origin: str, code: str, number: int) -> subprocess.Popen[bytes]:
    address = f"http://127.0.0.1:{port}"
    return subprocess.Popen(  # noqa: S603  (our own module)
        [sys.executable, "-m", "akr.ops.bots", address, origin, code, str(number)]
    )


def _say(scene: "Scene", here: str, public: str, bots: int) -> None:
    sign_in = f"Logga in som {scene.name} med lösenordet: {scene.password}"
    lines = [
        ("Leda", f"{here}/sign-in?next=/processes/{scene.public_id}{_first_page(scene.stop)}"),
        ("", sign_in),
        ("Väggen", f"{here}/wall/{scene.wall}"),
        ("Telefoner", f"{public}/w/{scene.code} (koden är {spoken(scene.code)})"),
        ("Läsa in fil", f"{here}/sign-in?next=/processes/import"),
        ("", f"Ett exempel på en fil: {scene.example}"),
    ]
    if scene.manager:
        lines += [
            ("Besluta", f"{here}/sign-in?next=/roles/{scene.role}/adopt"),
            ("", f"Logga in som {scene.manager} med samma lösenord, i ett annat fönster"),
        ]
    if scene.invitation:
        lines.append(("Granska", f"{here}/review/{scene.invitation}"))
    click.echo("\nFörskolan Linden i Exempelstads kommun, en påhittad arbetsplats.\n")
    for name, said in lines:
        click.echo(f"  {name:<12} {said}")
    if bots:
        click.echo(f"\n{bots} simulerade kollegor går med, skriver och sorterar när du öppnar det.")
    click.echo("Allt ligger i en tillfällig mapp och tas bort när du avslutar.")
    click.echo("Avsluta med Ctrl+C.")


def _first_page(stop: "Stop") -> str:
    """Return where the leader begins, relative to the process's own page."""
    if stop.is_workshop_1:
        return "/lead"
    return "/workshop-2" if stop == "analyse" else ""
