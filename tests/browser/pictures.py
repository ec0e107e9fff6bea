"""A QR code as it comes to a checkpoint: clean, and in every bad way that a cheap phone and a wallet can think of."""

import io
import random
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw, ImageFilter

from credentials import qr

SIDE = 720


def clean(text: str) -> Image.Image:
    return Image.open(io.BytesIO(qr.png(text, 8))).convert("L")


def noise(text: str) -> Image.Image:
    """Grain of a dark evening."""
    image = clean(text).resize((SIDE, SIDE))
    grain = Image.frombytes("L", image.size, random.Random(7).randbytes(SIDE * SIDE))
    return Image.blend(image, grain, 0.35).filter(ImageFilter.GaussianBlur(0.8))


def rotated(text: str) -> Image.Image:
    """Held askew, on a table."""
    return clean(text).resize((SIDE, SIDE)).rotate(17, expand=True, fillcolor=200, resample=Image.Resampling.BICUBIC)


def phone_screenshot(text: str) -> Image.Image:
    """A card in the middle of a dark screen."""
    screen = Image.new("L", (1080, 2340), 24)
    ImageDraw.Draw(screen).rounded_rectangle((90, 620, 990, 1640), 48, fill=255)
    screen.paste(clean(text).resize((780, 780)), (150, 700))
    return screen


def torn_corner(text: str) -> Image.Image:
    """The corner without a finder pattern is gone."""
    image = clean(text).resize((SIDE, SIDE))
    ImageDraw.Draw(image).polygon([(SIDE, SIDE), (SIDE - 130, SIDE), (SIDE, SIDE - 130)], fill=110)
    return image


def glare(text: str) -> Image.Image:
    """A lamp's spot on the lamination."""
    image = clean(text).resize((SIDE, SIDE))
    spot = Image.new("L", image.size, 0)
    ImageDraw.Draw(spot).ellipse((400, 300, 520, 400), fill=255)
    return Image.composite(Image.new("L", image.size, 250), image, spot.filter(ImageFilter.GaussianBlur(10)))


def jpeg_q30(text: str) -> Image.Image:
    """As a messenger sends it on."""
    return clean(text).resize((SIDE, SIDE))


ALL: Mapping[str, Callable[[str], Image.Image]] = {
    "clean": clean,
    "noise": noise,
    "rotated": rotated,
    "phone screenshot": phone_screenshot,
    "JPEG quality 30 at 720 px": jpeg_q30,
    "torn corner": torn_corner,
    "glare": glare,
}


def file(name: str, text: str) -> tuple[str, bytes]:
    """Its type and its bytes."""
    kind, options = ("jpeg", {"quality": 30}) if name.startswith("JPEG") else ("png", {})
    written = io.BytesIO()
    ALL[name](text).save(written, kind, **options)
    return f"image/{kind}", written.getvalue()


def side_by_side(*texts: str) -> bytes:
    """A crew's papers, laid beside each other."""
    sheet = Image.new("L", (700 * len(texts), 700), 255)
    for place, text in enumerate(texts):
        sheet.paste(clean(text).resize((640, 640)), (700 * place + 30, 30))
    written = io.BytesIO()
    sheet.save(written, "png")
    return written.getvalue()


def film(text: str) -> bytes:
    """What a camera would see, as motion JPEG: a phone's screen, held in the middle."""
    frame = Image.new("RGB", (640, 480), (90, 90, 80))
    frame.paste(clean(text).resize((380, 380)), (130, 50))
    written = io.BytesIO()
    frame.save(written, "jpeg", quality=70)
    return written.getvalue() * 5
