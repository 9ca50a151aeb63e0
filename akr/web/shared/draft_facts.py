"""A draft's facts as a form: what the employer says of the post, for whoever may say it."""

from dataclasses import dataclass

from flask import Response

from akr.domain.errors import EditConflict
from akr.domain.role.editor import section_fingerprint
from akr.domain.role.errors import BadExtent, MoreThanOnePost, TextLocked
from akr.domain.role.history import EditKind
from akr.domain.role.sections import FACTS, words_of
from akr.steps.role import draft_context, draft_versions
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_ROLE_FACT
from akr.web.http.pages import done, page


@dataclass(frozen=True, slots=True)
class FactsForm:
    """Whose form it is: where it is sent, what it leads back to by name, and what the edit is.

    `new_version` is where a locked text becomes a new version, for who can make one.
    """

    action: str
    back: str
    called: str
    kind: EditKind = EditKind.FACTS
    new_version: str | None = None


def facts_page(
    work: Work,
    whose: FactsForm,
    rid: str,
    form: Form,
    *,
    status: int = 200,
    refused: EditConflict | TextLocked | None = None,
) -> Response:
    """The facts' form. Only the fact that clashed starts from what now stands.

    The others keep the base that their words were written on, so that none is written over unseen.
    """
    with work.reading():
        _, content = draft_versions.see_text(work, rid)
        sector = draft_context.see_sector(work, rid)
    clash = refused if isinstance(refused, EditConflict) else None
    bases = {
        fact.key: form.value(f"base-{fact.key}") or section_fingerprint(content, fact.key)
        for fact in FACTS
    }
    if clash:
        bases[clash.section] = section_fingerprint(content, clash.section)
    return page(
        "shared/draft/facts.html",
        status=status,
        whose=whose,
        form=form,
        facts=FACTS,
        sector=sector,
        values={fact.key: words_of(content, fact) for fact in FACTS},
        bases=bases,
        clash=clash,
        locked=refusal(refused) if refused and not clash else "",
    )


def save_facts(whose: FactsForm, rid: str, form: Form) -> Response:
    """Keep the facts of a role, all of them or none."""
    said = {
        fact.key: (
            form.text(fact.key, LONGEST_ROLE_FACT, optional=True),
            form.value(f"base-{fact.key}"),
        )
        for fact in FACTS
    }
    try:
        if not form.errors:
            draft_versions.edit_facts(open_work(), rid, said, whose.kind)
    except (BadExtent, MoreThanOnePost) as refused:
        form.refuse("extent", refusal(refused))
    except (EditConflict, TextLocked) as refused:
        return facts_page(open_work(), whose, rid, form, status=409, refused=refused)
    if form.errors:
        return facts_page(open_work(), whose, rid, form, status=422)
    return done(next_page=whose.back)
