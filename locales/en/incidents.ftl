# Incidents and sites.

## Conflicts

problem-REPORT_KNOWN = A report with this id was sent by somebody else.
problem-OWN_RELATION = An incident cannot be linked to itself.
problem-DUPLICATE_OF_DUPLICATE = { $reference } is itself a duplicate; link to the incident it repeats.
problem-RELATION_IN_A_CIRCLE = { $reference } is part of this incident already.
problem-SITE_CODE_TAKEN = The site code { $code } is taken.
problem-SITE_CLOSED = The site { $code } is closed already.

## Input

input-NOT_A_MEDIA_NAME = This is no name that an upload was answered with.
input-UNKNOWN_SITE = There is no such site.

## Rows of a list of sites

reason-SITE_CODE_TWICE = The site code { $code } stands twice in the file.
reason-SITE_HOURS = Hours are written like T2-T6 07:00-11:00; this means nothing: { $value }.
reason-UNKNOWN_ORGANISATION = There is no organisation with the code { $organisation }.

## Factors of a priority

factor-SEVERITY = Severity: { $severity ->
        [MINOR] minor
        [MODERATE] moderate
        [MAJOR] major
       *[CRITICAL] critical
    }
factor-SITE_ALL_DAY = { $site }: { $kind ->
        [SCHOOL] school
        [QUARANTINE_SITE] quarantine site
        [HOSPITAL] hospital
        [COMMAND_POST] command post
        [POST_OFFICE] post office
       *[BASE_STATION] base station
    } in use all day, { $people } people
factor-SITE_IN_USE = { $site }: { $kind ->
        [SCHOOL] school in session { $start }–{ $end }, { $people } pupils
        [QUARANTINE_SITE] quarantine site in use { $start }–{ $end }, { $people } people
        [HOSPITAL] hospital in use { $start }–{ $end }, { $people } people
        [COMMAND_POST] command post in use { $start }–{ $end }, { $people } people
        [POST_OFFICE] post office open { $start }–{ $end }, { $people } people
       *[BASE_STATION] base station in use { $start }–{ $end }, { $people } people
    }
factor-SITE_NOT_IN_USE = { $site }: { $kind ->
        [SCHOOL] school
        [QUARANTINE_SITE] quarantine site
        [HOSPITAL] hospital
        [COMMAND_POST] command post
        [POST_OFFICE] post office
       *[BASE_STATION] base station
    } not in use within 24 hours, { $people } people

## Steps of an incident

step-FIXED = Repaired
step-CLOSED = Closed
step-REOPENED = Reopened
step-CANCELLED = Cancelled
step-REJECTED = Rejected
step-DUPLICATE = Repeats another incident
step-WORK_STARTED = A crew has begun
step-WORK_DONE = The crew is done
step-WORK_NOT_DONE = The work ended without a repair
step-WORK_REOPENED = The work goes on

## What a zone does to an incident

flag-ZONE_COMES = Zone { $zone } comes over it or near to it
flag-ZONE_GOES = Zone { $zone } ends
flag-ZONE_CLOSES = Zone { $zone } closes
flag-ZONE_OPENS = Zone { $zone } opens again
flag-ZONE_ASKS_MORE = Zone { $zone } asks more of a repair
flag-ZONE_ASKS_LESS = Zone { $zone } asks less of a repair
flag-ZONE_CHANGES = The terms of zone { $zone } change
flag-ZONE_MOVES = Zone { $zone } moves

## IncidentKind

IncidentKind-FIBRE_CUT = Fibre cut
IncidentKind-BASE_STATION_DOWN = Base station down
IncidentKind-POWER_LOSS = Power loss
IncidentKind-CONGESTION = Congestion
IncidentKind-DEGRADED_QUALITY = Degraded quality
IncidentKind-POSTAL_BACKLOG = Postal backlog
IncidentKind-OTHER = Other

## IncidentStatus

IncidentStatus-ACKNOWLEDGED = Acknowledged
IncidentStatus-IN_PROGRESS = In progress
IncidentStatus-PENDING = Waiting
IncidentStatus-HELD = Held
IncidentStatus-RESOLVED = Repaired
IncidentStatus-CLOSED = Closed
IncidentStatus-CANCELLED = Cancelled
IncidentStatus-REJECTED = Rejected

## Severity

Severity-MINOR = Minor
Severity-MODERATE = Moderate
Severity-MAJOR = Major
Severity-CRITICAL = Critical

## RelationKind

RelationKind-DUPLICATE = Repeats the other
RelationKind-PARENT = Is part of the other

## Relation

Relation-INSIDE = Inside the zone
Relation-CROSSES = Crosses the zone
Relation-NEAR = Near the zone

## SiteKind

SiteKind-SCHOOL = School
SiteKind-QUARANTINE_SITE = Quarantine site
SiteKind-HOSPITAL = Hospital
SiteKind-COMMAND_POST = Command post
SiteKind-POST_OFFICE = Post office
SiteKind-BASE_STATION = Base station
