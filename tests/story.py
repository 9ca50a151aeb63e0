"""A person in a story: looks at pages, fills in forms and presses buttons by their words."""

from tests.page import read


class Person:
    """Somebody at a browser without scripts. Every page on the way is checked by the client."""

    def __init__(self, client):
        self.client = client
        self.address = ""
        self.page = None

    def see(self, address):
        """Go to an address, and on to where it leads."""
        self.page = self.client.get(address, follow_redirects=True)
        self.address = self.page.request.full_path.rstrip("?")
        assert self.page.status_code == 200, (address, self.page.status)
        return self

    def press(self, label, /, **filled):
        """Fill in the form that has a button with these words, and press it."""
        pressed = [
            (form, button)
            for form in read(self.page).all("form")
            for button in form.all("button")
            if label in button.words
        ]
        assert pressed, f"no button says {label!r} at {self.address}: {self.buttons()}"
        form, button = pressed[0]
        names = {each["name"] for each in form.all("[name]")}
        said = {name.replace("__", "-"): value for name, value in filled.items()}
        assert said.keys() <= names, f"no field for {said.keys() - names}: {sorted(names)}"
        said |= {button["name"]: button.value} if "name" in button else {}
        answer = self.client.post(form["action"], data=form.sent() | said)
        assert answer.status_code == 303, (label, answer.status, read(answer).words[:600])
        return self.see(answer.location)

    def buttons(self):
        """The words on every button of the page."""
        return read(self.page).texts("form button")

    def says(self, words):
        """Whether the page has these words, however its lines are broken."""
        return words in " ".join(read(self.page).pieces)
