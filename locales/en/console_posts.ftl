# Checkpoints on the console.

posts-desk-none = No checkpoint stands at this time.
posts-desk-all = All checkpoints
posts-desk-unknown = This checkpoint does not stand at the time shown, or there is none.
posts-desk-new = Put up a checkpoint
posts-desk-refusals-file = CSV of the week's refusals
posts-desk-name = Checkpoint
posts-desk-kind = Kind
posts-desk-unit = Run by
posts-desk-way = From zone → into zone
posts-desk-from = From zones
posts-desk-to = Into zones
posts-desk-devices = Phones
posts-desk-contact = Last contact
posts-desk-bundle = Bundle age
posts-desk-refusals = Turned back, 24 h
posts-desk-hard = Hard barrier: opens for nobody
posts-desk-hard-short = hard
posts-desk-valid = Stands
posts-desk-since = From
posts-desk-until = Until (empty: until further notice)
posts-desk-place = Place (latitude, longitude)
posts-desk-place-hint = Click on the map, or type it as heard on the telephone
posts-desk-pick = Click on the map
posts-desk-picking = Click where it stands… (Esc gives up)
posts-desk-phones = Phones at the post
posts-desk-phone = Number { $at } at the post
posts-desk-add-phone = Add a number
posts-desk-desk = Duty desk
posts-desk-desk-name = Desk { $at } and its hours
posts-desk-desk-phone = Number of desk { $at }
posts-desk-add-desk = Add a desk
posts-desk-remove-zone = Take out { $name }
posts-desk-age-now = just now
posts-desk-age-minutes = { $count } min
posts-desk-age-hours = { $count } h
posts-desk-age-days = { $count } d
posts-desk-history = Time line
posts-desk-recorded = Recorded { $at }.
posts-desk-superseded = Replaced { $at }.
posts-desk-lacks = It needs a name, a place and the unit that runs it.
posts-desk-create = Put it up
posts-desk-resite = Move or change it
posts-desk-resite-title = Change { $name }
posts-desk-resite-do = Change it from then on
posts-desk-resite-hint = Until then it stands as before. What was planned for later falls away.
posts-desk-sheet = Printed sheet of the shift (PDF)
posts-desk-close = Take it down
posts-desk-close-sure = Take { $name } down now
posts-desk-leave-it = Leave it

## Phones

posts-desk-phones-of = Phones of the checkpoint
posts-desk-no-device = No phone yet. Invite one of the checkpoint's.
posts-desk-device-waiting = waits to be confirmed
posts-desk-device-confirmed = confirmed
posts-desk-device-revoked = revoked
posts-desk-enrolled = Enrolled { $at }
posts-desk-seen = In contact: { $age }
posts-desk-never-seen = Never in contact
posts-desk-no-bundle = No bundle
posts-desk-bundle-sequence = Bundle { $sequence }
posts-desk-clock-right = Clock right
posts-desk-clock-fast = Clock fast by { $words }
posts-desk-clock-slow = Clock slow by { $words }
posts-desk-seconds = { $count } s
posts-desk-code = Code the phone reads aloud
posts-desk-code-hint = Call the checkpoint and hear the six digits on its screen. Three wrong ones revoke the phone.
posts-desk-confirm = Confirm the phone
posts-desk-revoke = Revoke
posts-desk-revoke-sure = Revoke { $label } now
posts-desk-label = Invite another phone, called
posts-desk-label-hint = For instance: night shift's phone
posts-desk-in-person = Handed over in person: needs no confirmation by voice
posts-desk-invite = Make the invitation
posts-desk-invitation = Invitation
posts-desk-invitation-text = Scan the image with the checkpoint's phone, open the link, or type the code on the page /checkpoint.
posts-desk-invitation-over = The invitation has run out.
posts-desk-qr = QR image of the invitation
posts-desk-good-until = Good once, until { $at }
posts-desk-invitation-close = Done, do not show it again

## Officers

posts-desk-officers = Officers
posts-desk-no-officer = Nobody yet. Without an officer nobody can sign on at the phones.
posts-desk-leader = Shift leader
posts-desk-pin-since = PIN since { $at }
posts-desk-new-pin = New PIN
posts-desk-new-pin-of = New PIN for { $name }
posts-desk-end = End duty
posts-desk-end-of = End duty of { $name }
posts-desk-end-sure = End duty of { $name } now
posts-desk-pin = PIN of { $name }, shown this once:
posts-desk-pin-seen = The officer knows it
posts-desk-officer-name = Another officer
posts-desk-add-officer = Add and draw a PIN

## What happened there

posts-desk-week = The last seven days
posts-desk-week-none = No check has come home.
posts-desk-week-figures =
    { $checks } checks: { $passed } passed, { $turnedBack } turned back, { $refusedThoughValid } of them with a good permit. Crews reported being stopped { $stops } times.
posts-desk-findings = Oddities nobody has looked at
posts-desk-no-finding = None.
posts-desk-open-permit = Open the permit
posts-desk-settle = Looked at
posts-desk-note = What came of it
posts-desk-settle-do = Note that it was looked at
