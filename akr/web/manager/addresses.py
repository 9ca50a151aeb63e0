"""The manager: its pages, and who may ask for each of its addresses."""

from akr.web.http.access import May
from akr.web.manager import decision

BLUEPRINTS = (decision.bp,)

WHO_MAY = {
    "decision.mine": May.MANAGER,
    "decision.show": May.PROCESS_MANAGER,
    "decision.take": May.PROCESS_MANAGER,
    "decision.compare": May.PROCESS_MANAGER,
    "decision.evidence": May.PROCESS_MANAGER,
    "decision.annex": May.PROCESS_MANAGER,
    "decision.profile": May.PROCESS_MANAGER,
}
"""Endpoint → who may."""
