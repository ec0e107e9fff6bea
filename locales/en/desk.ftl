# The duty desk.
desk-title = Duty desk
