# The words of the pages.

## Everywhere

language = Language
theme-light = Switch to light
theme-dark = Switch to dark
copy = Copy
copied = Copied
copy-label = Copy { $label }
skip = Skip to the content

## Start page

start-title = Fieldpass: movement permits through locked-down zones
hero-title = Permits for the people who keep the network up
hero-text = Fieldpass lets telecom and postal crews through locked-down zones. A checkpoint gives the same verdict with or without a network, because the network is often the very thing under repair.
hero-try = Try it
hero-source = GraphQL address

clock-title = Time in this demonstration
clock-note = The clock runs on from the first start, Vietnam time
clock-next = Decision { $act } comes into force at { $time }
clock-next-plain = New levels come into force at { $time }
clock-remaining = { $hours ->
        [0] { $minutes } min left
       *[other] { $hours } h { $minutes } min left
    }
clock-changes = { $count ->
        [one] One unit or zone changes
       *[other] { $count } units and zones change
    }
clock-last = Decision { $act } has been in force since { $time }
clock-last-plain = The present levels have been in force since { $time }

how-title = Three things that know of each other
how-zone = A zone changes, permits know
how-zone-text = An order is previewed first: which permits and checkpoints it touches. It takes effect by itself at its hour, even at a post that has lost its network.
how-permit = A permit in seconds
how-permit-text = Repairs and KT1 mail are approved in advance for vetted people. The rest is decided by the district, and nobody approves their own request.
how-check = A scan that needs no network
how-check-text = The QR code is signed, and the checkpoint's bundle already holds tonight's order. The screen says why, and what to compare.

verdict-title = Four answers at a checkpoint
verdict-ALLOW = Genuine, right zone, right hour.
verdict-REFER = Not certain enough: call the duty desk.
verdict-DENY = Revoked, expired, wrong zone or forged.
verdict-NOT_OURS = Not a Fieldpass permit.

map-title = Đồng Tháp province, September 2021
map-caveat = Schematic, not an official map
map-now = Now
map-after = From { $time }
map-when = Moment shown on the map
map-label = Schematic of the measure levels of { $count } units
map-legend = Legend
map-sealed = Lockdown
map-checkpoint = Checkpoint
sealed-title = Lockdowns and quarantine sites
sealed-shapeless = No drawn shape, in force all the same
units-title = Measure levels by unit
units-unit = Unit
units-before = Now
units-after = From { $time }
units-same = no change

try-title = Five minutes with Fieldpass
try-text = Every step can be copied; run them from top to bottom.
try-graphql = Paste into GraphQL
try-command = Paste into a shell

join-title = Be { $name }
join-page = Open the checkpoint's page with this invitation
join-officer = Sign on: { $officer }, PIN { $pin }
join-scan = Scan the fibre crew's QR code
join-type = Or type the permit's control code

accounts-title = Demonstration accounts
accounts-text = Invented people and companies. The accounts work on this machine only.
accounts-role = Role
accounts-name = Person
accounts-login = Sign-in
accounts-password = Password

addresses-title = Addresses
addresses-text = Field apps speak GraphQL with Fieldpass.

footer-data = The demonstration's data was made up around a real decision. This is not a government site.

loading = Loading…
unreachable = The server cannot be reached. This page keeps trying.
no-demo = This server runs no demonstration. Sign in with the account your administrator gave you.

## One-time link

link-title = Fieldpass: set a password
link-heading = Set a password
link-text = This link is good for one use, within 24 hours after it was made.
link-password = New password
link-again = The same again
link-length = { $shortest } to { $longest } characters; a long sentence you remember is best.
link-count = Typed: { $count }.
link-show = Show the password
link-save = Set the password
link-sending = Sending…
link-too-short = The password has { $length } characters and needs at least { $shortest }.
link-too-long = The password has { $length } characters; { $longest } is the most.
link-different = The two are not the same.
link-unreachable = The server cannot be reached. Check the network and press again; sending the same password again does nothing more.
link-too-many = Too many requests at once. The password is not set; try again in { $seconds } s.
link-failed = The server failed. Try again; if it fails again, tell the administrator request { $request }.
link-failed-unknown = The server answered something this page does not understand. Load the page again, then try again.
link-set-title = The password is set
link-set-text = The link is used up. Every session and token the account had before has ended.
link-spent-title = This link is no longer good
link-spent-text = It has been used, is older than 24 hours, or a newer link has replaced it. If it was you who just set a password, sign in with that one.
link-none-title = This page needs a one-time link
link-none-text = Open the whole link you were given. If you have set a password already, just sign in.
link-broken-title = The link is not whole
link-broken-text = Something is missing or too much after #/link/. Copy the whole link, without line breaks, and open it again.
link-new = Need a new link? Ask the administrator to run
link-login = SIGN-IN-NAME
sign-in-title = Signing in
sign-in-text = In the field apps, use the sign-in name the administrator gave you and your password.
sign-in-script = A program sends POST to { $path } and is given the session's cookie:
sign-in-password = PASSWORD
