/** Buttons, one of which opens the words that it takes before it is done: nothing happens at one stray click. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';

export type ReasonedStep = { readonly key: string; readonly label: string; readonly needsWords: boolean };

type StepsProps = {
  readonly steps: readonly ReasonedStep[];
  readonly isBusy: boolean;
  /** Whether it was done; the words stay where it was not. */
  readonly onTake: (key: string, words: string) => Promise<boolean>;
};

const MOST_WORDS = 500;

export function ReasonedSteps({ steps, isBusy, onTake }: StepsProps) {
  const { say } = useReader();
  const [open, setOpen] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const step = steps.find(({ key }) => key === open);
  const field = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), [step?.key]);
  const take = async (event: Event) => {
    event.preventDefault();
    if (!step || !(await onTake(step.key, words.trim()))) return;
    setOpen(null);
    setWords('');
  };
  return (
    <>
      <div class="actions">
        {steps.map(({ key, label }) => (
          <button
            key={key}
            type="button"
            class="chip"
            aria-expanded={key === open}
            onClick={() => setOpen(key === open ? null : key)}
          >
            {label}
          </button>
        ))}
      </div>
      {step && (
        <form class="fields step" onSubmit={take}>
          <label for={field}>{say(step.needsWords ? 'incidents-why-needed' : 'incidents-why-optional')}</label>
          <textarea
            id={field}
            ref={area}
            rows={3}
            maxLength={MOST_WORDS}
            required={step.needsWords}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <div class="actions">
            <button type="submit" class="button" aria-disabled={isBusy}>
              {step.label}
            </button>
            <button type="button" class="chip" onClick={() => setOpen(null)}>
              {say('incidents-leave-it')}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
