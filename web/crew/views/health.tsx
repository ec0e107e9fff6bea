/** The health declaration: its day and until when it counts, never what it says; declared anew before it ends. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Declaration } from '../model';
import { own } from '../rules';
import { useCrew } from '../use_crew';
import { dayOf, daysAfter, dayWords, healthStanding } from '../work/typed';
import type { ShownProps } from './tabs';

export function Health({ kept, nowMs }: ShownProps) {
  const { say } = useReader();
  const { state } = useCrew();
  const [isOpen, setOpen] = useState(false);
  const waiting = own(state.tasks, kept.me.account).findLast((one) => one.kind === 'HEALTH' && one.aside === undefined);
  const health: Declaration | null = waiting?.kind === 'HEALTH' ? waiting : kept.health;
  const standing = healthStanding(health, nowMs);
  return (
    <section class={`card health ${standing}`} aria-labelledby="health">
      <h2 id="health">{say('crew-work-health')}</h2>
      <p>
        {health &&
          say('crew-work-health-days', { on: dayWords(health.declaredOn), until: dayWords(health.validUntil) })}{' '}
        {health?.reference && <span class="mono">{health.reference}</span>}{' '}
        {waiting && <span class="unsent">{say('crew-work-unsent')}</span>}
      </p>
      {standing !== 'fine' && <p class="notice">{say(`crew-work-health-${standing}`)}</p>}
      {isOpen ? (
        <Declaring kept={kept} nowMs={nowMs} onClose={() => setOpen(false)} />
      ) : (
        <button type="button" class="big" onClick={() => setOpen(true)}>
          {say('crew-work-health-anew')}
        </button>
      )}
    </section>
  );
}

const LONGEST = 80;

function Declaring({ kept, nowMs, onClose }: ShownProps & { readonly onClose: () => void }) {
  const { say } = useReader();
  const { crew } = useCrew();
  const today = dayOf(nowMs);
  const [on, setOn] = useState(today);
  const [until, setUntil] = useState(() => daysAfter(today, lengthOf(kept.health)));
  const [reference, setReference] = useState('');
  const isWrong = until < on || on > today;
  const declare = async () => {
    const { person } = kept.me;
    if (isWrong || person === null) return;
    const said = { declaredOn: on, validUntil: until, reference: reference.trim() };
    if (await crew.did({ kind: 'HEALTH', person, ...said })) onClose();
  };
  return (
    <div class="form">
      <Day label="crew-work-health-on" value={on} most={today} onDay={setOn} />
      <Day label="crew-work-health-until" value={until} least={on} onDay={setUntil} />
      <label>
        {say('crew-work-health-reference')}
        <input
          maxLength={LONGEST}
          autocomplete="off"
          value={reference}
          onInput={({ currentTarget }) => setReference(currentTarget.value)}
        />
      </label>
      <p class="faint">{say('crew-work-health-never')}</p>
      {isWrong && (
        <p class="notice" role="alert">
          {say('crew-work-health-wrong')}
        </p>
      )}
      <button type="button" class="big primary" onClick={declare}>
        {say('crew-work-health-send')}
      </button>
      <button type="button" class="big" onClick={onClose}>
        {say('crew-work-back')}
      </button>
    </div>
  );
}

/** As many days as the last one counted; the day itself where there was none. */
function lengthOf(health: Declaration | null): number {
  if (health === null) return 0;
  const days = (Date.parse(health.validUntil) - Date.parse(health.declaredOn)) / 86_400_000;
  return Math.min(14, Math.max(0, Math.round(days)));
}

type DayProps = {
  readonly label: string;
  readonly value: string;
  readonly least?: string;
  readonly most?: string;
  readonly onDay: (day: string) => void;
};

function Day({ label, value, least, most, onDay }: DayProps) {
  const { say } = useReader();
  return (
    <label>
      {say(label)}
      <input
        type="date"
        value={value}
        required
        {...(least && { min: least })}
        {...(most && { max: most })}
        onInput={({ currentTarget }) => currentTarget.value && onDay(currentTarget.value)}
      />
    </label>
  );
}
