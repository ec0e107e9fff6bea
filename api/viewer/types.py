"""Who is asking, as the schema shows them."""

from typing import Self

import strawberry
from strawberry import ID

from api.access import Open, readable
from api.enums import expose
from api.ids import encode_id
from identity.access import Actor, Role, ever

expose(Role, "What somebody is for Fieldpass.")


@readable(may=Open.SIGNED_IN)
class Viewer:
    """The account or device that sent this request."""

    id: ID = strawberry.field(description="Id of the account.")
    name: str = strawberry.field(description="Name of the account.")
    language: str = strawberry.field(description="Language of every message to this account: `vi` or `en`.")
    roles: list[Role] = strawberry.field(description="Roles granted, each once.")
    actions: list[str] = strawberry.field(description="Names of what some grant allows, for some subject.")

    @classmethod
    def of(cls, actor: Actor) -> Self:
        """The actor as the schema shows them."""
        return cls(
            id=encode_id("Account", actor.account),
            name=actor.name,
            language=actor.language,
            roles=sorted({grant.role for grant in actor.grants}),
            actions=sorted(ever(actor)),
        )
