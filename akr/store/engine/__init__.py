"""What the store stands on: SQLite, compiled statements, migrations."""
