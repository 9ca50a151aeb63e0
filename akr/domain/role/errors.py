"""Refusals of a draft."""

from akr.domain.errors import Refusal


class UnknownTemplate(Refusal):
    """The library has no role template of this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class TextLocked(Refusal):
    """The text is under review or adopted; changing it needs a new version."""


class EditedSince(Refusal):
    """The draft has been edited since what should be undone."""


class UnknownDraft(Refusal):
    """The role, version, section or comment does not exist."""


class TaskInAnotherRole(Refusal):
    """A task is in another role already, or unions have been shown it there."""


class FindingGone(Refusal):
    """What a reason was given for is not in the text any more."""


class AlreadyReviewed(Refusal):
    """The role has been under review, so it can no longer be deleted."""


class NothingProposed(Refusal):
    """The process has no task proposed for a new role, so there is nothing to draft."""


class BadExtent(Refusal):
    """A post's extent is no percentage above 0."""


class MoreThanOnePost(Refusal):
    """A post's extent is above 100 per cent, which is more than one post."""


class NothingCounted(Refusal):
    """No unit's time counts for a line, so that its tasks would take no time at all."""


class OnlyOneLine(Refusal):
    """Fewer than two lines were chosen to become one."""


class RequirementWithoutTask(Refusal):
    """No task justifies the requirement."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
