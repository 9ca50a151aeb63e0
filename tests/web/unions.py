"""A union's browser in tests at the edge."""

from akr.steps.matter import party
from akr.store.work import store_of
from tests import unions


def at_its_browser(web, secret):
    """A union's browser, confirmed by the union's contact; and where its review begins."""
    work = store_of(web).work()
    return with_token(web, unions.enrolled(work, secret))


def anybody_with_the_link(web, secret, function="Facklig företrädare"):
    """A browser that has opened a union's link, and nobody has confirmed; and where it begins."""
    return with_token(web, unions.unconfirmed(store_of(web).work(), secret, function))


def with_token(web, token):
    """A browser that holds a representative's token; and where the review begins."""
    entered = party.who_reviews(store_of(web).work(), token)
    client = web.test_client()
    client.set_cookie(f"review_{entered.id}", token, path="/reviews")
    return client, f"/reviews/{entered.public_id}/{entered.id}"
