# The crew's page: pushes, duty and sharing positions, the way.

## Pushes

way-push = Notifications on this phone
way-push-on = On: the phone tells you of news, even while this page is closed. A push is a reminder; the whole is in the inbox.
way-push-off = Off: you see news only while this page is open.
way-push-waiting = The phone is ready and waits for a network to tell the server.
way-push-denied = The browser blocks notifications of this page. Open the page's settings (the lock beside the address), choose Notifications, Allow, and open the page again.
way-push-install = On an iPhone the page has to be on the home screen first: tap Share, Add to Home Screen, then open it from there and turn notifications on.
way-push-unsupported = This browser receives no pushes. Open the page to see the inbox.
way-push-turn-on = Turn notifications on
way-push-turn-off = Turn notifications off
way-push-busy = Turning on…
way-push-fault-server = The server could not be told. Try again with a network.
way-push-fault-browser = The browser cannot reach its push service. Try again later.

## Duty and sharing positions

way-duty = Duty and position
way-duty-switch = On duty
way-duty-shares = Sharing your position
way-duty-off = Off duty
way-duty-others = The crew is on duty, this phone is not
way-duty-off-text = Off duty this phone neither looks for its position nor sends it. On duty the dispatcher sees where the crew is.
way-duty-others-text = Another phone or the dispatcher put the crew on duty. This phone looks for no position until you turn it on.
way-duty-locked = A locked screen stops it.
way-duty-locked-text = So does another app in front. Opened again, the page goes on; forgotten, it ends by itself after 12 hours.
way-duty-lit = Keep the screen on
way-duty-only-this = Stop sharing from this phone only
way-duty-off-all = Take the whole crew off duty
way-duty-unreachable = Going on duty needs a network. Try again with one.
way-duty-refused = The server does not let you go on duty: { $why }
way-fix-last = at { $at }, give or take { $metres } m
way-fix-none = looking for the position…
way-fix-unknown = the phone does not know where it is; step into the open
way-fix-denied = the phone does not allow this: open the page's settings and allow Location
way-fixes-wait = { $count ->
        [one] { $count } position waits to be sent.
       *[other] { $count } positions wait to be sent.
    }
way-fixes-dropped = Too long without a network: { $count ->
        [one] the oldest position was dropped.
       *[other] the { $count } oldest positions were dropped.
    }

## The way

way-title = The way
way-not-navigation = This is not navigation: the drawing only shows the zones and posts around a straight line or the planned way. The post decides.
way-not-here = This part could not be loaded. Open it again with a network.
way-no-ground = The zones around your way are not on this phone yet. The first time needs a network.
way-nowhere = This phone does not know where the crew goes: no work order and no permit has a place. Tap “Where am I” to see the zones around you.
way-to = Go to
way-end-work = Work orders
way-end-paper = My permits
way-end-zone = Zones
way-end-post = Posts
way-look = Where am I
way-looking = Looking…
way-look-text = Only to draw on this phone; the dispatcher is not told.
way-lost = The phone does not know where it is. Turn location on, step into the open and try again.
way-when = Look at the hour
way-now = Now
way-drawing = A drawing of the way, { $length } long, which meets { $count ->
        [one] { $count } zone;
       *[other] { $count } zones;
    } the list below names each.
way-length-straight = { $length } in a straight line
way-length-planned = { $length } by the planned way
way-from-here = from where you are.
way-from-base = from the middle of the crew's base.
way-from-goal = between the places to go to; the phone does not know where you are.
way-whole = The whole way
way-around = Around me
way-legend-FREE = no permit needed
way-legend-ALLOW = your permit is enough
way-legend-REFER = the post will ask its desk
way-legend-DENY = permit lacking, or forbidden
way-legend-post = post
way-zones = Zones on the way
way-zones-text = For: { $purpose }.
way-zones-none = This way meets no zone that is known.
way-zones-near = { $count ->
        [one] { $count } zone near the way, its boundary not certain
       *[other] { $count } zones near the way, their boundaries not certain
    }
way-zone-here = you begin in this zone
way-zone-enters = met after { $length }
way-zone-inside = { $length } inside
way-zone-gap = { $length } off the way
way-zone-shapeless = The zone has no boundary on the map; it is known by its post alone.
way-zone-quality = The boundary is only approximate, it may be { $length } off.
way-zone-contact = Ask: { $contact }
way-answer-free = No permit needed.
way-answer-covered = Your permit is enough:
way-answer-asked = The post will ask its desk:
way-answer-lacking = A permit is needed, and none of yours names this zone.
way-answer-denied = Your permit is not enough:
way-answer-forbidden = Nobody gets in for this purpose.
way-covered-by = { $reference }, until { $at }.
way-from = From { $at }:
way-posts = Posts on the way
way-post-along = after { $length }
way-post-gap = { $length } off the way
way-post-hard = A hard barrier: it opens for nobody.
way-call-post = Call the post { $phone }
way-call-desk = { $name } { $phone }
way-age = { $unit ->
        [now] Zones and posts just loaded
        [minutes] Zones and posts loaded { $count } minutes ago
        [hours] Zones and posts loaded { $count } hours ago
       *[days] Zones and posts loaded { $count } days ago
    }

## On the home screen

way-install = On the home screen
way-install-text = Opens like an app, without a network too, and the phone rarely clears the page's data.
way-install-apple = Tap Share, then Add to Home Screen. Without that an iPhone clears the page's data after 7 days unopened, and receives no pushes.
way-install-now = Install
