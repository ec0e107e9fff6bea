/** One permit: what it opens and for whom, why it is held, its credentials, and what the reader may do with it. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { type Json, object } from '../../../shared/json';
import { useAsked } from '../../live/use_asked';
import { hrefTo } from '../../route';
import { TroubleNotice } from '../../trouble';
import { useOnMap } from '../on_map';
import { keptParams, type Params } from '../permit_filter';
import { PERMIT, type Permit, readPermit } from '../permit_model';
import { PermitTag, Tag } from '../shown';
import { stirsPermit } from '../stirs';
import { PermitActions } from './actions';
import { Credentials } from './credentials';
import { PermitFacts } from './facts';
import { Lineage } from './lineage';
import { Standings } from './standings';

const ONE = `query DeskPermit($id: ID!) { permit(id: $id) { ${PERMIT} } }`;

const read = (data: Json): Permit | null =>
  data.permit === null ? null : readPermit(object(data.permit, 'permit'), 'permit');

export function PermitPage({ id, params }: { readonly id: string; readonly params: Params }) {
  const { say } = useReader();
  const asked = useAsked(ONE, { id }, (data) => ({ permit: read(data) }), stirsPermit(id));
  return (
    <>
      <a class="back" href={hrefTo('permits', [], keptParams(params))}>
        {say('permits-desk-back')}
      </a>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {asked.value !== null && asked.value.permit === null && <p class="notice">{say('permits-desk-unknown')}</p>}
      {asked.value?.permit && <Opened permit={asked.value.permit} onStale={asked.again} />}
    </>
  );
}

function Opened({ permit, onStale }: { readonly permit: Permit; readonly onStale: () => void }) {
  const { say } = useReader();
  const [changed, setChanged] = useState<Permit | null>(null);
  // What a change answered is newer than what was asked, until it is asked again.
  const shown = changed && changed.version >= permit.version ? changed : permit;
  useOnMap(permit.id, permit.places, permit.route);
  return (
    <>
      <header class="head">
        <h1 class="mono">{shown.reference}</h1>
        <PermitTag status={shown.status} phase={shown.phase} />
        {shown.isToReview && <Tag tone="care">{say('permits-desk-to-review')}</Tag>}
      </header>
      <Standings reasons={shown.reasons} />
      <PermitActions permit={shown} onChanged={setChanged} onStale={onStale} />
      <PermitFacts permit={shown} />
      <Credentials permit={shown} />
      <Lineage permit={shown} />
    </>
  );
}
