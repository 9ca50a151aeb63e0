"""Search further than an everyday run: `python -m tests.promises.answers.deeper`.

For each size it says how many worlds were looked at, and the first leak. It goes through every
trace, up to symmetry, of

- up to 7 people and 1 showing, three colours and *vet inte*;
- up to 5 people and 2 showings, late joiners included, two colours and *vet inte*;
- up to 3 people and 3 showings likewise;
- 6 people of one occupation and 3 showings, without late joiners;
- up to 6 people and 1 showing, and up to 4 and 2, where the leader enters for some.

The last two take some minutes. Exit code 1 if there is a leak.
"""

import sys
import time

from akr.domain.answers.showing import show_anew
from tests.promises.answers.over_time import THREE_COLOURS, TWO_COLOURS, first_leak, traces

SEARCHES = [
    *((people, 1, THREE_COLOURS, {}) for people in range(1, 8)),
    *((people, 2, TWO_COLOURS, {}) for people in range(1, 6)),
    *((people, 3, TWO_COLOURS, {}) for people in range(1, 4)),
    (6, 3, TWO_COLOURS, {"joins": False, "occupations": 1}),
    *((people, 1, TWO_COLOURS, {"entered": True}) for people in range(1, 7)),
    *((people, 2, TWO_COLOURS, {"entered": True}) for people in range(1, 5)),
]


def main():
    """Print each search's outcome, and return how many of them found a leak."""
    leaks = 0
    for people, showings, answers, limits in SEARCHES:
        start = time.monotonic()
        leak, worlds = first_leak(show_anew, traces(people, showings, **limits), answers)
        seconds = time.monotonic() - start
        print(
            f"{people} people, {showings} showings, {len(answers)} answers {limits or ''}:"
            f" {worlds} worlds, {leak or 'no leak'} ({seconds:.1f} s)",
            flush=True,
        )
        leaks += leak is not None
    return leaks


if __name__ == "__main__":
    sys.exit(main() > 0)
