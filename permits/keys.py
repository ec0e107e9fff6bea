"""What permits are found by, made equal however it was typed. Pure."""

import unicodedata


def plate_key(text: str) -> str:
    """Keep letters and digits only, in capitals without marks: `66-b1 234.56` and `66B123456` are one plate."""
    return "".join(char for char in _plain(text).upper() if char.isascii() and char.isalnum())


def name_key(text: str) -> str:
    """Drop diacritics and case: `Nguyễn Văn Đức` is found by `nguyen van duc`."""
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(char for char in taken_apart if not unicodedata.combining(char))
