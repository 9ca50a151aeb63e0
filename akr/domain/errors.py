"""Refusals shared by all stages; each stage defines its own beside its rules.

The class names the refusal. Its Swedish sentence is in `akr.text.refusals`.
"""


class Refusal(Exception):  # noqa: N818  (a refusal is an answer, not a fault)
    """The request is not allowed by the method or by common sense; nothing was changed."""


class BadFile(Refusal):
    """A process file that breaks `akr-process/1`.

    `path` says where in the file (`tasks[2].minutes`, empty for the whole), `reason` is a key in
    `FILE_REASONS` of `akr.text.reasons`, `detail` the value or name that the sentence quotes.
    """

    def __init__(self, path: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{path}: {reason} {detail}".strip())
        self.path = path
        self.reason = reason
        self.detail = detail


class UnknownProcess(Refusal):
    """No process has this public id, or no longer."""

    def __init__(self, public_id: str) -> None:
        super().__init__(public_id)
        self.public_id = public_id


class BadSetting(Refusal):
    """An invalid `AKR_` setting; `reason` is a key in `SETTING_REASONS`."""

    def __init__(self, name: str, reason: str, value: str = "", detail: str = "") -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.value = value
        self.detail = detail


class NewerDatabase(Refusal):
    """A later version of AKR has migrated the database; `revision` is its revision."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


class OlderDatabase(Refusal):
    """The database waits for `akr setup` or `akr serve`, which alone change its tables."""


class NoBackup(Refusal):
    """A file is no sound backup of AKR's, or the database cannot be copied so; see `reason`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class NoDatabase(Refusal):
    """The database cannot be opened; `reason` is the driver's message."""

    def __init__(self, database: str, reason: str) -> None:
        super().__init__(database, reason)  # both, so that it can be pickled between processes
        self.database = database
        self.reason = reason


class DatabaseBusy(Refusal):
    """Another program kept the database locked for too long; the request may be retried."""


class DatabaseFull(Refusal):
    """The database's disk is full; everything stored before is safe."""


class DatabaseAway(Refusal):
    """The database does not answer, as while it is restarted; `reason` is the driver's message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unstorable(Refusal):
    """A value that no page of ours sends, such as a NUL, and that the database cannot hold."""


class AlreadyServing(Refusal):
    """Another web process already serves the same database."""

    def __init__(self, database: str) -> None:
        super().__init__(database)
        self.database = database


class TooFewFiles(Refusal):
    """The machine lets a server have `most` files open, and it needs `least`."""

    def __init__(self, most: int, least: int) -> None:
        super().__init__(most, least)
        self.most = most
        self.least = least


class BadImage(Refusal):
    """An image that cannot go into a document; `reason` is a key in `IMAGE_REASONS`."""

    def __init__(self, reason: str, limit: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class ActConflict(Refusal):
    """An act's id was sent again with other content: `kept` is stored, `sent` is not."""

    def __init__(self, kept: str, sent: str) -> None:
        super().__init__(f"{kept} / {sent}")
        self.kept = kept
        self.sent = sent


class BadAct(Refusal):
    """An act without a valid id or number: the page was tampered with or damaged in transit."""


class ReasonMissing(Refusal):
    """A disagreement, or another act that needs a reason, came without one."""


class EditConflict(Refusal):
    """Somebody else changed the same part first: `theirs` stands, `yours` is not stored."""

    def __init__(self, section: str, theirs: str, yours: str) -> None:
        super().__init__(section)
        self.section = section
        self.theirs = theirs
        self.yours = yours


class AlreadyAnswered(Refusal):
    """The comment already has an answer."""
