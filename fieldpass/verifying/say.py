"""A verdict for a person at a terminal, in both languages, or as JSON for a script."""

from collections.abc import Iterator, Mapping
from datetime import timedelta, timezone
from typing import Any

from credentials.verdict.model import Compare, Finding, Verdict
from credentials.wire import CONSTANTS, CompareKind, Decision, instant

Texts = Mapping[str, Mapping[str, str]]

COLOURS: Mapping[Decision, tuple[str, str, str]] = {
    Decision.ALLOW: ("GREEN", "XANH", "green"),
    Decision.REFER: ("AMBER", "VÀNG", "yellow"),
    Decision.DENY: ("RED", "ĐỎ", "red"),
    Decision.NOT_OURS: ("GREY", "XÁM", "bright_black"),
}
LOCAL = timezone(timedelta(minutes=CONSTANTS["policy"]["utc_offset_min"]))
_LANGUAGES = ("vi", "en")
_TEST_AFTER = "TEST_AFTER"


def headline(verdict: Verdict) -> str:
    """The colour, first of all."""
    english, vietnamese, _ = COLOURS[verdict.decision]
    return f"{vietnamese} · {english} · {verdict.decision.value}"


def lines(verdict: Verdict, texts: Texts) -> Iterator[str]:
    """Reasons worst first, what to compare, how old the status is."""
    for finding in verdict.findings:
        yield from _finding(finding, texts)
    for compare in verdict.compare:
        yield f"{_label(compare, texts)}: {', '.join(_value(compare.kind, value) for value in compare.values)}"
    if verdict.age_s is not None:
        yield f"Trạng thái cách đây / status age: {verdict.age_s // 3600} h {verdict.age_s // 60 % 60} min"
    if verdict.alert:
        yield "Báo trực ban / tell the duty desk"


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The same for a script: codes and values only."""
    return {
        "decision": verdict.decision.value,
        "passage": None if verdict.kind is None else verdict.kind.value,
        "reasons": [
            {"code": finding.reason.value, "weight": finding.weight.value, "zones": list(finding.zones)}
            for finding in verdict.findings
        ],
        "compare": [{"kind": one.kind.value, "values": list(one.values)} for one in verdict.compare],
        "statusAgeS": verdict.age_s,
        "alert": verdict.alert,
    }


def _finding(finding: Finding, texts: Texts) -> Iterator[str]:
    zones = ", ".join(str(number) for number in finding.zones)
    yield f"{finding.reason.value} ({finding.weight.value}){zones and ' ' + zones}"
    for language in _LANGUAGES:
        said = _words(texts, language, f"reason-{finding.reason.value}").replace("{zones}", zones)
        act = texts.get(language, {}).get(f"reason-{finding.reason.value}.act", "")
        yield f"  {language}: {said}{act and '. ' + act}"


def _label(compare: Compare, texts: Texts) -> str:
    return " / ".join(_words(texts, language, f"CompareKind-{compare.kind.value}") for language in _LANGUAGES)


def _words(texts: Texts, language: str, key: str) -> str:
    """The words, or the bare code where a bundle brings none."""
    return texts.get(language, {}).get(key) or key.partition("-")[2]


def _value(kind: CompareKind, value: str) -> str:
    """A health proof's cut-off is an instant on the wire."""
    name, _, number = value.partition(":")
    if kind is CompareKind.HEALTH and name == _TEST_AFTER:
        return f"xét nghiệm sau / test after {instant(int(number)).astimezone(LOCAL):%H:%M %d/%m/%Y}"
    return f"{number} mũi / doses" if kind is CompareKind.HEALTH else value
