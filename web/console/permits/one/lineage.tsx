/** The permit it took the place of, and the one that took its own. */
import { useReader } from '../../../shared/context';
import { type Json, object, text } from '../../../shared/json';
import { useAsked } from '../../live/use_asked';
import { hrefTo } from '../../route';
import type { Permit } from '../permit_model';
import { nodes } from '../read';
import { PERMIT_STIRS } from '../stirs';

type Kin = { readonly id: string; readonly reference: string };

const BEFORE = 'query DeskBefore($id: ID!) { permit(id: $id) { id reference } }';
const AFTER = `query DeskAfter($filter: PermitFilterInput!) {
  permits(first: 5, filter: $filter) { edges { node { id reference } } } }`;

const readKin = (one: Json, where: string): Kin => ({
  id: text(one.id, where),
  reference: text(one.reference, where),
});

export function Lineage({ permit }: { readonly permit: Permit }) {
  const { say } = useReader();
  const { id, organisation, replaces } = permit;
  const before = useAsked(replaces && BEFORE, { id: replaces }, (data) =>
    data.permit === null ? [] : [readKin(object(data.permit, 'permit'), 'permit')],
  );
  const isReplaced = permit.status === 'SUPERSEDED';
  const filter = { organisation, replaces: id };
  const after = useAsked(
    isReplaced ? AFTER : null,
    { filter },
    (data) => nodes(data.permits, 'permits', readKin),
    PERMIT_STIRS,
  );
  if (!replaces && !isReplaced) return null;
  return (
    <section>
      <h2>{say('permits-desk-lineage')}</h2>
      <dl class="facts">
        {replaces && <Kins of="permits-desk-replaces" kins={before.value} />}
        {isReplaced && <Kins of="permits-desk-replaced-by" kins={after.value} />}
      </dl>
    </section>
  );
}

function Kins({ of, kins }: { readonly of: string; readonly kins: readonly Kin[] | null }) {
  const { say } = useReader();
  return (
    <>
      <dt>{say(of)}</dt>
      <dd>
        {kins?.map((one) => (
          <a key={one.id} class="mono" href={hrefTo('permits', [one.id])}>
            {one.reference}
          </a>
        ))}
        {kins?.length === 0 && <span class="faint">{say('permits-desk-not-yours')}</span>}
      </dd>
    </>
  );
}
