# Following what happens.

ResetReason-EXPIRED = The place is older than what the log keeps.
ResetReason-FOREIGN = The place is not one of this log, for example of a database that was restored.
ResetReason-SLOW = The follower read too slowly; nothing is lost behind the cursor.
ResetReason-RIGHTS_CHANGED = What the follower may know has changed.
ResetReason-INTERRUPTED = The server could not go on; nothing is lost behind the cursor.
