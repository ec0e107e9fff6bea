# The checkpoint page.
post-title = Checkpoint
post-insecure = This page came over an insecure connection, so the camera and signatures do not work. Open it by an address that begins with https.
post-no-memory = The browser lets this page remember nothing. Leave private mode, or use another browser.
post-back = Back
post-close = Close
post-known = Put away
post-back-to-work = Go on checking
post-change = Change
post-to = to
post-or = or
post-none = None
post-nobody = Nobody signed on

## Joining

post-join-title = Enrol this phone at a checkpoint
post-join-text = Open the link from the district officer, or type the invitation of 16 characters. It is good once, within a shift.
post-join-code = Invitation
post-join-enter = Enrol
post-join-busy = Enrolling…
post-join-picture = Choose a picture of the invitation
post-join-form = An invitation has 16 characters. Look at each group of four again.
post-join-no-code = There is no invitation in this picture.
post-join-spent = This invitation has been used, has run out or is wrong. Ask for a new one.
post-join-unreachable = There is no network. Enrolling needs one once; sending the same invitation again does no harm.
post-confirm-title = Read this code to the district officer
post-confirm-text = This phone is enrolled at { $place }. The district officer enters this code to confirm that it is yours.
post-confirm-waiting = Waiting to be confirmed…
post-confirm-offline = No network; it asks again when there is one.
post-confirm-skip = Scan now, be confirmed later
post-confirm-skip-text = Unconfirmed, it scans, but has no list of who is expected.
post-revoked-title = This phone has been revoked
post-revoked-text = The checkpoint's sheet and PINs have been erased here. Do not check with this phone any more.
post-revoked-waiting = { $count } checks are not handed in yet. They stay on this phone: save them as a file for the district officer, or enrol again to send them.
post-revoked-join = Enrol again
post-save-waiting = Save unsent checks as a file

## The shift

post-sign-on = Sign on
post-hand-over = Hand over
post-sign-on-text = Choose your name, then type the PIN of 6 digits. No network is needed.
post-sign-on-later = Later
post-sign-off = Sign off
post-signed-off = The end of the shift is recorded.
post-leader = Shift leader
post-other-name = Another name
post-pin-of = PIN of { $name }
post-pin-enter = Confirm
post-pin-busy = Checking…
post-pin-wrong = The PIN is wrong.
post-pin-wait = Wrong too often. Wait { $minutes } minutes, then try again.

## The way

post-way-title = Which way do you check?
post-way-text = { $place }. Choose once; change it any time.
post-way-INWARD = Inward
post-way-OUTWARD = Outward
post-way-THROUGH = Through, without a stop
post-outside = outside

## Scanning

post-scan-title = Scan
post-camera = What the camera sees
post-camera-opening = Opening the camera…
post-camera-live = Hold the QR code into the frame
post-camera-DENIED = The camera is not allowed. Allow it in the browser, or type the code.
post-camera-NONE = There is no camera. Choose a picture, type the code, or use a scanner.
post-camera-BUSY = Another app is using the camera.
post-camera-again = Try again
post-camera-READER = The code reader broke down. Try again, or type the code.
post-torch = Lamp
post-picture = Picture
post-reading = Reading…
post-type = Type code, plate, name
post-no-code = No code could be read. Take it closer, with more light, or type the 12 digits.
post-choose-first = First say what became of this one.
post-taken-up = This one was still unanswered when the page was closed.
post-back-again = This one is unanswered. Press Back again to drop it.

## Looking up

post-lookup-title = Code, plate, name or last four digits
post-lookup-text = { $count } people are expected here.
post-lookup-no-sheet = There is no sheet yet. A code of 12 digits can still be asked of the desk.
post-lookup-nobody = Nobody on the sheet. That does not mean they may not pass: scan the code or type all 12 digits.
post-lookup-not-on-sheet = A proper code, not on the sheet: ask the desk
post-expected = Expected here
post-until = until { $time }

## The verdict

post-word-ALLOW = MAY PASS
post-word-REFER = ASK THE DESK
post-word-DENY = DO NOT LET PASS
post-word-NOT_OURS = NOT A FIELDPASS PERMIT
post-word-COMPARE = COMPARE THE PERSON
post-said-ALLOW = May pass
post-said-REFER = Ask the desk
post-said-DENY = Stop, do not let pass
post-said-NOT_OURS = Other paper
post-act-ALLOW = Compare name, last four and plate. If they match, let pass.
post-act-STALE = Compare. Read the 12 digits to the desk when you can call.
post-act-REFER = Call the desk, read the code, wait for its reply.
post-act-COMPARE = The permit is on the sheet. Compare name and last four with the document.
post-act-ALERT = Do not hold anybody. Tell the desk at once.
post-act-NOT_OURS = Use the checkpoint's other rules.
post-tail = Last four
post-seen = seen: { $value }
post-health-test = Test result after { $time }
post-health-doses = { $count } doses
post-health-shown = Shown
post-health-missing = Not shown
post-do-pass = IT MATCHES, LET PASS
post-do-same = COMPARED, IT MATCHES
post-do-mismatch = Does not match
post-do-not = Do not let pass
post-do-rejudge = Judge again
post-do-TURNED_BACK = Turned back
post-do-HELD = Held here
post-do-override = Let pass all the same…
post-do-other-passed = Other paper is good, let pass
post-do-other-back = Do not let pass
post-do-dismiss = A slip, drop it
post-not-ours-count = Other papers today: { $count }
post-type-tail = Last four digits on this person's document
post-tail-lacking = Type all four digits, or none.
post-type-plate = Plate of this vehicle
post-why = Why?
post-why-emergency = Emergency
post-why-order = An order from above
post-why-person = Person or vehicle does not match
post-why-other = Another reason
post-why-more = More (nothing medical)
post-why-lacking = Choose or write a reason.
post-override-PASSED = Let pass, with the reason
post-override-TURNED_BACK = Turn back
post-override-HELD = Hold here
post-recorded-PASSED = Recorded: passed.
post-recorded-TURNED_BACK = Recorded: turned back.
post-recorded-HELD = Recorded: held.

## Asking the desk

post-call = Call { $name }
post-read-code = Read the permit's code
post-read-none = no code could be read
post-read-challenge = Challenge
post-reply-label = The desk's reply (6 digits)
post-reply-enter = Enter
post-reply-WRONG = Wrong. Have each digit repeated; { $left } tries left.
post-reply-TRIES = Wrong three times. Take a new challenge and read it to the desk.
post-reply-TIME = The challenge has run out. Take a new one and read it to the desk.
post-reply-LOST = The number is right but could NOT be stored. Enter it again.
post-challenge-anew = New challenge
post-call-network = Send to the desk by network
post-call-again = Not sent. Send again
post-call-SENDING = Sending to the desk…
post-call-WAITING = The desk has it; waiting for its answer…
post-call-PASS = The desk lets it pass.
post-call-TURN_BACK = The desk: turn back.
post-leader-in = No answer from the desk: the shift leader may decide in { $time }
post-back-in = Without an answer in { $time }, turn back
post-leader-open = No answer: the shift leader lets pass
post-leader-not = Ten minutes without an answer: turn back.
post-leader-none = There is no list of shift leaders.
post-leader-pin = PIN of the shift leader
post-leader-why = The desk gave no answer for 10 minutes

## News

post-news-parts = { $have } of { $count } codes of the news. Scan on.
post-news-TAKEN = The checkpoint's data is current.
post-news-SAME = The checkpoint has this already.
post-news-FOREIGN = This news is not of this deployment or checkpoint, or was altered. It is not used.
post-news-OLDER = This news is older than what is here. It is not used.
post-news-GAP = The data here is too old for this news. A whole bundle is needed.
post-news-WRONG_BASE = This news follows another bundle. It is not used.
post-news-NO_BASE = There is no bundle yet. A whole one is needed first.
post-news-BEHIND = This bundle was signed before the news that is here. What is here stays.
post-news-FULL = The phone is full; the news was not kept.

## How this phone is

post-age = Data { $unit ->
        [now] just updated
        [minutes] { $count } min old
        [hours] { $count } h old
       *[days] { $count } days old
    }
post-age-plain = { $unit ->
        [now] just now
        [minutes] { $count } min ago
        [hours] { $count } h ago
       *[days] { $count } days ago
    }
post-no-bundle = No data yet
post-waiting = { $count ->
        [one] 1 check to send
       *[other] { $count } checks to send
    }
post-all-sent = All sent
post-warn-full = The phone is full: the last check was NOT kept. Delete pictures or videos, then press again.
post-warn-no-bundle = There is no bundle yet: every permit must be asked of the desk.
post-warn-bad-bundle = The bundle is damaged: every permit must be asked of the desk.
post-warn-old-bundle = The data is more than a day old. Scan the news code of a crew if they have one.
post-warn-clock-untrusted = The time is not certain here: permits must be asked of the desk. One contact with the network sets it.
post-warn-clock = This phone's clock is { $count } { $unit ->
        [minutes] min
        [hours] h
       *[days] days
    } { $way ->
        [fast] fast
       *[slow] slow
    }. The server's time is used.
post-warn-unconfirmed = Not confirmed by the district officer yet: there is no sheet.
post-warn-ios = An iPhone may erase this after 7 days. Press Share, then "Add to Home Screen".
post-warn-not-persisted = The browser may erase this when the phone is full. Install the page on the home screen.
post-warn-no-worker = The page could not be stored: do not close it without a network.
post-warn-storing = The page is being stored on this phone: until then do not close it without a network.
post-look-now = Connect now
post-install = Install on the home screen
post-load-file = Load a data file
post-number = no. { $number }
post-rows = { $count } people
post-clock-untrusted = not certain
post-clock-is = { $time } (± { $within } s)
post-offset-right = right
post-offset = { $count } { $unit ->
        [minutes] min
        [hours] h
       *[days] days
    } { $way ->
        [fast] fast
       *[slow] slow
    }
post-reached = connected
post-not-reached = not reached
post-confirmed = confirmed
post-unconfirmed = not confirmed
post-fact-bundle = Bundle
post-fact-sheet = Sheet
post-fact-clock = Time here
post-fact-offset = Phone's clock
post-fact-queue = To send
post-fact-network = Server
post-fact-officer = On duty
post-fact-not-ours = Other papers today
post-fact-device = Device
post-fact-version = Page version
post-log = Log
post-log-ON = { $officer } signed on
post-log-OFF = { $officer } signed off
post-log-waiting = waits
post-log-kept = received

## What stands in the way

post-warn-refused = The server did not take some checks ({ $count } still wait). The others are sent all the same. Save them as a file and tell the district officer.
post-warn-memory = The browser has closed its memory: the last check was NOT kept. Load the page again and repeat it.
post-warn-too-old = This browser is too old to read the bundle. Update the phone (iPhone: iOS 16.4 or later) or use another browser.
post-news-TOO_OLD = This browser is too old to read the checkpoint's data.
