"""The store's foundation: SQLite set-up, transactions, compiled statements and public ids."""
