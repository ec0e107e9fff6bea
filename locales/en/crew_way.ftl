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
way-duty-others = The crew is on duty
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
way-fixes-wait = { $count } positions wait to be sent.
way-fixes-dropped = Too long without a network: the { $count } oldest positions were dropped.
