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
def test_a_password_that_is_soon_guessed_is_refused_with_its_reason(password, reason):
    with pytest.raises(WeakPassword) as refused:
        check_password("anna", password)

    assert refused.value.reason == reason


def test_a_sentence_is_a_good_password():
    check_password("anna", "jag minns en mening")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "två\nrader", "noll\x00"])
def test_a_name_stands_on_one_line(name):
    with pytest.raises(BadName):
        check_name(name)


def test_names_are_one_whatever_their_capitals():
    assert name_key("ÅSA.Öberg@exempelstad.se") == name_key("åsa.öberg@Exempelstad.se")
