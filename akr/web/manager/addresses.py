"""The manager: its pages, and who may ask for each of its addresses."""

from akr.web.http.access import May
from akr.web.manager import decision, facts

BLUEPRINTS = (decision.bp, facts.bp)

WHO_MAY = {
    "decision.mine": May.MANAGER,
    "decision.of_process": May.PROCESS_MANAGER,
    "decision.show": May.ROLE_MANAGER,
    "decision.take": May.ROLE_MANAGER,
    "managers_facts.show": May.ROLE_MANAGER,
    "managers_facts.save": May.ROLE_MANAGER,
    "decision.compare": May.ROLE_MANAGER,
    "decision.evidence": May.ROLE_MANAGER,
    "decision.annex": May.ROLE_MANAGER,
    "decision.package": May.ROLE_MANAGER,
    "decision.profile": May.ROLE_MANAGER,
}
"""Endpoint → who may."""
