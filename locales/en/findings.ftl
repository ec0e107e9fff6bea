# What was found once checks had come home. Words: finding-KIND, followed by one sentence finding-why-REASON.

## FindingKind

FindingKind-IMPOSSIBLE_TRAVEL = Faster than a vehicle can go
FindingKind-DOUBLE_USE = One permit used twice
FindingKind-ACCEPTED_AFTER_REVOCATION = Let in after the permit was revoked
FindingKind-REFUSED_THOUGH_VALID = Turned back although the permit was good
FindingKind-CHAIN_GAP = Checks missing in a chain
FindingKind-DIFFERS = Two texts under one id
FindingKind-BAD_SIGNATURE = The device's signature is wrong

## FindingState

FindingState-OPEN = Waits for somebody to look
FindingState-SETTLED = Somebody has looked
FindingState-GONE = Explained by what came later

## Findings

finding-IMPOSSIBLE_TRAVEL = The two checkpoints are at least { $km } km apart, for which the fastest vehicle needs { $needed } minutes; at most { $minutes } minutes passed.
finding-DOUBLE_USE = One permit was let in twice, { $minutes } minutes apart.
finding-ACCEPTED_AFTER_REVOCATION = The checkpoint let it in while the permit was: { $status }.
finding-REFUSED_THOUGH_VALID = The checkpoint turned it back (the device said: { $decision }) although the permit was good there then.
finding-CHAIN_GAP = The device's check before this one ({ $missing }…) has not arrived.
finding-DIFFERS = Another text ({ $hash }…) came under the id of a recorded check; both are kept.
finding-BAD_SIGNATURE = This check does not carry the right signature of its enrolled device.
finding-why-SAME_TIME = Two checkpoints let it in at the same time: there may be a second print.
finding-why-SINGLE_TWICE = The permit is for a single entry.
finding-why-INWARD_TWICE = No checkpoint recorded a way out between the two: either nobody checked it, or there is a second print.
finding-why-STALE_BUNDLE = What the checkpoint knew (bundle { $bundle }) was from before it happened.
finding-why-OVERRIDDEN = Somebody decided to let it pass, and said why.
finding-why-NO_BUNDLE = The check does not say by which bundle it was judged.
finding-why-UNEXPLAINED = What the checkpoint knew already said that the permit was no good; nothing explains it.
finding-why-VERDICT = The checkpoint's own device had allowed it.
finding-why-BUNDLE = Judged again by the checkpoint's newest bundle of that hour.
finding-why-PERMIT = Judged again by the permit; the checkpoint's bundle of that hour is no longer kept.

## Refusal report

report-unit = Unit
report-checkpoint = Checkpoint
report-checks = Checks
report-passed = Passed
report-turned-back = Turned back
report-held = Held
report-referred = Referred
report-refused-though-valid = Refused though valid
report-stops = Stops
report-share = Share refused
report-minutes = Median minutes to the desk’s answer
report-reasons = Reasons
input-REPORT_WINDOW = The time asked for is longer than nothing and at most { $days } days.
