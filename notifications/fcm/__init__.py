"""Firebase Cloud Messaging through firebase-admin. See docs/decisions/0105-firebase-in-a-loop-of-its-own.md."""
