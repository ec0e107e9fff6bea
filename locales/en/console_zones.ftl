# The zone editor of the console.

zones-desk-none = No zone is in force at this time.
zones-desk-all = All zones
zones-desk-unknown = There is no such zone.
zones-desk-may-not = Only the department publishes orders about zones.
zones-desk-number = Number
zones-desk-name = Zone
zones-desk-code = Code
zones-desk-kind = Kind
zones-desk-level = Measure level
zones-desk-no-level = At no level
zones-desk-restriction = Restriction
zones-desk-unit = Unit
zones-desk-valid = In force
zones-desk-since = From
zones-desk-until = Until
zones-desk-until-open = Until (empty: until further notice)
zones-desk-from-on = From { $from } until further notice
zones-desk-from-to = { $from } to { $to }
zones-desk-quality = Trust in the border
zones-desk-approximate = Approximate, may be off by { $metres } m
zones-desk-metres = May be off by (metres)
zones-desk-precedence = Precedence
zones-desk-version = Version
zones-desk-act = Legal act
zones-desk-act-words = No. { $number } of { $day }, { $authority }
zones-desk-contact = Contact
zones-desk-message = Message to people
zones-desk-message-vi = Message in Vietnamese
zones-desk-message-en = Message in English
zones-desk-shape = Shape
zones-desk-shapeless = No shape yet: the zone is the unit it names and the checkpoints that guard it.
zones-desk-shape-size = { $corners } corners, about { NUMBER($size, maximumFractionDigits: 2) } km²

## One zone

zones-desk-not-yet = Not in force yet. It begins { $from }.
zones-desk-not-in-force = Not in force at the time you are looking at.
zones-desk-in-force = In force at the time shown
zones-desk-asks = What the zone asks
zones-desk-purpose = Purpose
zones-desk-rule = Rule
zones-desk-daily = Only from { $start } to { $end }
zones-desk-test = Negative test within { $hours } hours
zones-desk-doses = { $count } doses of vaccine
zones-desk-quota = At most { $count } permits an organisation
zones-desk-transit = May pass through without a permit
zones-desk-no-transit = Passing through needs a permit too
zones-desk-history = Time line
zones-desk-at = Look at the time
zones-desk-known = As it was known at
zones-desk-terms = Terms
zones-desk-recorded = Recorded
zones-desk-by-unknown = The operator, or a name you may not read
zones-desk-superseded = Replaced { $at }
zones-desk-tightenings = When it became stricter
zones-desk-no-tightening = Never so far.
zones-desk-all-purposes = All purposes
zones-desk-tightened =
    { $kind ->
        [CLOSED] Closed
       *[TIGHTENED] Tightened
    } from { $felt } (decided { $decided }): { $purposes }
zones-desk-reaffirmed = Permits issued before { $at } hold on: { $purposes }
zones-desk-reaffirm = Let older permits hold on
zones-desk-reaffirm-text = Permits issued until now stay good through what became stricter above.
zones-desk-reason = Reason
zones-desk-reaffirm-do = Let them hold on
zones-desk-reaffirm-done = Older permits hold on.

## Writing an order

zones-desk-write-order = Write an order
zones-desk-kept = The draft stays in this browser until it is published.
zones-desk-unkept = The browser has no room for the draft: reloading the page would lose it.
zones-desk-act-number = Number of the act
zones-desk-act-day = Signed on
zones-desk-act-authority = Authority
zones-desk-at-once = As soon as it is published
zones-desk-scheduled = At a set time
zones-desk-do-create = New zone
zones-desk-do-change = Change the zone
zones-desk-do-close = Close the zone
zones-desk-do-lift = Lift the zone
zones-desk-did-create = New zone: { $name }
zones-desk-did-change = Change: { $name }
zones-desk-did-close = Close: { $name }
zones-desk-did-lift = Lift: { $name }
zones-desk-nameless = no name yet
zones-desk-add-zone = Add a new zone
zones-desk-another = Add a zone that exists, by name
zones-desk-throw-away = Throw the draft away
zones-desk-fold = Fold
zones-desk-unfold = Unfold
zones-desk-take-out = Take out
zones-desk-stale = Another order has just changed this zone. What you wrote is kept.
zones-desk-reread = Read the zone again
zones-desk-hint-code = Unique and kept for ever, e.g. AP-TAN-LOC
zones-desk-hint-precedence = Where zones overlap, the higher number wins
zones-desk-hint-unit = Its approvers decide permits; a zone without a shape must name it
zones-desk-hint-PROHIBITED = Forbids all purposes but those its level lists by permit
zones-desk-hint-REQ_AUTHORISATION = Everybody needs a permit
zones-desk-hint-CONDITIONAL = Adds nothing to its level
zones-desk-hint-NO_RESTRICTION = Adds nothing to its level
zones-desk-warn-BACKDATED = The order begins in the past.
zones-desk-warn-SHAPELESS = Zone { $zone } has no shape: map and distances do not know where it is.
zones-desk-warn-BEATEN = In the middle of { $zone }, zone { $above } (precedence { $precedence }) still wins or ties.
zones-desk-warn-NOTHING = Nothing is changed in zone { $zone } yet.
zones-desk-warn-OPEN_LIFT = Zone { $zone } is lifted for good, as the order has no end.
zones-desk-look = Preview
zones-desk-working = Working…
zones-desk-preview = What the order would touch
zones-desk-felt = Felt from { $at }
zones-desk-closes = Closes from { $at }; permits already issued are held back
zones-desk-tightens = Tightens from { $at }: { $purposes }
zones-desk-open-one = { $what }: open number { $at }
zones-desk-publish = Publish now
zones-desk-publish-at = Publish, in force from { $at }
zones-desk-send-again = Send the very same again
zones-desk-same-again = Whether the server has it is not known. Sending again does nothing twice.
zones-desk-published = Published
zones-desk-published-at = Published { $at }.
zones-desk-another-order = Write another order

## Shape

zones-desk-draw = Draw on the map
zones-desk-redraw = Edit the shape on the map
zones-desk-draw-done = Done
zones-desk-draw-no-map = There is no map to draw on; take the shape from a file.
zones-desk-tool-polygon = Polygon
    .hint = Click corner by corner; click the first again, or press Enter, to close it. Esc gives up.
zones-desk-tool-circle = Circle
    .hint = Click the middle, then the edge.
zones-desk-tool-freehand = Freehand
    .hint = Click to begin, move along the border, click the beginning to close.
zones-desk-tool-select = Edit corners
    .hint = Click the shape; drag corners or middles of edges, right-click a corner to delete it.
zones-desk-undo = Undo
zones-desk-redo = Redo
zones-desk-remove = Delete shape
zones-desk-no-shape = No shape
zones-desk-from-file = Take from a file (GeoJSON, KML)
zones-desk-file-read = { $count } shapes read.
zones-desk-file-unreadable = The file cannot be read. Coordinates must be longitude, latitude in WGS 84.
zones-desk-file-no-shape = The file has no polygon.
zones-desk-file-shapefile = Shapefiles, GeoPackages and archives are loaded by the operator: fieldpass load-zones FILE.
zones-desk-file-too-large = The shape is too large: 512 kB at most. Simplify it, or use fieldpass load-zones.
zones-desk-from-unit = Take the unit's shape
zones-desk-unit-without-shape = This unit has no shape yet.

## Hours of the week

zones-desk-schedule = Hours of the week
zones-desk-always = Day and night
zones-desk-always-do = Day and night
zones-desk-hours = { $day } { $start } to { $end }
zones-desk-hours-next-day = { $day } { $start } to { $end } the next day
zones-desk-next-day = next day
zones-desk-weekday = Weekday
zones-desk-weekday-0 = Monday
zones-desk-weekday-1 = Tuesday
zones-desk-weekday-2 = Wednesday
zones-desk-weekday-3 = Thursday
zones-desk-weekday-4 = Friday
zones-desk-weekday-5 = Saturday
zones-desk-weekday-6 = Sunday
zones-desk-hours-start = { $day }, begins
zones-desk-hours-end = { $day }, ends
zones-desk-add-hours = Add hours
zones-desk-every-night = Every night 18:00 to 06:00
zones-desk-remove-hours = Take out { $day }

## A hamlet in two minutes

zones-desk-hamlet = Seal a hamlet
zones-desk-hamlet-text = Its name, its place, a radius and the barriers will do. It is in force as soon as it is published.
zones-desk-hamlet-name = Name of the hamlet
zones-desk-place = Place
zones-desk-no-place = Not chosen yet
zones-desk-pick = Click on the map
zones-desk-picking = Click the middle of the hamlet… (Esc gives up)
zones-desk-find-place = Find by name of a site or unit
zones-desk-type-place = Or type coordinates (latitude, longitude)
zones-desk-radius = Radius (metres)
zones-desk-off = May be off by (metres)
zones-desk-brought = Lies in { $around }: level, precedence, unit, code, duty desk
zones-desk-brought-nothing = Level, precedence, unit, code, duty desk
zones-desk-desk-name = Duty desk that answers the barriers
zones-desk-desk-phone = Number of the desk
zones-desk-barriers = Barriers
zones-desk-no-barriers = No barrier yet. Each becomes a checkpoint from the zone around into the hamlet.
zones-desk-add-barriers = Add barriers on the map
zones-desk-barriers-done = No more barriers
zones-desk-barriers-hint = Click each place with a barrier. Esc when done.
zones-desk-type-barrier = Or type a barrier's coordinates
zones-desk-barrier-name = Barrier { $at } { $name }
zones-desk-barrier = Barrier { $at }
zones-desk-barrier-phone = Phone of barrier { $at }
zones-desk-remove-barrier = Take out barrier { $at }
zones-desk-hard = Hard barrier: opens for nobody
zones-desk-inside = { $metres } m inside of the border
zones-desk-outside = { $metres } m outside of the border
zones-desk-post-stands = The checkpoint stands
zones-desk-sending = No answer yet
zones-desk-lacks = Still needed: { $what }.
zones-desk-lack-name = the hamlet's name
zones-desk-lack-centre = its place
zones-desk-lack-act = number and authority of the act
zones-desk-lack-desk = who answers the barriers
zones-desk-lack-unit = the unit that runs the barriers
zones-desk-seal =
    { $count ->
        [0] Publish now, without a barrier
        [one] Publish now with { $count } barrier
       *[other] Publish now with { $count } barriers
    }
zones-desk-sealed = Zone { $number } is published.
zones-desk-standing = { $standing } of { $count } barriers are checkpoints.
zones-desk-go-on = Go on with the rest
zones-desk-open-zone = Open the zone
zones-desk-another-hamlet = Seal another hamlet

## Measure levels

zones-desk-levels = Measure levels
zones-desk-level-since = from { $at }, version { $version }
zones-desk-level-change = Change this level from some time on
zones-desk-approval = Approval
zones-desk-approval-STANDING = Standing
zones-desk-approval-PER_PERMIT = Each permit
zones-desk-quota-head = Quota
zones-desk-level-save = Save the level
zones-desk-level-saved = Saved. { $summary }
