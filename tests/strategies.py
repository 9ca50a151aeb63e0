"""Any value that the domain allows, for rules that hold for all input."""

from datetime import date

from hypothesis import strategies as st

from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.cards.cards import Card, DayPart, Task
from akr.domain.planning.process import (
    Ended,
    Mandate,
    Occupation,
    Opening,
    Purpose,
    Readiness,
    ReadinessQuestion,
    Reply,
    UnionComment,
    Workplace,
    WorkshopFormat,
)
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import (
    Dissent,
    OwnEstimate,
    Proposal,
    ProposalKind,
    Question,
    Scope,
    Status,
)
from akr.domain.room.closing import ClosingKind, ClosingWord, Goodbye
from akr.domain.room.participants import Note, Participant, Source
from akr.domain.written import is_empty, readable

LONGEST_LIST = 8

said_text = (
    st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\täöå❤"),
        min_size=1,
        max_size=20,
    )
    .map(readable)
    .filter(lambda text: not is_empty(text))
)
"""What an `akr-process/1` file may say: readable, and not blank."""

amounts = st.integers(0, 10_080) | st.floats(0, 10_080)
counts = st.integers(0, 10_000)

workplaces = st.builds(
    Workplace,
    name=said_text,
    sector=st.none() | said_text,
    departments=st.none() | counts,
    children=st.none() | counts,
    staff=st.none() | counts,
)


def listed(values, **limits):
    if values.is_empty:  # no occupations, hence nobody who could have one
        return st.just(())
    return st.lists(values, max_size=LONGEST_LIST, **limits).map(tuple)


def distinct(values):
    return listed(values, unique=True)


def some(known):
    """One of the known keys, or not said."""
    return st.none() | st.sampled_from(known) if known else st.none()


@st.composite
def processes(draw):
    """Any process that a file may hold, with every part there, empty or not said."""
    occupations = draw(st.none() | listed(occupation_values, unique_by=lambda each: each.id))
    names = [each.id for each in occupations] if occupations is not None else None
    occupation = said_text if names is None else st.sampled_from(names) if names else st.nothing()

    participants = draw(
        st.none()
        | listed(
            st.builds(
                Participant,
                id=said_text,
                occupation=occupation,
                source=st.none() | st.sampled_from(Source),
                late=st.none() | st.booleans(),
            ),
            unique_by=lambda each: each.id,
        )
    )
    tasks = draw(st.none() | listed(task_values(occupation), unique_by=lambda each: each.id))
    seats = [each.id for each in participants or ()]
    keys = [each.id for each in tasks or ()]
    return Process(
        organisation=draw(st.none() | said_text),
        title=draw(st.none() | said_text),
        purpose=draw(st.none() | st.sampled_from(Purpose)),
        workshop_format=draw(st.none() | st.sampled_from(WorkshopFormat)),
        workplace=draw(st.none() | workplaces),
        mandate=draw(st.none() | mandates),
        union_comments=draw(
            st.none() | listed(union_comment_values, unique_by=lambda each: each.id)
        ),
        opening=draw(st.none() | openings),
        ended=draw(st.none() | st.builds(Ended, reason=said_text, on=st.dates())),
        workshop_1_on=draw(st.none() | st.dates()),
        workshop_1_at=draw(st.none() | said_text),
        workshop_1_place=draw(st.none() | said_text),
        workshop_2_on=draw(st.none() | st.dates()),
        follow_up_on=draw(st.none() | st.dates()),
        readiness=draw(st.none() | listed(readiness_values, unique_by=lambda each: each.question)),
        occupations=occupations,
        participants=participants,
        cards=draw(st.none() | cards(seats, keys)),
        tasks=tasks,
        sortings=draw(st.none() | sortings(seats, keys)),
        estimates=draw(st.none() | own_estimates(seats, keys, occupation)),
        proposals=draw(st.none() | proposals(keys, occupation)),
        reasons=draw(st.none() | reasons(occupations, keys)),
        goodbyes=draw(st.none() | goodbyes(seats)),
        closing_words=draw(st.none() | listed(closing_words)),
        notes=draw(st.none() | notes(keys)),
    )


mandates = st.builds(
    Mandate,
    decided_by=said_text,
    decided_on=st.none() | st.dates(),
    registration_number=st.none() | said_text,
)

union_comment_values = st.builds(
    UnionComment,
    id=said_text,
    union=said_text,
    text=said_text,
    written_on=st.dates(),
    answer=st.none() | said_text,
)

openings = st.builds(Opening, unions=distinct(said_text), reason=st.none() | said_text)

readiness_values = st.builds(
    Readiness,
    question=st.sampled_from(ReadinessQuestion),
    answer=st.sampled_from(Reply),
    comment=st.none() | said_text,
).filter(lambda said: said.answer is Reply.YES or said.comment)

occupation_values = st.builds(Occupation, id=said_text, name=said_text)


def task_values(occupation):
    return st.builds(
        Task,
        id=said_text,
        text=said_text,
        minutes=st.none() | amounts,
        times_per_week=st.none() | amounts,
        not_done_today=st.none() | st.booleans(),
        done_by=st.none() | distinct(occupation),
        when=st.none() | distinct(st.sampled_from(DayPart)),
        later=st.none() | st.booleans(),
        left_because=st.none() | said_text,
    )


def cards(seats, keys):
    return listed(
        st.builds(Card, id=said_text, text=said_text, participant=some(seats), task=some(keys)),
        unique_by=lambda each: each.id,
    )


def own_estimates(seats, keys, occupation):
    """People's own estimates of tasks, one each."""
    if not seats or not keys:
        return st.just(())
    return listed(
        st.builds(
            OwnEstimate,
            st.sampled_from(seats),
            task=st.sampled_from(keys),
            minutes=st.none() | amounts,
            times_per_week=st.none() | amounts,
            scope=st.none() | st.sampled_from(Scope),
            together=st.none() | st.integers(0, 100),
            done_by=st.none() | distinct(occupation),
            when=st.none() | distinct(st.sampled_from(DayPart)),
        ),
        unique_by=lambda each: (each.participant, each.task),
    )


def sortings(seats, keys):
    if not seats or not keys:
        return st.just(())
    return listed(
        st.builds(Sorting, st.sampled_from(seats), st.sampled_from(keys), st.sampled_from(Colour)),
        unique_by=lambda each: (each.participant, each.task),
    )


def notes(keys):
    return listed(
        st.builds(Note, id=said_text, text=said_text, task=some(keys)),
        unique_by=lambda each: each.id,
    )


def reasons(occupations, keys):
    """Of the occupations that are listed, or else of any."""
    named = [each.id for each in occupations] if occupations is not None else None
    known = said_text if named is None else st.sampled_from(named) if named else st.nothing()
    if not keys or known.is_empty:
        return st.just(())
    return listed(
        st.builds(Reason, st.sampled_from(keys), known, said_text),
    )


def goodbyes(seats):
    if not seats:
        return st.just(())
    ratings = st.none() | st.integers(1, 5)
    return listed(
        st.builds(
            Goodbye, st.sampled_from(seats), st.none() | st.integers(1, 10), ratings, ratings
        ),
        unique_by=lambda each: each.participant,
    )


closing_words = st.builds(ClosingWord, st.sampled_from(ClosingKind), said_text)


def proposals(keys, occupation):
    if not keys:
        return st.just(())
    perhaps = st.none() | said_text
    return listed(
        st.builds(
            Proposal,
            task=st.sampled_from(keys),
            status=st.sampled_from(Status),
            decision=st.sampled_from(ProposalKind),
            question=st.none() | st.sampled_from(Question),
            obstacle=perhaps,
            needed=perhaps,
            does=perhaps,
            ought_to=perhaps,
            decided_by=perhaps,
            responsible=perhaps,
            due=st.none() | st.dates(date.min, date.max),
            stands_alone=st.none() | st.booleans(),
            when=st.none() | distinct(st.sampled_from(DayPart)),
            needs_same_person=st.none() | st.booleans(),
            dissent=st.none() | listed(st.builds(Dissent, occupation, said_text)),
        ),
        unique_by=lambda each: each.task,
    )
