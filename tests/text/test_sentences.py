"""How numbers, names and addresses are written."""

import pytest

from akr.text import as_typed


@pytest.mark.parametrize(
    ("origin", "typed"),
    [
        ("https://akr.exempel.se", "akr.exempel.se"),
        ("https://akr.xn--vxj-qla6g.se", "akr.växjö.se"),
        ("http://akr.xn--vxj-qla6g.se:8000", "akr.växjö.se:8000"),
        ("http://[2001:db8::1]:8000", "[2001:db8::1]:8000"),
    ],
)
def test_an_address_is_shown_as_people_type_it(origin, typed):
    assert as_typed(origin) == typed
