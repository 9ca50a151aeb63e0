"""The words that people read, in Swedish: a module for each topic, all of them found here."""

from akr.text import matter as matter
from akr.text.checks import CHECKS as CHECKS
from akr.text.checks import WEIGHT_HEADINGS as WEIGHT_HEADINGS
from akr.text.checks import asked as asked
from akr.text.checks import kept as kept
from akr.text.checks import why as why
from akr.text.draft import ANOTHER_LINE as ANOTHER_LINE
from akr.text.draft import BASES as BASES
from akr.text.draft import BASIS_MEANINGS as BASIS_MEANINGS
from akr.text.draft import CONFIRMATIONS as CONFIRMATIONS
from akr.text.draft import DRAFT_STATUS as DRAFT_STATUS
from akr.text.draft import EMPLOYMENT as EMPLOYMENT
from akr.text.draft import INDEPENDENCE as INDEPENDENCE
from akr.text.draft import MISSING as MISSING
from akr.text.draft import NAMES_BESIDE as NAMES_BESIDE
from akr.text.draft import NOT_SAID as NOT_SAID
from akr.text.draft import ORIGINS as ORIGINS
from akr.text.draft import OVERRIDDEN as OVERRIDDEN
from akr.text.draft import PARTY_EVENTS as PARTY_EVENTS
from akr.text.draft import POSITION_MEANINGS as POSITION_MEANINGS
from akr.text.draft import POSITIONS as POSITIONS
from akr.text.draft import SECTIONS as SECTIONS
from akr.text.draft import TASK as TASK
from akr.text.draft import changes_told as changes_told
from akr.text.draft import edit_made as edit_made
from akr.text.draft import needed_for as needed_for
from akr.text.draft import section_meaning as section_meaning
from akr.text.draft import weekly_time as weekly_time
from akr.text.draft import whose_times as whose_times
from akr.text.occupations import people as people
from akr.text.occupations import the_group as the_group
from akr.text.overview import NOT_YET_YOURS as NOT_YET_YOURS
from akr.text.overview import ROLES as ROLES
from akr.text.overview import STAGES as STAGES
from akr.text.overview import STEPS as STEPS
from akr.text.overview import lacking as lacking
from akr.text.pictures import ADDED_UP as ADDED_UP
from akr.text.pictures import PARTS as PARTS
from akr.text.pictures import PICTURES as PICTURES
from akr.text.pictures import amount as amount
from akr.text.pictures import bar_label as bar_label
from akr.text.pictures import left_out as left_out
from akr.text.pictures import told as told
from akr.text.planning import ANSWERS as ANSWERS
from akr.text.planning import COMING as COMING
from akr.text.planning import CONSEQUENCES as CONSEQUENCES
from akr.text.planning import ENDED as ENDED
from akr.text.planning import FORMAT_MEANINGS as FORMAT_MEANINGS
from akr.text.planning import FORMATS as FORMATS
from akr.text.planning import INVITATIONS as INVITATIONS
from akr.text.planning import PURPOSE_MEANINGS as PURPOSE_MEANINGS
from akr.text.planning import PURPOSES as PURPOSES
from akr.text.planning import READINESS as READINESS
from akr.text.planning import SECTORS as SECTORS
from akr.text.planning import STANDS as STANDS
from akr.text.planning import VOICE_MEANINGS as VOICE_MEANINGS
from akr.text.planning import VOICES as VOICES
from akr.text.planning import ended as ended
from akr.text.planning import mandate as mandate
from akr.text.planning import opening as opening
from akr.text.planning import readiness as readiness
from akr.text.planning import served as served
from akr.text.planning import unanswered as unanswered
from akr.text.planning import voice as voice
from akr.text.room import CANNOT_UNSEE as CANNOT_UNSEE
from akr.text.room import CLOSING_WORDS as CLOSING_WORDS
from akr.text.room import MEASURE_ENDS as MEASURE_ENDS
from akr.text.room import MEASURES as MEASURES
from akr.text.room import OPEN_PHASE as OPEN_PHASE
from akr.text.room import PHASE_NOW as PHASE_NOW
from akr.text.room import PHASES as PHASES
from akr.text.room import SEEN as SEEN
from akr.text.room import TIME_LEFT as TIME_LEFT
from akr.text.room import time_left as time_left
from akr.text.room import time_out as time_out
from akr.text.sentences import MONTHS
from akr.text.sentences import as_typed as as_typed
from akr.text.sentences import both as both
from akr.text.sentences import counted as counted
from akr.text.sentences import day as day
from akr.text.sentences import either as either
from akr.text.sentences import in_the_discussion as in_the_discussion
from akr.text.sentences import inside_a_sentence as inside_a_sentence
from akr.text.sentences import long_date as long_date
from akr.text.sentences import number as number
from akr.text.sentences import number_word as number_word
from akr.text.sentences import percent as percent
from akr.text.sentences import plain_number as plain_number
from akr.text.sentences import together as together
from akr.text.sentences import waiting as waiting
from akr.text.sentences import yes_or_no as yes_or_no
from akr.text.tasks import COLOURS as COLOURS
from akr.text.tasks import DAY_PARTS as DAY_PARTS
from akr.text.tasks import DECISION_MEANINGS as DECISION_MEANINGS
from akr.text.tasks import DECISIONS as DECISIONS
from akr.text.tasks import OWNERSHIP as OWNERSHIP
from akr.text.tasks import OWNERSHIP_MEANINGS as OWNERSHIP_MEANINGS
from akr.text.tasks import OWNS as OWNS
from akr.text.tasks import QUESTION_MEANINGS as QUESTION_MEANINGS
from akr.text.tasks import QUESTIONS as QUESTIONS
from akr.text.tasks import SCOPES as SCOPES
from akr.text.tasks import STANDING as STANDING
from akr.text.tasks import STATUS as STATUS
from akr.text.tasks import WALL_THEMES as WALL_THEMES
from akr.text.tasks import place_in_the_day as place_in_the_day
from akr.text.tasks import wants_else as wants_else
from akr.text.visibility import ALL_VIEWERS as ALL_VIEWERS
from akr.text.visibility import PHASE_TIMES as PHASE_TIMES
from akr.text.visibility import SIGHTS as SIGHTS
from akr.text.visibility import VIEWERS as VIEWERS
from akr.text.visibility import fewest_together as fewest_together
from akr.text.visibility import invited_promise as invited_promise
from akr.text.visibility import who_sees as who_sees
from akr.text.workshop_2 import FACTS as FACTS
from akr.text.workshop_2 import PART_ASKS as PART_ASKS
from akr.text.workshop_2 import PART_NAMES as PART_NAMES
from akr.text.workshop_2 import PART_WORDS as PART_WORDS

ON_PHONES = (
    COLOURS,
    OWNERSHIP,
    OWNERSHIP_MEANINGS,
    QUESTIONS,
    PART_WORDS,
    PART_ASKS,
    FACTS,
    STATUS,
    DECISIONS,
    SIGHTS,
    VIEWERS,
    PHASE_TIMES,
    MEASURES,
    MEASURE_ENDS,
    CLOSING_WORDS,
    TIME_LEFT,
    SCOPES,
    DAY_PARTS,
    MONTHS,
    (ALL_VIEWERS, *map(number_word, range(2, 13))),
)
"""The texts that participants read, so every catalogue of `akr.translations` has them."""
