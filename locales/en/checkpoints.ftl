# Checkpoints and checks: names of values as the schema and a screen show them. Key: TypeName-VALUE.

## CheckSource

CheckSource-SCAN = Scanned from a QR code
CheckSource-CODE = Looked up by control code
CheckSource-PLATE = Looked up by plate
CheckSource-SHEET = Picked from the checkpoint's sheet
CheckSource-PAPER_LOG = Copied from a paper log

## CheckKept

CheckKept-RECORDED = Recorded as a new check
CheckKept-ALREADY_RECORDED = The same text was recorded before
CheckKept-DIFFERS = The id is recorded with another text; this one is kept beside it
CheckKept-MALFORMED = Not a check; kept as it came
CheckKept-OVERSIZE = Too long to be a check; its beginning, length and hash are kept

## CheckNote

CheckNote-GAP = The device's check before this one has not arrived
CheckNote-LATE = Handed in more than an hour after it was decided
CheckNote-AHEAD = Decided after it was received: the device's clock is fast
CheckNote-UNKNOWN_PERMIT = Nothing in it names a permit of this deployment
CheckNote-UNSIGNED = No signature of the device
CheckNote-BAD_SIGNATURE = The signature is not that of the device it names
CheckNote-REVOKED_DEVICE = The device has been revoked

OverrideKind-DESK = Passed by the desk's reply code
OverrideKind-LEADER = Passed on the shift leader's PIN
OverrideKind-OFFICER = Decided by the officer
ShiftEvent-ON = On duty
ShiftEvent-OFF = Off duty
