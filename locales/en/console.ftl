# The map console: what stands around its panels.

console-title = The console
console-sign-in = Sign in at the console
console-sign-in-text = For dispatchers, approvers, companies' coordinators and the department.
console-signing-in = Signing in…
console-login = Sign-in name
console-password = Password
console-sign-out = Sign out
console-sign-out-failed = The server was not reached, so you are still signed in. Try again, or close the browser.
console-expired = The session has ended. Sign in again; everything that was open is still there.
console-forbidden = This account may not see or do that.
console-unreachable = The server is not reached. The page keeps trying.
console-failed = The server failed. Tell whoever runs it the code { $request }.
console-failed-unknown = The server's answer cannot be understood. Try again in a few minutes.
console-not-yours = The console is not for this account. Crews have the page /crew, checkpoints /checkpoint.
console-no-panel = There is no such panel, or this account may not open it.
console-panel-broken = This panel failed; the others go on.
console-try-again = Try again
console-waiting = { $count } waiting

## Panels

console-panel-map = Map
console-panel-incidents = Incidents
console-panel-work = Work orders
console-panel-stops = Stopped
console-panel-permits = Permits
console-panel-applications = Applications
console-panel-zones = Zones
console-panel-people = People and crews
console-panel-posts = Checkpoints
console-panel-inbox = Inbox

## The map and its connection

console-map = Map
console-no-map = This browser cannot draw the map (no WebGL). The panels work without it.
console-live-connecting = Connecting…
console-live-live = Live
console-live-lost = Connection lost: what you see may be old. Connecting again…
console-live-lost-since = Connection lost since { $since }: what you see may be old. Connecting again…
console-live-signed-out = The session has ended
console-live-gap = Everything was just loaded anew, because something was missed.

## Lists

console-list-seek = Find in the list
console-list-count = { $shown } of { $count }
console-list-count-more = { $shown } of { $count } loaded, more to come
console-list-reading = Loading… { $count }
console-list-more = Load more
console-list-empty = Nothing here yet.
console-list-all = Choose all
console-finder-count = { $count } found.
