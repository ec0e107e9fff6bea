/** What an order says of a zone. */
import { useReader } from '../../../shared/context';
import { ChoiceField, LongField, TextField } from '../../fields';
import type { Unit } from '../../units';
import type { Level } from '../levels';
import { KINDS, RESTRICTIONS, type Terms } from '../model';
import { ShapeField } from '../shape/shape_field';
import { ScheduleFields } from './schedule_fields';

export type TermsProps = {
  readonly terms: Terms;
  readonly onTerms: (change: Partial<Terms>) => void;
  /** What the server found in a field, by its name in the schema. */
  readonly fault: (name: string) => string | null;
  readonly levels: readonly Level[];
  readonly units: readonly Unit[];
};

export function TermsFields(props: TermsProps) {
  const { say } = useReader();
  const { terms, onTerms, fault } = props;
  return (
    <div class="fields">
      <TextField
        label={say('zones-desk-name')}
        name="zone-name"
        value={terms.name}
        maxLength={200}
        fault={fault('name')}
        onText={(name) => onTerms({ name })}
      />
      <StrictnessFields {...props} />
      <ShapeField terms={terms} onShape={onTerms} fault={fault} />
      <ScheduleFields
        schedule={terms.schedule}
        onSchedule={(schedule) => onTerms({ schedule })}
        fault={fault('schedule')}
      />
      <WordsFields {...props} />
    </div>
  );
}

function StrictnessFields({ terms, onTerms, fault, levels, units }: TermsProps) {
  const { say, language } = useReader();
  return (
    <>
      <div class="pair">
        <ChoiceField
          label={say('zones-desk-kind')}
          name="kind"
          value={terms.kind}
          fault={fault('kind')}
          choices={KINDS.map((one) => [one, say(`ZoneKind-${one}`)] as const)}
          onChoice={(kind) => onTerms({ kind: kind as Terms['kind'] })}
        />
        <ChoiceField
          label={say('zones-desk-restriction')}
          name="restriction"
          value={terms.restriction}
          hint={say(`zones-desk-hint-${terms.restriction}`)}
          fault={fault('restriction')}
          choices={RESTRICTIONS.map((one) => [one, say(`Restriction-${one}`)] as const)}
          onChoice={(restriction) => onTerms({ restriction: restriction as Terms['restriction'] })}
        />
      </div>
      <div class="pair">
        <ChoiceField
          label={say('zones-desk-level')}
          name="level"
          value={terms.level ?? ''}
          fault={fault('level')}
          choices={[['', say('zones-desk-no-level')], ...levels.map((one) => [one.code, one.name[language]] as const)]}
          onChoice={(level) => onTerms({ level: level || null })}
        />
        <TextField
          type="number"
          label={say('zones-desk-precedence')}
          name="precedence"
          hint={say('zones-desk-hint-precedence')}
          value={String(terms.precedence)}
          fault={fault('precedence')}
          onText={(typed) => onTerms({ precedence: Math.round(Number(typed)) || 0 })}
        />
      </div>
      <ChoiceField
        label={say('zones-desk-unit')}
        name="unit"
        value={terms.unit ?? ''}
        hint={say('zones-desk-hint-unit')}
        fault={fault('unit')}
        choices={[['', '–'], ...units.map((one) => [one.id, one.name] as const)]}
        onChoice={(unit) => onTerms({ unit: unit || null })}
      />
    </>
  );
}

function WordsFields({ terms, onTerms, fault }: TermsProps) {
  const { say } = useReader();
  const message = terms.message ?? { vi: '', en: '' };
  const tell = (change: Partial<typeof message>) => {
    const next = { ...message, ...change };
    onTerms({ message: next.vi || next.en ? next : null });
  };
  return (
    <>
      <TextField
        label={say('zones-desk-contact')}
        name="contact"
        value={terms.contact ?? ''}
        maxLength={200}
        fault={fault('contact')}
        onText={(contact) => onTerms({ contact: contact || null })}
      />
      <LongField
        label={say('zones-desk-message-vi')}
        name="message-vi"
        value={message.vi}
        maxLength={500}
        fault={fault('message.vi')}
        onText={(vi) => tell({ vi })}
      />
      <LongField
        label={say('zones-desk-message-en')}
        name="message-en"
        value={message.en}
        maxLength={500}
        fault={fault('message.en')}
        onText={(en) => tell({ en })}
      />
    </>
  );
}
