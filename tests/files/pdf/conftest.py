"""What document tests share: one strict renderer, warm for the whole session."""

import pytest

from akr.files.pdf.renderer import Renderer


@pytest.fixture(scope="session")
def renderer():
    with Renderer(strict=True) as warm:
        yield warm
