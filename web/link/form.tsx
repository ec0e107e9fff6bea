/** The new password, typed twice. */
import type { ComponentChildren, RefObject, TargetedInputEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import type { Outcome } from './answer';
import { type Fault, faultOf, LONGEST, lengthOf, SHORTEST } from './password';
import { OutcomeNotice } from './results';

export type FormProps = {
  readonly outcome: Outcome | null;
  readonly sending: boolean;
  readonly onPassword: (password: string) => void;
};

export function PasswordForm({ outcome, sending, onPassword }: FormProps) {
  const { say } = useReader();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [isShown, setShown] = useState(false);
  const [first, second] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const submit = (event: Event) => {
    event.preventDefault();
    if (sending) return;
    const found = faultOf(password, again);
    setFault(found);
    if (found) (found === 'different' ? second : first).current?.focus();
    else onPassword(password);
  };
  const words = fault && say(`link-${fault}`, { shortest: SHORTEST, longest: LONGEST, length: lengthOf(password) });
  return (
    <form class="card password" onSubmit={submit} noValidate>
      <Field
        label={say('link-password')}
        isShown={isShown}
        value={password}
        input={first}
        fault={fault === 'different' ? null : words}
        onText={setPassword}
      >
        {say('link-length', { shortest: SHORTEST, longest: LONGEST })}{' '}
        <span class="count">{say('link-count', { count: lengthOf(password) })}</span>
      </Field>
      <Field
        label={say('link-again')}
        isShown={isShown}
        value={again}
        input={second}
        fault={fault === 'different' ? words : null}
        onText={setAgain}
      />
      <label class="show">
        <input type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} />
        {say('link-show')}
      </label>
      {outcome && !sending && <OutcomeNotice outcome={outcome} />}
      <button class="button" type="submit" aria-disabled={sending}>
        {say(sending ? 'link-sending' : 'link-save')}
      </button>
    </form>
  );
}

type FieldProps = {
  label: string;
  isShown: boolean;
  value: string;
  input: RefObject<HTMLInputElement | null>;
  fault: string | null;
  onText: (text: string) => void;
  children?: ComponentChildren;
};

function Field({ label, isShown, value, input, fault, onText, children }: FieldProps) {
  const id = useId();
  const described = [children && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const wanted = {
    id,
    ref: input,
    value,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onText(event.currentTarget.value),
    autocomplete: 'new-password',
    autocapitalize: 'off',
    spellcheck: false,
    required: true,
    'aria-invalid': fault !== null,
    'aria-describedby': described || undefined,
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {isShown ? <input {...wanted} type="text" /> : <input {...wanted} type="password" />}
      {children && (
        <p class="hint" id={`${id}-hint`}>
          {children}
        </p>
      )}
      <p class="fault" id={`${id}-fault`} role="alert">
        {fault}
      </p>
    </div>
  );
}
