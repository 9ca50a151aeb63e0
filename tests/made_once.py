"""What libraries work out anew in each app, though it is always the same: made once for all tests.

Nearly every test has an app and a database of its own. Their addresses, statements and templates
do not differ, so the second app takes over what was compiled for the first.
"""

import os
import re

import tinyhtml5.inputstream
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

_compile_rule = Rule.compile
_compiled_rules = {}
_COMPILED = ("_parts", "_trace", "_converters", "arguments", "_build", "_build_unknown")


def share():
    """Let libraries take over what they have already made; called before the first test."""
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache()}
    Rule.compile = _rule_compiled_once
    # What a statement compiles to depends on the kind of database, not on which one it is.
    DefaultDialect.__eq__ = lambda self, other: type(self) is type(other)
    DefaultDialect.__hash__ = lambda self: hash(type(self))
    statements = LRUCache(5_000)
    Engine._compiled_cache = property(lambda _: statements, lambda _self, _own: None)
    # The parser looks its patterns up by what it has just replaced, and so never finds one.
    tinyhtml5.inputstream.characters_until_regex = _Patterns()
    # No test cuts the power: those of the store put a disk of their own here.
    os.fsync = lambda _file: None


def _rule_compiled_once(rule):
    """Compile an address for the first app; two hundred of them took most of making another."""
    key = (rule.rule, rule.subdomain, rule.host, rule.merge_slashes, repr(rule.defaults))
    if key not in _compiled_rules:
        _compile_rule(rule)
        _compiled_rules[key] = {name: getattr(rule, name) for name in _COMPILED}
    for name, made in _compiled_rules[key].items():
        # What builds an address is a method of the rule it was written for.
        setattr(rule, name, made.__func__.__get__(rule) if hasattr(made, "__func__") else made)


class _Patterns(dict):
    """The patterns that end a run of characters, by those characters."""

    def __missing__(self, key):
        characters, is_of_them = key
        written = "".join(f"\\x{ord(each):02x}" for each in characters)
        self[key] = re.compile(f"[{'' if is_of_them else '^'}{written}]+")
        return self[key]
