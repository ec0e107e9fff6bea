/** Which permits are extended, and until when. */
import { useReader } from '../../../shared/context';
import { PURPOSES } from '../../../shared/credential/wire';
import { MomentField } from '../fields';
import { useNames } from '../names';
import { ZonesField } from '../zones_field';
import type { Draft } from './rule';

type RuleProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

export function RuleForm({ draft, onChange }: RuleProps) {
  const { say } = useReader();
  const amend = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });
  return (
    <div class="fields">
      <OfUnit onChoose={(zones) => amend({ zones })} />
      <ZonesField zones={draft.zones} onChange={(zones) => amend({ zones })} most={500} />
      <fieldset class="boxes many">
        <legend>{say('permits-desk-purposes')}</legend>
        {PURPOSES.map((one) => (
          <label key={one} class="tick">
            <input
              type="checkbox"
              checked={draft.purposes.includes(one)}
              onChange={() => amend({ purposes: toggled(draft.purposes, one) })}
            />
            {say(`Purpose-${one}`)}
          </label>
        ))}
      </fieldset>
      <div class="pair">
        <MomentField
          label={say('permits-desk-ending-from')}
          value={draft.endingFrom}
          onChange={(endingFrom) => amend({ endingFrom })}
        />
        <MomentField
          label={say('permits-desk-ending-to')}
          value={draft.endingTo}
          min={draft.endingFrom}
          onChange={(endingTo) => amend({ endingTo })}
        />
      </div>
      <MomentField
        label={say('permits-desk-new-end')}
        value={draft.newEnd}
        min={draft.endingTo}
        hint={say('permits-desk-many-end-hint')}
        onChange={(newEnd) => amend({ newEnd })}
      />
    </div>
  );
}

const toggled = (chosen: readonly string[], one: string): readonly string[] =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];

/** Every zone of a unit at once. */
function OfUnit({ onChoose }: { readonly onChoose: (zones: readonly number[]) => void }) {
  const { say } = useReader();
  const { units, zones } = useNames();
  const having = units.filter(({ id }) => zones.some((one) => one.unit === id));
  return (
    <div class="field">
      <label for="of-unit">{say('permits-desk-zones-of-unit')}</label>
      <select
        id="of-unit"
        value=""
        onChange={(event) => {
          const unit = event.currentTarget.value;
          onChoose(zones.filter((one) => one.unit === unit).map((one) => one.number));
        }}
      >
        <option value="">{say('permits-desk-choose')}</option>
        {having.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
