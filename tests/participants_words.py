"""What is said to participants: found where it is written, so that no catalogue lacks a word."""

import ast
import re
from collections.abc import Mapping

from jinja2 import Environment, meta, nodes

from akr.library import reserved_work
from akr.root import root
from akr.text import ON_PHONES
from akr.text.refusals import MET_BY_PARTICIPANTS, REFUSALS

IN_PYTHON = {"say", "say_number", "to_say"}
DOORS = ("door/", "phone/", "errors/")
"""Folders of what is not on a seat's frame, and still a participant's."""


def all_words():
    """Every sentence, or pair of them by number, that a participant may read."""
    words = {REFUSALS[kind] for kind in MET_BY_PARTICIPANTS}
    words |= {each for each in _flat(ON_PHONES) if any(map(str.isalpha, each))}
    words |= {reserved.hint for _, reserved in reserved_work._reserved()}
    return words.union(_in_templates(), _in_python())


def templates():
    """Those that participants' pages are made of, with all that they take in: name → source."""
    folder, read = root() / "templates", _reader()
    sources = {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*.html")}
    left = [
        name
        for name, source in sources.items()
        if name.startswith(DOORS) or '{% extends "phone/frame/frame.html" %}' in source
    ]
    found = {}
    while left:
        name = left.pop()
        if name not in found:
            found[name] = sources[name]
            left += filter(None, meta.find_referenced_templates(read.parse(sources[name])))
    return found


def unmarked(source):
    """What a template says without looking it up, in states that no test has brought it to."""
    read = _reader().parse(source)
    said = [each.value for call in read.find_all(nodes.Call) for each in call.find_all(nodes.Const)]
    shown = "\0".join(each.data for each in read.find_all(nodes.TemplateData))
    attributes = re.findall(r'\b(?:aria-label|title|placeholder|data-[a-z-]+)="([^"\0]+)', shown)
    outside = re.sub(r"<[^>]*>|<[^>]*$|^[^<]*>", " ", shown)
    constants = [
        each.value
        for each in read.find_all(nodes.Const)
        if isinstance(each.value, str) and re.search("[åäö.?]|^[A-ZÅÄÖ]", each.value)
        if each.value not in said
    ]
    return [
        words
        for words in (*re.split(r"[\0\n]", outside), *attributes, *constants)
        if re.search(r"[a-zåäö]{2,} [a-zåäö]{2,}|[åäö]|\b[A-ZÅÄÖ][a-zåäö]{2,}", words)
    ]


def _reader():
    reader = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    reader.policies["ext.i18n.trimmed"] = True
    return reader


def _flat(value):
    for each in value.values() if isinstance(value, Mapping) else value:
        yield from [each] if isinstance(each, str) else _flat(each)


def _in_templates():
    reader = _reader()
    for file in sorted((root() / "templates").rglob("*.html")):
        for _, _, words in reader.extract_translations(file.read_text()):
            if words:  # else they are read from a table in `akr.text`
                yield words if isinstance(words, str) else words[:2]


def _in_python():
    for file in sorted((root() / "akr").rglob("*.py")):
        source = file.read_text()
        if "from akr.translations import" not in source:
            continue
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in IN_PYTHON:
                words = tuple(each.value for each in call.args if isinstance(each, ast.Constant))
                if words:
                    yield words if len(words) > 1 else words[0]
