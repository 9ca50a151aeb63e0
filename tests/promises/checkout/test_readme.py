"""The README agrees with the code."""

import re
from pathlib import Path

from akr.cli import cli
from akr.config import SETTINGS
from akr.ops.stop import Stop

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text()


def test_the_settings_table_is_the_settings():
    rows = re.findall(r"^\| `(AKR_\w+)` \| (.+) \| (.+) \| (.+) \|$", README, re.MULTILINE)

    assert rows == [(s.name, s.kind, s.default, s.reason) for s in SETTINGS]


def test_the_table_has_exactly_the_commands():
    named = re.findall(r"^\| `akr (\w+)", README, re.MULTILINE)

    assert sorted(named) == sorted(cli.commands)


def test_the_readme_names_exactly_the_demos_phases():
    assert f"--phase {'|'.join(Stop)}`" in " ".join(README.split())


def test_every_picture_exists():
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", README)

    assert pictures
    assert [p for p in pictures if not (ROOT / p).is_file()] == []


def test_every_path_in_the_text_exists():
    named = re.findall(r"`((?:akr|tests|templates|static|migrations)/[\w./-]+)`", README)

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_button_in_the_story_exists_in_the_product():
    story = README.partition("## Your first workshop")[2].partition("\n## ")[0]
    pressed = re.findall(r"[Pp]ress \*\*(.+?)\*\*", story)
    sources = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("akr/text/*.py")]
    words = "\n".join(source.read_text() for source in sources)

    assert len(pressed) >= 6
    assert [button for button in pressed if button not in words] == []
