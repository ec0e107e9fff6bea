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
