"""Attacks on the text: prefixes, alphabets, look-alikes, case, lengths, cuts, texts doubled and chained."""

import random
import string
from typing import Final

from credentials.wire import LIMITS, PREFIX
from credentials.wire import ReasonCode as R
from tests.agreement.hostile.attack import BODY, GOOD, Attack, Attacks, rng

_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_STRANGE: Final = sorted({chr(code) for code in range(128)} - set(_ALPHABET))
_LOOKALIKES: Final = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0391\u0392\u0395\u0396\u0397"
    "\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\uff26\uff30\uff11\uff1a\uff10\uff21\u2460"
    "\u00b2\u2070\u0660\u06f1\u07c1\u0966\U0001d7ce\U0001d400\U0001d538\u2010\u2011\u2013\u2014\u2212"
    "\ufe63\u2044\u2215\uff1a\ufe13\ua789\u02bc\u00a0\u2002\u3000\u200b\u200d\u2060\ufeff\u202e\u0301"
    "\u01a1\u0111\U0001f600"
)
"""Cyrillic, Greek, full width, digits of other scripts, dashes, spaces, what cannot be seen, and Vietnamese."""
_PREFIXES: Final = (
    *("fp1:", "Fp1:", "fP1:", "FP1", "FP1;", "FP1.", "FP 1:", " FP1:", "\tFP1:", "\nFP1:", "\rFP1:", "\0FP1:"),
    *("FP1 :", "FP:1", "FP:", "FP0:", "FP00:", "FP01:", "FP001:", "FP-1:", "FP+2:", "FP1000:", "FP2", "FPA:", "FPX1:"),
    *(
        "PF1:",
        "1FP:",
        "HC1:",
        "NZCP:/1/",
        "shc:/",
        "https://fp1/",
        "javascript:FP1:",
        "data:,FP1:",
        "WIFI:FP1:",
        '"FP1:',
    ),
    *(
        "\uff26\uff30\uff11\uff1a",
        "FP\uff11:",
        "FP1\uff1a",
        "\u0492\u04201:",
        "F\u04201:",
        "\u03dcP1:",
        "\ufeffFP1:",
        "\u200bFP1:",
        "F\u200bP1:",
        "FP1\u200b:",
        "\u202eFP1:",
    ),
    *("FP\u0662:", "FP\u00b2:", "FP\uff12:", "FPD1:", "FPB1:", "FPC1:1/2:ABCDEF01:", "", ":", "F", "FP"),
)


def attacks() -> Attacks:
    for prefix in _PREFIXES:
        yield Attack(category="prefix", name=repr(prefix), text=prefix + BODY, reason=R.NOT_A_PERMIT)
    for number in (2, 3, 9, 10, 11, 42, 99, 100, 998, 999):
        yield Attack(category="newer prefix", name=str(number), text=f"FP{number}:{BODY}", reason=R.APP_TOO_OLD)
        yield Attack(category="newer prefix", name=f"{number}, bare", text=f"FP{number}:", reason=R.APP_TOO_OLD)
    yield from replaced("alphabet", "".join(_STRANGE))
    yield from replaced("look-alike", _LOOKALIKES)
    yield from cases()
    yield from lengths()
    yield from chained()


def replaced(category: str, strangers: str) -> Attacks:
    """One character that is none of ours: in the place of one, after all, or before all."""
    dice = rng(category)
    for char in strangers:
        at = dice.randrange(len(BODY))
        changed = BODY[:at] + char + BODY[at + 1 :]
        for place, body in (("inside", changed), ("after", BODY + char), ("before", char + BODY)):
            yield Attack(category=category, name=f"{char!r} {place}", text=PREFIX + body, reason=R.BAD_BASE45)


def cases() -> Attacks:
    letters = [at for at, char in enumerate(BODY) if char in string.ascii_uppercase]
    for at in rng("case").sample(letters, 30):
        body = BODY[:at] + BODY[at].lower() + BODY[at + 1 :]
        yield Attack(category="case", name=f"at {at}", text=PREFIX + body, reason=R.BAD_BASE45)
    yield Attack(category="case", name="all", text=PREFIX + BODY.lower(), reason=R.BAD_BASE45)


def lengths() -> Attacks:
    """Every limit by one, and cuts; what a cut is depends on what is left of it."""
    most = LIMITS["credential_characters"]
    for size in (most - 3, most, most + 1, most + 2, 1_000, 10_000, 100_000):
        body = "0" * (size - len(PREFIX))
        yield Attack(category="length", name=f"{size} zeros", text=PREFIX + body, reason=_read_slowly(body))
    for size in (most + 1, 2 * most):
        text = PREFIX + "\U0001f600" * (size - len(PREFIX))
        yield Attack(category="length", name=f"{size} faces", text=text, reason=R.TOO_LONG)
    faces = PREFIX + "\U0001f600" * (most - len(PREFIX))
    yield Attack(category="length", name="as many faces as there may be", text=faces, reason=R.BAD_BASE45)
    for cut in sorted({*range(12), *rng("cut").sample(range(12, len(BODY)), 60)}):
        yield Attack(category="cut", name=f"{cut} left", text=PREFIX + BODY[:cut], reason=_read_slowly(BODY[:cut]))
        tail = BODY[len(BODY) - cut :] if cut else ""
        yield Attack(category="cut", name=f"the last {cut}", text=PREFIX + tail, reason=_read_slowly(tail))


def chained() -> Attacks:
    """Two cards in one, in whole or in part."""
    parts = {
        "doubled": BODY * 2,
        "with its prefix twice": GOOD,
        "and itself, with prefix": BODY + GOOD,
        "and a line": BODY + "\n" + GOOD,
        "and a line's end": BODY + "\r\n",
        "and a return": BODY + "\r",
        "and a space": BODY + " ",
        "and two spaces": BODY + "  ",
        "and three spaces": BODY + "   ",
        "and a comma": BODY + ",",
        "and a zero byte": BODY + "\0",
        "and a group": BODY + "000",
        "and two characters": BODY + "00",
        "turned round": BODY[::-1],
        "with its halves exchanged": BODY[len(BODY) // 2 :] + BODY[: len(BODY) // 2],
        "in quotes": f'"{BODY}"',
        "percent-encoded": BODY.replace(" ", "%20"),
        "with plus for space": BODY.replace(" ", "+"),
    }
    for name, body in parts.items():
        yield Attack(category="chained", name=name, text=PREFIX + body, reason=_read_slowly(body))


def _read_slowly(body: str) -> R:
    """Another reader of Base45, group by group as RFC 9285 says it, for texts that are no envelope."""
    if len(PREFIX + body) > LIMITS["credential_characters"]:
        return R.TOO_LONG
    size = 0
    for at in range(0, len(body), 3):
        group = body[at : at + 3]
        digits = [_ALPHABET.find(char) for char in group]
        number = sum(digit * 45**place for place, digit in enumerate(digits))
        if -1 in digits or len(group) == 1 or number >= 256 ** (len(group) - 1):
            return R.BAD_BASE45
        size += len(group) - 1
    return R.TOO_LONG if size > LIMITS["credential_bytes"] else R.BAD_ENVELOPE


def any_text(dice: random.Random) -> str:
    """One text of the generator: the good one, hurt in one to three ways."""
    text = GOOD
    for _ in range(dice.randrange(1, 4)):
        text = _hurt(dice, text)
    return text


def _hurt(dice: random.Random, text: str) -> str:
    at, until = sorted(dice.randrange(len(text) + 1) for _ in range(2))
    char = dice.choice([*_ALPHABET, *_STRANGE, *_LOOKALIKES])
    hurts: list[str] = [
        text[:at] + char + text[at + 1 :],
        text[:at] + char + text[at:],
        text[:at] + text[until:],
        text[:until] + text[at:],
        text[:at] + text[at:until].lower() + text[until:],
        text[:at] + text[at:until][::-1] + text[until:],
        text + dice.choice([GOOD, BODY, char * dice.randrange(1, 400)]),
        dice.choice(_PREFIXES) + text.removeprefix(PREFIX),
    ]
    return dice.choice(hurts)
