/** Writing an order: one legal act, when it holds, and what it does to zones; seen before it is published. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import type { Acted } from '../../act';
import { go } from '../../route';
import { useViewer } from '../../viewer';
import { BackToZones } from '../back';
import { ActFields, SpanFields } from './act_fields';
import { useBegun } from './begin';
import { amended, creating, type Draft, emptyDraft, withInstruction } from './draft';
import { useFaultOnMap } from './fault_on_map';
import { faultOf, staleZone } from './faults';
import { Instructions } from './instructions';
import { type Kept, useDraft } from './kept';
import { Outcome } from './outcome';
import type { Published } from './preview';
import { PublishBar } from './publish_bar';
import { usePublishing } from './use_publishing';

type OrderPageProps = {
  /** `new`, `import`, or what is to be done with the zone: change, close, lift. */
  readonly begin: string;
  readonly zone: string | null;
};

export function OrderPage({ begin, zone }: OrderPageProps) {
  const { say } = useReader();
  const viewer = useViewer();
  const draft = useDraft();
  const [done, setDone] = useState<Published | null>(null);
  if (!viewer.actions.has('PUBLISH_ZONE')) return <p class="notice">{say('zones-desk-may-not')}</p>;
  return (
    <>
      <BackToZones />
      <h1>{say('zones-desk-write-order')}</h1>
      {done ? (
        <Outcome published={done} onAnother={() => setDone(null)} />
      ) : (
        <Writing
          kept={draft}
          begin={begin}
          zone={zone}
          onDone={(published) => {
            setDone(published);
            draft.keep(emptyDraft(draft.value.act.signedOn));
          }}
        />
      )}
    </>
  );
}

type WritingProps = OrderPageProps & {
  readonly kept: Kept<Draft>;
  readonly onDone: (done: Published) => void;
};

function Writing({ kept, begin, zone, onDone }: WritingProps) {
  const { say } = useReader();
  const { value: draft, keep, isUnkept } = kept;
  const publishing = usePublishing(draft, keep, onDone);
  const begun = useBegun(kept, begin, zone);
  const [open, setOpen] = useState<string | null>(null);
  const acted: Acted<unknown> | null = publishing.published ?? publishing.previewed;
  const fault = faultOf(acted, say, draft);
  useFaultOnMap(fault);
  const add = () => {
    const one = creating();
    keep(withInstruction(draft, one));
    setOpen(one.key);
  };
  return (
    <>
      <p class="faint">{say('zones-desk-kept')}</p>
      {isUnkept && <p class="notice">{say('zones-desk-unkept')}</p>}
      {begun.trouble}
      <ActFields act={draft.act} fault={fault} onAct={(act) => keep(amended(draft, { act }))} />
      <SpanFields draft={draft} fault={fault} onDraft={keep} />
      <Instructions
        draft={draft}
        onDraft={keep}
        open={open ?? begun.key}
        onOpen={(key) => setOpen(key ?? '')}
        fault={fault}
        stale={staleZone(acted)}
      />
      <div class="actions">
        <button type="button" class="chip" onClick={add}>
          {say('zones-desk-add-zone')}
        </button>
        {draft.instructions.length > 0 && (
          <button
            type="button"
            class="chip"
            onClick={() => {
              keep(emptyDraft(draft.act.signedOn));
              go('zones');
            }}
          >
            {say('zones-desk-throw-away')}
          </button>
        )}
      </div>
      <PublishBar draft={draft} publishing={publishing} />
    </>
  );
}
