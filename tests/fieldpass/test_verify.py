"""`fieldpass verify` on files alone."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from click.testing import CliRunner, Result
from PIL import Image

from credentials import envelope, parts
from credentials.bundle import issued
from credentials.bundle.model import IssuedSetRef
from credentials.bundle.seal import sha256
from credentials.claims import StatusRef
from credentials.wire import EntryMode, KeyRole, Status, instant
from fieldpass.commands.verify import WRONG_USAGE, command
from fieldpass.verifying.open import anchor_text
from tests.checkpoints.checks_factory import a_text
from tests.credentials.scenario import (
    ANCHOR,
    HOUR,
    NOW,
    POST,
    a_bundle,
    a_certificate,
    a_checkpoint,
    a_claims,
    a_trust_record,
    issued_id,
    key,
    sealed,
    sealed_bundle,
    statuses,
)
from tests.vectors.making.deltas import news, sealed_delta

ROOT = anchor_text(ANCHOR)
REVOKED = StatusRef(block=2, index=12000)
ROOT_RECORD = replace(a_trust_record("root"), role=KeyRole.ROOT)


@pytest.fixture
def bundle_file(tmp_path: Path) -> Path:
    return written(tmp_path)


def written(folder: Path, **changes: object) -> Path:
    path = folder / "post.fpb"
    path.write_bytes(sealed_bundle(a_bundle(trust=(*a_bundle().trust, ROOT_RECORD), **changes)))
    return path


def verify(text: str, bundle: Path, *options: str, at: int = NOW) -> Result:
    arguments = [text, "--bundle", str(bundle), "--at", instant(at).isoformat(), *options]
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def reasons(text: str, bundle: Path, *options: str, at: int = NOW) -> list[str]:
    said = json.loads(verify(text, bundle, "--json", *options, at=at).stdout)
    return [reason["code"] for reason in said["reasons"]]


def test_a_good_permit_is_green_and_exits_with_0(bundle_file: Path) -> None:
    result = verify(sealed(a_claims()), bundle_file, "--root", ROOT)

    assert result.exit_code == 0
    assert result.stdout.startswith("XANH · GREEN · ALLOW")
    assert "N. Văn Hùng" in result.stdout
    assert "1234, 5678" in result.stdout


def test_each_decision_has_its_colour_and_exit_code(tmp_path: Path) -> None:
    struck = written(tmp_path, status=statuses(REVOKED=REVOKED))

    denied = verify(sealed(a_claims()), struck)
    referred = verify(sealed(a_claims()), struck, "--passage", "LEAVE")
    foreign = verify("https://example.org", struck)

    assert (denied.exit_code, referred.exit_code, foreign.exit_code) == (2, 1, 3)
    assert [one.stdout.split(" · ")[1] for one in (denied, referred, foreign)] == ["RED", "AMBER", "GREY"]


def test_reasons_are_said_in_both_languages_from_the_bundle_s_words(tmp_path: Path) -> None:
    words = {"vi": {"reason-WRONG_ZONE": "Không ghi vùng {zones}"}, "en": {"reason-WRONG_ZONE": "Lacks zone {zones}"}}
    bundle = written(tmp_path, texts=words)

    result = verify(sealed(a_claims(zones=(3,))), bundle)

    assert result.exit_code == 2
    assert "vi: Không ghi vùng 5" in result.stdout
    assert "en: Lacks zone 5" in result.stdout


def test_without_a_bundle_that_opens_the_catalogue_has_the_words(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"no bundle")

    result = verify(sealed(a_claims()), tmp_path / "broken")

    assert result.exit_code == 1
    assert "BUNDLE_INVALID" in result.stdout
    assert "bundle has no valid signature" in result.stdout or "en: BUNDLE_INVALID" not in result.stdout


def test_a_pinned_root_refuses_another_deployment_s_bundle_and_accepts_its_own(bundle_file: Path) -> None:
    stranger = f"{ANCHOR.deployment}:{key('stranger').public.hex()}"

    assert reasons(sealed(a_claims()), bundle_file, "--root", stranger) == ["BUNDLE_INVALID"]
    assert reasons(sealed(a_claims()), bundle_file, "--root", ROOT) == []


def test_a_bundle_that_names_no_root_needs_one_given(tmp_path: Path) -> None:
    path = tmp_path / "rootless.fpb"
    path.write_bytes(sealed_bundle(a_bundle()))

    assert reasons(sealed(a_claims()), path) == ["BUNDLE_INVALID"]
    assert reasons(sealed(a_claims()), path, "--root", ROOT) == []


def test_a_text_file_and_a_qr_image_say_the_same_as_the_text(bundle_file: Path, tmp_path: Path) -> None:
    text = sealed(a_claims())
    in_file, in_image = tmp_path / "permit.txt", tmp_path / "permit.png"
    in_file.write_text(text + "\r\n")
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4)).save(in_image)

    said = {verify(one, bundle_file, "--json").stdout for one in (text, str(in_file), str(in_image))}

    (only,) = said
    assert json.loads(only)["decision"] == "ALLOW"


def test_an_image_without_a_code_is_wrong_usage(bundle_file: Path, tmp_path: Path) -> None:
    blank = tmp_path / "blank.png"
    Image.new("L", (64, 64), 255).save(blank)
    (tmp_path / "half.png").write_bytes(blank.read_bytes()[:40])

    assert verify(str(blank), bundle_file).exit_code == WRONG_USAGE
    assert verify(str(tmp_path / "half.png"), bundle_file).exit_code == WRONG_USAGE


def test_a_clock_that_straddles_the_end_is_not_trusted(bundle_file: Path) -> None:
    text, begins = sealed(a_claims(not_before=NOW)), NOW - 120

    assert reasons(text, bundle_file, "--clock-error", "30", at=begins + 30) == []
    assert reasons(text, bundle_file, "--clock-error", "30", at=begins) == ["CLOCK_UNTRUSTED"]
    assert "CLOCK_UNTRUSTED" in reasons(text, bundle_file, "--clock-untrusted")


def test_what_the_officer_typed_is_compared(bundle_file: Path) -> None:
    text = sealed(a_claims())

    assert reasons(text, bundle_file, "--typed", "1234", "--typed", "66c1-23.45") == []
    assert reasons(text, bundle_file, "--typed", "9999") == ["ID_MISMATCH"]
    assert reasons(text, bundle_file, "--typed", "66C00000") == ["PLATE_NOT_LISTED"]
    assert verify(text, bundle_file, "--typed", "1234", "--typed", "5678").exit_code == WRONG_USAGE


def test_history_consumes_a_single_entry(bundle_file: Path, tmp_path: Path) -> None:
    text = sealed(a_claims(entry_mode=EntryMode.SINGLE))
    decided = instant(NOW - HOUR).isoformat()
    earlier = a_text(payload=text, checkpoint=str(POST), decidedAt={"earliest": decided, "latest": decided})
    turned_back = json.dumps(json.loads(earlier) | {"outcome": "TURNED_BACK"})
    used, unused = tmp_path / "used.jsonl", tmp_path / "unused.jsonl"
    used.write_text(earlier + "\n")
    unused.write_text(f"{turned_back}\n\n{a_text()}\n")

    assert reasons(text, bundle_file, "--history", str(used)) == ["USED", "ALREADY_INSIDE"]
    assert reasons(text, bundle_file, "--history", str(unused)) == []


def test_a_history_that_is_none_names_its_line(bundle_file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text(f"{a_text()}\n{{}}\n")

    result = verify(sealed(a_claims()), bundle_file, "--history", str(broken))

    assert result.exit_code == WRONG_USAGE
    assert "line 2" in result.stderr


def test_the_way_home_is_found_on_either_side(tmp_path: Path) -> None:
    text = sealed(a_claims(base_zone=3))
    outward = written(tmp_path)
    assert json.loads(verify(text, outward, "--json", "--passage", "RETURN").stdout)["passage"] == "RETURN"

    inward = written(tmp_path, checkpoint=a_checkpoint(from_zones=(5,), to_zones=(3,)))
    assert json.loads(verify(text, inward, "--json", "--passage", "RETURN").stdout)["passage"] == "RETURN"


@pytest.mark.parametrize(
    "options",
    [
        ["--at", "2021-09-16T08:00:00"],
        ["--at", "yesterday"],
        ["--passage", "SIDEWAYS"],
        ["--root", "x:y"],
        ["--nothing"],
    ],
)
def test_wrong_usage_never_looks_like_a_decision(bundle_file: Path, options: list[str]) -> None:
    assert verify("FP1:X", bundle_file, *options).exit_code == WRONG_USAGE


def test_a_missing_bundle_file_is_wrong_usage(tmp_path: Path) -> None:
    assert verify("FP1:X", tmp_path / "none").exit_code == WRONG_USAGE


def test_it_starts_without_the_server_s_libraries(tmp_path: Path) -> None:
    bundle_file = written(tmp_path, texts={"vi": {"CompareKind-NAME": "Tên"}})
    script = (
        "import sys; from fieldpass.__main__ import main\n"
        f"main(['verify', {sealed(a_claims())!r}, '--bundle', {str(bundle_file)!r},"
        f" '--at', {instant(NOW).isoformat()!r}], standalone_mode=False)"
    )
    heavy = ("sqlalchemy", "strawberry", "starlette", "shapely", "geopandas", "uvloop", "fluent", "psycopg", "PIL")
    code = f"import sys, atexit; atexit.register(lambda: print([m for m in {heavy!r} if m in sys.modules]))\n{script}"

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[-1] == "[]"


def test_news_that_a_crew_brought_are_judged_by_and_those_that_do_not_fit_are_wrong_usage(tmp_path: Path) -> None:
    bundle, text = written(tmp_path), sealed(a_claims())
    fresh, unfit = tmp_path / "news.txt", tmp_path / "gap.fpd"
    said = parts.split(parts.to_text(parts.DELTA, sealed_delta(news(statuses={2: {12000: Status.REVOKED}}))))
    fresh.write_text("\n".join(said))
    unfit.write_bytes(sealed_delta(news(since=NOW - 1)))

    assert verify(text, bundle).exit_code == 0
    assert reasons(text, bundle, "--root", ROOT, "--news", str(fresh)) == ["REVOKED"]
    refused = verify(text, bundle, "--root", ROOT, "--news", str(unfit))
    assert (refused.exit_code, "GAP" in refused.stderr) == (WRONG_USAGE, True)


def test_an_issued_set_beside_the_bundle_lets_the_honest_pass(tmp_path: Path) -> None:
    kid, honest, forged = key("bundle").kid, a_claims(), a_claims(cti=b"f" * 16)
    payload, message = issued.to_sign(ANCHOR.deployment, kid, key("issuer").kid, NOW, [issued_id(sealed(honest))])
    content = envelope.join(kid, payload, key("bundle").sign(message), a_certificate())
    (tmp_path / "set.fpi").write_bytes(content)
    listed = a_trust_record(issued_set=IssuedSetRef(sha256=sha256(content), as_of=NOW))
    bundle = tmp_path / "listed.fpb"
    bundle.write_bytes(sealed_bundle(a_bundle(trust=(listed,))))

    beside = ("--root", ROOT, "--issued", str(tmp_path / "set.fpi"))

    assert verify(sealed(honest), bundle, "--root", ROOT).exit_code == 1
    assert verify(sealed(honest), bundle, *beside).exit_code == 0
    assert verify(sealed(forged), bundle, *beside).exit_code == 2
    assert verify(sealed(honest), bundle, "--root", ROOT, "--issued", str(bundle)).exit_code == WRONG_USAGE
