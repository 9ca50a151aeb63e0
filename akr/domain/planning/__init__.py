"""Planning, before the meeting: purpose, readiness, dates and timetable."""
