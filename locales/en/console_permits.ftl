# Permits and applications on the console.

## Seeking and narrowing permits

permits-desk-seek = Search permits
permits-desk-seek-hint = Reference, 12-digit code, plate or name
permits-desk-narrow = Filter
permits-desk-any = Any
permits-desk-by-status = State
permits-desk-by-purpose = Purpose
permits-desk-by-zone = Zone
permits-desk-by-unit = Unit
permits-desk-by-force = In force at
permits-desk-by-review = Granted in a hurry, not reviewed
permits-desk-none = There are no permits yet.
permits-desk-none-found = Nothing found. Ask to hear it again; permits of other units are not shown here.
permits-desk-reference = Reference
permits-desk-holders = Holders
permits-desk-state = State
permits-desk-to-review = To be reviewed

## One permit

permits-desk-back = ← All permits
permits-desk-unknown = There is no such permit, or this account may not see it.
permits-desk-open = Open
permits-desk-code = Control code
permits-desk-purpose = Purpose
permits-desk-organisation = Organisation
permits-desk-vehicles = Vehicles
permits-desk-zones = Zones
permits-desk-validity = Validity
permits-desk-hours = Daily hours
permits-desk-entry = Entries
permits-desk-conditions = Conditions
permits-desk-premises = Premises
permits-desk-base = Base zone
permits-desk-units = Units told
permits-desk-issued = Issued
permits-desk-application = Application
permits-desk-work = Work order
permits-desk-hard-limit = never beyond { $at }
permits-desk-any-hour = At any hour
permits-desk-tails = papers …{ $tails }
permits-desk-no-vehicle = No vehicle
permits-desk-hurry = granted in a hurry, to be reviewed
permits-desk-hurry-reviewed = granted in a hurry, reviewed
permits-desk-said = What is said of it
permits-desk-holds = holds it
permits-desk-credentials = QR codes, one a holder
permits-desk-no-credentials = This permit has no credential that can be used.
permits-desk-paper = Paper (PDF)
permits-desk-qr = QR code of { $name }
permits-desk-sealed = signed { $at }
permits-desk-lineage = Before and after it
permits-desk-replaces = Takes the place of
permits-desk-replaced-by = Replaced by
permits-desk-not-yours = None, or not yours to see

## What is done with a permit

permits-desk-leave = Leave it
permits-desk-do-suspend = Suspend
permits-desk-do-object = Object
permits-desk-do-lift = Lift
permits-desk-do-revoke = Revoke
permits-desk-do-extend = Extend
permits-desk-do-complete = Complete
permits-desk-do-reopen = Reopen
permits-desk-do-review = Review
permits-desk-do-substitute = Substitute
permits-desk-done-suspend = { $reference } is suspended.
permits-desk-done-object = The objection to { $reference } is recorded; it is suspended.
permits-desk-done-lift = What your unit held against { $reference } is taken back.
permits-desk-done-revoke = { $reference } is revoked.
permits-desk-done-extend = { $reference } is extended and has new QR codes.
permits-desk-done-complete = { $reference } is complete.
permits-desk-done-reopen = { $reference } is active again.
permits-desk-done-review = { $reference } is reviewed.
permits-desk-done-substitute = { $reference } is changed; the old QR code is void and the units are told.
permits-desk-touches-suspend =
    { $holders ->
        [one] One holder is
       *[other] { $holders } holders are
    } stopped at checkpoints until it is lifted. Told: { $units }.
permits-desk-touches-object =
    The permit of { $holders ->
        [one] one holder
       *[other] { $holders } holders
    } is suspended; the next one for the same purpose waits for you. Told: { $units }.
permits-desk-touches-lift =
    The permit of { $holders ->
        [one] one holder
       *[other] { $holders } holders
    } is good again when nobody else holds it. Told: { $units }.
permits-desk-touches-revoke =
    The permit of { $holders ->
        [one] one holder
       *[other] { $holders } holders
    } ends for good and cannot be opened again. Told: { $units }.
permits-desk-touches-extend =
    { $holders ->
        [one] One holder gets a new QR code
       *[other] { $holders } holders get new QR codes
    }; the old ones stay good until their end. Told: { $units }.
permits-desk-touches-complete =
    The permit of { $holders ->
        [one] one holder
       *[other] { $holders } holders
    } ends; it can be reopened if work goes on. Told: { $units }.
permits-desk-touches-reopen =
    The permit of { $holders ->
        [one] one holder
       *[other] { $holders } holders
    } is good again until its end. Told: { $units }.
permits-desk-touches-review =
    Records that the permit of { $holders ->
        [one] one holder
       *[other] { $holders } holders
    } has been looked at. Units: { $units }.
permits-desk-touches-substitute = No new approval. The old QR code is void at once, the new holder has a new one, the units are told.
permits-desk-why-suspend = Why it is suspended
permits-desk-why-suspend-1 = To be verified
permits-desk-why-suspend-2 = Waiting for a test result
permits-desk-why-suspend-3 = New cases in the area
permits-desk-why-suspend-4 = Used for something else
permits-desk-why-object = Why you object
permits-desk-why-object-1 = Not coordinated with the unit
permits-desk-why-object-2 = Tracing is under way in the area
permits-desk-why-object-3 = Somebody else does this work already
permits-desk-why-revoke = Why it is revoked
permits-desk-why-revoke-1 = Used for something else
permits-desk-why-revoke-2 = Breach of the health measures
permits-desk-why-revoke-3 = The worker has left
permits-desk-why-revoke-4 = Issued by mistake
permits-desk-why-review = What the review found
permits-desk-why-hurry = Why it cannot wait
permits-desk-why-hurry-1 = An outage cuts communications now
permits-desk-why-hurry-2 = Emergency people or supplies
permits-desk-why-hurry-3 = The crew's permit failed on the way
permits-desk-object-unit = In the name of
permits-desk-new-end = New end
permits-desk-new-end-hint = After { $end }, not beyond { $limit }
permits-desk-swap-member = Person
permits-desk-swap-vehicle = Vehicle
permits-desk-who-leaves = Who leaves
permits-desk-who-joins = Who joins (vetted roster)
permits-desk-what-leaves = Which vehicle leaves
permits-desk-what-joins = Which vehicle joins
permits-desk-nobody-leaves = None leaves
permits-desk-joins = Joins: { $name }
permits-desk-pick-more = { $count } more: type to find them.
permits-desk-pick-none = Nothing fits.

## Extending many

permits-desk-extend-many = Extend many
permits-desk-many-text = One rule moves the end of every live permit that lies wholly within the chosen zones. Nothing is printed again: the QR codes stay, checkpoints learn the new end with their next bundle.
permits-desk-zones-of-unit = Take every zone of a unit
permits-desk-choose = Choose…
permits-desk-purposes = Purposes (none chosen: all)
permits-desk-ending-from = Ending from
permits-desk-ending-to = until before
permits-desk-many-end-hint = A permit whose hard limit comes first stops there.
permits-desk-many-look = Look first
permits-desk-many-unready = It needs one zone at least, and a new end behind the interval.
permits-desk-many-moves =
    { $count ->
        [0] No permit is moved.
        [one] One permit is moved.
       *[other] { $count } permits are moved.
    }
permits-desk-many-past = { $count } of them stop earlier, at their hard limit.
permits-desk-many-do =
    { $count ->
        [one] Extend one permit
       *[other] Extend { $count } permits
    }
permits-desk-many-done =
    { $count ->
        [one] One permit now ends
       *[other] { $count } permits now end
    } at { $at }.

## In a hurry

permits-desk-break-glass = Break glass
permits-desk-break-glass-text = A short permit, good at once. Somebody else always reviews it.
permits-desk-break-glass-do = Grant it now

## Writing a permit

permits-desk-subject = For
permits-desk-who = Who goes
permits-desk-crew = Crew
permits-desk-add-person = Add a person
permits-desk-add-vehicle = Add a vehicle
permits-desk-take-out = Take { $name } out
permits-desk-zone-add = Add a zone: number, code or name
permits-desk-zone-out = Take zone { $zone } out
permits-desk-zone-click = Click it on the map
permits-desk-clicking = Click a place on the map (Esc to stop)
permits-desk-clicking-many = Click one after the other (Esc to stop)
permits-desk-no-zone-there = No zone is in force there.
permits-desk-places = Places of work and the way
permits-desk-place-count = Places of work: { $count }
permits-desk-place-click = Click places
permits-desk-route-count = Points of the way: { $count }
permits-desk-route-click = Click the way
permits-desk-clear = Clear
permits-desk-no-map = Without a map no places can be clicked; zones are chosen by number or name.
permits-desk-from = From
permits-desk-to = To
permits-desk-hours-from = From, span { $number }
permits-desk-hours-to = To, span { $number }
permits-desk-hours-add = Add hours
permits-desk-hours-out = Remove
permits-desk-missing = Still missing: { $what }
permits-desk-missing-organisation = the organisation
permits-desk-missing-holders = who goes
permits-desk-missing-vehicles = a vehicle
permits-desk-missing-premises = the premises
permits-desk-missing-zones = a zone
permits-desk-missing-times = a validity that ends after it starts
permits-desk-missing-hours = the daily hours

## The desk of applications

applications-desk-view-waiting = Waiting for me
applications-desk-view-all = All
applications-desk-none = There are no applications yet.
applications-desk-empty = Nothing waits for you. New applications appear here by themselves.
applications-desk-unknown = There is no such application, or this account may not see it.
applications-desk-queue = Applications that wait
applications-desk-count = { $count } waiting
applications-desk-choose = Choose { $reference }
applications-desk-people =
    { $count ->
        [one] one person
       *[other] { $count } persons
    }
applications-desk-age-now = just now
applications-desk-age-minutes = { $count } min
applications-desk-age-hours = { $count } h
applications-desk-age-days = { $count } d
applications-desk-since = Handed in
applications-desk-handed-in = handed in { $at }
applications-desk-permit = Permit
applications-desk-refusals = If approved now it could not be issued:
applications-desk-stricter = Became stricter after it came in:
applications-desk-health-none = no health declaration
applications-desk-health-until = health declared until { $day }
applications-desk-forbidden-from = (forbidden from { $at })
applications-desk-standing = standing approval
applications-desk-by = decided by { $unit }
applications-desk-department = the department
applications-desk-live = { $live } live
applications-desk-quota = { $live } of { $quota } live
applications-desk-parts = Parts of the units
applications-desk-undecided = undecided
applications-desk-messages = Questions and answers
applications-desk-applicant = Applicant
applications-desk-authority = Authority
applications-desk-others = Other live permits of this organisation

## Deciding

applications-desk-deciding = Decision
applications-desk-approve = Approve
applications-desk-reject = Reject
applications-desk-ask = Ask for information
applications-desk-type = Type another
applications-desk-why-reject = Why it is rejected
applications-desk-why-reject-1 = Somebody else does this here already
applications-desk-why-reject-2 = The area is sealed, nobody is let in yet
applications-desk-why-reject-3 = Health declaration missing or out of date
applications-desk-why-reject-4 = Asked for longer than the work needs
applications-desk-why-reject-5 = Destination or way is unclear
applications-desk-why-reject-6 = Not urgent enough under the measures
applications-desk-why-reject-7 = Same as a permit in use
applications-desk-why-ask = What you ask
applications-desk-why-ask-1 = At which places, at what times?
applications-desk-why-ask-2 = Please send the organisation's letter.
applications-desk-why-ask-3 = Do those who go have a test result?
applications-desk-why-ask-4 = Why so many persons and vehicles?
applications-desk-why-ask-5 = Which roads does the way take?
applications-desk-sure-approve = Approve { $reference }?
applications-desk-sure-reject = Reject { $reference }?
applications-desk-sure-ask = Ask about { $reference }?
applications-desk-sure-what =
    { $purpose }, { $organisation }, { $people ->
        [one] one person
       *[other] { $people } persons
    }, into { $zones }.
applications-desk-sure-stricter = You have seen that a zone became stricter, and approve nevertheless.
applications-desk-sure-refused = The server will not issue it, for the reasons below.
applications-desk-changed = This application has just changed: look again before you decide.
applications-desk-done-approve = { $reference } is approved, permit { $permit } is issued.
applications-desk-done-part = Your part of { $reference } is approved; it waits for other units.
applications-desk-done-reject = { $reference } is rejected.
applications-desk-done-ask = The applicant is asked about { $reference }.

## Several at once

applications-desk-not-alike = Only applications of one organisation and purpose are decided together.
applications-desk-batch = Decide several
applications-desk-batch-open = Decide { $count } chosen
applications-desk-batch-count = { $count } applications, one decision
applications-desk-batch-approve = Approve { $count }
applications-desk-batch-reject = Reject { $count }
applications-desk-batch-ask = Ask about { $count }
applications-desk-batch-said-approve = { $count } to approve
applications-desk-batch-said-reject = { $count } to reject
applications-desk-batch-said-ask = { $count } to ask about
applications-desk-batch-running = Sending, { $count } left…
applications-desk-batch-unanswered = { $count } without an answer. Sending again does nothing twice.
applications-desk-batch-again = Send { $count } again
applications-desk-batch-seen = Seen
applications-desk-row-waiting = no answer
applications-desk-row-done = done
applications-desk-row-refused = not done

## Keys

applications-desk-keys = Keys of the desk
applications-desk-close = Close
applications-desk-key-next = Next
applications-desk-key-previous = Previous
applications-desk-key-approve = Approve
applications-desk-key-reject = Reject
applications-desk-key-ask = Ask for information
applications-desk-key-reason = A common reason
applications-desk-key-type = Type a reason
applications-desk-key-confirm = Confirm what is shown
applications-desk-key-leave = Leave the decision
applications-desk-key-choose = Choose the open one
applications-desk-key-alike = Choose all alike
applications-desk-key-batch = Decide the chosen
applications-desk-key-help = Keys

## One's own applications

applications-desk-back = ← All applications
applications-desk-back-one = ← Back to the application
applications-desk-new = Apply for a permit
applications-desk-submit = Hand in
applications-desk-draft = Keep as a draft
applications-desk-save = Keep the changes
applications-desk-revise = Revise
applications-desk-not-to-revise = This application can no longer be revised.
applications-desk-withdraw = Withdraw
applications-desk-withdraw-sure = Withdraw it for good
applications-desk-answer = Answer
applications-desk-answer-send = Send the answer
applications-desk-again = Apply again for zones { $zones }
applications-desk-stands = The application is now: { $status }.
applications-desk-waits-for-applicant = It waits for the applicant.
