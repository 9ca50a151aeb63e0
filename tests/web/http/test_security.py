"""Writes come from our own pages; cookies, caches and frames keep what people wrote to them."""

import re
from urllib.parse import urljoin

import pytest

from akr import create_app
from akr.config import from_environment
from akr.store.work import store_of
from akr.web.http.security import LARGEST_REQUEST_BYTES
from tests.web.people import ADMINISTRATOR, PASSWORD, an_app

SIGN_IN = {"name": ADMINISTRATOR, "password": PASSWORD}


def plain(app):
    """A client that says nothing of where it comes from, as a program does."""
    return super(type(app.test_client()), app.test_client())


@pytest.fixture
def write(web):
    """Write with the given headers alone; returns the status."""

    def send(**headers):
        answer = plain(web).open(
            "/sign-out",
            method="POST",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        return answer.status_code

    return send


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "nonsense", ""])
def test_a_cross_site_write_is_refused(write, site):
    assert write(Sec_Fetch_Site=site) == 403
    assert write(Sec_Fetch_Site=site, Origin="http://localhost:8000") == 403


def test_a_same_origin_write_is_accepted(write):
    assert write(Sec_Fetch_Site="same-origin") == 303


def test_on_plain_http_the_origin_must_be_the_public_one(write):
    assert write(Origin="http://localhost:8000") == 303
    for origin in (
        "http://localhost:8001",
        "https://localhost:8000",
        "http://evil.example",
        "null",
    ):
        assert write(Origin=origin) == 403


def test_a_host_header_does_not_make_an_origin_trusted(write):
    assert write(Origin="http://evil.example", Host="evil.example") == 403


def test_a_write_without_an_origin_is_refused(write):
    assert write() == 403


def test_every_method_other_than_reading_is_a_write(web):
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "INVENTED"):
        assert plain(web).open("/", method=method).status_code == 403
    for method in ("GET", "HEAD", "OPTIONS"):
        assert plain(web).open("/", method=method).status_code == 200


def test_the_demo_may_trust_more_origins(tmp_path):
    app = create_app(
        from_environment({"AKR_DATA_DIR": str(tmp_path)}), more_origins=["http://192.168.1.7:8000"]
    )

    for origin, status in {"http://192.168.1.7:8000": 303, "http://192.168.1.8:8000": 403}.items():
        answer = app.test_client().post("/sign-out", headers={"Origin": origin})
        assert answer.status_code == status
    store_of(app).close()


def test_a_refused_write_names_the_right_address_and_changes_nothing(web, leader):
    answer = leader.post("/sign-out", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert "http://localhost:8000" in answer.text
    assert leader.get("/account").status_code == 200


def test_scripts_and_other_sites_cannot_use_the_session_cookie(stranger):
    cookie = stranger.post("/sign-in", data=SIGN_IN).headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "Expires" not in cookie  # it ends with the browser, or after a working day


def test_over_https_the_session_cookie_is_secure(furnished):
    app = an_app(furnished, AKR_PUBLIC_URL="https://akr.exempelstad.se")

    answer = app.test_client().post("/sign-in", data=SIGN_IN)

    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    store_of(app).close()


def test_a_stranger_gets_no_cookie(stranger):
    for path in ("/", "/sign-in", "/nowhere", "/static/favicon.svg"):
        with stranger.get(path) as answer:
            assert "Set-Cookie" not in answer.headers


def test_a_pages_files_are_versioned_by_content_and_cached_for_long(web, stranger):
    with web.test_request_context():
        script = web.jinja_env.globals["static_url"]("js/shared/shell.js")
        style = web.jinja_env.globals["style_url"]("base")

    for address in (script, style):
        bare = re.sub(r"/v-\w+", "", address)
        with stranger.get(address) as kept, stranger.get(bare) as asked:
            assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert asked.headers["Cache-Control"] == "no-cache"
        assert address in stranger.get("/").text


@pytest.mark.parametrize(
    ("file", "beside"),
    [
        ("css/base.css", "../fonts/AtkinsonHyperlegible-Regular.ttf"),
        ("js/wall/wall.js", "../shared/live.js"),
    ],
)
def test_files_that_a_file_loads_have_the_same_version_and_cache_time(web, stranger, file, beside):
    with web.test_request_context():
        address = web.jinja_env.globals["static_url"](file)

    with stranger.get(urljoin(address, beside)) as found:
        assert found.status_code == 200
        assert found.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_page_from_before_an_upgrade_gets_current_files_uncached(stranger):
    with stranger.get("/static/v-0123456789ab/css/base.css") as present:
        assert present.status_code == 200
        assert present.headers["Cache-Control"] == "no-cache"


def test_a_missing_file_is_not_cached(stranger):
    assert stranger.get("/static/v-0123456789ab/nothing.css").headers["Cache-Control"] == "no-store"


def test_an_oversized_body_is_refused_before_it_is_read(stranger):
    answer = stranger.post("/sign-in", data={"name": "x" * (LARGEST_REQUEST_BYTES + 1)})

    assert answer.status_code == 413
    assert "Inget har sparats" in answer.text
