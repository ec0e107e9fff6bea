/** One deed: what it touches, why, and a button that does it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import type { Json } from '../../../shared/json';
import { useAsked } from '../../live/use_asked';
import { fromInput, toInput } from '../../map/time/local_input';
import { ActedNotice } from '../../trouble';
import { useActing } from '../../use_acting';
import { Choice, MomentField } from '../fields';
import { MINE, readMine } from '../mine';
import { useNames } from '../names';
import { type Permit, readChanged } from '../permit_model';
import { Reason } from '../reason';
import { type Deed, seen } from './deeds';

type DeedProps = {
  readonly deed: Deed;
  readonly permit: Permit;
  readonly onDone: (after: Permit | null) => void;
  readonly onLeave: () => void;
  readonly onStale: () => void;
};

export function DeedForm({ deed, permit, onDone, onLeave, onStale }: DeedProps) {
  const { say } = useReader();
  const names = useNames();
  const acting = useActing();
  const [reason, setReason] = useState('');
  const [end, setEnd] = useState(toInput(permit.validTo.getTime()));
  const [unit, setUnit] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button.button')?.focus(), []);
  const endMs = fromInput(end);
  const isReady =
    (deed.reason !== 'needed' || reason.trim() !== '') &&
    (deed.key !== 'extend' || (endMs !== null && endMs > permit.validTo.getTime()));
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!isReady) return;
    const input: Json = { ...seen(permit) };
    if (deed.reason) input[deed.reasonIn] = reason.trim();
    if (deed.key === 'extend' && endMs !== null) input.validTo = new Date(endMs).toISOString();
    if (deed.key === 'object') input.unit = unit;
    const answer = await acting.run(deed.mutation, input, readChanged);
    if (answer?.kind === 'done') onDone(answer.value);
    if (answer?.kind === 'refused' && answer.type === 'StaleProblem') onStale();
  };
  return (
    <form
      class="deed"
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onLeave()}
      aria-label={say(`permits-desk-do-${deed.key}`)}
    >
      <p>
        {say(`permits-desk-touches-${deed.key}`, {
          holders: permit.holders.length,
          units: permit.units.map(names.unit).join(', ') || '–',
        })}
      </p>
      {deed.key === 'extend' && <NewEnd permit={permit} value={end} onChange={setEnd} />}
      {deed.key === 'object' && <UnitOf permit={permit} unit={unit} onChange={setUnit} />}
      {deed.reason && (
        <Reason of={`permits-desk-why-${deed.key}`} common={deed.common} value={reason} onChange={setReason} />
      )}
      <ActedNotice acted={acting.acted} />
      <div class="actions">
        <button
          type="submit"
          class={deed.isGrave ? 'button grave' : 'button'}
          aria-disabled={!isReady || acting.isBusy}
        >
          {say(`permits-desk-do-${deed.key}`)}
        </button>
        <button type="button" class="chip" onClick={onLeave}>
          {say('permits-desk-leave')}
        </button>
      </div>
    </form>
  );
}

type EndProps = { readonly permit: Permit; readonly value: string; readonly onChange: (value: string) => void };

function NewEnd({ permit, value, onChange }: EndProps) {
  const { say, language } = useReader();
  return (
    <MomentField
      label={say('permits-desk-new-end')}
      value={value}
      onChange={onChange}
      min={toInput(permit.validTo.getTime() + 60_000)}
      max={toInput(permit.hardLimit.getTime())}
      hint={say('permits-desk-new-end-hint', {
        end: dayAndTime(permit.validTo, language),
        limit: dayAndTime(permit.hardLimit, language),
      })}
    />
  );
}

type UnitProps = {
  readonly permit: Permit;
  readonly unit: string | null;
  readonly onChange: (unit: string | null) => void;
};

/** An objection is one unit's; who answers for several says whose it is. */
function UnitOf({ permit, unit, onChange }: UnitProps) {
  const { say } = useReader();
  const names = useNames();
  const mine = useAsked(MINE, {}, readMine).value;
  const units = permit.units.filter((one) => mine === null || mine.isEverywhere || mine.units.has(one));
  const [only] = units;
  useEffect(() => {
    if (unit === null && only !== undefined) onChange(only);
  }, [only, unit]);
  if (units.length < 2) return null;
  return (
    <Choice
      label={say('permits-desk-object-unit')}
      value={unit ?? ''}
      options={units.map((one) => ({ value: one, words: names.unit(one) }))}
      onChange={onChange}
    />
  );
}
