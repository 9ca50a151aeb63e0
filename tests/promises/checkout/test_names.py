"""Names that a reader can rely on: one name is one thing."""

import ast
from collections import defaultdict
from pathlib import Path

import akr

PACKAGE = Path(akr.__file__).parent


def test_each_class_name_belongs_to_one_class():
    where = defaultdict(list)
    for file in PACKAGE.rglob("*.py"):
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.ClassDef):
                where[node.name].append(str(file.relative_to(PACKAGE)))

    assert {name: files for name, files in where.items() if len(files) > 1} == {}
    assert len(where) > 100
