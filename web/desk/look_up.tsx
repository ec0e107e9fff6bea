/** What an officer reads over the telephone: the checkpoint, the way, the big field. */
import type { RefObject, TargetedInputEvent } from 'preact';
import { useReader } from '../shared/context';
import type { Say } from '../shared/words';
import type { Matter } from './matter';
import type { Post } from './model';
import { missing, onlyDigits, shownIn, type Typed, typedIn } from './typed';

type LookUpProps = {
  readonly matter: Matter;
  readonly posts: readonly Post[];
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: (change: Partial<Matter>) => void;
  readonly onAgain: () => void;
};

export function LookUp({ matter, posts, field, onChange, onAgain }: LookUpProps) {
  const { say } = useReader();
  const typed = typedIn(matter.field);
  const isWrong = typed.kind === 'code' && (typed.standing === 'wrong' || typed.standing === 'long');
  const submit = (event: Event) => {
    event.preventDefault();
    onAgain();
  };
  return (
    <form class="card lookup" onSubmit={submit} aria-label={say('desk-look-up')}>
      <label class="post">
        {say('desk-post')}
        <select
          value={matter.checkpoint}
          disabled={matter.call !== null}
          onChange={(event) => onChange({ checkpoint: event.currentTarget.value })}
        >
          {posts.map((post) => (
            <option key={post.id} value={post.id}>
              {post.name}
            </option>
          ))}
        </select>
      </label>
      <Way matter={matter} onChange={onChange} />
      <label class="big">
        {say('desk-field')}
        <input
          ref={field}
          class="mono"
          value={shownIn(matter.field)}
          readOnly={matter.call !== null}
          onInput={(event) => onChange({ field: event.currentTarget.value })}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          placeholder="0000 0000 0000"
          aria-invalid={isWrong}
          aria-describedby="field-hint"
        />
      </label>
      <p id="field-hint" class={isWrong ? 'hint fault' : 'hint'} role="status">
        {hintOf(typed, say)}
      </p>
      <Seen matter={matter} onChange={onChange} />
    </form>
  );
}

function hintOf(typed: Typed, say: Say): string {
  if (typed.kind === 'nothing') return say('desk-field-hint');
  if (typed.kind === 'text') return say('desk-field-text');
  if (typed.kind === 'plate') return say(typed.standing === 'whole' ? 'desk-field-plate' : 'desk-field-plate-length');
  if (typed.standing === 'short') return say('desk-field-short', { count: missing(typed.digits) });
  return say(`desk-field-${typed.standing}`);
}

type PartProps = Pick<LookUpProps, 'matter' | 'onChange'>;

function Way({ matter, onChange }: PartProps) {
  const { say } = useReader();
  return (
    <fieldset class="way">
      <legend>{say('desk-way')}</legend>
      {(['INWARD', 'OUTWARD'] as const).map((direction) => (
        <label key={direction}>
          <input
            type="radio"
            name="direction"
            checked={matter.direction === direction}
            onChange={() => onChange({ direction })}
          />
          {say(`Direction-${direction}`)}
        </label>
      ))}
      <label>
        <input type="checkbox" checked={matter.through} onChange={() => onChange({ through: !matter.through })} />
        {say('desk-through')}
      </label>
    </fieldset>
  );
}

/** What the officer has compared: asked over the telephone. */
function Seen({ matter, onChange }: PartProps) {
  const { say } = useReader();
  const text = (name: 'idTail' | 'plateSeen', clean: (text: string) => string) => ({
    value: matter[name],
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onChange({ [name]: clean(event.currentTarget.value) }),
    autocomplete: 'off',
  });
  return (
    <fieldset class="seen">
      <legend>{say('desk-seen')}</legend>
      <label class="check">
        <input
          type="checkbox"
          checked={matter.nameCompared}
          onChange={() => onChange({ nameCompared: !matter.nameCompared })}
        />
        {say('desk-name-compared')}
      </label>
      <label>
        {say('desk-id-tail')}
        <input {...text('idTail', (typed) => onlyDigits(typed, 4))} class="mono" inputMode="numeric" size={5} />
      </label>
      <label>
        {say('desk-plate-seen')}
        <input {...text('plateSeen', (typed) => typed.toUpperCase())} class="mono" size={12} />
      </label>
    </fieldset>
  );
}
