"""Photos of paper: checked, turned upright, made smaller and re-encoded, so that nothing but the
picture is kept (no place, no time, no camera)."""

import io

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from kithkin.exchange.errors import FileNotUnderstoodError

LARGEST_BYTES = 10_000_000
MOST_PIXELS = 50_000_000
WIDEST = 2_400
FORMATS = ("JPEG", "PNG", "WEBP")


class PictureNotUnderstoodError(FileNotUnderstoodError):
    code = "picture_not_understood"


def cleaned(content: bytes) -> bytes:
    """Return the photo as a plain JPEG without metadata."""
    if len(content) > LARGEST_BYTES:
        raise PictureNotUnderstoodError(_("This photo is too large. 10 MB is the most."))
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureNotUnderstoodError(_("This photo has too many points."))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PictureNotUnderstoodError(
            _("This is not a photo we can read. Please take a JPEG or PNG.")
        ) from None
    upright.thumbnail((WIDEST, WIDEST))
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=82)
    return out.getvalue()
