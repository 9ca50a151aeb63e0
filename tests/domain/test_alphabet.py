"""Lists are in the order in which a Swede looks for a name."""

from akr.domain.alphabet import alphabetical


def test_the_last_three_letters_come_last_whatever_their_case_and_however_they_are_typed():
    names = ["Östen", "ärla", "Åsa", "Zoo", "O\u0308berg", "Anna", "Zäta"]

    assert sorted(names, key=alphabetical) == [
        "Anna",
        "Zoo",
        "Zäta",
        "Åsa",
        "ärla",
        "O\u0308berg",
        "Östen",
    ]


def test_letters_from_elsewhere_stand_by_the_letter_they_look_like():
    names = ["Öström", "Müller", "Łukasz", "Ødegård", "Mona", "Édith", "Eva", "Lund"]

    assert sorted(names, key=alphabetical) == [
        "Édith",
        "Eva",
        "Łukasz",
        "Lund",
        "Mona",
        "Müller",
        "Ødegård",
        "Öström",
    ]
