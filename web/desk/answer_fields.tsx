/** What is typed into the answer: the code that the phone shows, its challenge, the reason. */
import type { RefObject } from 'preact';
import { useReader } from '../shared/context';
import { grouped, onlyDigits } from './typed';

const WHY = ['desk-why-compared', 'desk-why-urgent', 'desk-why-stale'] as const;

type ShownCodeProps = { codes: readonly string[]; value: string; onChoose: (code: string) => void };

export function ShownCode({ codes, value, onChoose }: ShownCodeProps) {
  const { say } = useReader();
  return (
    <label>
      {say('desk-shown-code')}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {codes.map((code) => (
          <option key={code} value={code}>
            {grouped(code, 4)}
          </option>
        ))}
        <option value="">{say('desk-shown-none')}</option>
      </select>
    </label>
  );
}

type FieldProps = {
  input: RefObject<HTMLInputElement | null>;
  value: string;
  isWrong: boolean;
  onText: (text: string) => void;
};

export function Challenge({ input, value, isOld, isWrong, onText }: FieldProps & { isOld: boolean }) {
  const { say } = useReader();
  return (
    <>
      <label class="challenge">
        {say('desk-challenge')}
        <input
          ref={input}
          class="mono"
          value={value}
          onInput={(event) => onText(onlyDigits(event.currentTarget.value, 4))}
          inputMode="numeric"
          autocomplete="off"
          placeholder="0000"
          aria-invalid={isWrong}
          aria-describedby="challenge-hint"
        />
      </label>
      <p id="challenge-hint" class={isWrong ? 'hint fault' : 'hint'}>
        {say(isOld ? 'desk-challenge-old' : 'desk-challenge-hint')}
      </p>
    </>
  );
}

export function Why({ input, value, isWrong, onText }: FieldProps) {
  const { say } = useReader();
  return (
    <>
      <label class="why">
        {say('desk-reason')}
        <input
          ref={input}
          value={value}
          maxLength={500}
          onInput={(event) => onText(event.currentTarget.value)}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby="reason-hint"
        />
      </label>
      <p id="reason-hint" class={isWrong ? 'hint fault' : 'hint'}>
        {say('desk-reason-hint')}
      </p>
      <div class="chips">
        {WHY.map((key) => (
          <button type="button" key={key} class="chip" onClick={() => onText(say(key))}>
            {say(key)}
          </button>
        ))}
      </div>
    </>
  );
}
