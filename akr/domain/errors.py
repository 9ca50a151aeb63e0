"""Refusals: each has a name here, and its words in `akr.text`."""


class Refusal(Exception):  # noqa: N818  (a refusal is an answer, not a fault)
    """Something that the method, or plain care, does not allow; nothing was changed."""


class BadFile(Refusal):
    """A process file that breaks `akr-process/1`.

    `path` says where in the file (`tasks[2].minutes`, empty for the whole), `reason` is a key in
    `akr.text.FILE_REASONS`, `detail` the value or name that the sentence quotes.
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
    """An `AKR_` setting that nobody can mean; `reason` is a key in `akr.text.SETTING_REASONS`."""

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


class AlreadyServing(Refusal):
    """A second web process on the same SQLite file."""

    def __init__(self, database: str) -> None:
        super().__init__(database)
        self.database = database


class BadImage(Refusal):
    """A picture that cannot go into a document; `reason` is a key in `akr.text.IMAGE_REASONS`."""

    def __init__(self, reason: str, limit: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit
