"""The script: every phase has one, in sentences that can be said aloud, each with its origin."""

import pytest

from akr.domain.phase import Phase
from akr.domain.planning.timetable import MOST_MINUTES, SHARES_OF_WORKSHOP_2
from akr.domain.proposals.parts import AgendaPart
from akr.library.script import script_for
from akr.library.tone import tone_notes
from akr.library.words import Origin

LONGEST_BREATH = 30
"""Words, in what is said at one go."""

SUGGESTED = {
    Phase.JOIN: 6,
    Phase.WRITE: 8,
    Phase.GATHER: 12,
    Phase.SORT: 10,
    Phase.TALK: 10,
    Phase.REVEAL: 8,
    Phase.HOME: 6,
    Phase.ANALYSE: 10,
}
"""The rehearsal's minutes, with ten for workshop 2's first questions."""


MOMENTS = (*Phase, *AgendaPart)


def lines(moment):
    script = script_for(moment)
    return (*script.say, *script.do, *script.watch)


def test_the_phases_of_workshop_1_fit_an_hour():
    assert {phase: script_for(phase).minutes for phase in Phase} == SUGGESTED
    assert sum(SUGGESTED.values()) - SUGGESTED[Phase.ANALYSE] <= MOST_MINUTES


def test_the_parts_of_workshop_2_have_the_minutes_of_their_timetable():
    assert {part: script_for(part).minutes for part in AgendaPart} == SHARES_OF_WORKSHOP_2


@pytest.mark.parametrize("moment", MOMENTS)
def test_each_moment_tells_what_to_say_do_and_watch_for(moment):
    script = script_for(moment)

    assert all(3 <= len(part) <= 4 for part in (script.say, script.do, script.watch))


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_line_is_a_calm_short_sentence_with_an_origin(moment):
    for line in lines(moment):
        assert line.text[0].isupper()
        assert line.text.endswith((".", "?"))
        assert "!" not in line.text
        assert len(line.text.split()) <= LONGEST_BREATH
        assert line.origin in {Origin.WSP, Origin.STEG, Origin.KLIPPAN, Origin.VARMLAND, Origin.OWN}


def test_people_who_read_little_swedish_or_write_slowly_are_remembered():
    watched = " ".join(line.text for phase in Phase for line in script_for(phase).watch)

    for what in ("inte skriver än", "yrkesgrupp som dominerar", "Namn på barn", "ord är svårt"):
        assert what in watched


def test_belittling_words_appear_only_where_the_leader_is_told_to_watch_for_them():
    found = [line.text for moment in MOMENTS for line in lines(moment) if tone_notes(line.text)]

    assert all(text.startswith("Ord som") for text in found), found


def test_no_line_is_said_twice():
    texts = [line.text for moment in MOMENTS for line in lines(moment)]

    assert len(texts) == len(set(texts))
