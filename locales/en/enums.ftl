# Names of values as a screen shows them. Key: TypeName-VALUE.

## Purpose

Purpose-INCIDENT_REPAIR = Incident repair
Purpose-CONGESTION_RELIEF = Congestion relief
Purpose-QUARANTINE_SITE_CONNECTIVITY = Communications for a quarantine site
Purpose-KT1_MAIL = KT1 government mail
Purpose-TRANSMISSION_DEPLOYMENT = Transmission and broadcast deployment
Purpose-QOS_MEASUREMENT = Quality measurement
Purpose-ONLINE_LEARNING_BROADBAND = Broadband for online teaching
Purpose-PUBLIC_ADMIN_POST = Public-administration post
Purpose-ESSENTIAL_GOODS = Essential goods
Purpose-ECOMMERCE_DELIVERY = E-commerce delivery
Purpose-AGRI_SALES_SUPPORT = Farm produce sales
Purpose-ICT_SHOP_OPERATION = Phone and computer shop
Purpose-GRASSROOTS_BROADCAST = Local loudspeaker broadcast
Purpose-PRESS_REPORTING = Press reporting

## Status

Status-VALID = Valid
Status-REVOKED = Revoked
Status-SUSPENDED = Suspended
Status-ENDED = Work done

## SubjectType

SubjectType-PERSON = Person
SubjectType-VEHICLE = Vehicle
SubjectType-CREW = Crew
SubjectType-PREMISES = Premises

## EntryMode

EntryMode-SINGLE = Single entry
EntryMode-MULTIPLE = Multiple entries

## ZoneKind

ZoneKind-UNIT = Administrative unit
ZoneKind-LOCKDOWN = Lockdown
ZoneKind-QUARANTINE_SITE = Quarantine site
ZoneKind-CORRIDOR = Corridor

## Restriction

Restriction-PROHIBITED = Prohibited
Restriction-REQ_AUTHORISATION = Permit required
Restriction-CONDITIONAL = Conditional
Restriction-NO_RESTRICTION = No further restriction

## Rule

Rule-FREE = Free
Rule-PERMIT = Permit
Rule-FORBIDDEN = Forbidden

## CheckpointKind

CheckpointKind-ROAD = Road
CheckpointKind-WATER = Water
CheckpointKind-FERRY = Ferry
CheckpointKind-HAMLET_BARRIER = Hamlet barrier

## KeyRole

KeyRole-ROOT = Root key
KeyRole-BUNDLE = Bundle key
KeyRole-ISSUER = Issuer key

## ChangeKind

ChangeKind-TIGHTENED = Tightened
ChangeKind-CLOSED = Closed

## Decision

Decision-ALLOW = Allow
Decision-REFER = Refer to the duty desk
Decision-DENY = Deny
Decision-NOT_OURS = Not a Fieldpass permit

## Weight

Weight-DENY = Denies
Weight-REFER = Refers
Weight-NOTE = Note

## PassageKind

PassageKind-ENTER = Enter
PassageKind-LEAVE = Leave
PassageKind-TRANSIT = Transit
PassageKind-RETURN = Return

## Direction

Direction-INWARD = Inward
Direction-OUTWARD = Outward

## Outcome

Outcome-PASSED = Passed
Outcome-TURNED_BACK = Turned back
Outcome-HELD = Held

## CompareKind

CompareKind-NAME = Name
CompareKind-ID_TAIL = Last four digits of the identity document
CompareKind-PLATE = Plate
CompareKind-HEALTH = Health paper
CompareKind-READ_CODE = Read the code to the duty desk

## Role

Role-ADMIN = Department administrator
Role-APPROVER = Approver of a unit
Role-DISPATCHER = Dispatcher
Role-COORDINATOR = Employer's coordinator
Role-CREW = Crew member
Role-CHECKPOINT = Checkpoint
Role-AUDITOR = Auditor

## Level

Level-NEW_NORMAL = New normal
Level-D15 = Directive 15
Level-D15_PLUS = Directive 15+
Level-D16 = Directive 16
Level-D19 = Directive 19

## ApplicationStatus

ApplicationStatus-DRAFT = Draft
ApplicationStatus-SUBMITTED = Submitted
ApplicationStatus-NEEDS_INFO = Needs information
ApplicationStatus-APPROVED = Approved
ApplicationStatus-REJECTED = Rejected
ApplicationStatus-WITHDRAWN = Withdrawn

## PermitStatus

PermitStatus-ACTIVE = Active
PermitStatus-SUSPENDED = Suspended
PermitStatus-REVOKED = Revoked
PermitStatus-COMPLETED = Completed
PermitStatus-SUPERSEDED = Superseded

## OrganisationKind

OrganisationKind-AUTHORITY = Authority
OrganisationKind-COMMITTEE = People's committee
OrganisationKind-SITE_COMMAND = Quarantine site command
OrganisationKind-HEALTH = Health
OrganisationKind-POLICE = Police
OrganisationKind-TELECOM = Telecom
OrganisationKind-POSTAL = Postal
OrganisationKind-IT = IT
OrganisationKind-PRESS = Press

## VehicleKind

VehicleKind-MOTORBIKE = Motorbike
VehicleKind-CAR = Car
VehicleKind-TRUCK = Truck
VehicleKind-BOAT = Boat
VehicleKind-NONE = On foot

## Approval

Approval-STANDING = Standing approval: a vetted roster has its permit at once
Approval-PER_PERMIT = A person decides each permit

## GeometryQuality

GeometryQuality-SURVEYED = Surveyed
GeometryQuality-DRAWN = Drawn
GeometryQuality-APPROXIMATE = Approximate
GeometryQuality-NONE = No shape

## PermitPhase

PermitPhase-NOT_YET_VALID = Not yet valid
PermitPhase-IN_FORCE = In force
PermitPhase-EXPIRED = Expired

## StandingCause

StandingCause-AUTHORITY = The department
StandingCause-UNIT = A unit
StandingCause-ZONE = A zone that changed
StandingCause-REVIEW = A review
StandingCause-ENDED = The end of the permit

## Ruling

Ruling-APPROVED = Approved
Ruling-REJECTED = Rejected

## OnClosure

OnClosure-FLAG = Permits are flagged
OnClosure-SUSPEND = Permits are suspended

## UnitLevel

UnitLevel-PROVINCE = Province
UnitLevel-DISTRICT = District
UnitLevel-COMMUNE = Commune
UnitLevel-HAMLET = Hamlet

## VettingState

VettingState-PENDING = Waits for the department
VettingState-VETTED = Vetted
VettingState-REJECTED = Rejected by the department
VettingState-REMOVED = Taken off the roster

## AttachmentKind

AttachmentKind-COMPANY_LETTER = Letter of the company
AttachmentKind-IDENTITY_DOCUMENT = Identity document
AttachmentKind-OTHER = Other

## Skill

Skill-FIBRE_SPLICING = Splicing fibre
Skill-RADIO = Radio and base stations
Skill-POWER = Power supply
Skill-MEASUREMENT = Measuring quality
Skill-POSTAL_DELIVERY = Postal delivery
Skill-BOAT_HANDLING = Handling a boat

## Duty

Duty-ON_DUTY = On duty
Duty-OFF_DUTY = Off duty

## DeviceKind

DeviceKind-PHONE = Phone
DeviceKind-BROWSER = Browser
DeviceKind-CHECKPOINT = A checkpoint's phone

## TokenKind

TokenKind-BEARER = For scripts and apps
TokenKind-SESSION = A page's session

## LinkPurpose

LinkPurpose-FIRST_ADMINISTRATOR = First administrator
LinkPurpose-INVITATION = Invitation
LinkPurpose-PASSWORD_RESET = New password
