"""Refusals that any stage may give; each stage has its own beside its rules.

Each has a name here and its words in `akr.text.refusals`.
"""


class Refusal(Exception):  # noqa: N818  (a refusal is an answer, not a fault)
    """Something that the method, or plain care, does not allow; nothing was changed."""


class BadFile(Refusal):
    """A process file that breaks `akr-process/1`.

    `path` says where in the file (`tasks[2].minutes`, empty for the whole), `reason` is a key in
    `FILE_REASONS` of `akr.text.refusals`, `detail` the value or name that the sentence quotes.
    """

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{path}: {reason} {detail}".strip())
        self.path = path
        self.reason = reason
        self.detail = detail


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
    """A second web process on the same database."""

    def __init__(self, database: str) -> None:
        super().__init__(database)
        self.database = database


class BadImage(Refusal):
    """A picture that cannot go into a document; `reason` is a key in `IMAGE_REASONS`."""

    def __init__(self, reason: str, limit: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class ActConflict(Refusal):
    """The same act's id with other content: `kept` was stored, `sent` was not."""

    def __init__(self, kept: str, sent: str) -> None:
        super().__init__(f"{kept} / {sent}")
        self.kept = kept
        self.sent = sent


class BadAct(Refusal):
    """An act without a proper id or number; a page that was tampered with or broken on the way."""


class ReasonMissing(Refusal):
    """A disagreement without its reason, or an act that needs one."""


class EditConflict(Refusal):
    """Somebody changed the same part meanwhile: `theirs` stands, `yours` has not been stored."""

    def __init__(self, section: str, theirs: str, yours: str) -> None:
        super().__init__(section)
        self.section = section
        self.theirs = theirs
        self.yours = yours


class AlreadyAnswered(Refusal):
    """A comment that has its answer."""
