"""Limits: how many characters each thing that people write on a page may have.

A process leaves as a file and is read in again: nothing here is longer than `akr-process/1` takes.
"""

LONGEST_WORKPLACE = 150
LONGEST_TIME_OF_DAY = 40
LONGEST_PLACE = 120
LONGEST_PROCESS_TITLE = 200
LONGEST_OCCUPATION = 80
LONGEST_OPENING_REASON = 500
"""Of why workshop 1 begins before the unions are heard."""

LONGEST_ENDING_REASON = 500
LONGEST_READINESS_COMMENT = 500

LONGEST_DECIDER = 120
"""Of who has decided: a person, a position or a board."""

LONGEST_REGISTRATION_NUMBER = 60
LONGEST_BASIS = 500
"""Of what a decision refers to."""

LONGEST_PROTOCOL = 60
LONGEST_ADJUSTERS = 200
"""Of who has adjusted a meeting's protocol."""

LONGEST_UNION = 80
LONGEST_LEFT_OUT_REASON = 500
"""Of why a union is no party."""

LONGEST_FUNCTION = 120
"""Of the function in which somebody speaks for a union."""

LONGEST_REGISTERED_OCCUPATIONS = 4000
"""Of the occupations that a union organises, one a line."""

LONGEST_UNION_WORDS = 5000
"""Of a union's comment or position, and of the answer to it."""

LONGEST_CARD = 500
MOST_OF_A_LIST = 30
"""Cards of one pasted list: more than a person's own tasks, less than a whole document."""

LONGEST_TASK = 200
"""Shorter than a card: a wall and a small screen show it."""

LONGEST_GROUP_REASON = 300
"""A sentence or two, that a wall has room for."""

LONGEST_NOTE = 1000
LONGEST_CLOSING_WORDS = 500
"""A thing that was good, and not a report."""

LONGEST_PROPOSAL_WORDS = 2000
LONGEST_PROPOSAL_NAME = 200
"""Of whom a proposal names."""

LONGEST_ROLE_LEAD = 1000
"""Of the paragraph that a profile begins with."""

LONGEST_ROLE_SENTENCE = 500
LONGEST_ROLE_FACT = 200
LONGEST_VERSION_REASON = 500
"""Of why a draft has a new version."""

LONGEST_WRITTEN_CODE = 40
"""Of a code as people type it, with spaces and hyphens."""
