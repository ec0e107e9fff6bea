"""Gate A: is this a permit of ours, sealed by a key we trust? In order; the first that fails stops. Pure."""

from typing import Final

from credentials import claims_codec, codec
from credentials.bundle import issued
from credentials.bundle.model import Bundle, InvalidBundle, TrustRecord
from credentials.claims import Claims
from credentials.claims_codec import Fault
from credentials.envelope import Envelope
from credentials.verdict.model import Lookup
from credentials.wire import Decision, KeyRole
from credentials.wire import ReasonCode as R

DECISION: Final = {
    R.NOT_A_PERMIT: Decision.NOT_OURS,
    R.APP_TOO_OLD: Decision.REFER,
    R.TOO_LONG: Decision.DENY,
    R.BAD_BASE45: Decision.DENY,
    R.BAD_ENVELOPE: Decision.DENY,
    R.NO_BUNDLE: Decision.REFER,
    R.BUNDLE_INVALID: Decision.REFER,
    R.UNKNOWN_KEY: Decision.REFER,
    R.KEY_ROLE: Decision.DENY,
    R.BAD_SIGNATURE: Decision.DENY,
    R.KEY_WITHDRAWN: Decision.DENY,
    R.NOT_IN_ISSUED_SET: Decision.DENY,
    R.BAD_PAYLOAD: Decision.DENY,
    R.BAD_CLAIMS: Decision.DENY,
    R.KEY_SCOPE: Decision.DENY,
    R.KEY_PERIOD: Decision.DENY,
    R.UNKNOWN_CRITICAL: Decision.REFER,
}

Stop = tuple[R, Decision]


def admit(text: str | Lookup, bundle: Bundle | InvalidBundle | None) -> Claims | Stop:
    """Give the claims, or the reason that stopped and its decision."""
    sealed = text if isinstance(text, Lookup) else codec.open_text(text)
    if isinstance(sealed, R):
        return _stop(sealed)
    if not isinstance(bundle, Bundle):
        return _stop(R.NO_BUNDLE if bundle is None else R.BUNDLE_INVALID)
    if isinstance(sealed, Lookup):
        return _stop(R.UNKNOWN_CRITICAL) if sealed.claims.unknown else sealed.claims
    return _opened(sealed, bundle)


def _stop(reason: R) -> Stop:
    return reason, DECISION[reason]


def _opened(sealed: Envelope, bundle: Bundle) -> Claims | Stop:
    record = bundle.key_of.get(sealed.kid)
    if record is None:
        return _stop(R.UNKNOWN_KEY)
    if record.role is not KeyRole.ISSUER:
        return _stop(R.KEY_ROLE)
    if not codec.is_signed(sealed, record.public_key, bundle.deployment):
        return _stop(R.BAD_SIGNATURE)
    if record.withdrawn_at is not None:
        return _stop(R.KEY_WITHDRAWN)
    claims = claims_codec.parse(sealed.payload)
    return _not_issued(sealed, claims, record, bundle) or _vouched(claims, record, bundle)


def _not_issued(sealed: Envelope, claims: Claims | Fault, record: TrustRecord, bundle: Bundle) -> Stop | None:
    """Allow-list mode: younger than the set, or no set at hand, is for the desk; any other stranger is forged."""
    named = record.issued_set
    if named is None or claims.cti is None or claims.issued_at is None:
        return None
    ids = bundle.issued_sets.get(named.sha256)
    if ids is not None and issued.id_of(sealed.payload) in ids:
        return None
    forged = ids is not None and claims.issued_at <= named.as_of
    return R.NOT_IN_ISSUED_SET, Decision.DENY if forged else Decision.REFER


def _vouched(claims: Claims | Fault, record: TrustRecord, bundle: Bundle) -> Claims | Stop:
    if isinstance(claims, Fault):
        return _stop(claims.reason)
    if claims.deployment != bundle.deployment:
        return _stop(R.BAD_CLAIMS)
    if not record.scope.covers(claims):
        return _stop(R.KEY_SCOPE)
    if not record.signs_from <= claims.issued_at < record.signs_to:
        return _stop(R.KEY_PERIOD)
    return _stop(R.UNKNOWN_CRITICAL) if claims.unknown else claims
