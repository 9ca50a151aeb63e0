"""What we write into other people's objects rests on the versions that it was tried with."""

import re
import tomllib
from pathlib import Path

import pytest

PYPROJECT = Path(__file__).parents[3] / "pyproject.toml"


@pytest.mark.parametrize("library", ["pydyf", "weasyprint"])
def test_a_library_that_we_patch_is_pinned_to_a_minor_version(library):
    project = tomllib.loads(PYPROJECT.read_text())["project"]

    asked = [each.removeprefix(library) for each in project["dependencies"] if library in each]

    assert [bool(re.fullmatch(r"==\d+\.\d+\.\*", version)) for version in asked] == [True]
