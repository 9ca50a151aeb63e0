"""QR codes as a phone's camera has them: which modules are dark, whoever drew them."""

import re

import segno


def modules_for(address):
    """The dark modules, row and column, of the code that an address should have."""
    matrix = segno.make(address, error="m", micro=False).matrix
    return {(y, x) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}


def modules_of(picture):
    """The dark modules of a code that an element of a page draws, from its strokes.

    The strokes are one module wide and begin in the middle of their row; around them is a white
    margin, without which no camera finds the code.
    """
    ground, strokes = (each["d"] for each in picture.all("svg path"))
    assert ground.startswith("M0 0h"), "white all the way out, also on a dark wall"
    x, y, dark = 0, 0.0, set()
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", strokes):
        steps = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            dark |= {(int(y), column) for column in range(x, x + int(steps[0]))}
            x += int(steps[0])
        else:
            x, y = (
                (int(steps[0]), steps[1]) if command == "M" else (x + int(steps[0]), y + steps[1])
            )
    margin = min(column for _, column in dark)
    assert margin >= 3, "white around it"
    return {(row - margin, column - margin) for row, column in dark}
