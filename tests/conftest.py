"""What every test shares: how hypothesis behaves on a busy machine."""

from hypothesis import HealthCheck, settings

# The machine may be shared: how long one example takes says nothing about the rule it tries.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")
