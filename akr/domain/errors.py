"""Refusals: each has a name here, and its words in `akr.refusals`."""

from collections.abc import Mapping
from datetime import timedelta


class Refusal(Exception):  # noqa: N818  (a refusal is an answer, not a fault)
    """Something that the method, or plain care, does not allow; nothing was changed."""


class BadFile(Refusal):
    """A process file that breaks `akr-process/1`.

    `path` says where in the file (`tasks[2].minutes`, empty for the whole), `reason` is a key in
    `FILE_REASONS` of `akr.refusals`, `detail` the value or name that the sentence quotes.
    """

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{path}: {reason} {detail}".strip())
        self.path = path
        self.reason = reason
        self.detail = detail


class UnknownTemplate(Refusal):
    """A role template that the library does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class UnknownProcess(Refusal):
    """A process that the store does not have, or no longer has."""

    def __init__(self, public_id: str) -> None:
        super().__init__(public_id)
        self.public_id = public_id


class BadSetting(Refusal):
    """An `AKR_` setting that nobody can mean; `reason` is a key in `SETTING_REASONS`."""

    def __init__(self, name: str, reason: str, value: str = "", detail: str = "") -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.value = value
        self.detail = detail


class NewerDatabase(Refusal):
    """A database that a later version of AKR has migrated; `revision` is where it stands."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


class NoDatabase(Refusal):
    """A database that cannot be opened; `reason` is what its driver says."""

    def __init__(self, database: str, reason: str) -> None:
        super().__init__(database, reason)  # both: a server's child sends it to its parent
        self.database = database
        self.reason = reason


class DatabaseBusy(Refusal):
    """Another program has held the database for too long; what was asked may be asked again."""


class DatabaseFull(Refusal):
    """There is no room left where the database is; what was stored before is still there."""


class AlreadyServing(Refusal):
    """A second web process on the same SQLite file."""

    def __init__(self, database: str) -> None:
        super().__init__(database)
        self.database = database


class BadImage(Refusal):
    """A picture that cannot go into a document; `reason` is a key in `IMAGE_REASONS`."""

    def __init__(self, reason: str, limit: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class TooManySheets(Refusal):
    """A print of more sheets than are drawn in one go."""

    def __init__(self, sheets: int, most: int) -> None:
        super().__init__(f"{sheets} > {most}")
        self.sheets = sheets
        self.most = most


class UnknownCode(Refusal):
    """A workshop code that opens no room now: never given, mistyped, or closed."""


class UnknownTask(Refusal):
    """A task or card that is not on the table."""


class UnknownOccupation(Refusal):
    """An occupation that the process does not have."""


class RoomFull(Refusal):
    """Every seat that one code gives is taken."""


class PhaseClosed(Refusal):
    """An act of a phase that has not begun, or a move to a phase that is not next to this one."""

    def __init__(self, phase: str) -> None:
        super().__init__(phase)
        self.phase = phase


class ActConflict(Refusal):
    """The same act's id with other content: `kept` was stored, `sent` was not."""

    def __init__(self, kept: str, sent: str) -> None:
        super().__init__(f"{kept} / {sent}")
        self.kept = kept
        self.sent = sent


class TooManyAnswers(Refusal):
    """A board with more answers than people; `wrong` is (row, occupation) → (answers, people)."""

    def __init__(self, wrong: Mapping[tuple[str, str], tuple[int, int]]) -> None:
        super().__init__(str(wrong))
        self.wrong = wrong


class BoardChanged(Refusal):
    """A board that somebody else has saved since the page was opened."""


class NothingToMerge(Refusal):
    """A heap that would be merged with no other."""


class NothingToSplit(Refusal):
    """A card that already lies alone."""


class NothingChosen(Refusal):
    """Suggestions that would be laid on the table, of which none was chosen."""


class CannotUndo(Refusal):
    """What would be undone has been changed since, by this leader or another."""


class BadAct(Refusal):
    """An act without a proper id or number; a page that was tampered with or broken on the way."""


class UnknownSeat(Refusal):
    """A device that has no seat in the room, or whose seat another device has taken over."""


class UnknownCard(Refusal):
    """A card that is not this seat's, or no longer can be changed."""


class NameTaken(Refusal):
    """An account's name that another account has, whatever its capitals."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class BadName(Refusal):
    """An account's name that is blank, very long, or holds what cannot be printed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class WeakPassword(Refusal):
    """A password that is soon guessed; `reason` is a key in `PASSWORD_REASONS`."""

    def __init__(self, reason: str, limit: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class WrongPassword(Refusal):
    """A name and a password that do not belong together; which of them is wrong is not said."""


class TooManyAttempts(Refusal):
    """Too many failed sign-ins in a row; `wait` is how long until the next one counts."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(str(wait))
        self.wait = wait


class UnknownAccount(Refusal):
    """An account that the store does not have."""

    def __init__(self, public_id: str) -> None:
        super().__init__(public_id)
        self.public_id = public_id


class LastAdministrator(Refusal):
    """To close the only account that can let others in."""


class LastLeader(Refusal):
    """To take away the only one who leads a process."""


class NotFirst(Refusal):
    """To make the first account when there is one already."""


class ReasonMissing(Refusal):
    """A disagreement without its reason, or an act that needs one."""


class NotReady(Refusal):
    """A draft that cannot go on yet; `missing` says what it lacks (`akr.domain.review.Missing`)."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class EditConflict(Refusal):
    """Somebody changed the same part meanwhile: `theirs` stands, `yours` has not been stored."""

    def __init__(self, section: str, theirs: str, yours: str) -> None:
        super().__init__(section)
        self.section = section
        self.theirs = theirs
        self.yours = yours


class DatesMissing(Refusal):
    """To close workshop 1 before workshop 2 and the follow-up have their dates."""


class ProcessEnded(Refusal):
    """An act in a process that has been ended; it can be read, and opened again by its leader."""


class UnionsUnheard(Refusal):
    """To open workshop 1 without a reason when no union has the plan, or one awaits an answer."""


class DatesTurned(Refusal):
    """A follow-up on the day of workshop 2, or before it."""


class PlanChanged(Refusal):
    """Somebody changed the same part of the plan meanwhile; what they said stands."""


class TextLocked(Refusal):
    """A text that is under review or adopted; a change is a new version."""


class UnknownDraft(Refusal):
    """A draft, version, section or comment that does not exist."""


class UnknownInvitation(Refusal):
    """An invitation link that was never given, or whose device is not enrolled."""


class AlreadyDecided(Refusal):
    """A proposal for a task that the employer has decided on."""


class AlreadyAnswered(Refusal):
    """A comment that has its answer."""


class NothingProposed(Refusal):
    """A process without a single task proposed for a new role; there is nothing to draft."""


class RequirementWithoutTask(Refusal):
    """A requirement that no task has earned."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class BadUntil(Refusal):
    """A last day that is past, or too far off to be meant."""


class ScopeMissing(Refusal):
    """How often was said, but not for whom: me, the department or the whole house."""


class BadEstimate(Refusal):
    """A time that a week cannot hold."""

    def __init__(self, most: int) -> None:
        super().__init__(str(most))
        self.most = most
