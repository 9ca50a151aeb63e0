"""What every test shares: databases to ask for, and how hypothesis behaves on a busy machine."""

from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from werkzeug.routing import Rule

from tests.apps import app, bare_app, database, migrated_postgresql, migrated_sqlite, store, work
from tests.rooms import draft, linden, reviewed, without_proposals
from tests.servers import database_url, postgresql_url

__all__ = [
    "app",
    "bare_app",
    "database",
    "database_url",
    "draft",
    "linden",
    "migrated_postgresql",
    "migrated_sqlite",
    "postgresql_url",
    "reviewed",
    "store",
    "without_proposals",
    "work",
]

# The machine may be shared: how long one example takes says nothing about the rule it tries.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")

# Nearly every test at the edge has an app of its own, whose templates would be compiled anew.
Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache()}

# Nor need its two hundred addresses be: Werkzeug writes and compiles a function for each, which
# took nine tenths of making an app. The function is given its rule when it is called.
_compile, _compiled = Rule._compile_builder, {}


def _compile_once(rule, append_unknown=True):
    key = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
    if key not in _compiled:
        _compiled[key] = _compile(rule, append_unknown)
    return _compiled[key]


Rule._compile_builder = _compile_once
