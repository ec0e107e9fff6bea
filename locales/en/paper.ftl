# The printed permit, the picture and the text for a messenger, the shift sheet of a checkpoint.

paper-country = SOCIALIST REPUBLIC OF VIET NAM
paper-motto = Independence - Freedom - Happiness
paper-department = Department of Information and Communications
paper-committee = People's Committee of { $unit }
paper-number = No.
paper-dated = { $day }/{ $month }/{ $year }
paper-title = MOVEMENT PERMIT
paper-act = By { $number } of { $day }, { $authority }
paper-holder = Holder
paper-tails = ID, last 4:
paper-plates = Plates
paper-no-plate = No vehicle named
paper-organisation = Organisation
paper-valid = Valid
paper-from = from
paper-to = to
paper-hours = Daily hours
paper-all-day = Day and night
paper-entry = Entries
paper-zones = May enter
paper-conditions = Conditions
paper-code = Control code
paper-check = The checkpoint compares
paper-check-name = name
paper-check-tails = last 4 of the ID
paper-check-plate = plate
paper-no-scan = If it does not scan: type the control code on the checkpoint page, or read it (4-4-4) to the duty desk.
paper-keep = Carry your ID. Every passage is recorded and compared; a second print will be found.
paper-signed = For the issuing authority
paper-signed-how = Signature, name, stamp
paper-suspended = SUSPENDED
paper-news = NEWS FOR CHECKPOINTS
paper-as-of = Up to
paper-news-how = A checkpoint without a network scans this with its page to learn what was revoked and ordered. Signed; it cannot be altered.
paper-message = Checkpoint: scan the QR on the picture, or type the control code on the checkpoint page, or read it to the duty desk; then compare name, last 4, plate.
paper-printed = Printed { $at } · permit { $reference }
paper-printed-many = Printed { $at } · { $count } permits
problem-PERMIT_OVER = Permit { $reference } is no longer good and is not printed.
problem-NOT_SET = It cannot be printed just now; try again.
input-TOO_MANY_PERMITS = At most { $most } permits are printed at once.

## Shift sheet

paper-sheet = SHIFT SHEET
paper-sheet-expected = Permits that may pass here within 48 hours
paper-sheet-none = There are no permits yet.
paper-sheet-more = { $count } more permits are not printed here.
paper-sheet-plate = Plate
paper-sheet-given = Given name
paper-sheet-tail = Last 4
paper-sheet-code = Control code
paper-sheet-end = Ends
paper-sheet-log = Written by hand while the phone is out of use; typed in later
paper-sheet-time = Time
paper-sheet-key = Plate or control code
paper-sheet-way = In / Out
paper-sheet-outcome = Passed / Back / Held
paper-sheet-officer = Officer
paper-sheet-note = Note
paper-sheet-desk = Duty desk
paper-sheet-private = Personal data: for use at the checkpoint only; destroy after the shift.

## RowFault

RowFault-NO_KEY = Neither a plate nor a control code of 12 digits
RowFault-NOT_YET = Its time is in the future
RowFault-TOO_OLD = Older than 31 days
RowFault-TOO_LONG = A cell is longer than 120 characters
RowFault-UNREADABLE = Day, time, way or outcome cannot be read
input-ROWS_OR_TABLE = Send rows or a table, not both.
input-TABLE_FORM = This is not a table that can be read: save it as CSV.
