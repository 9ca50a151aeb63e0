"""Builders: believable values for tests, one function per thing, changed by keyword."""

from dataclasses import replace
from datetime import date

from akr.domain.answers.sorting import Counts
from akr.domain.role.draft import Draft, Entry, Facts
from akr.domain.role.lines import Evidence, Line, LineSource, WeeklyTime
from akr.domain.role.profile import Adoption, Provenance, RoleProfile

MEALS, CLEANING, REST, OFFICE = "Måltider", "Städ, tvätt och ute", "Vila och förråd", "Kontor"


def a_source(task="Duka fram till måltider", *, minutes=15, times=15, is_new=False, **changes):
    """A task that a line rests on, as eight people sorted it."""
    source = LineSource(
        task=task,
        words=task,
        estimate=WeeklyTime(minutes, times),
        is_new=is_new,
        evidence=Evidence((), Counts(red=8), (), "nobody"),
    )
    return replace(source, **changes)


def a_line(text="Duka fram till måltider", *, area=MEALS, independence="självständigt", **said):
    """A task of the role; its hours follow from minutes and times. `said` is of its source."""
    return Line(text, text, area, independence, (a_source(text, **said),))


LINDEN_LINES = (
    a_line("Duka fram till måltider", minutes=15, times=15),
    a_line("Duka av och torka bord efter måltider", minutes=20, times=15),
    a_line("Köra diskmaskinen", minutes=15, times=15),
    a_line("Ta emot och packa upp varor", minutes=20, times=3),
    a_line("Sopa golv i matrum och hall", minutes=10, times=20, area=CLEANING),
    a_line("Tvätta och vika textilier", minutes=30, times=5, area=CLEANING),
    a_line("Gå ut med sopor och källsortera", minutes=15, times=5, area=CLEANING),
    a_line("Tvätta leksaker och material", minutes=60, times=1, area=CLEANING, is_new=True),
    a_line("Plocka i ordning på gården", minutes=20, times=5, area=CLEANING, is_new=True),
    a_line("Ta fram och ställa undan vilmadrasser", minutes=15, times=5, area=REST),
    a_line("Fylla på blöjor, handskar och papper", minutes=15, times=5, area=REST),
    a_line("Beställa förbrukningsmaterial", minutes=45, times=1, area=REST),
    a_line("Skriva ut, kopiera och laminera", minutes=40, times=2, area=OFFICE),
    a_line("Ringa in vikarier på morgonen", minutes=30, times=5, area=OFFICE),
    a_line("Ändra i schemat vid frånvaro", minutes=20, times=5, area=OFFICE),
    a_line("Svara i telefon", minutes=5, times=25, area=OFFICE),
    a_line("Redovisa kvitton", minutes=30, times=1, area=OFFICE),
)
"""The seventeen tasks of Förskolan Linden: 34,6 hours a week, of which 2,7 are new."""


def a_draft(**changes):
    """Linden's draft: a förskolestöd with limits, earned requirements and ways onward."""
    draft = Draft(
        template="forskolestod",
        title="Förskolestöd",
        lead="Du gör så att måltider, vila och lokaler fungerar på fem avdelningar. "
        "Då får förskollärare och barnskötare mer tid med barnen.",
        lines=LINDEN_LINES,
        may_not=(
            Entry("Ansvara ensam för en barngrupp", "eget"),
            Entry("Leda undervisning", "eget"),
            Entry("Byta blöjor och hjälpa barn på toaletten", "eget"),
            Entry("Ge medicin", "eget"),
            Entry("Gå in som vikarie för en kollega", "eget"),
        ),
        requirements=(
            Entry(
                "Läsa ett schema och förstå instruktioner, muntligt och i skrift",
                "eget",
                ("vikarier", "scheman"),
            ),
            Entry("Tala i telefon så att budskapet går fram åt båda håll", "eget", ("telefon",)),
            Entry(
                "Möta barn och vuxna lugnt när det är många i rummet",
                "WSP",
                ("måltider: 95 barn, 18 kollegor",),
            ),
        ),
        learned_on_the_job=(
            Entry("Egenkontroll, allergier och specialkost", "eget", ("måltider",)),
            Entry("Kommunens beställningssystem och vem som godkänner ett köp", "eget"),
            Entry("Schemaprogrammet och rutinen för vikarier", "eget"),
            Entry("Husets regler för tystnadsplikt", "eget"),
        ),
        learning_moments=(
            Entry("Var med på arbetsplatsträffarna och ta upp det du ser", "STEG"),
            Entry("Följ en barnskötare två dagar och läs läroplanen tillsammans", "STEG"),
        ),
        ways_onward=(
            Entry("Prata med din chef om utbildning till barnskötare", "eget"),
            Entry("Efter sex månader går ni igenom profilen tillsammans", "WSP"),
        ),
        physical_demands=(
            Entry("Går, står, lyfter och bär", "eget"),
            Entry("Anpassning är möjlig", "eget"),
        ),
        before_employment=(Entry("Utdrag ur belastningsregistret", "eget"),),
        relief=(
            Entry("Förskollärare: planera undervisning och dokumentera lärande", "arbetsplatsen"),
            Entry("Barnskötare: lek och omsorg", "arbetsplatsen"),
        ),
    )
    return replace(draft, **changes)


def an_adoption(**changes):
    """The employer's decision on a profile."""
    adoption = Adoption(
        decided_by="Rektor vid Förskolan Linden",
        decided_on=date(2026, 11, 20),
        registration_number="BUN 2026/118",
        basis="Samverkan enligt MBL § 11 den 12 november 2026, protokoll § 4",
        text_hash="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )
    return replace(adoption, **changes)


def a_profile(**changes):
    """Linden's role profile, a draft that nobody has reviewed; `draft=a_draft(...)` changes more."""
    profile = RoleProfile(
        organisation="Exempelstads kommun",
        workplace="Förskolan Linden",
        draft=a_draft(),
        version=1,
        facts=Facts(manager="Rektor", working_hours="Dagtid, vardagar"),
        provenance=Provenance((("Förskollärare", 5), ("Barnskötare", 7), ("Kock", 1)), 28),
    )
    return replace(profile, **changes)
