"""Links with something left at their end lead to the page that they mean, and never elsewhere."""

import pytest


@pytest.mark.parametrize("path", ["//elsewhere.test.", "/\\elsewhere.test.", "/%5Celsewhere.test."])
def test_a_link_never_leads_to_another_site(stranger, path):
    answer = stranger.open("/", environ_overrides={"PATH_INFO": path.replace("%5C", "\\")})

    assert answer.location in (None, "/elsewhere.test")


def test_what_is_asked_for_comes_along(stranger):
    assert stranger.get("/join>?a=1").location == "/join?a=1"


def test_the_front_page_is_left_alone(stranger):
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("path", ["/static//x", "/processes//new", "//join"])
def test_two_slashes_lead_nowhere_that_the_host_header_says(stranger, path):
    answer = stranger.get(
        "/", base_url="http://elsewhere.test", environ_overrides={"PATH_INFO": path}
    )

    assert answer.location is None
