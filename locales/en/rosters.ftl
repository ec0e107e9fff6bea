# Rosters from files: what a column is called, what came of a row, and why it was refused.

roster-outcome-ADDED = Added
roster-outcome-CHANGED = Updated
roster-outcome-KNOWN = Known
roster-outcome-WAITING = Waits for vetting
roster-outcome-REFUSED = Refused

roster-column-name = Name
roster-column-phone = Phone
roster-column-cmnd = CMND
roster-column-cccd = CCCD
roster-column-identity = CMND or CCCD
roster-column-vehicle = Vehicle
roster-column-plate = Plate
roster-column-label = Vehicle name
roster-column-crew = Crew
roster-column-lead = Lead
roster-column-skills = Skills
roster-column-base_zone = Base zone
roster-column-declared_on = Health declaration
roster-column-declared_until = Declaration valid until
roster-column-reference = Declaration reference

## Why a row was refused

reason-NAME_FORM = A name has letters, at most { $longest }, and no control characters.
reason-PHONE_FORM = Write the phone like { $example }.
reason-IDENTITY_NUMBER_FORM = This identity number has exactly { $digits } digits.
reason-IDENTITY_NUMBER_MISSING = A CMND or CCCD number is needed.
reason-PLATE_FORM = Write the plate like { $example }.
reason-PLATE_UNEXPECTED = Somebody on foot has no plate.
reason-DECLARATION_ENDS_BEFORE_IT_BEGINS = The health declaration ends before it begins.
reason-DECLARED_AHEAD = The day of the health declaration has not come yet.
reason-NOT_A_DAY = “{ $value }” is no day. Write it like 12/09/2021.
reason-ROW_SAYS_NOTHING = The row has neither a person nor a vehicle.
reason-ROW_TWICE = This person stands in row { $row } of the file already.
reason-PERSON_NAME_DIFFERS = On the roster this identity number is { $name }’s. Correct the number or the name.
reason-PERSON_NUMBER_DIFFERS = This person is on the roster with another identity number. To change it, remove them and add them anew.
reason-NUMBERS_OF_TWO = The CMND and the CCCD of this row belong to two people on the roster.

## Why a crew was refused

reason-CREW_ROW_REFUSED = Not composed because rows were refused: { $rows }. Correct them and hand in the whole file again.
reason-CREW_MEMBERS = A crew has one to { $most } members.
reason-CREW_VEHICLES = A crew has at most { $most } vehicles.
reason-CREW_TWO_LEADS = More than one person is marked as the lead.
reason-CREW_TWO_ZONES = The rows name different base zones.
reason-CREW_STANDS_OTHERWISE = Crew { $crew } stands already with other people, vehicles or another lead. A file changes no crew; change it under Crews.

## Why an entry was not vetted

reason-ENTRY_UNKNOWN = It is not on the roster any more.
reason-ENTRY_CHANGED = Somebody has changed it. Look again, then vet.
reason-ENTRY_STATE = It cannot go from { $before } to { $after }.

## What is wrong with a file

input-HEADERS_NOT_FOUND = No line with the headers Name and Phone was found in the first { $within } lines.
input-COLUMN_TWICE = The column “{ $column }” stands twice.
input-FILE_SIZE = The file is empty or larger than { $most } MB.
input-FILE_TOO_LARGE_UNPACKED = The file unpacks to too much; it was not read.
input-HOW_MANY = One to { $most } at a time.
