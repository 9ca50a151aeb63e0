"""Who sees what: every address, in every phase, by everybody, against the table alone.

There are two kinds of claims. *Words*: no response contains somebody's words if its reader may not
see them. *Silence*: when something happens that a viewer may not see, everything that they can
fetch stays identical, so that nothing can be inferred either.
"""

import pytest

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.phase import Phase
from akr.domain.room.visibility import Sight, Viewer
from akr.steps.answers import paper
from akr.steps.cards import gathering, writing
from tests.promises.onlookers import NOTE, opened, secrets_of
from tests.promises.told import (
    CARD,
    FIRST_WORDING,
    HOME_WORDS,
    LATE,
    OTHER_CARD,
    REASON,
    TASK,
    WITHDRAWN,
    brought_to,
    explain,
    reword,
    say_how_it_was,
    table,
    tasks,
    withdraw,
    work,
)
from tests.workshops import CARER, COOK, an_act

pytestmark = pytest.mark.slow

LATE_COUNT = "late count"
"""The number of late acts, which the leader sees in every phase in order to take them in."""


@pytest.fixture(scope="module", params=Phase)
def house(request, furnished, tmp_path_factory):
    """A room and all of its onlookers, in each phase."""
    with opened(furnished, tmp_path_factory.mktemp("house")) as found:
        yield brought_to(found, request.param)


@pytest.fixture(scope="module")
def looks(house):
    """What everybody can fetch before anything more happens: name → responses."""
    return {name: person.looks(house) for name, person in house.people.items()}


def phase_of(house):
    return house.writer.seat.workshop.phase


# Words


def test_only_permitted_viewers_can_read_words(house, looks):
    for name, person in house.people.items():
        may = person.may_see(phase_of(house))
        for answer in looks[name]:
            where = (name, answer.path)
            assert NOTE not in answer.shown or Sight.NOTES in may, where
            assert HOME_WORDS not in answer.shown or Sight.CLOSING in may, where
            assert REASON not in answer.shown or Sight.REASONS in may, where
            assert CARD not in answer.shown or Sight.CARD_TEXTS in may, where
            assert OTHER_CARD not in answer.shown or Sight.CARD_TEXTS in may, where
            assert TASK not in answer.shown or Sight.TASK_TEXTS in may, where
            for never in (FIRST_WORDING, WITHDRAWN, LATE):
                assert never not in answer.shown, where


READ_BY = {
    (Phase.GATHER, "leader"): CARD,
    (Phase.WRITE, "note taker"): NOTE,
    (Phase.WRITE, "leader"): NOTE,
    (Phase.SORT, "colleague"): TASK,
    (Phase.REVEAL, "wall"): REASON,
    (Phase.REVEAL, "colleague"): TASK,
    (Phase.ANALYSE, "leader"): HOME_WORDS,
}


def test_the_probe_finds_words_that_may_be_read(house, looks):
    for (phase, name), word in READ_BY.items():
        if phase is phase_of(house):
            assert any(word in answer.shown for answer in looks[name]), (name, word)


def test_nobody_sees_a_token_a_seat_code_or_a_participants_identity(house, looks):
    secrets = secrets_of(house)

    for name, person in house.people.items():
        for answer in looks[name]:
            everything = f"{answer.headers} {answer.shown}"
            told = {what for what, words in secrets.items() if words in everything}
            if name == "wall" or person.viewer is Viewer.LEADER:
                told -= {"the wall"}
            if name == "note taker" or person.viewer is Viewer.LEADER:
                told -= {"the page for notes"}
            if answer.endpoint in {"phone.my_seat", "phone.leave"}:  # one's own, to move it
                told -= {"seat code 1", "seat code 1 as it is spoken"}
            assert not told, (name, answer.path)


# Silence


def someone_joins(house):
    house.room.join(COOK)


def someone_writes(house):
    house.writer.write("ett kort till")


def someone_rewords(house):
    own = cards_of(house.writer)
    reword(house.writer, own[0], "helt andra ord")


def someone_withdraws(house):
    withdraw(house.writer, cards_of(house.writer)[0])


def someone_writes_late(house):
    house.writer.write("ännu ett sent kort")


def the_leader_renames(house):
    heap = table(house)[0]
    gathering.rename_heap(work(house), house.room.public_id, an_act(), heap.key, "nya ord på högen")


def someone_changes_an_answer(house):
    house.writer.place(tasks(house)[0], Colour.RED)


def the_cook_changes_an_answer(house):
    house.cook.place(tasks(house)[1], Colour.YELLOW)


def someone_is_done(house):
    house.writer.say_done(phase_of(house))


def someone_new_answers(house):
    house.room.join(CARER).place(tasks(house)[0], Colour.YELLOW)


def the_leader_types_a_board(house):
    room = house.room
    board = paper.see_board(room.work(), room.public_id)
    rows = [
        paper.TypedRow(each.key, None, {COOK: Counts(red=2)} if place == 0 else each.counts)
        for place, each in enumerate(board.rows)
    ]
    paper.save_board(room.work(), room.public_id, an_act(), rows, {}, board.version)


def another_table_writes(house):
    explain(house.carer, "andra ord om varför")


def the_cook_sits_elsewhere(house):
    house.cook.sit_with(CARER)


def the_cook_changes_how_it_was(house):
    say_how_it_was(house.cook, score=9, words="andra ord på vägen hem")


def someone_new_says_how_it_was(house):
    say_how_it_was(house.room.join(CARER), score=1)


def cards_of(place):
    return [each.id for each in writing.own_cards(place.room.work(), place.room.code, place.token)]


HAPPENINGS = [
    (Phase.JOIN, someone_joins, {Sight.SEATS}),
    (Phase.WRITE, someone_joins, {Sight.SEATS}),
    (Phase.WRITE, someone_writes, {Sight.CARD_COUNT, Sight.CARD_TEXTS}),
    (Phase.WRITE, someone_rewords, {Sight.CARD_TEXTS}),
    (Phase.WRITE, someone_withdraws, {Sight.CARD_COUNT, Sight.CARD_TEXTS}),
    (Phase.WRITE, someone_is_done, {Sight.DONE_WITH_PHASE}),
    (Phase.GATHER, someone_joins, {Sight.SEATS}),
    (Phase.GATHER, someone_writes_late, {LATE_COUNT}),
    (Phase.GATHER, the_leader_renames, {Sight.TASK_TEXTS}),
    (Phase.SORT, someone_joins, {Sight.SEATS, Sight.PROGRESS}),
    (Phase.SORT, someone_writes_late, {LATE_COUNT}),
    (Phase.SORT, someone_is_done, {Sight.DONE_WITH_PHASE}),
    (Phase.SORT, someone_changes_an_answer, {Sight.RESULT}),
    (Phase.SORT, someone_new_answers, {Sight.SEATS, Sight.PROGRESS, Sight.RESULT}),
    (Phase.SORT, the_leader_types_a_board, {Sight.PAPER, Sight.SEATS, Sight.PROGRESS}),
    (Phase.TALK, someone_changes_an_answer, {Sight.RESULT}),
    (Phase.TALK, the_cook_changes_an_answer, {Sight.RESULT}),
    (Phase.TALK, the_cook_sits_elsewhere, {Sight.RESULT}),
    (Phase.TALK, another_table_writes, {Sight.REASONS}),
    (Phase.TALK, someone_new_answers, {Sight.SEATS, Sight.PROGRESS, Sight.RESULT}),
    (Phase.REVEAL, someone_changes_an_answer, {LATE_COUNT}),
    (Phase.REVEAL, the_cook_changes_an_answer, {LATE_COUNT}),
    (Phase.HOME, the_cook_changes_how_it_was, {Sight.CLOSING}),
    (Phase.HOME, someone_new_says_how_it_was, {Sight.SEATS, Sight.CLOSING_COUNT, Sight.CLOSING}),
    (Phase.HOME, the_cook_changes_an_answer, {LATE_COUNT}),
]
"""What happens in each phase, and what can be seen of it."""


def test_hidden_events_change_nothing_that_a_viewer_can_fetch(house, looks):
    phase = phase_of(house)
    onlookers = [house[name] for name in ("colleague", "wall", "observer", "note taker", "leader")]
    before = {person.name: seen_by(person, looks) for person in onlookers}

    for happens, touches in [(what, sights) for when, what, sights in HAPPENINGS if when is phase]:
        happens(house)

        seers = set()
        for person in onlookers:
            may = person.may_see(phase) | ({LATE_COUNT} if person.name == "leader" else set())
            after = seen_by(person, looks)
            if touches & may:
                seers |= {person.name: after != before[person.name]}.items()
            else:
                same(before[person.name], after, f"{person.name}: {happens.__name__}")
            before[person.name] = after
        assert not seers or any(saw for _, saw in seers), f"nobody saw that {happens.__name__}"


def test_outsiders_see_nothing_of_what_has_happened(house, looks):
    """Runs last, after everything has happened in the same room."""
    for name in ("stranger", "old seat", "leader of another", "manager"):
        same(
            [each.without_chance(hears_all=False) for each in looks[name]],
            [each.without_chance(hears_all=False) for each in house[name].looks(house)],
            name,
        )


def seen_by(person, looks):
    hears_all = person.viewer in {Viewer.LEADER, Viewer.WALL}
    again = person.looks_again(looks[person.name])
    return [each.without_chance(hears_all=hears_all) for each in again]


def same(before, after, who):
    for old, new in zip(before, after, strict=True):
        lines = [str(each).split("\\n") for each in (old, new)]
        told = [pair for pair in zip(*lines, strict=False) if len(set(pair)) > 1]
        assert new == old, f"{who} shows at {old[0]}: {told[:3]}"
