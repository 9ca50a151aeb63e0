"""Steps get the store's repositories, never the transaction that these share."""

import ast
from pathlib import Path

import pytest

import akr.steps

STEPS = sorted(Path(akr.steps.__file__).parent.rglob("*.py"))
OF_THE_STORE_ALONE = {"session", "connection", "transaction"}


@pytest.mark.parametrize("file", STEPS, ids=lambda file: file.stem)
def test_no_step_sees_the_transaction(file):
    names = {
        each.attr if isinstance(each, ast.Attribute) else each.id
        for each in ast.walk(ast.parse(file.read_text()))
        if isinstance(each, ast.Attribute | ast.Name)
    }

    assert names & OF_THE_STORE_ALONE == set()
