import pytest

from akr.domain.office.account import check_name, check_password, name_key
from akr.domain.office.errors import BadName, WeakPassword


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("elva tecken", "too_short"),
        ("aaaaaaaaaaaaaaaa", "too_plain"),
        ("ababababababab", "too_plain"),
        ("Anna heter jag", "holds_name"),
        ("x" * 201, "too_long"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(password, reason):
    with pytest.raises(WeakPassword) as refused:
        check_password("anna", password)

    assert refused.value.reason == reason


def test_a_sentence_is_a_good_password():
    check_password("anna", "jag minns en mening")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "två\nrader", "noll\x00", "\u200d"])
def test_a_name_is_one_line(name):
    with pytest.raises(BadName):
        check_name(name)


def test_a_name_may_hold_a_sign_newer_than_the_table_of_this_python():
    check_name("Anna " + chr(0x1FAFF))


def test_names_are_compared_ignoring_case():
    assert name_key("ÅSA.Öberg@exempelstad.se") == name_key("åsa.öberg@Exempelstad.se")
