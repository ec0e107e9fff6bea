# Notifications. Names of values: TypeName-VALUE. Words: notification-CODE (title), .body (in the inbox), .push (sent to a
# device, naming nobody).

## Urgency

Urgency-URGENT = Urgent: wakes a phone
Urgency-NORMAL = Normal: waits for a phone to wake
Urgency-QUIET = Quiet: stands in the inbox only

## ToldAs

ToldAs-ON_DUTY = You are on duty
ToldAs-NOBODY_ON_DUTY = Nobody is on duty, so everybody in charge is told
ToldAs-NAMED = It names you
ToldAs-ESCALATED = Those told before have not acknowledged it

## AddressKind

AddressKind-FID = A Firebase installation
AddressKind-TOKEN = An older Firebase registration token
AddressKind-WEBPUSH = A browser's Web Push subscription

## DeliveryState

DeliveryState-QUEUED = Waits to be sent
DeliveryState-SENDING = Is being sent
DeliveryState-SENT = Taken by the push service
DeliveryState-DELIVERED = Received by the device
DeliveryState-READ = Read
DeliveryState-ACKNOWLEDGED = Acknowledged
DeliveryState-SKIPPED = Not sent any more
DeliveryState-FAILED = Could not be sent

## What is not done

problem-NO_SESSION = Only a device's own session can register an address.
problem-NOTHING_TO_ACKNOWLEDGE = Nobody needs to acknowledge this notification.
input-NOT_AN_ADDRESS = This is no address of that push service.
input-SHIFT_LENGTH = A shift ends within { $most } hours.

## Words

notification-APPLICATION_TO_DECIDE = An application waits for you
    .body = Application { $reference } waits for your unit's decision.
    .push = An application waits for your decision.
notification-APPLICATION_ANSWERED = An application was answered
    .body = The applicant of { $reference } has answered; it waits for your decision.
    .push = An applicant has answered your question.
notification-APPLICATION_NEEDS_INFO = An application needs more
    .body = Something was asked about application { $reference }; answer, so that it goes on.
    .push = Something was asked about an application of yours.
notification-APPLICATION_DECIDED = A unit has decided
    .body = A unit has decided its part of application { $reference }.
notification-APPLICATION_APPROVED = Application approved
    .body = Application { $reference } was approved and the permit issued.
    .push = An application of yours was approved.
notification-APPLICATION_REJECTED = Application rejected
    .body = Application { $reference } was rejected; see why, and what can be applied for again.
    .push = An application of yours was rejected.
notification-APPLICATION_WITHDRAWN = Application withdrawn
    .body = Application { $reference } was withdrawn; there is nothing left to decide.
notification-PERMIT_BREAK_GLASS = An emergency permit waits for a review
    .body = Permit { $reference } was granted in an emergency at a checkpoint and has to be reviewed.
    .push = An emergency permit waits for a review.
notification-PERMIT_MAY_OBJECT = A permit into your unit
    .body = Permit { $reference } leads into your unit; you may object.
    .push = A new permit leads into your unit.
notification-PERMIT_ISSUED = Permit issued
    .body = Permit { $reference } was issued.
    .push = You have a new permit.
notification-PERMIT_SUSPENDED = Permit suspended
    .body = Permit { $reference } is suspended: no checkpoint lets it through until it is lifted.
    .push = A permit is suspended. Open Fieldpass before you go on.
notification-PERMIT_OBJECTED = A unit objects to a permit
    .body = A unit objects to permit { $reference }; it is suspended.
    .push = A permit was objected to and is suspended. Open Fieldpass before you go on.
notification-PERMIT_LIFTED = Permit good again
    .body = Permit { $reference } is not held any more and can be used again.
    .push = A permit can be used again.
notification-PERMIT_STILL_HELD = Permit still held
    .body = One hold on permit { $reference } was lifted, another still stands.
notification-PERMIT_REVOKED = Permit revoked
    .body = Permit { $reference } was revoked; no checkpoint lets it through any more.
    .push = A permit was revoked. Open Fieldpass before you go on.
notification-PERMIT_TAKEN_BACK = Permit taken back
    .body = The employer took back permit { $reference }.
notification-PERMIT_EXTENDED = Permit extended
    .body = Permit { $reference } was extended; nothing has to be printed again.
    .push = A permit was extended.
notification-PERMITS_EXTENDED = Many permits extended
    .body = { $count } permits of your organisation were extended at once; nothing has to be printed again.
notification-PERMIT_SUBSTITUTED = Member or vehicle swapped
    .body = Permit { $reference } has another member or vehicle.
    .push = A permit has another member or vehicle.
notification-PERMIT_SUBSTITUTED_HERE = Member or vehicle swapped on a permit into your unit
    .body = Permit { $reference }, which leads into your unit, has another member or vehicle.
    .push = A permit into your unit has another member or vehicle.
notification-PERMIT_COMPLETED = Permit completed
    .body = The work of permit { $reference } is done; the permit has ended.
notification-PERMIT_REOPENED = Permit reopened
    .body = The work of permit { $reference } was reopened; the permit is good again.
    .push = A permit was reopened.
notification-PERMITS_HELD = A zone changed: permits held
    .body = Zone { $zone } { $name } changed: { $count } permits of your organisation are suspended.
    .push = Zone { $zone } changed and permits are suspended. Open Fieldpass before you go on.
notification-PERMITS_FLAGGED = A zone changed: look at permits
    .body = Zone { $zone } { $name } changed: { $count } permits of your organisation have to be looked at before use.
    .push = Zone { $zone } changed; permits have to be looked at.
notification-PERMITS_FREED = A zone eased: permits good again
    .body = Zone { $zone } { $name } holds no permits any more: { $count } of your organisation are good.
    .push = Zone { $zone } holds your permits no more.
notification-ZONE_STRICTER = A zone becomes stricter
    .body = Zone { $zone } { $name } is stricter from { $from }.
    .push = Zone { $zone } becomes stricter.
notification-ZONE_CHANGED = A zone changes
    .body = Zone { $zone } { $name } changes from { $from }.
notification-ZONE_REAFFIRMED = A zone was re-affirmed
    .body = Permits issued for zone { $zone } { $name } go on, its authority says.
notification-INCIDENTS_TOUCHED = A zone comes near incidents
    .body = Zone { $zone } { $name } changed: { $count } incidents of your organisation lie in it or near.
    .push = Zone { $zone } changed near open incidents.
notification-WORK_ORDERS_TOUCHED = A zone touches work under way
    .body = Zone { $zone } { $name } changed: { $count } work orders of your organisation are touched.
    .push = Zone { $zone } changed and touches work under way. Open Fieldpass.
notification-CREWS_TOUCHED = A zone changed under a crew
    .body = Zone { $zone } { $name } changed where { $count } crews of your organisation stand.
    .push = Zone { $zone } changed where a crew stands. Open Fieldpass.
notification-INCIDENT_GRAVE = Grave incident
    .body = Incident { $reference } was reported and is grave; somebody has to take it.
    .push = A grave incident was reported. Please acknowledge.
notification-INCIDENT_REPORTED = New incident
    .body = Incident { $reference } was reported.
    .push = An incident was reported.
notification-INCIDENT_REPORTED_AGAIN = Incident reported again
    .body = Somebody else reported incident { $reference }.
notification-INCIDENT_TRIAGED = Incident triaged
    .body = Incident { $reference } was triaged.
notification-INCIDENT_ENDED = Incident dealt with
    .body = Incident { $reference } was resolved or closed.
notification-INCIDENT_STATUS_CHANGED = Incident changed
    .body = Incident { $reference } has another status.
notification-WORK_ORDER_DISPATCHED = You are sent
    .body = Your crew is sent to work order { $reference }.
    .push = Your crew has new work. Open Fieldpass.
notification-WORK_ORDER_TAKEN_FROM_YOU = Another crew takes over
    .body = Work order { $reference } went to another crew. Your crew does not go any more.
    .push = A work order of your crew went to another crew. Open Fieldpass.
notification-WORK_ORDER_SENT = Crew sent
    .body = A crew was sent to work order { $reference }.
notification-WORK_ORDER_STOPPED = Work order stopped
    .body = Work order { $reference } was held, cancelled or could not be done.
    .push = A work order was stopped. Open Fieldpass.
notification-WORK_ORDER_STATE_CHANGED = Work order changed
    .body = Work order { $reference } has another state.
    .push = A work order has another state.
notification-WORK_ORDER_EDIT_KEPT = Two edits differ
    .body = Work order { $reference } has an edit that was based on an older version; both are kept, look at them.
    .push = A work order has two edits that differ.
notification-CREW_INSIDE_YOU = You are inside a zone without a permit
    .body = Crew { $crew } is inside zone { $zone } { $name } without a permit for it.
    .push = Your crew is inside zone { $zone } without a permit. Open Fieldpass.
notification-CREW_INSIDE = Crew inside a zone without a permit
    .body = Crew { $crew } is inside zone { $zone } { $name } without a permit for it.
    .push = A crew is inside zone { $zone } without a permit. Please acknowledge.
notification-CREW_STOPPED = Crew stopped
    .body = Crew { $crew } was stopped at a checkpoint and needs help.
    .push = A crew was stopped and needs help. Please acknowledge.
notification-CREW_STOPPED_SOMEWHERE = Crew stopped, place not known
    .body = Crew { $crew } was stopped and needs help; where is not known yet. Please call the crew.
    .push = A crew was stopped and needs help; the place is not known yet. Please acknowledge.
notification-STOP_PLACED = Known where the crew is stopped
    .body = It is known now where crew { $crew } is stopped. Open to see the place and take care of it.
    .push = It is known now where a crew is stopped. Open Fieldpass.
notification-CREW_STOPPED_NOTED = Your stop was told
    .body = Crew { $crew } said that it was stopped; the dispatcher and the focal point were told.
notification-STOP_TAKEN_FOR_YOU = Your call was taken
    .body = Somebody takes care of the stop of crew { $crew }.
    .push = Somebody takes care of your stop.
notification-STOP_TAKEN = The stop was taken
    .body = Somebody takes care of the stop of crew { $crew }.
notification-STOP_STILL = Crew still stopped
    .body = Crew { $crew } is still stopped and nobody has solved it.
    .push = A crew is still stopped. Open Fieldpass.
notification-STOP_STILL_SOMEWHERE = Crew still stopped, place not known
    .body = Crew { $crew } is still stopped and nobody has solved it; where is not known. Please call the crew.
    .push = A crew is still stopped; the place is not known. Open Fieldpass.
notification-STOP_ENDED = Crew no longer stopped
    .body = Crew { $crew } is no longer stopped.
notification-DESK_CALLED = A checkpoint asks the duty desk
    .body = { $checkpoint } asks the duty desk and waits for an answer.
    .push = A checkpoint waits for the duty desk's answer. Open the duty desk.
notification-FINDING_RAISED = A checkpoint's checks need a look
    .body = { $name }, { $count } findings: { $what ->
        [IMPOSSIBLE_TRAVEL] faster than a vehicle can go
        [DOUBLE_USE] one permit used twice
        [ACCEPTED_AFTER_REVOCATION] let in after the permit was revoked
        [REFUSED_THOUGH_VALID] turned back although the permit was good
        [CHAIN_GAP] checks missing in a chain
        [DIFFERS] two texts under one id
       *[BAD_SIGNATURE] a device’s signature is wrong
    }.
    .push = Checks of a checkpoint do not fit together. Please open Fieldpass.
notification-FINDING_NOTED = Something odd at a checkpoint
    .body = { $name }, { $count } findings: { $what ->
        [IMPOSSIBLE_TRAVEL] faster than a vehicle can go
        [DOUBLE_USE] one permit used twice
        [ACCEPTED_AFTER_REVOCATION] let in after the permit was revoked
        [REFUSED_THOUGH_VALID] turned back although the permit was good
        [CHAIN_GAP] checks missing in a chain
        [DIFFERS] two texts under one id
       *[BAD_SIGNATURE] a device’s signature is wrong
    }.
