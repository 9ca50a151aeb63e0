"""The organisation's settings, and what documents and pages take from them."""

from dataclasses import dataclass

from akr.domain.office.errors import OrganisationChanged
from akr.domain.office.organisation import (
    Letterhead,
    Logo,
    Organisation,
    letterhead_for,
    logo_fingerprint,
    organisation_fingerprint,
)
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set, with the fingerprints that a save begins from; None before there is a name."""

    organisation: Organisation | None
    logo: Logo | None

    @property
    def base(self) -> str:
        """The settings' fingerprint."""
        return organisation_fingerprint(self.organisation)

    @property
    def logo_base(self) -> str:
        """The logo's fingerprint."""
        return logo_fingerprint(self.logo)


def see_settings(work: Work) -> Settings:
    """Show the settings to an administrator."""
    with work.reading():
        return Settings(work.organisation.get(), work.organisation.logo())


def save_settings(work: Work, organisation: Organisation, base: str) -> None:
    """Store the settings; what is saved twice is saved once. Raises OrganisationChanged.

    A new name reaches the processes that carry the old one. A file from another organisation keeps
    its own.
    """
    with work:
        now = work.organisation.get(hold=True)
        if now == organisation:
            return
        if organisation_fingerprint(now) != base:
            raise OrganisationChanged
        work.organisation.save(organisation)
        if now is not None and now.name != organisation.name:
            work.processes.rename_organisation(now.name, organisation.name)


def save_logo(work: Work, logo: Logo | None, base: str) -> None:
    """Store a logo, or none. Raises OrganisationChanged, OrganisationUnnamed."""
    with work:
        work.organisation.get(hold=True)
        now = work.organisation.logo()
        if now != logo and logo_fingerprint(now) != base:
            raise OrganisationChanged
        work.organisation.save_logo(logo)


def own_organisation(work: Work) -> Organisation | None:
    """Return the installation's organisation, None before it has a name."""
    with work.reading():
        return work.organisation.get()


def own_name(work: Work) -> str | None:
    """Return the name that a new process carries."""
    organisation = own_organisation(work)
    return organisation.name if organisation else None


def full_time_hours(work: Work) -> float:
    """Return the full-time measure of a new draft."""
    with work.reading():
        return work.organisation.full_time_hours()


def letterhead(work: Work, named: str | None) -> Letterhead:
    """Return the letterhead of a process's documents; `named` is the organisation it carries."""
    with work.reading():
        return letterhead_for(named, work.organisation.get(), work.organisation.logo())
