"""The web worker: gunicorn's own, with an end to slow requests and refusals in Swedish.

Loaded by the arbiter, so it imports nothing of the app.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from gunicorn import util
from gunicorn.workers.ggevent import GeventWorker

if TYPE_CHECKING:
    import socket

STALLED_SECONDS = 60
"""How long a browser may stand still in the middle of sending or taking. Streams wait elsewhere."""

WORDS = {
    414: (
        "Adressen är för lång",
        "Den går inte att öppna. Öppna AKR från början, eller skriv koden på väggen.",
    ),
    431: (
        "Webbläsaren skickade för mycket på en gång",
        "Det brukar hjälpa att ta bort kakorna för den här sidan. Öppna den sedan igen.",
    ),
    500: (
        "Något gick sönder hos oss",
        "Det som redan var sparat finns kvar. Vänta en stund och försök igen.",
    ),
}
OTHERS = (
    "Det gick inte att läsa det som skickades",
    "Något kan ha gått sönder på vägen. Inget har ändrats. Ladda om sidan och försök igen.",
)

PAGE = """\
<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<title>{heading} – AKR</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<h1>{heading}</h1>
<p>{explanation}</p>
<p><a href="/">Till startsidan</a></p>
</body>
</html>
"""
"""Without a style or a script: what is asked here never reaches the app."""


class WebWorker(GeventWorker):
    """A worker whose requests end, and whose own refusals can be read."""

    def init_process(self) -> None:
        """Let gunicorn refuse in our words; it has no setting for that."""
        util.write_error = refuse
        super().init_process()

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> bool:  # noqa: ANN401
        """Answer a request, and hang up on whoever stands still in the middle of it."""
        sock.settimeout(STALLED_SECONDS)
        goes_on: bool = super().handle_request(listener_name, req, sock, addr)
        sock.settimeout(None)  # between requests a kept connection waits as long as it is kept
        return goes_on


def refuse(sock: socket.socket, status_int: int, reason: str, mesg: str) -> None:
    """Answer what could not even be read, without repeating any of it, and hang up."""
    del mesg  # it quotes what was sent
    heading, explanation = WORDS.get(status_int, OTHERS)
    body = PAGE.format(heading=escape(heading), explanation=escape(explanation)).encode()
    head = (
        f"HTTP/1.1 {status_int} {reason}\r\n"
        "Connection: close\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Security-Policy: default-src 'none'\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Cache-Control: no-store\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    util.write_nonblock(sock, head.encode() + body)
    # To the end of what is still on its way, or the browser would lose the answer.
    util.close_graceful(sock)
