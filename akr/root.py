"""Where templates, static files and migrations are: beside the package, or inside a wheel."""

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """Return the folder that holds `templates/`, `static/` and `migrations/`.

    A wheel carries them as `akr/_root` (hatch's `sources`); a checkout, which an editable
    install and `uv run` also use, has them beside the package.
    """
    package = Path(__file__).resolve().parent
    carried = package / "_root"
    return carried if carried.is_dir() else package.parent
