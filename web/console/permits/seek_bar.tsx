/** One box for whatever is read over the telephone, and what narrows beside it. All of it stands in the address. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { amendRoute } from '../route';
import { Choice, MomentField, type Option, usePurposes } from './fields';
import { useNames } from './names';

type SeekProps = {
  readonly params: Readonly<Record<string, string>>;
  /** Enter in the box: open what was found, where that is one. */
  readonly onEnter: (text: string) => void;
};

const STATUSES = ['ACTIVE', 'SUSPENDED', 'COMPLETED', 'REVOKED', 'SUPERSEDED'];
const PAUSE_MS = 250;

export function SeekBar({ params, onEnter }: SeekProps) {
  const { say } = useReader();
  const [isOpen, setOpen] = useState(
    ['status', 'purpose', 'zone', 'unit', 'force', 'review'].some((one) => params[one]),
  );
  return (
    <search class="seek-bar">
      <SeekBox text={params.text ?? ''} onEnter={onEnter} />
      <button type="button" class="chip" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('permits-desk-narrow')}
      </button>
      {isOpen && <Filters params={params} />}
    </search>
  );
}

function SeekBox({ text, onEnter }: { readonly text: string; readonly onEnter: (text: string) => void }) {
  const { say } = useReader();
  const [typed, setTyped] = useState(text);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (words: string) => {
    setTyped(words);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => amendRoute({ text: words.trim() || null }), PAUSE_MS);
  };
  const enter = (event: Event) => {
    event.preventDefault();
    clearTimeout(timer.current);
    amendRoute({ text: typed.trim() || null });
    onEnter(typed.trim());
  };
  return (
    <form class="seek-box" onSubmit={enter}>
      <label>
        <span class="unseen">{say('permits-desk-seek')}</span>
        <input
          type="search"
          name="text"
          value={typed}
          maxLength={100}
          autocomplete="off"
          placeholder={say('permits-desk-seek-hint')}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
    </form>
  );
}

function Filters({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { say } = useReader();
  const purposes = usePurposes();
  const { zones, units } = useNames();
  const any = say('permits-desk-any');
  const choice = (name: string, options: readonly Option[]) => (
    <Choice
      label={say(`permits-desk-by-${name}`)}
      value={params[name] ?? ''}
      options={options}
      none={any}
      onChange={(value) => amendRoute({ [name]: value || null })}
    />
  );
  const zoneOptions = zones.map((one) => ({ value: String(one.number), words: `${one.number} ${one.name}` }));
  return (
    <div class="filters">
      {choice(
        'status',
        STATUSES.map((one) => ({ value: one, words: say(`PermitStatus-${one}`) })),
      )}
      {choice('purpose', purposes)}
      {choice('zone', zoneOptions)}
      {choice(
        'unit',
        units.map((one) => ({ value: one.id, words: one.name })),
      )}
      <MomentField
        label={say('permits-desk-by-force')}
        value={params.force ?? ''}
        onChange={(value) => amendRoute({ force: value || null })}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={params.review === 'yes'}
          onChange={(event) => amendRoute({ review: event.currentTarget.checked ? 'yes' : null })}
        />
        {say('permits-desk-by-review')}
      </label>
    </div>
  );
}
