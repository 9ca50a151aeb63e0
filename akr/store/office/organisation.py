"""The organisation in the store: one row, which is not there until somebody has said its name."""

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from akr.domain.office.errors import OrganisationChanged, OrganisationUnnamed
from akr.domain.office.organisation import FULL_TIME_HOURS, Logo, Organisation
from akr.store.engine.transaction import Repository
from akr.store.tables import OrganisationRow

ONLY = 1
"""The row's key."""


class OwnOrganisation(Repository):
    """Settings and logo are read apart: every page shows the first, a document both."""

    def get(self, *, hold: bool = False) -> Organisation | None:
        """Return the settings, None when there are none; `hold` locks them, if there are."""
        asked = select(
            OrganisationRow.name,
            OrganisationRow.colour,
            OrganisationRow.full_time_hours,
            OrganisationRow.accessibility_statement,
            OrganisationRow.personal_data_contact,
        ).where(OrganisationRow.id == ONLY)
        row = self.session.execute(asked.with_for_update() if hold else asked).one_or_none()
        return None if row is None else Organisation(*row)

    def full_time_hours(self) -> float:
        """Return the organisation's own full-time measure, or the usual one."""
        organisation = self.get()
        return FULL_TIME_HOURS if organisation is None else organisation.full_time_hours

    def save(self, organisation: Organisation) -> None:
        """Store the settings; the logo stays. Raises OrganisationChanged.

        Two who say the first name at once must not both succeed.
        """
        said = {
            "name": organisation.name,
            "colour": organisation.colour,
            "full_time_hours": organisation.full_time_hours,
            "accessibility_statement": organisation.accessibility_statement,
            "personal_data_contact": organisation.personal_data_contact,
        }
        changed = update(OrganisationRow).where(OrganisationRow.id == ONLY)
        if self.session.execute(changed.values(said).returning(OrganisationRow.id)).first():
            return
        try:
            with self.session.begin_nested():
                self.session.execute(insert(OrganisationRow).values(id=ONLY, **said))
        except IntegrityError:
            raise OrganisationChanged from None

    def logo(self) -> Logo | None:
        """Return the logo, if there is one."""
        row = self.session.execute(
            select(OrganisationRow.logo_kind, OrganisationRow.logo).where(
                OrganisationRow.id == ONLY
            )
        ).one_or_none()
        if row is None or row.logo is None or row.logo_kind is None:
            return None
        return Logo(row.logo_kind, row.logo)

    def save_logo(self, logo: Logo | None) -> None:
        """Store a logo, or None for none. Raises OrganisationUnnamed before there is a name."""
        kind, data = (None, None) if logo is None else (logo.kind, logo.data)
        changed = (
            update(OrganisationRow)
            .where(OrganisationRow.id == ONLY)
            .values(logo_kind=kind, logo=data)
            .returning(OrganisationRow.id)
        )
        if self.session.execute(changed).first() is None:
            raise OrganisationUnnamed
