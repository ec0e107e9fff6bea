"""What happens, as it happens: GraphQL subscriptions over `graphql-transport-ws`, and the event log as a list.

One reader of the event log feeds every subscriber of the process (`hub`). Who asks for the same thing under the same
rights stands in one lane (`lanes`): an event is looked at and written once a lane, and its bytes go to all in it.
A socket (`socket`) has a bounded queue (`outbox`): who reads too slowly is told where to read on; nobody waits.
"""
