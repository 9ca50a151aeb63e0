"""Checks of a role's words: a text that trips each, one that does not, and no false alarms."""

from dataclasses import replace

import pytest

from akr.domain.role.checks import Check, Weight
from akr.domain.role.draft import Content, Entry, Facts
from akr.domain.role.line_edits import remove_line
from akr.library.checks import findings
from akr.library.drafting import gather_draft
from akr.library.role_templates import role_templates
from akr.text import asked, why
from tests.builders import a_draft, a_line
from tests.library.entries import SECTORS
from tests.rooms import linden_process

CONTENT = Content(a_draft(), Facts(agreement="AB, tillsvidare"))


def checks_of(content: Content, sector="preschool"):
    """The checks that ask about a text, but for the one that asks about every post."""
    return {each.check for each in findings(content, sector)} - {Check.PRIORITY_RIGHT}


def with_words(**changes):
    return replace(CONTENT, draft=a_draft(**changes))


def says(section, *sentences):
    return with_words(**{section: tuple(Entry(text, "arbetsplatsen") for text in sentences)})


def does(*tasks):
    return with_words(lines=(*a_draft().lines, *map(a_line, tasks)))


def test_lindens_draft_trips_nothing():
    assert checks_of(CONTENT) == set()


@pytest.mark.parametrize(
    ("check", "trips", "fine"),
    [
        (
            Check.PROTECTED_TITLE,
            with_words(title="Undersköterska"),
            with_words(title="Omvårdnadsstöd"),
        ),
        (
            Check.PROTECTED_TITLE,
            says("requirements", "Du är sjuksköterska"),
            says("learning_moments", "Följ en sjuksköterska"),
        ),
        (Check.AGAINST_LIMITS, does("Ge medicin vid frukosten"), does("Hämta posten")),
        (
            Check.UNEARNED_REQUIREMENT,
            says("requirements", "Körkort, behörighet B"),
            replace(
                says("requirements", "Körkort, behörighet B"),
                draft=replace(
                    says("requirements", "Körkort, behörighet B").draft,
                    lines=(*a_draft().lines, a_line("Tanka bilen")),
                ),
            ),
        ),
        (
            Check.RECORD_NEAR_CHILDREN,
            says("before_employment"),
            says("before_employment", "Utdrag ur belastningsregistret"),
        ),
        (
            Check.ABOUT_THE_PERSON,
            with_words(lead="Vi söker en frisk och stark kvinna."),
            with_words(lead="Du bär varor upp till tio kilo."),
        ),
        (Check.RESERVED_WORK, does("Lämna insulin"), does("Lämna kvitton")),
        (
            Check.RESERVED_WORK,
            says("requirements", "Bedöma elevers arbete och sätta betyg"),
            says("relief", "Lärare: sätta betyg"),
        ),
        (
            Check.WORDING,
            with_words(lead="Du är flexibel."),
            with_words(lead="Du byter plats när någon ber om det."),
        ),
        (
            Check.WORDING,
            with_words(lead="Du är extra händer."),
            with_words(lead="Du dukar och diskar."),
        ),
        (
            Check.TOO_LONG,
            with_words(lead="Du dukar " + "och diskar " * 20 + "här."),
            with_words(lead="Du dukar. " + "Du diskar. " * 20),
        ),
    ],
)
def test_each_check_has_a_text_that_trips_it_and_one_that_does_not(check, trips, fine):
    assert check in checks_of(trips)
    assert check not in checks_of(fine)

    found = next(each for each in findings(trips, "preschool") if each.check is check)
    assert asked(found).endswith((".", "?"))
    assert why(found)


def test_a_requirement_whose_task_is_gone_blocks_and_another_sentence_is_a_hint():
    line = CONTENT.draft.lines[0]
    draft = a_draft(
        requirements=(Entry("Duka snabbt", "eget", lines=(line.id,)),),
        physical_demands=(Entry("Går", "eget", lines=(line.id,)),),
    )

    gone = replace(CONTENT, draft=remove_line(draft, line.id))

    assert checks_of(replace(CONTENT, draft=draft)) == set()
    assert checks_of(gone) == {Check.ORPHANED_REQUIREMENT, Check.ORPHANED_SENTENCE}
    weights = {each.check: each.weight for each in findings(gone, "preschool")}
    assert weights[Check.ORPHANED_REQUIREMENT] is Weight.SENDING
    assert weights[Check.ORPHANED_SENTENCE] is Weight.HINT


def test_rewording_a_task_asks_nothing_anew_of_a_sentence_that_it_earns():
    line = CONTENT.draft.lines[0]
    entry = Entry("Du är frisk och stark", "arbetsplatsen", lines=(line.id,))
    before = with_words(requirements=(entry,))
    reworded = with_words(
        requirements=(entry,), lines=(replace(line, text="Duka"), *a_draft().lines[1:])
    )

    marks = [
        {each.mark for each in findings(content, "preschool") if each.section == "requirements"}
        for content in (before, reworded)
    ]

    assert marks[0] == marks[1] != set()


@pytest.mark.parametrize("sector", SECTORS)
def test_no_template_of_a_sector_blocks_by_its_own_words(sector):
    linden = linden_process()
    task, proposal = linden.tasks[0], linden.proposals[0]
    process = replace(
        linden,
        workplace=replace(linden.workplace, sector=sector),
        tasks=(replace(task, text="Torka hyllor i förrådet"),),
        proposals=(replace(proposal, task=task.id),),
    )

    for template in role_templates(sector):
        draft = gather_draft(process, template.name)
        found = findings(Content(draft), sector)
        assert len(draft.lines) == 1
        blocking = {each.check for each in found if each.weight is not Weight.HINT}
        assert blocking == {Check.PRIORITY_RIGHT}, (template.name, found)
