"""Codes: written in any way that people write them, and refused when they cannot be codes."""

import pytest

from akr.domain.room.errors import UnknownCode
from akr.domain.room.workshop import read_code


@pytest.mark.parametrize(
    "written",
    [
        "CDF347",
        "cdf 347",
        "cdf-347",
        "CDF–347",
        " Cdf347. ",
        "CDF347/",
        "CDF_347>",
        "”CDF 347”,",
        "CDF\u200b347\ufeff",
    ],
)
def test_a_code_is_read_however_it_is_written(written):
    assert read_code(written) == "CDF347"


@pytest.mark.parametrize("written", ["", "...", "CDO347", "CDF" * 5])
def test_what_cannot_be_a_code_is_refused(written):
    with pytest.raises(UnknownCode):
        read_code(written)
