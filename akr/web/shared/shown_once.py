"""A link that is shown once: the browser carries it to the next page, which takes it out.

An answer to the POST itself would make a new link, and break this one, at each reload.
"""

from datetime import timedelta

from flask import Response, after_this_request, request

from akr.web.http import cookies

UNTIL_SHOWN = timedelta(minutes=10)


def carry(answer: Response, name: str, secret: str, path: str) -> Response:
    """Let the browser carry a link's secret to the next page under `path`."""
    return cookies.keep(answer, name, secret, path=path, max_age=UNTIL_SHOWN)


def carried(name: str, path: str) -> str | None:
    """Take a link's secret out of the browser, to be shown this once."""
    secret = request.cookies.get(name)
    if secret is None:
        return None

    def forget(answer: Response) -> Response:
        answer.delete_cookie(name, path=path)
        return answer

    after_this_request(forget)
    return secret
