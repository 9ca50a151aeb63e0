"""The floor: the shortest Flask app that tells a POST to a room's streams, and keeps nothing."""

import queue
import sys
from collections import defaultdict

from flask import Flask, Response, request
from gunicorn.app.base import BaseApplication

PING_SECONDS = 10
"""As AKR's streams; not imported from there, since gevent must patch before the app comes in."""


class Echo(BaseApplication):
    """It on gunicorn with gevent, as AKR is served."""

    def load_config(self):
        for name, value in {
            "bind": f"127.0.0.1:{sys.argv[1]}",
            "worker_class": "gevent",
            "worker_connections": 15_000,
            "keepalive": 75,
            "graceful_timeout": 1,
            "control_socket_disable": True,
            "loglevel": "warning",
        }.items():
            self.cfg.set(name, value)

    def load(self):
        app = Flask(__name__)
        listeners: defaultdict[str, list[queue.SimpleQueue[str]]] = defaultdict(list)

        @app.post("/say/<room>")
        def say(room):
            for each in listeners[room]:
                each.put(request.form["number"])
            return "", 204

        @app.get("/stream/<room>")
        def stream(room):
            mine: queue.SimpleQueue[str] = queue.SimpleQueue()  # by then it is gevent's
            listeners[room].append(mine)

            def told():
                yield "event: ping\ndata: 0\n\n"
                while True:
                    try:
                        number = mine.get(timeout=PING_SECONDS)
                    except queue.Empty:
                        yield "event: ping\ndata: 0\n\n"
                    else:
                        yield f"id: {number}\nevent: said\ndata: {number}\n\n"

            return Response(told(), mimetype="text/event-stream")

        @app.get("/")
        def answer():
            return ""

        return app


if __name__ == "__main__":
    Echo().run()
