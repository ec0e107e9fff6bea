# The inbox of the console.

inbox-only-unread = Unread only
inbox-unread = { $count } unread of those shown
inbox-read-all = Mark all as read
inbox-mark-read = Mark as read
inbox-new = New
inbox-none = Nothing was told yet.
inbox-none-unread = Everything is read.
inbox-acknowledge = I take care of it
inbox-acknowledged = You took it at { $at }
inbox-duty = Your shift
inbox-duty-until = You are on duty until { $at }. What concerns your role comes to you first.
inbox-duty-none = You are off duty. Urgent matters still come when nobody is on duty.
inbox-duty-hours = For how long
inbox-duty-for = { $hours } hours
inbox-duty-on = Go on duty
inbox-duty-off = Go off duty
