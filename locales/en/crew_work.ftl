# The crew's work on its page: work orders, incidents, the health declaration, and what the server did otherwise.

crew-tab-work = Work
crew-count-work = open

## Work orders

crew-work-none = Your crew has no open work order.
crew-work-open = Open
crew-work-open-named = Open: { $title }
crew-work-ended = Just ended
crew-work-when = When
crew-work-any-time = No appointment
crew-work-where = Place
crew-work-begins = The route begins
crew-work-reference = Number of the order
crew-work-covers = Which permit opens which zone
crew-work-no-zones = This work goes into no zone.
crew-work-covered = Permit { $reference }
crew-work-lacking = You have no permit for this zone
crew-work-missing = { $count } of the crew have no permit
crew-work-forbidden-from = Lets nobody in from { $at }
crew-work-progress = How far
crew-work-unsent = not sent
crew-work-stops = Stops: { $left } of { $count } left
crew-work-notes = Notes and photos
crew-work-you = you
crew-work-only-photos = Photos
crew-work-photos-sent = { $count ->
        [one] One photo was sent
       *[other] { $count } photos were sent
    }
crew-work-note = Write a note
crew-work-note-send = Write it down
crew-work-photo = Take a photo
crew-work-photo-of = Photo { $number }
crew-work-photo-unread = This phone cannot read that picture. Take it again, or choose a JPEG.
crew-work-photo-lost = The photo is no longer on this phone. Please take it again.
crew-work-photo-large = The photo is too large for the server.
crew-work-photo-refused = The server does not take this photo. Tell your dispatcher.
crew-work-end = End the work order
crew-work-end-words = What was done (optional)
crew-work-end-why = Why
crew-work-end-changed = While you were writing somebody else changed this order: it is now { $state }.
crew-work-end-needs = Please say why, in a sentence.
crew-work-end-permits = Permits issued for this work end with it. The way back stays open.
crew-work-end-yes = End it
crew-work-back = Back

## Reporting an incident

crew-work-report = Report an incident here
crew-work-report-send = Report
crew-work-what = What is broken
crew-work-severity = How bad
crew-work-seen = What you see
crew-work-looking = Looking for the place…
crew-work-look-again = Ask the phone for its place again
crew-work-not-found = The phone does not know where it is. Allow it your location, or type the place.
crew-work-type-place = Or type latitude, longitude
crew-work-typed-wrong = No place in Việt Nam yet, e.g. 10.29000, 105.64000.
crew-work-accuracy = Place by the phone, about { $metres } m off at most.
crew-work-place-needed = A place is needed: allow location, or type it.
crew-work-no-company = This phone does not know whose crew you are, so it cannot report. Call your dispatcher.
crew-work-incident-joined = Sent. This incident was known already: { $reference }. Your report was added to it.
crew-work-incident-new = Sent. A new incident: { $reference }.

## Health declaration

crew-work-health = Health declaration
crew-work-health-days = Made on { $on }, counts until the end of { $until }.
crew-work-health-none = No health declaration yet. A checkpoint may ask for one.
crew-work-health-over = The health declaration counts no longer. Declare anew before you go.
crew-work-health-soon = The health declaration is about to end. Declare anew.
crew-work-health-anew = Note a new declaration
crew-work-health-on = Made on
crew-work-health-until = Counts until the end of
crew-work-health-reference = Reference of the declaration (optional)
crew-work-health-never = Only days and reference are noted, never anything about your health.
crew-work-health-wrong = It cannot be made in the future, nor end before it was made.
crew-work-health-send = Write it down

## What the server did otherwise

crew-work-asides = { $count ->
        [one] One message about what you sent
       *[other] { $count } messages about what you sent
    }
crew-work-put-away = Read
crew-work-did-stopped = You said that you were stopped
crew-work-did-letter = You answered a message of the inbox
crew-work-did-progress = You said: { $what } – { $title }
crew-work-did-note = You wrote a note – { $title }
crew-work-did-stop = You said of { $label }: { $what } – { $title }
crew-work-did-end = You ended the work order: { $what } – { $title }
crew-work-did-photo = You sent a photo – { $title }
crew-work-did-incident = You reported an incident: { $what }
crew-work-did-health = You noted a health declaration
crew-work-somebody = somebody
crew-work-changed = Meanwhile { $by } had made it “{ $what }” at { $at }. { $note }
crew-work-now = Now: { $state }. { $progress }
crew-work-gone = This work is no longer your crew's.
crew-work-kept = The server keeps both: nothing was overwritten, what you sent stands beside it for the dispatcher to see.
crew-work-forbidden = You may no longer do this, perhaps because another crew has the work now. Call your dispatcher.
