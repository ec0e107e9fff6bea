"""What permits are found by, made equal however it was typed. Pure."""

import re
import unicodedata
from typing import Final

_REFERENCE: Final = re.compile(r"([A-Z]{2}[0-9OIL]{4})([0-9A-Z]{8})")
_MISREAD: Final = str.maketrans("OIL", "011")


def plate_key(text: str) -> str:
    """Keep letters and digits only, in capitals without marks: `66-b1 234.56` and `66B123456` are one plate."""
    return "".join(char for char in _plain(text).upper() if char.isascii() and char.isalnum())


def name_key(text: str) -> str:
    """Drop diacritics and case: `Nguyễn Văn Đức` is found by `nguyen van duc`."""
    return " ".join(_plain(text).split())


def reference_key(text: str) -> str | None:
    """A reference as it is written, from one read over a telephone: `gp 2109 7k3qxh2m` is `GP2109-7K3QXH2M`.

    The letters that its drawing leaves out are taken for the digits they look like; None: it cannot be one.
    """
    read = _REFERENCE.fullmatch(plate_key(text))
    return f"{read[1].translate(_MISREAD)}-{read[2].translate(_MISREAD)}" if read else None


def _plain(text: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(char for char in taken_apart if not unicodedata.combining(char))
