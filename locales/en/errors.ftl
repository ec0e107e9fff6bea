# Errors and conflicts the API answers with. The field and the parameters stand beside them.

## General: errors[].extensions.code

error-UNAUTHENTICATED = Nobody is signed in, or the token is no longer good.
error-DEVICE_REVOKED = This device has been revoked. Tell the office that invited it.
error-NOT_CONFIRMED = This device is not confirmed yet. Read its confirmation code to who invited it.
error-FORBIDDEN = This account may not do that.
error-BAD_INPUT = Something in the input cannot be meant.
error-BAD_REQUEST = The request is not well formed.
error-TOO_MANY = Too many requests. Wait, then try again.
error-TOO_COSTLY = The request asks for more than one request may.
error-UPDATE_REQUIRED = The app is too old. Please update it.
error-BUSY = The database is busy; nothing was written. Send it again.
error-TIMEOUT = The request took too long and was stopped.
error-INTERNAL = The server failed. The fault was logged under the request's id.

## Conflicts: a person can act on them

problem-NOT_FOUND = There is no such thing, or you may not see it.
problem-STALE = Somebody else has changed it since. Load it again and go on.
problem-STATE = It cannot go from { $from } to { $to }.
problem-IDEMPOTENCY_KEY_REUSED = This idempotency key was used for a different request.
problem-BAD_CREDENTIALS = Name or password is wrong.
problem-LOCKED = Too many wrong sign-ins; wait { $seconds } seconds.
problem-ALREADY_A_HOLDER = This person is on the permit already.
problem-ALREADY_A_VEHICLE = This vehicle is on the permit already.
problem-ALREADY_OBJECTED = This unit has objected to the permit already.
problem-NOTHING_TO_DECIDE = Nothing in this application waits for your decision.
problem-NOTHING_TO_REVIEW = Nothing about this permit waits for a review.
problem-LINK_SPENT = This link has been used or has run out.
problem-LOGIN_TAKEN = The sign-in name { $login } is taken.
problem-ORGANISATION_CODE_TAKEN = The organisation code { $code } is taken.
problem-OWN_ACCOUNT = Nobody changes or closes their own account.
problem-OWN_GRANTS = Nobody changes their own grants.
problem-PASSWORD_WRONG = The present password is wrong.
problem-PERSON_ON_ROSTER = A person with this identity number is on the roster already.
problem-VEHICLE_ON_ROSTER = A vehicle with the plate { $plate } is on the roster already.
problem-ZONE_CODE_TAKEN = The zone code { $code } is taken.
problem-INVITATION_SPENT = This invitation has been used or has run out.
problem-OFFICER_ENDED = This officer signs on at the checkpoint no more.
problem-OFFICERS_TOO_MANY = A checkpoint has at most { $most } officers.
problem-INVITATION_OF_ANOTHER_KIND = This invitation is for another kind of device.
problem-CONFIRMATION_WRONG = That is not the confirmation code; { $left } more tries.
problem-CONFIRMATION_WRONG_REVOKED = Three wrong confirmation codes: the device is revoked. Invite it again.
problem-DEVICE_REVOKED = This device has been revoked.
problem-ACCOUNT_CLOSED = This account is closed.

## Input: the reason of a BAD_INPUT

input-INVALID_VALUE = The value is not of the type asked for.
input-REQUIRED = This is required.
input-EMPTY = This may not be empty.
input-TOO_LONG = This is too long.
input-TOO_MANY = These are too many.
input-REPEATED = Something stands here twice.
input-OUT_OF_RANGE = This is outside the allowed range.
input-CONTROL_CHARACTER = Control characters are not allowed here.
input-CONTROL_CHARACTERS = Control characters are not allowed here.
input-NAIVE_TIME = An instant carries its offset, such as 2021-09-16T00:00:00+07:00.
input-NOT_AN_INSTANT = This is no instant as RFC 3339 writes it.
input-NOT_A_DATE = This is no day written YYYY-MM-DD.
input-NOT_A_TIME = This is no time of day written HH:MM.
input-ENDS_BEFORE_START = The end must come after the start.
input-NOT_LATER = The new time must be later than the present one.
input-WINDOW = A daily window starts and ends at two different minutes of the day.
input-NOT_AN_ID = This is no id of the kind asked for.
input-NOT_A_UUID = This is no UUID.
input-NOT_A_CURSOR = This is no cursor.
input-CURSOR_OF_ANOTHER_LIST = This cursor belongs to another list.
input-ANTIMERIDIAN = The shape crosses the 180th meridian, which is not supported.
input-BOX_ORDER = A box is west, south, east, north, in that order.
input-COORDINATES = The coordinates are not as GeoJSON has them.
input-POSITION = A position is two or three numbers: longitude, latitude, altitude.
input-NOT_FINITE = A coordinate must be a finite number.
input-LON_LAT_SWAPPED = Longitude and latitude are swapped: GeoJSON puts longitude first.
input-CRS_NOT_WGS84 = GeoJSON is always WGS 84; drop the crs member or convert the coordinates.
input-CRS_UNKNOWN = The file's coordinate system is not known; name it, such as EPSG:9210.
input-GEOJSON_OBJECT = This is no GeoJSON object.
input-GEOJSON_SYNTAX = The GeoJSON breaks at line { $line }, column { $column }.
input-GEOJSON_TOO_LARGE = The shape is larger than { $limit } bytes.
input-GEOMETRY_TYPE = The geometry here must be one of: { $allowed }.
input-GEOMETRY_EMPTY = The geometry is empty.
input-GEOMETRY_INVALID = The shape is not valid, for instance it crosses itself. It is never repaired silently; draw it again.
input-LINE_SHORT = A line needs two points at least.
input-RING_OPEN = A ring must close: its last point is its first.
input-RING_SHORT = A ring needs four points at least.
input-TOO_MANY_HOLES = The shape has more than { $limit } holes.
input-TOO_MANY_PARTS = The shape has more than { $limit } parts.
input-TOO_MANY_VERTICES = The shape has more than { $limit } vertices.
input-FILE_MISSING = There is no such file.
input-FILE_UNREADABLE = The file cannot be read.
input-FORMAT_UNKNOWN = The file's format is not known.
input-NO_GEOMETRY_COLUMN = The file has no geometry column.
input-NO_SUCH_COLUMN = The file has no such column.
input-TOO_MANY_ROWS = The file has more than { $limit } rows.
input-READER_DIED = The process reading the file died; nothing was written.
input-READER_TOO_SLOW = Reading the file took more than { $seconds } seconds and was stopped; nothing was written.
input-ATTACHMENT_SIZE = The attachment is empty or too large.
input-MEDIA_TOO_LARGE = The file is larger than { $max_bytes } bytes.
input-DECLARATION_ENDS_BEFORE_IT_BEGINS = The health declaration ends before it begins.
input-IDENTITY_NUMBER_FORM = An identity number has { $digits } digits.
input-IDENTITY_NUMBER_MISSING = A CMND or CCCD number is needed.
input-NAME_FORM = A name is printable text of at most { $longest } characters.
input-PHONE_FORM = A phone number is written like { $example }.
input-PLATE_FORM = A plate is written like { $example }.
input-PLATE_MISSING = A vehicle of this kind has a plate.
input-LOGIN_FORM = A sign-in name is lower-case letters, digits, dots and hyphens.
input-PASSWORD_LENGTH = A password has { $shortest } to { $longest } characters.
input-TOKEN_TOO_LONG = A token lasts { $longest } days at most.
input-UNKNOWN_LEVEL = There is no measure level { $level }.
input-ZONE_TERMS = { $reason ->
    [UNIT] A zone without a shape must name its unit.
    [METRES] An approximate shape says by how many metres it may be off; no other shape does.
   *[QUALITY] A zone with a shape says how far it can be trusted; one without has NONE.
}
input-ZONE_TWICE = Zone { $zone } stands twice in one order.
input-WEEKLY_WINDOW = Weekly hours begin on weekday 0 to 6 at minute 0 to 1439 and end after that, within a week.
input-PLACE_BOX_OR_UNIT = Ask for a place, a box or a unit: exactly one of them.
input-UNKNOWN_UNIT = There is no administrative unit with this id.
input-IN_THE_PAST = This time has passed.
input-CREW_LEAD_NOT_MEMBER = The lead must be a member of the crew.
input-CREW_MEMBERS = A crew has one to { $most } members.
input-CREW_VEHICLES = A crew has at most { $most } vehicles.
input-PURPOSE_TWICE = A purpose stands here twice.
input-ORGANISATION_CODE_FORM = An organisation code is capitals, digits and hyphens, such as { $example }.
input-COMMITTEE_WITHOUT_UNIT = A committee governs a unit: name it.
input-PLATE_UNEXPECTED = Who goes on foot has no plate.
input-DEVICE_OF_NO_CHECKPOINT = A checkpoint's device is enrolled at its checkpoint.
input-PIN_FORM = A PIN has { $digits } digits.
input-PIN_PLAIN = This PIN is too easy to guess; choose another.
input-NOT_A_KEY = This is no P-256 public key of 64 bytes.
input-NOT_BASE64URL = This is no base64url.
input-CONFIRMATION_FORM = A confirmation code has { $digits } digits.
