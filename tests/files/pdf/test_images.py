"""Logos of every kind become opaque sRGB PNG, or are refused with a sentence."""

from io import BytesIO

import pytest
from PIL import Image

from akr.domain.errors import BadImage
from akr.files.pdf.images import MAX_BYTES, SIDE, opaque_srgb
from akr.text.refusals import refusal


def encoded(image, kind="PNG", **options):
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(png):
    image = Image.open(BytesIO(png))
    assert (image.format, image.mode) == ("PNG", "RGB")
    assert "icc_profile" not in image.info
    assert "transparency" not in image.info
    return image


@pytest.mark.parametrize(
    ("data", "pixel"),
    [
        (encoded(Image.new("RGB", (4, 4), (10, 200, 30))), (10, 200, 30)),
        (encoded(Image.new("CMYK", (4, 4), (0, 0, 0, 0)), "JPEG"), (255, 255, 255)),
        (encoded(Image.new("CMYK", (4, 4), (0, 0, 0, 255)), "JPEG"), (0, 0, 0)),
        (encoded(Image.new("RGBA", (4, 4), (0, 0, 0, 0))), (255, 255, 255)),
        (encoded(Image.new("LA", (4, 4), (0, 0))), (255, 255, 255)),
        (encoded(Image.new("1", (4, 4), 1)), (255, 255, 255)),
        (encoded(Image.new("I;16", (4, 4), 65535)), (255, 255, 255)),
        (encoded(Image.new("I;16", (4, 4), 0x8000)), (128, 128, 128)),
        (encoded(Image.new("P", (4, 4), 0), transparency=0), (255, 255, 255)),
        (encoded(Image.new("RGB", (4, 4), (9, 9, 9)), "GIF"), (9, 9, 9)),
    ],
    ids=[
        "rgb",
        "cmyk",
        "cmyk-k",
        "rgba",
        "la",
        "one-bit",
        "16-bit",
        "16-bit-grey",
        "palette",
        "gif",
    ],
)
def test_any_image_becomes_opaque_srgb(data, pixel):
    assert opened(opaque_srgb(data)).getpixel((1, 1)) == pixel


def test_a_half_transparent_colour_is_blended_with_white():
    half = encoded(Image.new("RGBA", (4, 4), (0, 0, 0, 128)))

    assert opened(opaque_srgb(half)).getpixel((0, 0)) == (127, 127, 127)


def test_a_large_logo_is_scaled_down_in_proportion():
    big = encoded(Image.new("RGB", (3000, 1500), "white"))

    assert opened(opaque_srgb(big)).size == (SIDE, SIDE // 2)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable"),
        (b"%PDF-1.7", "unreadable"),
        (encoded(Image.new("RGB", (90, 90)))[:60], "unreadable"),
        (b"\0" * (MAX_BYTES + 1), "too_heavy"),
        (encoded(Image.new("1", (6000, 6000))), "too_many_pixels"),
        (encoded(Image.new("1", (20000, 20000))), "unreadable"),
    ],
    ids=["empty", "pdf", "cut", "heavy", "large", "bomb"],
)
def test_an_unusable_image_is_refused_with_a_sentence(data, reason):
    with pytest.raises(BadImage) as refused:
        opaque_srgb(data)

    assert refused.value.reason == reason
    assert refusal(refused.value).endswith(".")
