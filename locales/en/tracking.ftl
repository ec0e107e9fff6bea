# Where crews are, which zones they enter and leave, and crews that a checkpoint stopped.

## FixVerdict

FixVerdict-ACCEPTED = Taken
FixVerdict-REPEATED = Known already
FixVerdict-IMPLAUSIBLE = Cannot be believed: too fast, too vague, off the globe or mocked
FixVerdict-NOT_ON_DUTY = Not kept: the crew was not on duty and held no permit then
FixVerdict-TOO_OLD = Not kept: too old
FixVerdict-FROM_THE_FUTURE = Not kept: the device's clock runs too far ahead

## StopStatus

StopStatus-OPEN = Nobody has answered yet
StopStatus-ACKNOWLEDGED = Somebody has taken it
StopStatus-ENDED = Over

## StopEnd

StopEnd-PASSED = Let pass
StopEnd-TURNED_BACK = Turned back
StopEnd-WITHDRAWN = Reported by mistake, withdrawn

## Stopped

problem-STOP_ID_TAKEN = The id of this stop belongs to another crew already.
stop-clause = Letter of the Department of Information and Communications, clause I.2: districts and towns are asked to ease the movement of telecom and postal crews who mend faults and keep communications up, inside sealed areas too. Please scan the QR code of the permit, or call the local focal point now.
