# Why a push was not taken. Key: PushFault-VALUE.

PushFault-NO_CONNECTION = The push service could not be reached
PushFault-TIMEOUT = The push service did not answer in time
PushFault-NOT_TRIED = Its turn had not come yet
PushFault-UNREADABLE = The push service's answer could not be read
PushFault-TOO_MANY = The push service asks for patience
PushFault-UNAVAILABLE = The push service is out of order
PushFault-NO_CREDENTIALS = No access to the push service: check the service account
PushFault-UNAUTHENTICATED = The push service does not accept this server's credentials
PushFault-NOT_ALLOWED = The push service does not let this server send: check project and rights
PushFault-NOT_FOUND = The push service does not know the project
PushFault-BAD_MESSAGE = The push service refuses the message
PushFault-TOO_LARGE = The message is too large
PushFault-REDIRECT = The push service points elsewhere, which is not followed
PushFault-NOT_PUBLIC = The browser's push address lies inside a private network
PushFault-BAD_SUBSCRIPTION = The browser's subscription cannot be used
PushFault-UNREGISTERED = The app was removed or the browser unsubscribed
PushFault-OTHER_SENDER = The address belongs to another project's app
PushFault-BAD_ADDRESS = The push service says the address is malformed
PushFault-FAULT = A fault of the program
