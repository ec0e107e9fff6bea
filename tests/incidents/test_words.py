"""Every code that an incident answers with has its words in both languages."""

from itertools import product

import pytest

from api.words import LANGUAGES, text
from incidents.incidents.following import REASONS
from incidents.incidents.model import RelationKind
from incidents.priority.model import Severity
from incidents.priority.rules import priority
from incidents.sites.model import SiteKind
from tests.incidents.values import DAY, NIGHT, a_site

FLAGS = ("COMES", "GOES", "CLOSES", "OPENS", "ASKS_MORE", "ASKS_LESS", "CHANGES", "MOVES")
STEPS = ("FIXED", "CLOSED", "REOPENED", "CANCELLED", "REJECTED", RelationKind.DUPLICATE.value, *REASONS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_and_flag_is_said(language: str) -> None:
    for code in STEPS:
        assert text(f"step-{code}", language, {})
    for code in FLAGS:
        assert "12" in text(f"flag-ZONE_{code}", language, {"zone": "12"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_factor_is_said_of_every_kind_of_site(language: str) -> None:
    for severity, kind in product(Severity, SiteKind):
        sites = [a_site(kind=kind), a_site(code="ALL", kind=kind, hours=())]
        factors = [one for at in (NIGHT, NIGHT + 2 * DAY) for one in priority(severity, sites, at).factors]
        said = [text(f"factor-{one.code}", language, one.params) for one in factors]
        assert {one.code for one in factors} == {"SEVERITY", "SITE_IN_USE", "SITE_ALL_DAY", "SITE_NOT_IN_USE"}
        assert all("{" not in words for words in said)
