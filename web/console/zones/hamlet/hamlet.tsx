/** A hamlet sealed in two minutes: its name, its place, a radius and the barriers; everything else is there already. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import type { Acted } from '../../act';
import { useViewer } from '../../viewer';
import { BackToZones } from '../back';
import { emptyDraft } from '../order/draft';
import { faultAt, faultOf } from '../order/faults';
import type { Published } from '../order/preview';
import { Barriers } from './barriers';
import { HamletFields } from './hamlet_fields';
import { useHamlet } from './kept';
import { PlaceFields } from './place';
import { SealBar } from './seal_bar';
import { useSealing } from './use_sealing';
import { useDrawn, useSurrounding } from './use_surrounding';

export function HamletPage() {
  const { say } = useReader();
  const viewer = useViewer();
  if (!viewer.actions.has('PUBLISH_ZONE')) return <p class="notice">{say('zones-desk-may-not')}</p>;
  return (
    <>
      <BackToZones />
      <h1>{say('zones-desk-hamlet')}</h1>
      <p class="faint">{say('zones-desk-hamlet-text')}</p>
      <Sealing />
    </>
  );
}

function Sealing() {
  const { say } = useReader();
  const kept = useHamlet();
  const { value: hamlet, keep } = kept;
  const [posts, setPosts] = useState<Readonly<Record<string, Acted<string>>>>({});
  const [zone, setZone] = useState<Acted<Published> | null>(null);
  const sealing = useSealing(hamlet, keep, setZone, (key, acted) =>
    setPosts((before) => ({ ...before, [key]: acted })),
  );
  const onPlace = useSurrounding(kept);
  useDrawn(hamlet);
  const fault = faultOf(zone?.kind === 'input' ? zone : sealing.previewed, say, emptyDraft(''));
  const at = (name: string) => faultAt(fault, name.startsWith('act.') ? name : `create.0.${name}`);
  const isFixed = hamlet.zone !== null;
  return (
    <div class="fields hamlet">
      {kept.isUnkept && <p class="notice">{say('zones-desk-unkept')}</p>}
      <fieldset class="plain" disabled={isFixed}>
        <HamletFields hamlet={hamlet} onHamlet={keep} fault={at}>
          <PlaceFields centre={hamlet.centre} onPlace={onPlace} />
        </HamletFields>
      </fieldset>
      <Barriers hamlet={hamlet} onHamlet={keep} told={posts} />
      <SealBar hamlet={hamlet} sealing={sealing} zone={zone} onBegin={kept.begin} />
    </div>
  );
}
