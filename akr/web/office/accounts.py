"""Signing in and out, one's own password, and the administrator's page of accounts."""

import time

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for
from itsdangerous import BadSignature, URLSafeSerializer

from akr.domain.office.account import (
    LONGEST_ACCOUNT_NAME,
    LONGEST_PASSWORD,
    Account,
    Role,
)
from akr.domain.office.attempts import Attempts
from akr.domain.office.errors import (
    BadName,
    LastAdministrator,
    ManySignIns,
    NameTaken,
    TooManyAttempts,
    WeakPassword,
    WrongPassword,
)
from akr.steps.office import accounts, sessions
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form
from akr.web.http.pages import done, next_page, page
from akr.web.shared import signed_in
from akr.web.shared.known_devices import known_device, remember_device
from akr.web.shared.signed_in import me, my_account

bp = Blueprint("accounts", __name__)

FIRST_LINK_SECONDS = 24 * 60 * 60
"""How long the link to make the first account may be used, while the machine is not restarted."""


def prepare(app: Flask) -> None:
    """Let templates ask who is signed in, and count failed attempts from here on."""
    app.extensions["akr.attempts"] = Attempts()
    app.jinja_env.globals["me"] = me


def first_account_link(app: Flask) -> str | None:
    """Return the address where the first account is made, or None when there is one.

    Whoever holds it becomes administrator: it is for the person who starts the server to see.
    """
    with app.app_context():
        if accounts.has_accounts(open_work()):
            return None
        token = _first_link().dumps(time.monotonic())
        return f"{app.config['PUBLIC_URL']}/first-account?token={token}"


@bp.get("/sign-in")
def sign_in() -> Response:
    """Ask for name and password."""
    return page("office/accounts/sign_in.html", form=Form(), next_page=next_page())


@bp.post("/sign-in")
def take_sign_in() -> Response:
    """Sign in, or say kindly that it did not work; never which of the two was wrong."""
    form = Form(request.form)
    name = form.text("name", LONGEST_ACCOUNT_NAME)
    password = form.secret("password", LONGEST_PASSWORD)
    if not form.errors:
        try:
            account = accounts.sign_in(open_work(), _attempts(), name, password, known_device(name))
        except WrongPassword as refused:
            form.refuse("password", refusal(refused))
        except (ManySignIns, TooManyAttempts) as refused:
            form.refuse("password", refusal(refused))
            return page(
                "office/accounts/sign_in.html", status=429, form=form, next_page=next_page()
            )
        else:
            answer = done(next_page=next_page() or _home(account))
            return remember_device(signed_in.begin(answer, account), name)
    return page("office/accounts/sign_in.html", status=422, form=form, next_page=next_page())


@bp.post("/sign-out")
def sign_out() -> Response:
    """End the session; doing it twice does no harm."""
    return signed_in.end(done(next_page=url_for("front.show")))


@bp.get("/first-account")
def first() -> Response:
    """Ask who will be the first administrator, to the one who holds the link from the start."""
    token = _valid_first_token()
    return page("office/accounts/first.html", form=Form(), token=token)


@bp.post("/first-account")
def make_first() -> Response:
    """Make the first account and sign in with it."""
    token = _valid_first_token()
    form = Form(request.form)
    name, password = _name_and_password(form)
    if not form.errors:
        try:
            account = accounts.create_first_account(open_work(), name, password)
        except (BadName, WeakPassword) as refused:
            _explain(form, refused)
        else:
            return signed_in.begin(done(next_page=url_for("front.show")), account)
    return page("office/accounts/first.html", status=422, form=form, token=token)


@bp.get("/account")
def mine() -> Response:
    """Show one's own account."""
    return page("office/accounts/mine.html", form=Form(), changed="changed" in request.args)


@bp.post("/account/password")
def change_password() -> Response:
    """Change one's own password; other devices are signed out."""
    account = my_account()
    form = Form(request.form)
    old = form.secret("old", LONGEST_PASSWORD)
    new = form.secret("password", LONGEST_PASSWORD)
    if not form.errors:
        try:
            account = accounts.change_password(open_work(), _attempts(), account, old, new)
        except WrongPassword:
            form.refuse("old", "Det är inte ditt nuvarande lösenord. Försök igen.")
        except TooManyAttempts as refused:
            form.refuse("old", refusal(refused))
        except WeakPassword as refused:
            _explain(form, refused)
        else:
            return signed_in.begin(done(next_page=url_for(".mine", changed="")), account)
    return page("office/accounts/mine.html", status=422, form=form, changed=False)


@bp.post("/account/sign-out-everywhere")
def sign_out_everywhere() -> Response:
    """End one's sessions in every browser, this one too."""
    account = my_account()
    sessions.end_everywhere(open_work(), account)
    return signed_in.end(done(next_page=url_for("front.show")))


@bp.get("/accounts")
def everyone() -> Response:
    """List the accounts, with a form for one more."""
    return _list(Form())


@bp.post("/accounts")
def add() -> Response:
    """Make an account for somebody, who changes the password once signed in."""
    form = Form(request.form)
    name, password = _name_and_password(form)
    role = form.choice("role", Role)
    if not form.errors:
        try:
            account = accounts.create_account(open_work(), name, password, role)
        except (BadName, WeakPassword, NameTaken) as refused:
            _explain(form, refused)
        else:
            return done(next_page=url_for(".everyone", added=account.public_id))
    return _list(form, status=422)


@bp.get("/accounts/<account>")
def show(account: str) -> Response:
    """Show one account, with what can be done for it."""
    return _one(account, Form())


@bp.post("/accounts/<account>/password")
def give_password(account: str) -> Response:
    """Give a new password to somebody who forgot theirs, or comes back."""
    form = Form(request.form)
    password = form.secret("password", LONGEST_PASSWORD)
    if not form.errors:
        try:
            given = accounts.give_password(open_work(), account, password)
        except WeakPassword as refused:
            _explain(form, refused)
        else:
            answer = done(next_page=url_for(".show", account=account, given=""))
            is_mine = (mine := me()) is not None and mine.id == given.id
            return signed_in.begin(answer, given) if is_mine else answer
    return _one(account, form, status=422)


@bp.post("/accounts/<account>/close")
def close(account: str) -> Response:
    """Close an account: it signs out everywhere, and what it led stays."""
    form = Form()
    try:
        accounts.close_account(open_work(), account)
    except LastAdministrator as refused:
        form.refuse("close", refusal(refused))
        return _one(account, form, status=409)
    return done(next_page=url_for(".everyone", closed=account))


def _list(form: Form, status: int = 200) -> Response:
    everyone = accounts.everyone(open_work())
    names = {each.public_id: each.name for each in everyone}
    return page(
        "office/accounts/list.html",
        status=status,
        form=form,
        accounts=everyone,
        added=names.get(request.args.get("added", "")),
        closed=names.get(request.args.get("closed", "")),
    )


def _one(public_id: str, form: Form, status: int = 200) -> Response:
    account = accounts.account_of(open_work(), public_id)
    return page(
        "office/accounts/show.html",
        status=status,
        form=form,
        account=account,
        given="given" in request.args,
    )


def _name_and_password(form: Form) -> tuple[str, str]:
    return form.text("name", LONGEST_ACCOUNT_NAME), form.secret("password", LONGEST_PASSWORD)


def _explain(form: Form, refused: BadName | NameTaken | WeakPassword) -> None:
    """Put a refusal at the field that it is about."""
    form.refuse("password" if isinstance(refused, WeakPassword) else "name", refusal(refused))


def _home(account: Account) -> str:
    """Where somebody's work is: a manager's is what waits for a decision."""
    manages = account.role is Role.MANAGER
    return url_for("decision.mine" if manages else "processes.mine")


def _valid_first_token() -> str:
    """Return the link's token. 404 when it is not ours, too old, or an account exists."""
    token = request.values.get("token", "")
    try:
        made_at = _first_link().loads(token)
    except BadSignature:
        abort(404)
    is_open = 0 <= time.monotonic() - made_at < FIRST_LINK_SECONDS
    if not is_open or accounts.has_accounts(open_work()):
        abort(404)
    return token


def _first_link() -> URLSafeSerializer:
    """Sign the machine's own seconds, so that a clock that is put right does not end the link."""
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="first-account")


def _attempts() -> Attempts:
    attempts: Attempts = current_app.extensions["akr.attempts"]
    return attempts
