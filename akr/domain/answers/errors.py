"""Refusals of sorting and of paper boards."""

from collections.abc import Mapping

from akr.domain.errors import Refusal


class TooManyAnswers(Refusal):
    """A board with more answers than people; `wrong` is (row, occupation) → (answers, people)."""

    def __init__(self, wrong: Mapping[tuple[str, str], tuple[int, int]]) -> None:
        super().__init__(str(wrong))
        self.wrong = wrong


class BoardChanged(Refusal):
    """Somebody else saved the board after the page was opened."""
