/** The legal act of an order, and when it holds. */
import { useReader } from '../../../shared/context';
import { TextField } from '../../fields';
import { serverNow, useViewer } from '../../viewer';
import { fieldOf, instantIn } from '../../when';
import type { Act } from '../model';
import { amended, type Draft } from './draft';
import { type Fault, faultAt } from './faults';

type ActProps = { readonly act: Act; readonly fault: Fault | null; readonly onAct: (act: Act) => void };

export function ActFields({ act, fault, onAct }: ActProps) {
  const { say } = useReader();
  return (
    <fieldset class="act">
      <legend>{say('zones-desk-act')}</legend>
      <div class="pair">
        <TextField
          label={say('zones-desk-act-number')}
          name="act-number"
          value={act.number}
          maxLength={100}
          placeholder="1401/QĐ-UBND-HC"
          fault={faultAt(fault, 'act.number')}
          onText={(number) => onAct({ ...act, number })}
        />
        <TextField
          type="date"
          label={say('zones-desk-act-day')}
          name="act-day"
          value={act.signedOn}
          fault={faultAt(fault, 'act.signedOn')}
          onText={(signedOn) => onAct({ ...act, signedOn })}
        />
      </div>
      <TextField
        label={say('zones-desk-act-authority')}
        name="act-authority"
        value={act.authority}
        maxLength={200}
        fault={faultAt(fault, 'act.authority')}
        onText={(authority) => onAct({ ...act, authority })}
      />
    </fieldset>
  );
}

type SpanProps = { readonly draft: Draft; readonly fault: Fault | null; readonly onDraft: (draft: Draft) => void };

export function SpanFields({ draft, fault, onDraft }: SpanProps) {
  const { say } = useReader();
  const viewer = useViewer();
  const isNow = draft.validFrom === null;
  const later = () => new Date(Math.ceil((serverNow(viewer) + 3_600_000) / 900_000) * 900_000).toISOString();
  return (
    <fieldset class="span">
      <legend>{say('zones-desk-valid')}</legend>
      <label class="check">
        <input
          type="radio"
          name="begin"
          checked={isNow}
          onChange={() => onDraft(amended(draft, { validFrom: null }))}
        />
        {say('zones-desk-at-once')}
      </label>
      <label class="check">
        <input
          type="radio"
          name="begin"
          checked={!isNow}
          onChange={() => onDraft(amended(draft, { validFrom: later() }))}
        />
        {say('zones-desk-scheduled')}
      </label>
      <div class="pair">
        {draft.validFrom !== null && (
          <TextField
            type="datetime-local"
            label={say('zones-desk-since')}
            name="valid-from"
            value={fieldOf(new Date(draft.validFrom))}
            fault={faultAt(fault, 'validFrom')}
            onText={(typed) => onDraft(amended(draft, { validFrom: instantIn(typed) ?? draft.validFrom }))}
          />
        )}
        <TextField
          type="datetime-local"
          label={say('zones-desk-until-open')}
          name="valid-to"
          value={draft.validTo === null ? '' : fieldOf(new Date(draft.validTo))}
          fault={faultAt(fault, 'validTo')}
          onText={(typed) => onDraft(amended(draft, { validTo: instantIn(typed) }))}
        />
      </div>
    </fieldset>
  );
}
