"""The stylesheets: served by the folder, and laid out so that a rule is found by its name."""

import re
from collections import defaultdict
from urllib.parse import urljoin

import pytest

from akr.root import root

CSS = root() / "static" / "css"
SHEETS = sorted(file for file in CSS.glob("*/*.css") if file.parent.name != "pdf")
LARGEST_FOLDER = 14
LONGEST_FILE = 300

WHERE = {"phone", "wall", "wall-dark", "wall-board", "leader", "wide", "with-js"}
"""Classes that say where something stands; so do those that begin with `is-`. Anybody may lead with
them: `.phone .task-card` is how the phone has its cards, and stands in a file of the phone's."""


def selectors(file):
    """Every selector of a file, also of those inside a media query."""
    css = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
    for block in re.findall(r"([^{};]+)\{", css):
        if not block.strip().startswith(("@", "from", "to")):
            # A comma inside :not(…) or :has(…) parts no selectors.
            yield from (each.strip() for each in re.split(r",(?![^(]*\))", block))


def leading(selector):
    """The class that a selector begins with, whose rule it is; none for elements and places."""
    found = re.match(r"[a-z]*\.([a-z][\w-]*)", selector)
    name = found[1] if found else None
    return None if name in WHERE or (name and name.startswith("is-")) else name


def test_each_class_is_styled_in_one_file():
    files = defaultdict(set)
    for file in SHEETS:
        for selector in selectors(file):
            if name := leading(selector):
                files[name].add(f"{file.parent.name}/{file.name}")

    spread = {name: sorted(found) for name, found in files.items() if len(found) > 1}
    assert not spread, "move them together, or lead with the class of what stands around them"


@pytest.mark.parametrize("file", sorted(CSS.glob("components/*.css")), ids=lambda file: file.stem)
def test_a_component_file_styles_the_class_of_its_name(file):
    begins = re.compile(rf"\.?{file.stem}\b")

    assert any(begins.match(selector) for selector in selectors(file))


def test_every_styled_class_is_used_by_a_page():
    pages = "".join(
        file.read_text()
        for folder, kind in (("templates", "html"), ("static/js", "js"))
        for file in (root() / folder).rglob(f"*.{kind}")
    )
    styled = {
        name
        for file in SHEETS
        for selector in selectors(file)
        for name in re.findall(r"\.([a-z][\w-]*)", selector)
    }

    # `grow-{{ share }}`, `phase-{{ … }}`: the last part may come from a value.
    unused = {
        name
        for name in styled
        if not re.search(rf"(?<![\w-]){name}(?![\w-])", pages)
        and f"{name.rpartition('-')[0]}-{{{{" not in pages
    }
    assert unused == set()


def test_pages_load_every_style_folder_and_the_renderer_every_pdf_style():
    pages = "".join(file.read_text() for file in (root() / "templates").rglob("*.html"))
    loaded = set(re.findall(r"style_url\('([a-z]+)'\)", pages)) | {"base", "components", "pdf"}
    renderer = (root() / "akr" / "files" / "pdf" / "weasy.py").read_text()

    assert {folder.name for folder in CSS.iterdir()} == loaded
    assert all(f'"{file.stem}"' in renderer for file in CSS.glob("pdf/*.css"))


def test_folders_and_files_stay_small():
    for folder in CSS.iterdir():
        assert folder.is_dir(), f"{folder.name} belongs to a component or to an audience"
        files = list(folder.iterdir())
        assert len(files) <= LARGEST_FOLDER, folder.name
        for file in files:
            assert len(file.read_text().splitlines()) <= LONGEST_FILE, file.name


def test_each_folder_is_served_as_one_stylesheet(stranger):
    answer = stranger.get("/static/css/components.css")

    assert answer.mimetype == "text/css"
    for file in CSS.glob("components/*.css"):
        assert file.read_text() in answer.text


def test_an_unchanged_stylesheet_is_not_sent_again(stranger):
    tag = stranger.get("/static/css/base.css").headers["ETag"]

    assert stranger.get("/static/css/base.css", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    "path", ["/static/css/nothing.css", "/static/css/...css", "/static/css/%2e%2e.css"]
)
def test_an_unknown_style_folder_is_not_found(stranger, path):
    assert stranger.get(path).status_code == 404


def test_every_file_that_styles_fetch_exists(stranger):
    for file in SHEETS:
        for address in re.findall(r'url\("([^"]+)"\)', file.read_text()):
            with stranger.get(urljoin("/static/css/base.css", address)) as answer:
                assert answer.status_code == 200, address
