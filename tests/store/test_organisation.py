"""The organisation in the store: one row, its logo beside it, on both databases."""

from threading import Barrier, Thread

import pytest

from akr.domain.office.errors import OrganisationChanged, OrganisationUnnamed
from akr.domain.office.organisation import FULL_TIME_HOURS, Logo, LogoKind, Organisation
from akr.steps.office.organisation import save_logo, save_settings, see_settings

WHOLE = Organisation(
    "Exempelstads kommun",
    "#8a1538",
    38.25,
    "https://exempelstad.se/tillganglighet",
    "dataskydd@exempelstad.se",
)
LOGO = Logo(LogoKind.SVG, b"<svg/>\x00\xff")


def save(work, organisation):
    save_settings(work, organisation, see_settings(work).base)


def test_nothing_is_set_from_the_start(work):
    now = see_settings(work)

    assert (now.organisation, now.logo) == (None, None)
    with work.reading():
        assert work.organisation.full_time_hours() == FULL_TIME_HOURS


@pytest.mark.parametrize("organisation", [WHOLE, Organisation("X")], ids=["whole", "name alone"])
def test_what_is_saved_comes_back_equal(work, organisation):
    save(work, organisation)

    assert see_settings(work).organisation == organisation
    with work.reading():
        assert work.organisation.full_time_hours() == organisation.full_time_hours


def test_the_logo_stays_when_the_settings_change_and_goes_when_it_is_removed(work):
    save(work, Organisation("X"))
    save_logo(work, LOGO, see_settings(work).logo_base)

    save(work, WHOLE)
    assert see_settings(work).logo == LOGO

    save_logo(work, None, see_settings(work).logo_base)
    assert see_settings(work).logo is None
    assert see_settings(work).organisation == WHOLE


def test_a_logo_needs_a_name_beside_it(work):
    with pytest.raises(OrganisationUnnamed):
        save_logo(work, LOGO, see_settings(work).logo_base)


def test_whoever_saves_from_what_no_longer_stands_is_refused(work):
    base = see_settings(work).base
    save_settings(work, WHOLE, base)

    with pytest.raises(OrganisationChanged):
        save_settings(work, Organisation("X"), base)

    assert see_settings(work).organisation == WHOLE


def test_the_same_words_sent_twice_are_saved_once(work):
    base = see_settings(work).base
    save_settings(work, WHOLE, base)

    save_settings(work, WHOLE, base)

    assert see_settings(work).organisation == WHOLE


def test_two_logos_at_once_are_one_and_a_refusal(work):
    save(work, WHOLE)
    base = see_settings(work).logo_base
    save_logo(work, LOGO, base)

    with pytest.raises(OrganisationChanged):
        save_logo(work, Logo(LogoKind.PNG, b"other"), base)

    assert see_settings(work).logo == LOGO


def test_of_two_first_names_at_once_one_stands_and_the_other_is_told(store):
    base, start, refused = see_settings(store.work()).base, Barrier(2), []

    def says(name):
        start.wait()
        try:
            save_settings(store.work(), Organisation(name), base)
        except OrganisationChanged:
            refused.append(name)

    both = [Thread(target=says, args=[name]) for name in ("Exempelstad", "Grannstad")]
    for each in both:
        each.start()
    for each in both:
        each.join()

    stands = see_settings(store.work()).organisation.name
    assert {stands, *refused} == {"Exempelstad", "Grannstad"}
    assert len(refused) == 1
