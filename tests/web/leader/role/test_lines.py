"""The draft's tasks at the edge: added, changed, split, merged, moved, removed, and undone."""

from dataclasses import replace
from fractions import Fraction

import pytest

from akr.domain.role.history import Edit, EditKind
from akr.domain.role.lines import WeeklyTime, hours_of, lines_by_area, sources_of
from akr.steps.matter import review
from akr.steps.role import line_edits
from tests.page import read
from tests.web.drafts import a_draft, edited, form, seen, work_of

BED = "Bädda sängarna efter frukost"


@pytest.fixture
def draft(web):
    """A draft that lacks nothing: the process's public id."""
    return a_draft(web)


def draft_now(web, pid):
    """The draft's present text."""
    return seen(web, pid).content.draft


def acted(client, pid, act, *, number=1, **fields):
    """Press a button on a line's page, with some fields changed."""
    shown = client.get(f"/roles/{pid}/rad-{number}")
    action = f"/roles/{pid}/{act}"
    return client.post(action, data=form(shown, action, **fields))


def pressed(client, pid, action, **fields):
    """Send a small form of the draft's own page."""
    return client.post(f"/roles/{pid}/{action}", data=fields)


def words_of_page(answer):
    """A page's words, whatever line they stand on."""
    return " ".join(read(answer).one("main").words.split())


def undone(client, pid):
    """Press *Ångra* on the draft's page."""
    shown = client.get(f"/roles/{pid}")
    action = f"/roles/{pid}/undo"
    return client.post(action, data=form(shown, action))


def test_a_task_is_added_with_who_does_it_today_and_says_where_it_comes_from(web, leader, draft):
    action = f"/roles/{draft}/new-line"
    sent = form(
        leader.get(action),
        action,
        **{"words": BED, "new_area": "Sovrum", "minutes-1": "12,5", "times-1": "5"},
    )

    answer = leader.post(action, data=sent | {"done_by": ["Kock"]})

    line = draft_now(web, draft).lines[-1]
    assert (line.text, line.area, line.hours) == (BED, "Sovrum", Fraction(25, 24))
    assert line.sources[0].done_by == ("Kock",)
    assert answer.location.endswith("#rad-18") or answer.location.endswith("#tasks")
    assert "tillagd av arbetsgivaren" in leader.get(f"/roles/{draft}").text


def test_a_task_that_is_sent_twice_is_added_once(web, leader, draft):
    action = f"/roles/{draft}/new-line"
    sent = form(leader.get(action), action, words=BED)

    leader.post(action, data=sent)
    leader.post(action, data=sent)

    assert [line.text for line in draft_now(web, draft).lines].count(BED) == 1


def test_a_task_without_words_is_not_added_and_what_was_written_stays(web, leader, draft):
    before = draft_now(web, draft)
    action = f"/roles/{draft}/new-line"

    answer = leader.post(
        action, data=form(leader.get(action), action, words=" ", new_area="Sovrum")
    )

    assert answer.status_code == 422
    assert "Sovrum" in [each.value for each in read(answer).form(action).all("input")]
    assert draft_now(web, draft) == before


def test_a_line_is_moved_to_another_area_and_both_sums_follow(web, leader, draft):
    before = lines_by_area(draft_now(web, draft).lines)
    (first_area, lines), (second_area, others) = list(before.items())[:2]

    acted(leader, draft, "line", area=second_area)

    after = lines_by_area(draft_now(web, draft).lines)
    assert hours_of(after[first_area]).total == hours_of(lines[1:]).total
    assert hours_of(after[second_area]).total == hours_of((*others, lines[0])).total
    undone(leader, draft)
    assert lines_by_area(draft_now(web, draft).lines) == before


def test_the_employers_time_is_shown_with_the_rooms_beside_it(leader, draft):
    acted(leader, draft, "line", **{"minutes-1": "10", "times-1": "6"})

    text = leader.get(f"/roles/{draft}").text
    assert "6 ggr/vecka × 10 min" in text
    assert "tiden ändrad av arbetsgivaren" in text
    assert "Tiden är ändrad av arbetsgivaren:</b> 10 min × 6 ggr/vecka." in text


@pytest.mark.parametrize("minutes", [100 / 3, 12.345678])
def test_a_time_that_nobody_touched_is_not_the_employers(web, leader, draft, minutes):
    work = work_of(web)
    now = seen(web, draft).content
    line = now.draft.lines[0]
    estimate = WeeklyTime(minutes, 7.0)
    exact = replace(line, sources=(replace(line.sources[0], estimate=estimate),))
    changed = replace(now, draft=replace(now.draft, lines=(exact, *now.draft.lines[1:])))
    with work:
        work.roles.save(work.roles.get(draft), now, changed, Edit(EditKind.FACTS))

    acted(leader, draft, "line", words="Duka med omsorg")

    line = draft_now(web, draft).lines[0]
    assert line.text == "Duka med omsorg"
    assert line.sources == exact.sources


def test_a_sentence_without_its_task_is_asked_about_until_somebody_keeps_it(web, leader, draft):
    entry = min(draft_now(web, draft).learned_on_the_job, key=lambda each: len(each.lines) or 99)
    for line_id in entry.lines:
        ids = [line.id for line in draft_now(web, draft).lines]
        acted(leader, draft, "line/remove", number=1 + ids.index(line_id))
    asked = f"”{entry.text}” kom med en uppgift som inte längre är med i rollen."
    assert asked in leader.get(f"/roles/{draft}").text

    edited(leader, draft, "learned_on_the_job")

    assert asked not in leader.get(f"/roles/{draft}").text
    assert entry.text in [each.text for each in draft_now(web, draft).learned_on_the_job]


def test_a_split_line_is_two_with_its_evidence_and_the_same_hours_together(web, leader, draft):
    whole = draft_now(web, draft).lines[0]

    acted(leader, draft, "line/split", first="Duka frukost", second="Duka lunch", share="25")

    first, second = draft_now(web, draft).lines[:2]
    assert (first.text, second.text) == ("Duka frukost", "Duka lunch")
    assert (first.hours, second.hours) == (whole.hours / 4, whole.hours * 3 / 4)
    assert first.sources[0].evidence == second.sources[0].evidence == whole.sources[0].evidence


@pytest.mark.parametrize("share", ["0", "100", "", "halva"])
def test_a_split_that_leaves_one_line_without_time_is_refused_at_the_field(
    web, leader, draft, share
):
    before = draft_now(web, draft)

    answer = acted(leader, draft, "line/split", first="a", second="b", share=share)

    assert answer.status_code == 422
    assert read(answer).one("#share")["aria-invalid"] == "true"
    assert draft_now(web, draft) == before


def test_merged_lines_carry_the_evidence_of_both(web, leader, draft):
    before = draft_now(web, draft)
    other = before.lines[1]

    acted(leader, draft, "line/merge", together="Allt runt bordet", **{"with": [other.id]})

    after = draft_now(web, draft)
    assert len(after.lines) == len(before.lines) - 1
    assert after.lines[0].text == "Allt runt bordet"
    assert after.lines[0].sources == sources_of(before.lines[:2])
    assert hours_of(after.lines) == hours_of(before.lines)


def test_merging_with_nothing_is_refused_in_words(web, leader, draft):
    before = draft_now(web, draft)

    answer = acted(leader, draft, "line/merge", together="Allt")

    assert answer.status_code == 422
    assert "Välj minst en rad att slå ihop med." in answer.text
    assert draft_now(web, draft) == before


def test_a_removed_line_is_listed_comes_back_and_its_requirements_are_named(web, leader, draft):
    before = draft_now(web, draft)
    entry = min(before.learned_on_the_job, key=lambda each: len(each.lines) or 99)

    for line_id in entry.lines:
        ids = [line.id for line in draft_now(web, draft).lines]
        acted(leader, draft, "line/remove", number=1 + ids.index(line_id))

    shown = leader.get(f"/roles/{draft}")
    assert "borttagen rad" in shown.text or "borttagna rader" in shown.text
    assert f"”{entry.text}” kom med en uppgift som inte längre är med i rollen." in shown.text
    for line_id in entry.lines:
        pressed(leader, draft, "line/bring-back", line=line_id)
    assert sorted(line.id for line in draft_now(web, draft).lines) == sorted(
        line.id for line in before.lines
    )


def test_a_second_press_on_remove_changes_nothing_more(web, leader, draft):
    line = draft_now(web, draft).lines[0]
    sent = form(leader.get(f"/roles/{draft}/rad-1"), f"/roles/{draft}/line/remove")

    for _ in range(2):
        answer = leader.post(f"/roles/{draft}/line/remove", data=sent)
        assert answer.status_code == 303

    assert [each.id for each in draft_now(web, draft).removed] == [line.id]


def test_a_line_that_somebody_has_changed_is_not_removed_unseen(web, leader, draft):
    stale = form(leader.get(f"/roles/{draft}/rad-1"), f"/roles/{draft}/line/remove")
    acted(leader, draft, "line", words="Duka med glädje")

    answer = leader.post(f"/roles/{draft}/line/remove", data=stale)

    assert answer.status_code == 409
    assert "Någon annan har ändrat raden." in answer.text
    assert draft_now(web, draft).removed == ()


def test_two_who_change_a_line_lose_nothing(web, leader, draft):
    action = f"/roles/{draft}/line"
    stale = form(leader.get(f"/roles/{draft}/rad-1"), action, words="Min text")
    acted(leader, draft, "line", words="Deras text")

    answer = leader.post(action, data=stale)

    assert answer.status_code == 409
    assert "Min text" in answer.text
    assert "Deras text" in answer.text
    assert draft_now(web, draft).lines[0].text == "Deras text"


def test_a_line_steps_down_and_an_area_steps_up(web, leader, draft):
    before = draft_now(web, draft)
    areas = list(lines_by_area(before.lines))

    pressed(leader, draft, "line/step", line=before.lines[0].id, way="down")
    pressed(leader, draft, "area/step", area=areas[1], way="up")

    after = lines_by_area(draft_now(web, draft).lines)
    assert list(after)[:2] == [areas[1], areas[0]]
    assert [line.id for line in after[areas[0]][:2]] == [before.lines[1].id, before.lines[0].id]


@pytest.mark.parametrize("way", ["", "sideways"])
def test_a_step_that_is_neither_up_nor_down_is_no_request(leader, draft, way):
    assert pressed(leader, draft, "area/step", area="Måltider", way=way).status_code == 400


def test_undo_takes_back_edit_by_edit_and_says_what_was_done(web, leader, draft):
    before = draft_now(web, draft)
    acted(leader, draft, "line", words=BED)
    acted(leader, draft, "line/remove", number=2)
    assert "Senast: någon tog bort ”" in leader.get(f"/roles/{draft}").text

    undone(leader, draft)
    assert f"Senast: någon ändrade ”{BED}”." in leader.get(f"/roles/{draft}").text
    undone(leader, draft)

    assert draft_now(web, draft) == before


def test_an_undo_that_is_sent_twice_undoes_one_edit(web, leader, draft):
    acted(leader, draft, "line", words=BED)
    once = draft_now(web, draft)
    acted(leader, draft, "line/remove", number=2)
    action = f"/roles/{draft}/undo"
    sent = form(leader.get(f"/roles/{draft}"), action)

    leader.post(action, data=sent)
    leader.post(action, data=sent)

    assert draft_now(web, draft) == once


def test_what_somebody_has_done_since_is_not_undone_along(web, leader, draft):
    acted(leader, draft, "line", words=BED)
    action = f"/roles/{draft}/undo"
    stale = form(leader.get(f"/roles/{draft}"), action)
    acted(leader, draft, "line/remove", number=2)
    now = draft_now(web, draft)

    answer = leader.post(action, data=stale)

    assert answer.status_code == 409
    assert "Någon har ändrat något i utkastet efter det." in answer.text
    assert draft_now(web, draft) == now


def test_a_text_under_review_can_be_neither_edited_nor_undone(web, leader, draft):
    acted(leader, draft, "line", words=BED)
    last = line_edits.last_edit(work_of(web), draft)
    shown = leader.get(f"/roles/{draft}/rad-1")
    review.send_to_review(work_of(web), draft)
    before = draft_now(web, draft)

    for act in ("line", "line/split", "line/merge", "line/remove"):
        action = f"/roles/{draft}/{act}"
        fields = {"second": "b", "with": [before.lines[1].id], f"base-{before.lines[1].id}": ""}
        assert leader.post(action, data=form(shown, action) | fields).status_code == 409
    assert pressed(leader, draft, "undo", edit=str(last.id)).status_code == 409
    assert pressed(
        leader, draft, "new-line", words="Ny", area="A", independence="x"
    ).status_code == (409)
    assert draft_now(web, draft) == before


def test_the_unions_see_what_was_removed_and_what_the_employer_added(web, leader, draft):
    action = f"/roles/{draft}/new-line"
    leader.post(action, data=form(leader.get(action), action, words=BED))
    gone = draft_now(web, draft).lines[0].text
    acted(leader, draft, "line/remove")

    assert f"1 rad är borttagen och ingår inte: ”{gone}”." in words_of_page(
        leader.get(f"/roles/{draft}")
    )
    text = leader.get(f"/roles/{draft}/evidence").text
    assert "Borttagna rader" in text
    assert gone in text
    assert "Tillagd av arbetsgivaren." in text
