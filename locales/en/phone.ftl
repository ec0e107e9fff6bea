# The page with the demonstration's phones (/phone).

phone-page-title = Fieldpass: a phone of the demonstration
phone-title = A phone that is notified
phone-text = Everybody in the demonstration has a phone. Notifications come here through a fake FCM on this very machine, just as a real phone would get them, and each is shown once.
phone-whose = Whose phone
phone-count = { $count ->
        [1] notification
       *[other] notifications
    }
phone-arrived = Notifications that arrived, newest first
phone-urgent = Urgent
phone-quiet = No notification yet
phone-payloads = What was really in the message
phone-payloads-text = Word for word what FCM carries: codes of what happened and opaque ids, no person's name, no place, no phone number.
phone-times = { $times ->
        [1] Received once, shown once.
       *[other] Received { $times } times, shown once.
    }
phone-last = Last at { $time }.
phone-note = Nothing here comes from Google or leaves this machine.
phone-no-demo = This server runs no demonstration, so it has no phones to show.
