"""The tables: a process stored row by row, so that it can be read back unchanged.

Null means "not said". A row of a process is identified by the process and by the key from its file;
`position` is the file's order. `akr.domain` explains the fields.
"""

from akr.store.tables.account import AccountRow as AccountRow
from akr.store.tables.account import ProcessLeaderRow as ProcessLeaderRow
from akr.store.tables.account import SessionRow as SessionRow
from akr.store.tables.answers import ClosingWordRow as ClosingWordRow
from akr.store.tables.answers import GoodbyeRow as GoodbyeRow
from akr.store.tables.answers import ProposalRow as ProposalRow
from akr.store.tables.answers import ReasonRow as ReasonRow
from akr.store.tables.answers import ShownAnswerRow as ShownAnswerRow
from akr.store.tables.answers import SortingRow as SortingRow
from akr.store.tables.base import Base as Base
from akr.store.tables.base import db as db
from akr.store.tables.cards import CardRow as CardRow
from akr.store.tables.cards import DuplicateRow as DuplicateRow
from akr.store.tables.cards import EstimateRow as EstimateRow
from akr.store.tables.matter import ClosureRow as ClosureRow
from akr.store.tables.matter import CommentRow as CommentRow
from akr.store.tables.matter import DecisionRow as DecisionRow
from akr.store.tables.matter import FrozenRoleRow as FrozenRoleRow
from akr.store.tables.matter import MatterRoleRow as MatterRoleRow
from akr.store.tables.matter import MatterRow as MatterRow
from akr.store.tables.matter import MatterVersionRow as MatterVersionRow
from akr.store.tables.matter import PackageRow as PackageRow
from akr.store.tables.matter import PositionRow as PositionRow
from akr.store.tables.matter import RequestRow as RequestRow
from akr.store.tables.matter import ReviewerRow as ReviewerRow
from akr.store.tables.matter import ToldRow as ToldRow
from akr.store.tables.organisation import OrganisationRow as OrganisationRow
from akr.store.tables.party import LeftOutRow as LeftOutRow
from akr.store.tables.party import PartyEntryRow as PartyEntryRow
from akr.store.tables.party import RepresentativeRow as RepresentativeRow
from akr.store.tables.party import UnionContactRow as UnionContactRow
from akr.store.tables.planning import ReadinessRow as ReadinessRow
from akr.store.tables.planning import UnionCommentRow as UnionCommentRow
from akr.store.tables.process import OccupationRow as OccupationRow
from akr.store.tables.process import OfProcess as OfProcess
from akr.store.tables.process import ParticipantRow as ParticipantRow
from akr.store.tables.process import ProcessRow as ProcessRow
from akr.store.tables.process import TaskRow as TaskRow
from akr.store.tables.role import EditRow as EditRow
from akr.store.tables.role import RoleProcessRow as RoleProcessRow
from akr.store.tables.role import RoleRow as RoleRow
from akr.store.tables.role import RoleTaskRow as RoleTaskRow
from akr.store.tables.role import VersionRow as VersionRow
from akr.store.tables.workshop import ActRow as ActRow
from akr.store.tables.workshop import DoneWithPhaseRow as DoneWithPhaseRow
from akr.store.tables.workshop import FormerCodeRow as FormerCodeRow
from akr.store.tables.workshop import NoteRow as NoteRow
from akr.store.tables.workshop import ObserverRow as ObserverRow
from akr.store.tables.workshop import SeatRow as SeatRow
from akr.store.tables.workshop import WaitingRow as WaitingRow
from akr.store.tables.workshop import WorkshopRow as WorkshopRow
