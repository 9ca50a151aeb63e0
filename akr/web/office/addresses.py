"""The office: its pages, and who may ask for each of its addresses."""

from akr.web.http.access import May
from akr.web.office import accounts, organisation, union_register

BLUEPRINTS = (accounts.bp, organisation.bp, union_register.bp)

WHO_MAY = {
    "accounts.sign_in": May.ANYONE,
    "accounts.take_sign_in": May.ANYONE,
    "accounts.sign_out": May.ANYONE,
    "accounts.first": May.ANYONE,
    "accounts.make_first": May.ANYONE,
    "accounts.mine": May.SIGNED_IN,
    "accounts.change_password": May.SIGNED_IN,
    "accounts.sign_out_everywhere": May.SIGNED_IN,
    "accounts.everyone": May.ADMINISTRATOR,
    "accounts.add": May.ADMINISTRATOR,
    "accounts.show": May.ADMINISTRATOR,
    "accounts.give_password": May.ADMINISTRATOR,
    "accounts.close": May.ADMINISTRATOR,
    "organisation.show": May.ADMINISTRATOR,
    "organisation.save": May.ADMINISTRATOR,
    "organisation.take_logo": May.ADMINISTRATOR,
    "organisation.remove_logo": May.ADMINISTRATOR,
    "union_register.show": May.ADMINISTRATOR,
    "union_register.add": May.ADMINISTRATOR,
    "union_register.renew": May.ADMINISTRATOR,
    "union_register.say": May.ADMINISTRATOR,
    "union_register.remove": May.ADMINISTRATOR,
}
"""Endpoint → who may."""
