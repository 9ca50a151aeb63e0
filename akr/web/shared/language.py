"""Language: each participant's own, kept on the device and spoken on phone pages alone."""

from datetime import timedelta

from flask import Blueprint, Flask, Response, request, url_for

from akr.translations import Language, catalogue, say, say_number, speak, spoken_language
from akr.web.http import cookies
from akr.web.http.access import May, who_may
from akr.web.http.forms import Form
from akr.web.http.pages import done, next_page

bp = Blueprint("language", __name__)

COOKIE = "language"
A_YEAR = timedelta(days=365)

NAMES = {
    Language.SWEDISH: "Svenska",
    Language.PLAIN_SWEDISH: "Lätt svenska",
    Language.ENGLISH: "English",
}
"""Each language in its own words."""

AT_THE_DOOR = frozenset(
    {
        "front.show",
        "joining.enter",
        "joining.choose",
        "joining.take",
        "joining.promise",
        "joining.move",
        "joining.take_over",
        "language.choose",
    }
)
"""Participants' pages before they have a seat; leaders', managers', unions' and the wall's are
Swedish, whatever the device was set to."""


def prepare(app: Flask) -> None:
    """Speak each participant's language; called before anything that may refuse a request."""
    for language in Language:
        catalogue(language)  # a tenth of a second, which the room's first reader would hold up
    app.before_request(_speak_as_chosen)
    app.teardown_request(lambda _: speak(Language.SWEDISH))
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # the extension's
        say, say_number, newstyle=True
    )
    app.jinja_env.globals.update(languages=NAMES, language=spoken_language, here=_here)


@bp.post("/language")
def choose() -> Response:
    """Keep a language on this device, and go back to the page that asked."""
    form = Form(request.form)
    chosen = form.choice("language", Language)
    answer = done(next_page=next_page() or url_for("front.show"))
    if form.errors:
        return answer
    return cookies.keep(answer, COOKIE, chosen, max_age=A_YEAR)


def is_for_participants(endpoint: str) -> bool:
    """Whether an address is a participant's, and so in the language that they chose."""
    return endpoint in AT_THE_DOOR or who_may(endpoint) is May.SEAT


def _here() -> str:
    """The address to come back to; from a form that was sent, the page that it stands on."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    code = (request.view_args or {}).get("code")
    return url_for("joining.choose", code=code) if code else url_for("front.show")


def _speak_as_chosen() -> None:
    # Where there is no such page, anybody may have gone astray.
    if request.endpoint is None or is_for_participants(request.endpoint):
        chosen = request.cookies.get(COOKIE)
        if chosen in set(Language):
            speak(Language(chosen))
