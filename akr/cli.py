"""The command line: `akr profile|analyse|group|import|export|setup|user|serve|demo`.

Municipalities script against these: exit code 0 on success, 2 with one clear line for bad input,
and then nothing has been written.
"""

import errno
import json
import math
import os
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akr import text
from akr.domain.clock import utc_now
from akr.domain.errors import OlderDatabase, Refusal
from akr.domain.office.account import Role
from akr.domain.office.organisation import FULL_TIME_HOURS
from akr.domain.role.draft import LONGEST_ROLE_TITLE
from akr.domain.written import is_empty, one_line
from akr.ops.stop import Stop
from akr.text.refusals import refusal

if TYPE_CHECKING:
    from flask import Flask

    from akr.domain.proposals.process import Process

BAD_INPUT = 2
OS_REASONS = {
    errno.ENOENT: "filen eller mappen finns inte.",
    errno.EACCES: "du har inte behörighet till det.",
    errno.EISDIR: "det är en mapp, inte en fil.",
    errno.ENOTDIR: "en del av sökvägen är ingen mapp.",
    errno.ENOSPC: "disken är full.",
    errno.ENAMETOOLONG: "namnet är för långt.",
    errno.EADDRINUSE: "ett annat program svarar redan där. Välj en annan port med AKR_PORT.",
    errno.EADDRNOTAVAIL: "datorn har ingen sådan adress. Välj en annan med AKR_HOST.",
    socket.EAI_NONAME: "det finns inget sådant värdnamn. Välj ett annat med AKR_HOST.",
}
"""Why a file could not be read or written, or an address used, by error number."""
FULL_TIME = click.option(
    "--full-time",
    type=click.FloatRange(min=1, max=168),
    callback=lambda _context, _option, hours: _number(hours),
    default=FULL_TIME_HOURS,
    show_default=True,
    help="Timmar per vecka som är heltid.",
)
OUT = FILE = click.Path(path_type=Path)


@click.group(no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="akr", message="%(version)s")
def cli() -> None:
    """Använd Kompetensen Rätt: från arbetsgruppens kort till en rollprofil."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command. Bad input gives one line on stderr and exit code 2."""
    try:
        code = cli.main(arguments, prog_name="akr", standalone_mode=False)
    except Refusal as refused:
        _fail(refusal(refused))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help())
        sys.exit(BAD_INPUT)
    except click.ClickException as error:
        _fail(error.format_message())
    except click.Abort:
        sys.exit(130)
    except OSError as error:
        _fail(f"{error.filename or 'Filen'}: {OS_REASONS.get(error.errno or 0, error.strerror)}")
    sys.exit(code if isinstance(code, int) else 0)


@cli.command()
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=OUT, required=True, help="PDF-filen som skrivs.")
@click.option("--template", help="Rollmall; annars väljs den av verksamheten.")
@click.option("--title", help="Rollens namn; annars mallens.")
@FULL_TIME
def profile(
    file: Path, output: Path, template: str | None, title: str | None, full_time: float
) -> None:
    """Gör en rollprofil (utkast) som PDF av en processfil."""
    from akr.domain.role.draft import Content
    from akr.files.akr_process_1 import read_process
    from akr.files.pdf.renderer import Renderer
    from akr.files.pdf.role_profile import role_profile_pdf
    from akr.library.drafting import draft_profile, gather_draft, surroundings_of

    process = read_process(_read(file))
    draft = gather_draft(process, template, None if title is None else _title(title))
    with Renderer() as renderer:
        content = Content(draft, full_time_hours=full_time)
        beside = surroundings_of({file.stem: process})
        made = role_profile_pdf(renderer, draft_profile(beside, content))
    _write(output, made)


@cli.command()
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Skriv alla tal som JSON.")
@FULL_TIME
def analyse(file: Path, full_time: float, *, as_json: bool) -> None:
    """Räkna ut samstämmighet, ägarskap och timmar."""
    from akr.files.akr_process_1 import read_process
    from akr.steps.answers.analysis import analysis_lines, analysis_values

    process = read_process(_read(file))
    if as_json:
        values = analysis_values(process, full_time)
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        for line in analysis_lines(process, full_time):
            click.echo(line)


@cli.command()
@click.argument("file", type=FILE)
def group(file: Path) -> None:
    """Föreslå grupper: CSV med kolumnen phrase in, samma rader med kolumnen group ut."""
    from akr.domain.cards.similarity import group_phrases
    from akr.files.phrases import read_phrases, write_groups

    columns, rows = read_phrases(_read(file))
    groups = group_phrases([one_line(row["phrase"]) for row in rows])
    click.echo(write_groups(columns, rows, groups), nl=False)


@cli.command("import")
@click.argument("file", type=FILE)
def import_(file: Path) -> None:
    """Läs in en processfil; skriver ut processens id. Två gånger blir två processer."""
    from akr.files.akr_process_1 import read_process
    from akr.steps.planning.processes import import_alone
    from akr.store.work import store_of

    process = read_process(_read(file))
    app = _app()
    with app.app_context():
        public_id = import_alone(store_of(app).work(), process)
    click.echo(public_id)


@cli.command()
@click.argument("process")
@click.option("-o", "--output", type=OUT, required=True, help="Filen: .json, .csv eller .xlsx.")
def export(process: str, output: Path) -> None:
    """Skriv en process till fil, för dig ensam. JSON är allt; CSV och XLSX det som får visas.

    Vem som skrev vad när antecknas i exports.log i datamappen.
    """
    from akr.files.akr_process_1 import write_process
    from akr.files.spreadsheet import as_csv, as_xlsx
    from akr.files.workbook import flat_sheet, sheets
    from akr.steps.answers.analysis import see_result
    from akr.store.work import store_of

    makers: dict[str, Callable[[Process], bytes]] = {
        ".json": write_process,
        ".csv": lambda found: as_csv(flat_sheet(found)),
        ".xlsx": lambda found: as_xlsx(sheets(found)),
    }
    make = makers.get(output.suffix.lower())
    if make is None:
        raise click.UsageError(f"{output}: filen ska sluta på {text.either(tuple(makers))}.")
    app = _app()
    is_raw = make is write_process
    with app.app_context(), store_of(app).work().reading() as work:
        found = work.process_as_given(process) if is_raw else see_result(work, process)
    made = make(found)
    # First, so that no file leaves unnoted.
    _note_export(app.extensions["akr.config"].data_dir, process, output)
    _write(output, made, for_owner=True)


@cli.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.FACILITATOR.value,
    show_default=True,
    help="Förvaltare, processledare eller chef.",
)
@click.option("--password-stdin", is_flag=True, help="Läs lösenordet från standard in.")
def user(name: str, role: str, *, password_stdin: bool) -> None:
    """Gör ett konto. Lösenordet frågas efter, och syns inte."""
    from akr.steps.office.accounts import create_account
    from akr.store.work import store_of

    app = _app()
    password = sys.stdin.readline().rstrip("\n") if password_stdin else _chosen_password()
    made = create_account(store_of(app).work(), name, password, Role(role))
    click.echo(f"{made.name} är {text.ROLES[made.role][0].lower()} och kan logga in.")


@cli.command("serve")
def serve_() -> None:
    """Starta AKR, tills Ctrl+C eller SIGTERM. Adress och port är inställningar."""
    from akr.config import from_environment
    from akr.ops.serve import serve

    serve(from_environment())


@cli.command()
@click.option(
    "--phase",
    type=click.Choice([stop.value for stop in Stop]),
    default=Stop.JOIN.value,
    show_default=True,
    help="Hur långt arbetsplatsen har kommit.",
)
@click.option(
    "--bots",
    type=click.IntRange(0, 150),
    help="Simulerade kollegor; annars så många att en plats är kvar.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="0.0.0.0", show_default=True, help="Adress att lyssna på.")  # noqa: S104
def demo(phase: str, bots: int | None, port: int, host: str) -> None:
    """Visa en förskola mitt i en verkstad. Rör inga andra data och lämnar inget efter sig."""
    from akr.ops.demo import show

    show(Stop(phase), bots, host, port)


@cli.command()
def setup() -> None:
    """Gör datamapp, nyckel och databas i ordning; kan köras igen."""
    from akr import create_app
    from akr.config import from_environment
    from akr.store.engine.claim import claim
    from akr.store.migrate import must_be_up_to_date, upgrade

    config = from_environment()
    app = create_app(config)
    try:
        must_be_up_to_date(app)
    except OlderDatabase:
        with claim(config):  # not under a server of the older version
            upgrade(app)
    click.echo(f"Data finns i {config.data_dir}")
    click.echo("Databasen är i ordning. Sedan: akr user NAMN --role administrator och akr serve")


@cli.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Kopiera databasen till en fil, också medan servern är igång. Nyckeln kopieras för sig."""
    from akr.store.engine import backup as backups

    backups.back_up(_sqlite_file(), file)
    click.echo(f"Databasen finns kopierad i {file}. Spara secret_key i datamappen också.")


@cli.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Lägg tillbaka en kopia av databasen. Servern ska vara stoppad."""
    from akr.config import from_environment
    from akr.store.engine import backup as backups
    from akr.store.engine.claim import claim

    database = _sqlite_file()
    with claim(from_environment()):
        kept = backups.restore(file, database)
    click.echo(f"{database} är nu kopian." + (f" Den förra finns i {kept}." if kept else ""))


def _sqlite_file() -> Path:
    from akr.config import from_environment
    from akr.domain.errors import NoBackup

    file = from_environment().sqlite_file
    if file is None:
        raise NoBackup("postgresql")
    return file


def _app() -> "Flask":
    """Return the app on a database of this version's. Raises OlderDatabase."""
    from akr import create_app
    from akr.store.migrate import must_be_up_to_date

    app = create_app()
    must_be_up_to_date(app)
    return app


def _chosen_password() -> str:
    password: str = click.prompt("Lösenord", hide_input=True)
    if click.prompt("Samma lösenord igen", hide_input=True) != password:
        raise click.UsageError("Lösenorden är inte lika. Inget konto har gjorts.")
    return password


def _read(file: Path) -> bytes:
    from akr.files.akr_process_1 import LARGEST_FILE

    with file.open("rb") as opened:
        # One byte too many is enough to refuse the file; a larger one is never read whole.
        return opened.read(LARGEST_FILE + 1)


def _note_export(data_dir: Path, process: str, output: Path) -> None:
    """Note who takes which process out, when and as what; nothing of what it says."""
    noted = data_dir / "exports.log"
    noted.touch(mode=0o600)
    with noted.open("a", encoding="utf-8") as log:
        when = utc_now().isoformat(timespec="seconds")
        log.write(f"{when} uid={os.getuid()} {process} {output.suffix.lower()}\n")


def _write(output: Path, content: bytes, *, for_owner: bool = False) -> None:
    """Write a file atomically; `for_owner`, so that nobody else on the machine can read it."""
    part = output.with_name(f".{output.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600 if for_owner else 0o666)
        part.write_bytes(content)
        part.replace(output)
    except OSError as error:
        error.filename = str(output)
        raise
    finally:
        part.unlink(missing_ok=True)


def _number(hours: float) -> float:
    """Refuse NaN, which passes click's range check: it is neither below nor above."""
    if math.isnan(hours):
        raise click.UsageError("--full-time: skriv ett tal, till exempel 40.")
    return hours


def _title(written: str) -> str:
    title = one_line(written)
    if is_empty(title) or len(title) > LONGEST_ROLE_TITLE:
        raise click.UsageError(f"--title: skriv ett namn, högst {LONGEST_ROLE_TITLE} tecken.")
    return title


def _fail(sentence: str) -> None:
    click.echo(" ".join(sentence.split()), err=True)
    sys.exit(BAD_INPUT)
