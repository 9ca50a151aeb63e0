"""The table of the organisation, which has one row."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.office.organisation import LogoKind
from akr.store.tables.base import Base, choice


class OrganisationRow(Base):
    """The installation's organisation; `logo` is as documents show it, not as it was uploaded."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    colour: Mapped[str | None]
    full_time_hours: Mapped[float]
    accessibility_statement: Mapped[str | None]
    personal_data_contact: Mapped[str | None]
    logo_kind: Mapped[LogoKind | None] = mapped_column(choice(LogoKind))
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
