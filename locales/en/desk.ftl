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
problem-PHONE_NOT_CONFIRMED = The phone that asks is not confirmed, so there is no code for it. Confirm the phone first, or turn back.
input-CONTROL_CODE_FORM = The control code is not right: read the 12 digits again.
input-CHALLENGE_FORM = The phone's challenge has { $digits } digits.

## Signing in

desk-sign-in = Sign in to the duty desk
desk-sign-in-text = For whoever answers the checkpoints.
desk-signing-in = Signing in…
desk-sign-out = Sign out
desk-sign-out-failed = Not signed out: the server did not answer. Try again; do not leave this machine before.
desk-login = Sign-in name
desk-password = Password
desk-expired = The session has ended. Sign in again; what you had typed is still there.
desk-forbidden = This account does not answer checkpoints. Sign in as whoever is on duty.
desk-unreachable = The server cannot be reached. The page tries again by itself; meanwhile answer by telephone and write it down.
desk-failed = The server failed ({ $request }). Try again.
desk-failed-unknown = The server answered something odd. Try again.
desk-no-posts = Your unit has no checkpoint that stands now.

## Who waits

desk-waiting = Waiting for an answer
desk-waiting-count = { $count } waiting
desk-nobody-waits = Nobody waits. The list renews itself.
desk-age-s = { $seconds } s
desk-age-min = { $minutes } min
desk-age-h = { $hours } h { $minutes } min
desk-overdue = Over 10 minutes: the post may have helped itself. Ring it.
desk-helped-itself = The post has helped itself: { $outcome }
desk-ended = at the barrier: { $outcome }
desk-no-code = no code could be read
desk-class-1 = Class 1

## Looking up

desk-work = Look up what is read out
desk-work-call = Answer the checkpoint
desk-put-back = Put it back
desk-look-up = Look up a permit
desk-post = Checkpoint
desk-way = Way
desk-through = Through without a stop
desk-field = Control code, 12 digits, or plate
desk-field-hint = The post reads the code 4-4-4.
desk-field-short = { $count } more digits.
desk-field-long = Too many digits: a code has 12.
desk-field-wrong = The check digits do not fit. Have each group read again.
desk-field-whole = The code is well formed.
desk-field-plate = Looked up by plate.
desk-field-plate-length = A plate has 4 to 12 letters and digits.
desk-field-text = The text of a QR code: judged as the post judges it.
desk-seen = What the officer has compared
desk-name-compared = The name fits
desk-id-tail = Last 4 of the id
desk-plate-seen = Plate as seen
desk-looking = Looking…
desk-nothing-found = No permit has this code or plate. Have it read again; if it stays so, it was not issued here or ended long ago.
desk-no-post = This checkpoint stands no more.
desk-more = There are more: ask for the control code.
desk-holders = { $count } holders. Ask whom the post is talking to.

## The permit

desk-refer = Yours to decide
desk-tails = Last 4
desk-no-plate = none named
desk-permit = Permit
desk-purpose = Purpose
desk-class = class { $number }
desk-zones = Zones
desk-validity = Valid
desk-conditions = Conditions
desk-passings = Seen at checkpoints: { $count }
desk-no-passings = No check of it has come home yet.

## The answer

desk-answer = The answer
desk-answer-empty = Choose a post that waits, or type the code it reads over the telephone.
desk-shown-code = The code that the phone shows
desk-shown-none = The phone shows none
desk-no-code-answer = The post can read no code
desk-no-code-hint = There is no code: ask who, what for and where to before you answer.
desk-challenge = Challenge on the phone
desk-challenge-hint = The 4 digits the phone shows. The reply code fits them alone.
desk-challenge-old = Over 10 minutes: ask for the digits the phone shows now.
desk-reason = Reason
desk-reason-hint = Letting pass needs a reason.
desk-why-compared = Person and paper compared
desk-why-urgent = Urgent, and verified
desk-why-stale = The post's data is old, the permit is good
desk-sure = The verdict is Deny. I let pass all the same, and answer for it.
desk-sure-unknown = There is no verdict on this person. I let pass all the same and answer for it.
desk-read-aloud = Read this to the post
desk-read-aloud-text = Digit by digit. It opens one passage, while the phone shows this challenge.
desk-read-first = Read the code to the end, then press the button below.
desk-no-phone = Recorded: let pass
desk-no-phone-text = The post has no confirmed phone, so there is no code. Say it, and have the post write it down.
desk-turned-back = Recorded: turned back
desk-turned-back-text = There is no code to read. Tell the post why.
desk-next = Done, the next one
desk-keys = Key / goes to the field, Esc begins anew, Enter lets pass.

## The log

desk-log = The last 24 hours
desk-state = State
desk-every-post = Every checkpoint
desk-every-state = All
desk-log-empty = Nothing yet.
desk-log-more = Show more
desk-by-telephone = by telephone
desk-by-network = by network
