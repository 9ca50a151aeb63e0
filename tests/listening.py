"""Streams that a test's client has opened, and what they say."""

PING = b"event: ping\ndata: 0\n\n"


class Listening:
    """A stream that a client has opened."""

    def __init__(self, client, address, **more):
        self.answer = client.get(address, **more)
        assert self.answer.status_code == 200, self.answer.status
        self.chunks = iter(self.answer.response)

    def hear(self, count=1):
        """The next so many messages."""
        return b"".join(next(self.chunks) for _ in range(count))

    def hear_to_the_end(self):
        """All that is left of a stream that has ended; fails on one that goes on."""
        heard = b""
        for chunk in self.chunks:
            assert chunk != PING, "The stream goes on"
            heard += chunk
        return heard
