"""A logo shows what it is and reaches nothing else, whoever drew it and however it was hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.errors import BadImage
from akr.domain.office.organisation import LogoKind
from akr.files.pdf.logos import (
    DEEPEST,
    MOST_ELEMENTS,
    MOST_SVG_BYTES,
    check_drawn,
    logo_url,
    only_shapes,
    read_logo,
)
from akr.files.pdf.renderer import Renderer
from akr.text.refusals import refusal
from tests.files.pdf.reading import is_archivable_and_accessible

SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
AWAY = "http://tracker.example/x"


def svg(inner, more="", before=""):
    return f'{before}<svg {SPACE} viewBox="0 0 60 20" {more}>{inner}</svg>'.encode()


REACHING = {
    "script": svg("<script>alert(1)</script>"),
    "script from elsewhere": svg(f'<script xlink:href="{AWAY}.js"/>'),
    "script among an editor's notes": svg("<metadata><script>alert(1)</script></metadata>"),
    "script of another vocabulary": svg('<x:script xmlns:x="urn:x">alert(1)</x:script>'),
    "script as HTML": svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
    "handler": svg('<rect width="9" height="9" onclick="alert(1)"/>'),
    "handler on the whole": svg("", more='onload="alert(1)"'),
    "foreign object": svg(
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'
    ),
    "HTML in a group": svg('<g><iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/></g>'),
    "image": svg(f'<image href="{AWAY}.png" width="9" height="9"/>'),
    "image of a file": svg('<image xlink:href="file:///etc/passwd"/>'),
    "image as data": svg('<image href="data:image/svg+xml;base64,AAAA"/>'),
    "link": svg('<a href="javascript:alert(1)"><rect width="9" height="9"/></a>'),
    "use of a file elsewhere": svg(f'<use href="{AWAY}.svg#a"/>'),
    "use of data": svg('<use href="data:image/svg+xml,x#a"/>'),
    "gradient from elsewhere": svg(f'<linearGradient id="a" xlink:href="{AWAY}#b"/>'),
    "fill from elsewhere": svg(f'<rect fill="url({AWAY}#a)" width="9" height="9"/>'),
    "fill from elsewhere, quoted": svg(f"<rect fill='URL( \"{AWAY}\" )' width='9' height='9'/>"),
    "own part, then elsewhere": svg(f'<rect style="fill:url(#a) url({AWAY})"/>'),
    "own part that goes on elsewhere": svg('<rect style="fill:url(#a/../../x)"/>'),
    "style from elsewhere": svg(f"<style>rect{{fill:url({AWAY})}}</style>"),
    "imported style": svg(f'<style>@import "{AWAY}";</style>'),
    "imported style in parts": svg(f"<style>@imp<![CDATA[ort '{AWAY}']]>;</style>"),
    "face from elsewhere": svg(f"<style>@font-face{{src:url({AWAY})}}</style>"),
    "escaped letters": svg(f"<style>rect{{fill:u\\72l({AWAY})}}</style>"),
    "set of images": svg(f"<style>rect{{fill:image-set('{AWAY}' 1x)}}</style>"),
    "letters as numbers": svg(f'<rect fill="&#117;&#x72;l({AWAY})"/>'),
    "animated link": svg('<rect><set attributeName="href" to="javascript:alert(1)"/></rect>'),
    "moving": svg('<rect><animate attributeName="x" to="9" dur="1s"/></rect>'),
    "text": svg("<text>Exempelstad</text>"),
    "filter": svg(f'<filter id="a"><feImage href="{AWAY}"/></filter>'),
    "pattern": svg('<pattern id="a"/>'),
    "printer's colour": svg('<rect fill="#fff icc-color(x, 0, 0)"/>'),
    "entity": svg("&a;", before='<!DOCTYPE svg [<!ENTITY a "b">]>'),
    "entity of a file": svg(
        "&a;", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    ),
    "entity of the document type": svg(
        "", before=f'<!DOCTYPE svg [<!ENTITY % a SYSTEM "{AWAY}"> %a;]>'
    ),
    "a billion entities": svg(
        "&c;",
        before='<!DOCTYPE svg [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;">]>',
    ),
    "uses of uses": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "use of itself": svg('<use id="a" href="#a"/>'),
    "use of nothing": svg('<use href="#a"/>'),
    "gradients in a ring": svg(
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    ),
    "too many parts": svg("<g/>" * MOST_ELEMENTS),
    "too deep": svg("<g>" * DEEPEST + "</g>" * DEEPEST),
    "too deep among notes": svg("<metadata>" + "<g>" * DEEPEST + "</g>" * DEEPEST + "</metadata>"),
    "too heavy": svg(f'<path d="{"M0 0" * (MOST_SVG_BYTES // 4)}"/>'),
    "cut": svg("<g>")[:-10],
    "no size": f"<svg {SPACE}/>".encode(),
    "no vocabulary": b'<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
    "a page": b"<!doctype html><html><body><script>alert(1)</script></body></html>",
    "an unknown script of letters": b'<?xml version="1.0" encoding="x"?>' + svg(""),
}
"""Every way that we know for an SVG to ask for something, run something, or never end."""

PLAIN = {
    "shapes": svg('<rect width="60" height="20" fill="#8a1538"/><path d="M0 0L9 9" stroke="red"/>'),
    "as Illustrator saves it": svg(
        '<style type="text/css">.st0{clip-path:url(#a);fill:#8A1538;}</style><g>'
        '<defs><rect id="b" width="60" height="20"/></defs>'
        '<clipPath id="a"><use xlink:href="#b" style="overflow:visible;"/></clipPath>'
        '<path class="st0" d="M0 0h60v20z"/></g>',
        more='version="1.1" id="Lager_1" x="0px" y="0px" xml:space="preserve"',
        before='<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator -->\n'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
    ),
    "as Inkscape saves it": svg(
        "<sodipodi:namedview id='n' inkscape:zoom='1'/><metadata><rdf:RDF/></metadata>"
        '<defs><linearGradient id="a"><stop offset="0" style="stop-color:#000"/>'
        '<stop offset="1" stop-color="#8a1538"/></linearGradient>'
        '<linearGradient id="b" xlink:href="#a" x1="0" x2="60" gradientUnits="userSpaceOnUse"/></defs>'
        '<path inkscape:label="x" style="fill:url(#b);fill-opacity:0.5" d="M0 0h60v20z"/>',
        more='xmlns:sodipodi="urn:s" xmlns:inkscape="urn:i" xmlns:rdf="urn:r" width="60" height="20"',
    ),
}


@pytest.mark.parametrize("data", REACHING.values(), ids=REACHING)
def test_an_svg_that_reaches_out_or_never_ends_is_refused_with_a_way_out(data):
    with pytest.raises(BadImage) as caught:
        read_logo(data)

    assert caught.value.reason.startswith("svg_")
    assert "PNG" in refusal(caught.value)


@pytest.mark.parametrize("data", PLAIN.values(), ids=PLAIN)
def test_a_logo_as_drawing_programs_save_it_is_kept_as_shapes(data):
    kept = read_logo(data)

    assert kept.kind is LogoKind.SVG
    assert kept.data.startswith(b"<svg xmlns=")
    assert read_logo(kept.data) == kept
    for left_out in (b"<!", b"<?", b"inkscape", b"sodipodi", b"rdf", b"xlink", b"metadata"):
        assert left_out not in kept.data


@given(st.binary(max_size=300))
def test_any_bytes_are_a_logo_or_a_refusal(data):
    try:
        read_logo(b"<" + data)
    except BadImage as refused:
        assert refusal(refused)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\@"), max_size=40)
)
def test_what_is_kept_of_a_value_is_never_markup(value):
    quoted = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    try:
        kept = only_shapes(svg(f'<path d="{quoted}"/>'))
    except BadImage:
        return

    assert kept.count(b"<") == 4  # svg, path, and their ends


@pytest.mark.slow
@pytest.mark.parametrize("data", PLAIN.values(), ids=PLAIN)
def test_every_kept_svg_is_drawn_in_an_archivable_file(data):
    logo = read_logo(data)

    with Renderer(strict=True) as renderer:
        check_drawn(renderer, logo)
        made = renderer.render(
            '<!doctype html><html lang="sv"><head><title>Logotyp</title></head><body><h1>Logotyp</h1>'
            f'<p><img alt="Logotyp" src="{logo_url(logo)}"></p></body></html>',
            archive=True,
        )

    assert is_archivable_and_accessible(made)
