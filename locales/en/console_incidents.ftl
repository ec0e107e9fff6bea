# Incidents, work orders and stops on the console.

## The queue of incidents

incidents-new = Report an incident
incidents-open = Open
incidents-all = All
incidents-any = Any
incidents-name = Incident
incidents-reference = Reference
incidents-kind = Kind
incidents-severity = Severity
incidents-severity-status = Severity, status
incidents-status = Status
incidents-priority = Priority
incidents-reports = Reports
incidents-since = Since
incidents-flags = Zone changes
incidents-unit = Unit
incidents-untriaged = Not triaged
incidents-flagged = { $count ->
        [one] 1 zone change
       *[other] { $count } zone changes
    }
incidents-none-open = No incident is open.
incidents-none-such = Nothing matches these filters.
incidents-no-such = There is no such incident, or this account may not see it.
incidents-age = { $unit ->
        [now] just now
        [minutes] { $count } min ago
        [hours] { $count } h ago
       *[days] { $count } d ago
    }
incidents-zone = { $name } ({ $number })
incidents-unit-unknown = another unit
incidents-flag-since = felt from { $since }, known at { $known }

## One incident

incidents-find-crew = Find a crew to send
incidents-place = Place
incidents-line = along a line
incidents-requested = Wanted by
incidents-expected = Expected by
incidents-resolved-at = Repaired at
incidents-fixed = Repaired
incidents-yes = Yes
incidents-no = No
incidents-duplicate-of = Repeats
incidents-part-of = Part of
incidents-other = The other incident
incidents-why = Priority { $priority }, because
incidents-no-sites = No affected site is named yet.
incidents-work = Work orders for this incident
incidents-history = History ({ $count })
incidents-by-you = you
incidents-reports-of = Reports ({ $count })
incidents-joined-later = joined later
incidents-photos = Photos
incidents-photo = Photo that arrived at { $at }

## Exposure to zones

exposure-now = Zones within 500 m, now
exposure-at = Zones within 500 m, at { $at }
exposure-when = Look at
exposure-back-to-now = Back to now
exposure-back-to-map = Back to the map’s instant
exposure-none = No zone within 500 m.
exposure-STANDING = issued at once
exposure-PER_PERMIT = a person decides each
exposure-wins = this zone rules
exposure-shapeless = the zone has no shape on the map
exposure-away = { $m } m away
exposure-on-it = the boundary crosses it
exposure-inside = { $m } m inside the boundary
exposure-deep = more than 500 m inside the boundary
exposure-approximate = approximate boundary, may be off by { $m } m
exposure-border-SURVEYED = surveyed boundary
exposure-border-DRAWN = drawn boundary
exposure-border-APPROXIMATE = approximate boundary
exposure-border-NONE = no boundary

## Steps, triage, links

incidents-steps = What can be done
incidents-step-start = Start work
incidents-step-postpone = Let it wait
incidents-step-hold = Hold
incidents-step-resolve = Repaired
incidents-step-close = Close
incidents-step-reopen = Reopen
incidents-step-cancel = Cancel
incidents-step-reject = Reject, never was one
incidents-why-needed = Why (needed)
incidents-why-optional = Note (if any)
incidents-leave-it = Leave it
incidents-stale = Somebody else changed it meanwhile. The page has just loaded it anew; what you typed is still here: look again and press once more.
incidents-triage = Triage
incidents-triage-save = Save triage
incidents-sites = Affected sites
incidents-sites-proposed = If nothing is chosen, the server takes the sites within reach.
incidents-site = { $name } ({ $kind }, { $people } people)
incidents-site-add = Add a site by name
incidents-site-drop = Remove
incidents-link = Link with another incident
incidents-link-seek = Find by reference or name
incidents-link-chosen = { $other } is chosen. The incident that is open:
incidents-link-DUPLICATE = repeats the other (closes)
incidents-link-PARENT = is part of the other
incidents-seek-found = { $count } found
incidents-seek-nothing = Nothing matches.
incidents-seek-more = and { $count } more; type on to narrow it down

## Reporting an incident

report-name = Short name
report-words = What the caller says and sees
report-company = Whose network
report-separate = This is another matter, do not join it to an open incident
report-send = Record the incident
report-needs-place = Say where it is.
report-made = Incident { $reference } is recorded.
report-joined = Joined to the open incident { $reference }.
report-joined-why = An incident of this kind was known nearby, so this is one more report of it. If it is another matter, report it again and choose “do not join”.
report-open = Open the incident
report-another = Report another one
place-none = No place is chosen yet.
place-pick = Click on the map
place-pick-more = Add a point of a line
place-picking = Click on the map now (Esc to give up)
place-clear = Clear, choose again
place-typed = Or type coordinates
place-typed-hint = For example 10.2905, 105.6412; in either order.
place-not-understood = Not understood: one latitude and one longitude are needed.
place-take = Take this place
place-site = Or at a site, by name
photos-choose = Photos
photos-chosen = { $count ->
        [one] 1 photo will be sent
       *[other] { $count } photos will be sent
    }
photos-unread = { $photo }: could not be loaded
photos-lost = { $count ->
        [one] 1 photo was not sent; the rest is recorded. Try to send it again.
       *[other] { $count } photos were not sent; the rest is recorded. Try to send them again.
    }

## Ranking crews

ranking-title = Which crew?
ranking-back-incident = Back to the incident
ranking-back-work = Back to the work order
ranking-none = This organisation has no crew. Its coordinator composes crews under “People, crews”.
ranking-rank = Number { $rank }:
ranking-lead = Led by { $name }, { $members ->
        [one] 1 member
       *[other] { $members } members
    }
ranking-remedy = To do:
ranking-choose = Choose this crew

## Permits that are needed

needs-met = The crew has every permit and may go now.
needs-at-once = Permits are missing and will be issued with the dispatch (standing approval).
needs-waits = Permits are missing; this has to be decided by: { $whom }.
needs-forbidden = A zone lets nobody in for this purpose.
needs-department = the department
needs-somebody = one member
needs-asked-until = Permits will be asked for until { $to }.
needs-zone-free = asks for nothing
needs-zone-covered = asks for a permit, the whole crew has one
needs-zone-at-once = asks for a permit, issued at once for: { $who }
needs-zone-waits = asks for a permit for { $who }; { $whom } must decide
needs-zone-forbidden = lets nobody in for this purpose
needs-from = from { $at }
needs-ending = The permit there is ends too soon.
needs-permit = permit

## Sending a crew

dispatch-title = Send { $crew }
dispatch-purpose = Purpose: { $purpose }
dispatch-way = On the way it passes: { $zones }
dispatch-way-plain = No other zone lies on the way.
dispatch-permits = Permits
dispatch-without = Send the crew although permits are missing; nothing is asked for
dispatch-made = The work order is written, only the crew is left to send.
dispatch-create-and-send = Write the order and send the crew
dispatch-send = Send the crew
dispatch-another = Look at another crew
outcome-sent = { $crew } is sent
outcome-issued = Permits issued at once (standing approval)
outcome-rearmed = Permits that are good again
outcome-ended = Permits that ended
outcome-waiting = Applications that wait for a decision
outcome-waits-for = waits for { $whom }
outcome-application = application
outcome-nothing-missing = The crew had every permit already.
outcome-lacking = The crew goes without:
outcome-open = Open the work order

## Work orders

work-title = What is to be done
work-state = State
work-progress = Crew is
work-progress-since = Crew said so
work-crew = Crew
work-purpose = Purpose
work-open = With work left
work-ended = Ended
work-nobody = Nobody is sent
work-none-open = No work order has work left.
work-no-such = There is no such work order, or this account may not see it.
work-kept-count = { $count ->
        [one] 1 edit to look at
       *[other] { $count } edits to look at
    }
work-reassign = Send another crew
work-ask-again = Send this crew again to ask for what is missing, or choose another
work-incident = Incident
work-open-incident = Open the incident
work-appointment = Appointment
work-permits = Its permits
work-no-permits = None
work-route = Route of { $count } points
work-timeline = What happened
work-by-crew = said by the crew
work-came-late = said by the crew, came late
work-history-only = came late, history only
work-step-IN_PROGRESS = Go on
work-step-PENDING = Let it wait
work-step-HELD = Hold
work-step-COMPLETED = Done
work-step-PARTIAL = End, done in part
work-step-FAILED = End, not done
work-step-CANCELLED = Call off
work-step-REOPEN = Reopen
work-step-REOPEN_WITHOUT = Reopen, ask for no permit
kept-title = { $count ->
        [one] 1 edit came late, look at it
       *[other] { $count } edits came late, look at them
    }
kept-why = Whoever sent it had not seen the newest change. Nothing was overwritten: both sides are below. Call them, then change the state if it is needed.
kept-stop = Stop: { $stop }
kept-yours = You sent
kept-theirs = The sender says
kept-stood = When it arrived, it was
kept-versions = Based on version { $based }, it was { $found } already.
notes-title = Notes ({ $count })
notes-photos = { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
notes-new = Add a note
notes-words = What it says
notes-add = Add

## Stopped crews

stops-bell = { $count ->
        [one] 1 crew is stopped and nobody has answered
       *[other] { $count } crews are stopped and nobody has answered
    }
stops-bell-newest = The newest: { $crew }.
stops-nobody-waits = No crew is waiting.
stops-waiting = Waiting for an answer ({ $count })
stops-taken = Somebody has taken it ({ $count })
stops-all = All stops
stops-none = None yet.
stops-one = One stop
stops-no-such = There is no such stop, or this account may not see it.
stops-some-crew = A crew of another organisation
stops-waits = Waiting for { $minutes } min
stops-pressure-calm = Waiting for an answer.
stops-pressure-soon = Soon 15 minutes without an answer.
stops-pressure-over = 15 minutes without an answer.
stops-pressure-passed-on = Nobody answered; passed on { $step ->
        [one] once
       *[other] { $step } times
    }.
stops-next-in = The next is asked in { $minutes } min.
stops-nobody-left = Nobody is left to ask.
stops-status = Status
stops-how = How it ended
stops-at = Checkpoint
stops-post = a checkpoint
stops-no-post = At no known checkpoint
stops-proposed = taken from the nearest place, the crew named none
stops-no-place = Not known yet; the crew’s phone will tell
stops-show = Show on the map
stops-since = Stopped at
stops-showed = What it showed
stops-showed-nothing = The crew named no permit
stops-words = What the officer said
stops-answered = Taken at
stops-ended = Ended
stops-say = Say to the crew (it reads this at once)
stops-take = I take it, I call
stops-end = How did it end?
