/** A reason by one key, or typed. Enter in the field takes what is typed; the next Enter says it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { COMMON } from './ruling';
import type { Stance } from './stance';

type ReasonsProps = {
  readonly stance: Stance;
  readonly onChange: (stance: Stance) => void;
  readonly onLeave: () => void;
};

export function ReasonsByNumber({ stance, onChange, onLeave }: ReasonsProps) {
  const { say } = useReader();
  const field = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (stance.isTyping) field.current?.focus();
    else first.current?.focus();
  }, [stance.isTyping]);
  const label = say(`applications-desk-why-${stance.verb}`);
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onLeave();
    }
    if (event.key === 'Enter' && stance.reason.trim()) {
      event.preventDefault();
      onChange({ ...stance, isTyping: false });
    }
  };
  return (
    <fieldset class="reasons">
      <legend>{label}</legend>
      <ol class="plain">
        {commonWords(stance.verb, say).map((words, at) => (
          <li key={words}>
            <button
              type="button"
              ref={at === 0 ? first : null}
              aria-pressed={stance.reason === words}
              aria-keyshortcuts={String(at + 1)}
              onClick={() => onChange({ ...stance, reason: words, isTyping: false })}
            >
              <kbd>{at + 1}</kbd> {words}
            </button>
          </li>
        ))}
      </ol>
      <label class="typed">
        <span>
          <kbd>t</kbd> {say('applications-desk-type')}
        </span>
        <input
          ref={field}
          value={stance.reason}
          maxLength={500}
          aria-label={label}
          onFocus={() => stance.isTyping || onChange({ ...stance, isTyping: true })}
          onInput={(event) => onChange({ ...stance, reason: event.currentTarget.value, isTyping: true })}
          onKeyDown={press}
        />
      </label>
    </fieldset>
  );
}

export const commonWords = (verb: Stance['verb'], say: (key: string) => string): readonly string[] =>
  Array.from({ length: COMMON[verb] }, (_, at) => say(`applications-desk-why-${verb}-${at + 1}`));
