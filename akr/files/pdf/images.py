"""Images: pixels of any kind become an opaque sRGB PNG, which every PDF standard takes."""

import base64
import warnings
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from akr.domain.errors import BadImage

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 25_000_000
SIDE = 1200
"""Pixels of the longest side that are kept: enough for a logo of ten centimetres at 300 dpi."""

_SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L", "I;16N")


def opaque_srgb(data: bytes) -> bytes:
    """Re-encode an image as an 8-bit RGB PNG on white, nothing of the original's metadata kept.

    Raises BadImage when it is too large, or no image that can be read.
    """
    if len(data) > MAX_BYTES:
        raise BadImage("too_heavy", f"{MAX_BYTES // (1024 * 1024)} MB")
    with warnings.catch_warnings():
        # A broken tag or an odd palette is no reason to trouble anyone: we keep the pixels.
        warnings.simplefilter("ignore")
        try:
            image = Image.open(BytesIO(data))
            too_large = image.width * image.height > MAX_PIXELS
            opaque = None if too_large else _on_white(_in_srgb(ImageOps.exif_transpose(image)))
        except Exception as error:  # a broken image can raise anything in a decoder
            raise BadImage("unreadable") from error
    if opaque is None:
        raise BadImage("too_many_pixels", f"{MAX_PIXELS // 1_000_000}")
    opaque.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    out = BytesIO()
    opaque.save(out, "PNG", optimize=True)
    return out.getvalue()


def data_url(png: bytes) -> str:
    """An image that `opaque_srgb` made, as the URL that the renderer lets through."""
    return "data:image/png;base64," + base64.b64encode(png).decode()


def svg_url(svg: bytes) -> str:
    """An SVG that `logos` wrote, as the URL that the renderer lets through."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode()


def _in_srgb(image: Image.Image) -> Image.Image:
    """Convert to RGB or RGBA, by the image's own colour profile when it has a sound one."""
    if image.mode in _SIXTEEN_BITS:
        return image.point(lambda value: value / 256, "L").convert("RGB")
    profile = image.info.get("icc_profile")
    if image.mode not in ("RGB", "CMYK", "L", "LAB") or not profile:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    try:
        converted = ImageCms.profileToProfile(
            image, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")
    return converted or image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return paper
