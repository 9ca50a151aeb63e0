"""The floor: the shortest Flask app that tells a POST to open streams, with nothing else in it."""

import queue
import sys

from flask import Flask, Response, request
from gunicorn.app.base import BaseApplication


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
        listeners: list[queue.SimpleQueue[str]] = []

        @app.post("/say")
        def say():
            for each in listeners:
                each.put(request.form["number"])
            return "", 204

        @app.get("/stream")
        def stream():
            mine: queue.SimpleQueue[str] = queue.SimpleQueue()  # by then it is gevent's
            listeners.append(mine)

            def told():
                yield "event: ping\ndata: 0\n\n"
                while True:
                    number = mine.get()
                    yield f"id: {number}\nevent: said\ndata: {number}\n\n"

            return Response(told(), mimetype="text/event-stream")

        @app.get("/")
        def answer():
            return ""

        return app


if __name__ == "__main__":
    Echo().run()
