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
