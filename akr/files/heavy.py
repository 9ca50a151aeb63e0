"""The child for heavy thought.

Grouping many cards, reading a large process file or a picture, and writing DOCX: each can take
seconds, in which the web process would answer nobody.
"""

import json
import pickle

from akr.domain.cards.similarity import suggest_groups
from akr.domain.errors import BadFile, BadImage
from akr.files.akr_process_1 import read_process
from akr.files.child import serve
from akr.files.pdf.logos import read_logo
from akr.files.word import word_document


def group(body: bytes) -> tuple[bytes, list[str]]:
    """Suggest groups of phrases."""
    groups = [(each.name, each.members) for each in suggest_groups(json.loads(body))]
    return json.dumps(groups).encode(), []


def read(body: bytes) -> tuple[bytes, list[str]]:
    """Read a process file; a refusal is an answer too."""
    try:
        return pickle.dumps(read_process(body)), []
    except BadFile as refused:
        return pickle.dumps((refused.path, refused.reason, refused.detail)), []


def logo(body: bytes) -> tuple[bytes, list[str]]:
    """Read a logo; a refusal is an answer too."""
    try:
        return pickle.dumps(read_logo(body)), []
    except BadImage as refused:
        return pickle.dumps((refused.reason, refused.limit)), []


def word(body: bytes) -> tuple[bytes, list[str]]:
    """Write a document for a word processor."""
    return word_document(pickle.loads(body)), []  # noqa: S301  (our own parent's)


if __name__ == "__main__":
    serve({"group": group, "read": read, "logo": logo, "word": word}, gives_way=True)
