"""How long a password is: the same vectors as the page of one-time links."""

import json
from pathlib import Path

import pytest

from identity.accounts.rules import check_password
from storage.outcomes import BadInput

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "passwords.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("given", VECTORS, ids=[one["why"] for one in VECTORS])
def test_a_password_is_measured_as_its_page_measures_it(given: dict[str, str | int | bool]) -> None:
    password = str(given["unit"]) * int(given["times"])

    if given["fits"]:
        check_password(password)
    else:
        with pytest.raises(BadInput) as refused:
            check_password(password)
        assert refused.value.code == "PASSWORD_LENGTH"
