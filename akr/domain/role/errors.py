"""What a draft refuses."""

from akr.domain.errors import Refusal


class UnknownTemplate(Refusal):
    """A role template that the library does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class TextLocked(Refusal):
    """A text that is under review or adopted; a change is a new version."""


class UnknownDraft(Refusal):
    """A draft, version, section or comment that does not exist."""


class NothingProposed(Refusal):
    """A process without a single task proposed for a new role; there is nothing to draft."""


class RequirementWithoutTask(Refusal):
    """A requirement that no task has earned."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
