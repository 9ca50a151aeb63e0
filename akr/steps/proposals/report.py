"""The report: a process's result and action plan, for whoever leads it to hand out."""

from akr.domain.proposals.report import Report, report
from akr.steps.answers.analysis import see_result
from akr.store.work import Work


def see_report(work: Work, public_id: str) -> Report:
    """Show a process's report. Raises PhaseClosed until the result is shown, UnknownProcess."""
    return report(see_result(work, public_id))
