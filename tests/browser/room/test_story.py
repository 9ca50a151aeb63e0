"""The whole way in real browsers: a leader, three phones, a wall, a union and a manager."""

import pytest

from akr.domain.matter.review import DraftStatus
from akr.steps.role import draft_versions
from tests.browser.pictures import Story
from tests.browser.served import served

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class NoCamera:
    """Takes no pictures: the story is what is tried."""

    def phone(self, *_, **__):
        """Look away."""

    leader = wall = readme = phone


def test_the_readmes_story_works_from_a_card_on_a_phone_to_a_decision(browser, tmp_path):
    with served(tmp_path) as server:
        story = Story(browser, server, NoCamera())

        story.play()

        shown = draft_versions.see_draft(server.work(), story.role)
        profile = draft_versions.profile_of(server.work(), story.role)
    assert shown.status is DraftStatus.ADOPTED
    assert profile.adoption.registration_number == "BUN 2026/118"
    assert len(profile.draft.lines) == 17
    assert [row.position for row in profile.reviews] == ["Ingen erinran"]
    assert all(line.sources[0].evidence.cards for line in profile.draft.lines)
