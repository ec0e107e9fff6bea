/** What is said of the hamlet; what a place brings with it can be said otherwise. */
import type { ComponentChildren } from 'preact';
import { useReader } from '../../../shared/context';
import { ChoiceField, TextField } from '../../fields';
import { useAsked } from '../../live/use_asked';
import { useUnits } from '../../units';
import { LEVELS, readLevels } from '../levels';
import { amended, codeOf, type Hamlet } from './model';

type FieldsProps = {
  readonly hamlet: Hamlet;
  readonly onHamlet: (hamlet: Hamlet) => void;
  readonly fault: (name: string) => string | null;
  /** Between the name and the measures. */
  readonly children: ComponentChildren;
};

export function HamletFields(props: FieldsProps) {
  const { say } = useReader();
  const { hamlet, onHamlet, fault, children } = props;
  const metres = (typed: string) => Math.max(0, Number(typed) || 0);
  return (
    <>
      <TextField
        label={say('zones-desk-hamlet-name')}
        name="hamlet-name"
        value={hamlet.name}
        maxLength={200}
        fault={fault('name')}
        placeholder="Ấp Tân Lộc"
        onText={(name) => onHamlet(amended(hamlet, { name }))}
      />
      {children}
      <div class="pair">
        <TextField
          type="number"
          label={say('zones-desk-radius')}
          name="radius"
          min={10}
          value={String(hamlet.radiusM || '')}
          fault={fault('geometry')}
          onText={(typed) => onHamlet(amended(hamlet, { radiusM: Math.min(metres(typed), 5_000) }))}
        />
        <TextField
          type="number"
          label={say('zones-desk-off')}
          name="off"
          min={1}
          value={String(hamlet.offM || '')}
          fault={fault('geometryQualityM')}
          onText={(typed) => onHamlet(amended(hamlet, { offM: metres(typed) }))}
        />
      </div>
      <ActOf {...props} />
      <Brought {...props} />
    </>
  );
}

function ActOf({ hamlet, onHamlet, fault }: FieldsProps) {
  const { say } = useReader();
  const { act } = hamlet;
  const put = (change: Partial<typeof act>) => onHamlet(amended(hamlet, { act: { ...act, ...change } }));
  return (
    <fieldset class="act">
      <legend>{say('zones-desk-act')}</legend>
      <div class="pair">
        <TextField
          label={say('zones-desk-act-number')}
          name="act-number"
          value={act.number}
          maxLength={100}
          fault={fault('act.number')}
          onText={(number) => put({ number })}
        />
        <TextField
          type="date"
          label={say('zones-desk-act-day')}
          name="act-day"
          value={act.signedOn}
          fault={fault('act.signedOn')}
          onText={(signedOn) => put({ signedOn })}
        />
      </div>
      <TextField
        label={say('zones-desk-act-authority')}
        name="act-authority"
        value={act.authority}
        maxLength={200}
        fault={fault('act.authority')}
        onText={(authority) => put({ authority })}
      />
    </fieldset>
  );
}

/** Folded: right as they are, most nights. */
function Brought({ hamlet, onHamlet, fault }: FieldsProps) {
  const { say, language } = useReader();
  const units = useUnits();
  const levels = useAsked(LEVELS, {}, readLevels, ['LEVEL_CHANGED']).value ?? [];
  const put = (change: Partial<Hamlet>) => onHamlet(amended(hamlet, change));
  const { surrounding, desk } = hamlet;
  const isWrong = ['code', 'unit', 'level', 'precedence'].some((name) => fault(name));
  return (
    <details class="more" open={isWrong || undefined}>
      <summary>
        {surrounding ? say('zones-desk-brought', { around: surrounding.name }) : say('zones-desk-brought-nothing')}
      </summary>
      <div class="fields">
        <div class="pair">
          <ChoiceField
            label={say('zones-desk-level')}
            name="level"
            value={hamlet.level ?? ''}
            fault={fault('level')}
            choices={[
              ['', say('zones-desk-no-level')],
              ...levels.map((one) => [one.code, one.name[language]] as const),
            ]}
            onChoice={(level) => put({ level: level || null })}
          />
          <TextField
            type="number"
            label={say('zones-desk-precedence')}
            name="precedence"
            value={String(hamlet.precedence)}
            fault={fault('precedence')}
            onText={(typed) => put({ precedence: Math.round(Number(typed)) || 0 })}
          />
        </div>
        <ChoiceField
          label={say('zones-desk-unit')}
          name="unit"
          value={hamlet.unit ?? ''}
          fault={fault('unit')}
          choices={[['', '–'], ...units.map((one) => [one.id, one.name] as const)]}
          onChoice={(unit) => put({ unit: unit || null })}
        />
        <TextField
          label={say('zones-desk-code')}
          name="zone-code"
          value={codeOf(hamlet)}
          maxLength={64}
          fault={fault('code')}
          onText={(code) => put({ code: code || null })}
        />
        <div class="pair">
          <TextField
            label={say('zones-desk-desk-name')}
            name="desk-name"
            value={desk.name}
            maxLength={120}
            onText={(name) => put({ desk: { ...desk, name } })}
          />
          <TextField
            type="tel"
            label={say('zones-desk-desk-phone')}
            name="desk-phone"
            value={desk.phone}
            onText={(phone) => put({ desk: { ...desk, phone } })}
          />
        </div>
      </div>
    </details>
  );
}
