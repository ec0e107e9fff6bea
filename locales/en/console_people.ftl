# Rosters and crews on the console.

## The panel's parts

people-part-persons = People
people-part-vehicles = Vehicles
people-part-crews = Crews
people-part-import = Import
people-part-accounts = Accounts
people-house = Organisation
people-no-house = No company has been founded yet, so there is no roster.
people-not-there = There is no such entry, or it is not yours to see.
people-back-persons = ‹ All people
people-back-vehicles = ‹ All vehicles
people-back-crews = ‹ All crews
people-saved = Saved.
people-saving = Saving…

## Persons and vehicles

people-name = Name
people-phone = Phone
people-cccd = CCCD
people-cmnd = CMND
people-numbers = Last digits of id
people-numbers-kept = CCCD or CMND is needed. Only the last four digits and a mark to recognise it by are kept, never the number.
people-state = Vetting
people-state-any = All
people-none-so = Nobody and nothing stands so.
people-health = Health declaration
people-health-none = No health declaration
people-health-to = Health until
people-health-ended = Health declaration has ended
people-health-whole = Made { $day }, counts to the end of { $until }
people-health-whole-past = Made { $day }, ended { $until }
people-health-declare = Note a health declaration
people-health-declare-do = Note it
people-declared-on = Made on
people-valid-until = Counts to the end of
people-reference = Reference, if any
people-attachments = Files
people-attachments-none = No letter or document is attached.
people-attachment = File
people-attach = Attach a file to { $count }
people-attach-kind = Kind of document
people-attached = Attached to { $count }.
people-file-lost = The file could not be fetched.
people-files-more = and { $count } more
people-files-without = { $count } without any file.
people-persons-none = Nobody yet. Add one by one, or import a list.
people-person-add = Add a person
people-person-add-do = Put on the roster
people-vehicles-none = No vehicle yet.
people-vehicle-add = Add a vehicle
people-vehicle-add-do = Put on the roster
people-vehicle-label = Name
people-vehicle-kind = Kind
people-plate = Plate
people-plate-maybe = Plate, if it has one
people-remove = Take off the roster…
people-remove-ask = Take { $name } off the roster? It cannot be undone; to come back they are added and vetted anew. Permits that name them are changed or revoked apart.
people-remove-do = Take off

## Vetting

people-chosen = { $count } chosen
people-choose-all = Choose all that wait
people-choose-none = Choose none
people-vet = Vet { $count }
people-vetting = Saving…
people-reject = Reject { $count }
people-vetted = Done for { $done }; { $crews } waiting crews are crews now.

## Crews

people-crew-name = Crew
people-crews-none = No crew yet.
people-crew-add = Compose a crew
people-crew-add-do = Compose
people-crew-change = Change the crew
people-crew-change-why = What is changed here changes no permit. To change who is on the permits, press Swap beside the name.
people-crew-change-do = Save
people-crew-health = Note health declarations for the whole crew ({ $count })
people-crew-health-do = Note for all
people-duty = Duty
people-duty-on = Put on duty
people-duty-off = Take off duty
people-members = Members
people-members-none = Nobody yet. Find somebody and press Choose, or drag a name here.
people-rides-none = No vehicle.
people-lead = Lead
people-seat-remove = Take out
people-skills = Skills
people-base-zone = Base zone
people-base-zone-none = Not chosen
people-pick = Choose
people-pick-member = Find somebody who is vetted
people-pick-vehicle = Find a vetted vehicle
people-pick-none = Not found among the vetted.
people-pick-more = and { $count } more, type a few letters
people-planned = { $count } crews wait for vetting
people-planned-why = These come from a file. As soon as the department has vetted everybody and everything in one, it is composed.
people-planned-of = { $members } people, { $vehicles } vehicles
people-planned-open = { $count } not vetted yet
people-planned-never = { $count } rejected or taken off
people-planned-drop = Drop it

## Swapping

people-swap = Swap
people-swap-title = Swap { $name }
people-swap-who = Who joins
people-swap-what = What joins
people-swap-joins = Joins: { $name }
people-swap-other = Choose another
people-swap-permits = { $count } live permits change with it:
people-swap-do = Swap in the crew and on { $count } permits
people-swap-leave = Leave it
people-swap-close = Done
people-swap-crew-done = Swapped in the crew: { $name }.
people-swap-after = The old code is revoked; posts learn of it with their next bundle. Whoever joins opens /crew for their own.

## Many at once

people-results = { $done } of { $count } done
people-results-again = Try the { $count } left again
people-result-waiting = waits
people-result-done = done

## A roster from a file

people-import-text = The list of { $house }: an Excel (XLSX) or CSV file, a person a row. Columns Name, Phone, CCCD or CMND are needed; Vehicle, Plate, Crew, Lead, Skills, Base zone and Health declaration may be there.
people-import-drop = Drop the file here
people-import-choose = Choose a file
people-import-another = Choose another
people-import-reading = Reading the file…
people-importing = Importing…
people-import-seen = Preview: nothing is written. This is what would happen.
people-import-done = Imported. What came of every row:
people-import-next = The department vets who and what is new, then the crews are composed. See
people-import-do = Import this list
people-import-rows = Rows
people-import-crews = Crews
people-import-left = Columns that are not used: { $columns }.
people-import-save = Save the results (CSV)
people-import-more = Show { $count } more rows
people-import-row = Row
people-import-outcome = Result
people-import-vehicle = Vehicle's result
people-import-column = Column
people-import-why = Reason
people-import-head-row = Row
people-import-head-name = Name
people-import-head-outcome = Result
people-import-head-vehicle = Vehicle
people-import-head-crew = Crew

## Accounts

people-login = Login
people-account-name = Name
people-role = Role
people-roles = Roles
people-unit = Unit
people-account-state = State
people-account-open = In use
people-account-closed = Closed
people-account-add = Add an account
people-account-add-do = Add it
people-account-close = Close the account…
people-account-close-ask = Close the account of { $name }? Every session ends at once; it cannot be opened again.
people-account-close-do = Close it
people-link-make = Make a password link
people-link-why = A link is good once, for 24 hours, in place of every link before. The old password stays until a new one is set.
people-link-once = Shown once, send it now:
people-link-label = the password link
