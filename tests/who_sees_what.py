"""Who may see what, and when: the promise of privacy, written out once for all tests.

It is said here by hand, so that no test asks the program whether the program is right. Whoever
means to change it changes two places: this table and `akr.domain.room.visibility`.
"""

from akr.domain.phase import Phase
from akr.domain.room.visibility import Sight, Viewer

LETTERS = {
    "P": Viewer.PARTICIPANT,  # beside their own cards and answers, which they always see
    "L": Viewer.LEADER,
    "W": Viewer.WALL,
    "N": Viewer.NOTE_TAKER,
}

TABLE = """
                  join   write  gather sort   talk   reveal home   analyse
seats             PLWN   -LWN   -LWN   -LWN   -LWN   -LWN   -LWN   -LWN
card_count        ----   -LWN   PLWN   ----   ----   ----   ----   ----
card_texts        ----   ----   -L--   ----   ----   ----   ----   -L--
group_cards       ----   ----   P---   ----   ----   ----   ----   ----
heaps             ----   ----   -LWN   ----   ----   ----   ----   ----
task_texts        ----   ----   -L--   PL-N   PL-N   PLWN   PLWN   PLWN
progress          ----   ----   ----   -LWN   -L--   -L--   ----   ----
sorters           ----   ----   ----   ----   ----   PLWN   PLWN   PLWN
done_with_phase   ----   -LWN   ----   -LWN   ----   ----   ----   ----
result            ----   ----   ----   ----   ----   PLWN   PLWN   PLWN
notes             -L-N   -L-N   -L-N   -L-N   -L-N   -L-N   -L-N   -L-N
paper             ----   ----   ----   -L--   -L--   -L--   -L--   -L--
focus             ----   ----   ----   ----   ----   ----   ----   PLWN
discussion_group  ----   ----   ----   ----   P---   ----   ----   ----
reason_count      ----   ----   ----   ----   -LWN   ----   ----   ----
reasons           ----   ----   ----   ----   ----   PLWN   PLWN   PLWN
closing_count     ----   ----   ----   ----   ----   ----   -LWN   ----
closing           ----   ----   ----   ----   ----   ----   ----   -L--
"""

_HEAD, *_ROWS = (line.split() for line in TABLE.strip().splitlines())
SEERS = {
    (Sight(sight), Phase(phase)): {LETTERS[letter] for letter in letters.replace("-", "")}
    for sight, *cells in _ROWS
    for phase, letters in zip(_HEAD, cells, strict=True)
}
"""The viewers of each thing in each phase."""


def may_see(viewer, phase):
    """All that somebody may see of others' work in a phase."""
    return {sight for sight in Sight if viewer in SEERS[sight, phase]}
