/** The organisation's other live permits, as far as the reader may know of them. */
import { useReader } from '../../../shared/context';
import type { Json } from '../../../shared/json';
import { useAsked } from '../../live/use_asked';
import { hrefTo } from '../../route';
import { TroubleNotice } from '../../trouble';
import { PERMIT_ROW, type PermitRow, readPermitRow } from '../permit_model';
import { nodes } from '../read';
import { PermitTag, Span } from '../shown';
import { PERMIT_STIRS } from '../stirs';

const LIVE = `query DeskOthers($filter: PermitFilterInput!) {
  permits(first: 30, filter: $filter) { edges { node { ${PERMIT_ROW} } } } }`;

/** What has ended is of no concern. */
const read = (data: Json): readonly PermitRow[] =>
  nodes(data.permits, 'permits', readPermitRow).filter(({ phase }) => phase !== 'EXPIRED');

export function OtherPermits({ organisation }: { readonly organisation: string }) {
  const { say } = useReader();
  const filter = { organisation, status: 'ACTIVE' };
  const { value, trouble, again } = useAsked(LIVE, { filter }, read, PERMIT_STIRS);
  return (
    <details class="others">
      <summary>
        {say('applications-desk-others')}
        {value && ` (${value.length})`}
      </summary>
      {trouble && <TroubleNotice trouble={trouble} again={again} />}
      <ul class="plain">
        {value?.map((one) => (
          <li key={one.id}>
            <a class="mono" href={hrefTo('permits', [one.id])}>
              {one.reference}
            </a>{' '}
            {say(`Purpose-${one.purpose}`)} · {one.holders.join(', ')} · {one.zones.join(', ')} ·{' '}
            <Span from={one.validFrom} to={one.validTo} /> <PermitTag status={one.status} phase={one.phase} />
          </li>
        ))}
      </ul>
    </details>
  );
}
