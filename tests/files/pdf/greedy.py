"""A child whose first job takes all the memory that it may have, and keeps it."""

from akr.files.child import serve
from akr.files.workers import MEMORY

held = []


def eat(_body):
    while True:
        held.append(bytes(MEMORY // 16))


def live(body):
    held.append(bytes(MEMORY // 8))  # which a child that has eaten has no room for
    return body, []


if __name__ == "__main__":
    serve({"eat": eat, "live": live})
