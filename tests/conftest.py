"""What every test shares: databases to ask for, and how hypothesis behaves on a busy machine."""

from hypothesis import HealthCheck, settings

from tests import made_once
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

made_once.share()
