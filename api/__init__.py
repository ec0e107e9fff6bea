'''GraphQL over HTTP and a few plain routes; the only importer of strawberry and starlette.

A subject is a folder `api/<subject>/` with `types.py`, `inputs.py`, `queries.py`, `mutations.py`. It adds its root
classes to `QUERIES` and `MUTATIONS` in api/schema.py and its service to `Services` in api/services.py. Resolvers parse,
call, translate: one to five lines, no rule, no SQL, no loop. They use `info.context` and nothing else of `info`
(the compiled plan gives them nothing else). Docstrings of types and root fields are their descriptions in the schema.

    # types.py: what is shown. `may`: what reading it needs, wherever it is reached from. `@part`: only inside others.
    expose(PermitStatus, "Where a permit stands.")  # a domain enum; values are described by locales/en/enums.ftl

    @readable(may=Action.READ_PERMIT)
    class Permit:
        """A permit to move."""

        id: ID = strawberry.field(description="Id of the permit.")
        status: PermitStatus = strawberry.field(description="Where it stands.")
        zone_ids: strawberry.Private[tuple[UUID, ...]]  # for the member below; not shown

        @member(may=Action.READ_ZONES)  # looked up, not an attribute: its own `may`, and a loader for this operation
        async def zones(self, info: Info) -> list[Zone]:
            """Zones it opens."""
            return [Zone.of(zone) for zone in await info.context.loaders.of(zones_by_id).load_many(self.zone_ids)]

        @classmethod
        def of(cls, permit: model.Permit) -> Self: ...  # `id=encode_id("Permit", permit.id)`

    # inputs.py: `to_domain` raises BadInput(field, code); ids by get_id (names the field), texts by name_of / text_of
    @input_type
    class RevokePermitInput(KeyedInput):
        """Which permit is revoked, and why."""

        permit: ID = strawberry.field(description="Id of the permit.")

        def to_domain(self) -> Revoke:
            return Revoke(permit=get_id("Permit", self.permit, "input.permit"))

    # queries.py: a malformed, foreign or unknown id answers null; lists are keyset connections, `first` is required
    @strawberry.type
    class PermitQuery:
        @query(may=Action.READ_PERMIT)
        async def permit(self, info: Info, id: Annotated[ID, strawberry.argument(description="…")]) -> Permit | None:
            """A permit by its id."""
            ctx, uuid = info.context, find_id("Permit", id)
            found = await ctx.services.permits.find(uuid, by=ctx.actor) if uuid else None
            return Permit.of(found) if found else None

        @query(may=Action.READ_PERMIT)
        async def permits(self, info: Info, first: First, after: After = None) -> Connection[Permit]:
            """Permits, newest first."""
            asked = paging("permits", first, after, tuple[datetime, UUID])  # bound=filter, where there is one
            page = await info.context.services.permits.page(by=info.context.actor, after=asked.after, first=asked.first)
            return asked.connection(page, Permit.of, key=lambda permit: (permit.issued_at, permit.id))

    # mutations.py: a union of what was done and the problems a person acts on; BadInput and Forbidden become errors[]
    RevokePermitResult = Annotated[PermitRevoked | AnyProblem, result_union("RevokePermitResult", "revoking a permit")]

    @mutation(may=Action.REVOKE_PERMIT)
    async def revoke_permit(self, info: Info, input: Annotated[RevokePermitInput, …]) -> RevokePermitResult:
        """Revoke a permit at once; every checkpoint is told."""
        ctx = info.context
        done = await ctx.services.permits.revoke(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitRevoked.of(done)

Texts: `problem-<code>` (conflicts), `reason-<code>` (reasons), `input-<code>` (bad input), `error-<code>` in
locales/{vi,en}/{reasons,errors}.ftl; enum values in enums.ftl. Tests hold that every code in the source has its text.
'''
