# The duty desk.
desk-title = Duty desk

## CallState

CallState-WAITING = Waiting
CallState-ANSWERED = Answered
CallState-LAPSED = Waits no more

## CallAnswer

CallAnswer-PASS = Let pass
CallAnswer-TURN_BACK = Turn back

## Why something is not recorded

problem-CALL_ANSWERED = { $by } has answered this call.
problem-CALL_DIFFERS = This call is another checkpoint's, or about another code.
problem-CALL_ID_TAKEN = This call id was used for another question.
input-CONTROL_CODE_FORM = The control code is not right: read the 12 digits again.
input-CHALLENGE_FORM = The phone's challenge has { $digits } digits.
