# The crew page.
crew-title = Crew's permits

## Coming in

crew-sign-in = Sign in
crew-sign-in-text = For members of a crew. Sign in once while there is a network; from then on permits show without one.
crew-signing-in = Signing in…
crew-login = Sign-in name
crew-password = Password
crew-expired = The session has ended. The permits on this phone still work; sign in to update them and to send what waits.
crew-nobody = This account is of nobody who travels, so it has no permits. Sign in with a crew member's account.
crew-no-memory = The browser lets this page keep nothing (a private window?). Open it in an ordinary window.
crew-first-time = The first time needs a network, to load your permits.
crew-insecure = The page came by http: without https the phone lets it neither work offline nor know where it is.
crew-try-again = Try again

## How it stands

crew-age = { $unit ->
        [now] Just updated
        [minutes] Updated { $count } min ago
        [hours] Updated { $count } h ago
       *[days] Updated { $count } days ago
    }
crew-refresh = Update
crew-refreshing = Updating…
crew-waiting = { $count } waiting to be sent
crew-others-wait = { $count } things of whoever used this phone before still wait; they are sent when that person signs in.
crew-full = The phone is full: what you just did was NOT written down. If you are stopped, call your dispatcher; delete some pictures and tap again.
crew-trouble-unreachable = No network. The permits are kept on this phone; checkpoints can scan them.
crew-notices-below = { $count } things to know below
crew-trouble-busy = The server is busy. The page tries again by itself.
crew-trouble-forbidden = This account may not see crews' permits. Sign in with a crew member's account.
crew-trouble-input = The server does not take this request. Tell your dispatcher.
crew-trouble-failed = The server failed. The page tries again by itself.
crew-failed = The server failed ({ $request }). The page tries again by itself.

## The parts

crew-tab-papers = Permits
crew-tab-way = The way
crew-tab-news = News for posts
crew-tab-letters = Inbox
crew-count-letters = unread
crew-stopped = Stopped
crew-enlarge = { $name }: enlarge
crew-close = Close

## Permits

crew-no-papers = You have no permits yet. Ask your dispatcher.
crew-which = Choose a permit
crew-code = QR code of the permit
crew-until = until { $at }
crew-from = from { $at }
crew-over = This permit no longer lets you pass. Ask your dispatcher before you go.
crew-no-code = The QR code is not on this phone yet. Read out the 12 digits below.
crew-compares = The officer compares
crew-name = Name
crew-tails = Last 4 of the identity document
crew-no-plate = no plate
crew-where = Zones you may enter
crew-zone = Zone { $number }
crew-purpose = Work
crew-hours = Hours
crew-conditions = Conditions
crew-with = Together with
crew-reference = Reference

## News for posts

crew-news = News for posts
crew-news-age = { $unit ->
        [now] As of just now
        [minutes] As of { $count } min ago
        [hours] As of { $count } h ago
       *[days] As of { $count } days ago
    }
crew-news-over = { $unit ->
        [now] Too old now
        [minutes] Too old: as of { $count } min ago
        [hours] Too old: as of { $count } h ago
       *[days] Too old: as of { $count } days ago
    }
crew-news-text = A post without a network that scans this learns which permits are new or revoked and which zones changed. Several codes are scanned one by one, in any order.
crew-no-news = There is no news for posts on this phone yet.
crew-part = Code { $part } of { $count }
crew-hold = Stay at this code
crew-run = Change by itself

## Inbox

crew-no-letters = Nothing here yet.
crew-new = Unread
crew-read-all = I have read everything
crew-answer = I take care of it
crew-answered = You take care of it

## Stopped

crew-stop-at = { $at }: stopped.
crew-stop-fresh = About to be sent to your dispatcher and the district's focal point…
crew-stop-waits = Waiting: sent as soon as there is a network. If you can telephone, call your dispatcher now.
crew-stop-sent-bare = Sent: your dispatcher was told, but nobody knows where. Allow this page your location; if you can call, say where you are.
crew-stop-sent = Sent: your dispatcher and the district's focal point were told.
crew-stop-answered = Somebody has taken it. { $answer }
crew-stop-no-crew = You are in no crew, so this cannot be reported here. Call your dispatcher.
crew-stop-withdraw = By mistake, take it back
crew-stop-another = Stopped again elsewhere: report once more
crew-late-place = The place is from { $minutes } min after the stop.

## Signing out

crew-sign-out = Sign out and erase
crew-leave = Permits, news and inbox are erased from this phone; seeing them again needs a network.
crew-leave-unsent = { $count } things not sent yet will be LOST, and the permits and news on this phone are erased.
crew-leave-on-duty = The server does NOT know yet that the crew is off duty: wait for a network, or call the dispatcher.
crew-leave-yes = Erase and sign out
crew-leave-no = Stay
