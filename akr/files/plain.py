"""Plain text: a written document to copy into a mail, an advertisement or another template."""

from akr.files.blocks import Block, Bullets, Heading, Paragraph, Table, WrittenDocument, WrittenRow


def plain_text(document: WrittenDocument) -> str:
    """Set a document as lines of text; a row of a table says in words what its columns say."""
    head = ((document.letterhead.name, document.kind), (document.mark,))
    opening = [" · ".join(filter(None, said)) for said in head]
    parts = ["\n".join(opening), *map(_part, document.blocks), document.foot]
    return "\n\n".join(filter(None, parts)) + "\n"


def _part(block: Block) -> str:
    match block:
        case Heading(words, level=1):
            return f"{words}\n{'=' * len(words)}"
        case Heading(words):
            return f"{words}\n{'-' * len(words)}"
        case Paragraph(words):
            return words
        case Bullets(items):
            return "\n".join(f"- {item}" for item in items)
        case Table(rows, headings=headings):
            return "\n".join(_row(row, is_item=bool(headings)) for row in rows).lstrip()


def _row(row: WrittenRow, *, is_item: bool) -> str:
    if row.is_strong:
        return f"\n{row.words}"
    return f"- {row.words}" if is_item else row.words
