"""Vendored files are those that are recorded, and each has its licence beside it.

That they are the published ones, lowered to what old phones read, is for `tests/scripts/` to show."""

import hashlib
import re

from akr.root import root

VENDOR = root() / "static" / "vendor"
ROW = re.compile(
    r"^\| `(?P<file>[^`]+)` \| `(?P<sha256>[0-9a-f]{64})` \| .* `(?P<licence>[^`]+)` \|$"
)


def test_each_vendored_file_matches_its_recorded_hash():
    rows = [found for line in lines() if (found := ROW.match(line))]

    for row in rows:
        content = (VENDOR / row["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["sha256"], row["file"]
        assert (VENDOR / row["licence"]).is_file()
    assert {row["file"] for row in rows} == {file.name for file in VENDOR.glob("*.js")}


def lines():
    return (VENDOR / "VENDORED.md").read_text().splitlines()
