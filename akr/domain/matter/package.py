"""The package: the papers of a decision, made once and kept as bytes; they are never made anew."""

from dataclasses import dataclass

from akr.domain.role.profile import RoleProfile


@dataclass(frozen=True, slots=True)
class Package:
    """The papers as one file, and the profile that they were made from before the decision.

    A decision is recorded only with papers that say what it decides.
    """

    profile: RoleProfile
    data: bytes
