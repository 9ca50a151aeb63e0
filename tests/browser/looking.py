"""Looking at pages: what is the same of every screen, and a picture for whoever asks for one."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

LOOK = os.environ.get("AKR_LOOK")
"""A folder to leave pictures in, for whoever wants to look."""

STANDARDS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}


def look(page, name):
    """No accessibility fault, nothing wider than the page, and a picture for who asks."""
    if LOOK:
        page.screenshot(path=Path(LOOK) / f"{name}.png", full_page=True)
    page.evaluate("scrollTo(0, 0)")  # else the sticky bar covers part of whatever lies below it
    found = Axe().run(page, options=STANDARDS)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def look_in_sizes(page, name, *sizes):
    """Look at a page in some sizes, and leave it in its own."""
    own = page.viewport_size
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        look(page, f"{name}-{width}")
    page.set_viewport_size(own)
