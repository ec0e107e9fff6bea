/** A field of a form, and a form that sends one change and says what came of it. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Json } from '../../shared/json';
import { uuid } from '../../shared/uuid';
import { type Acted, act } from '../act';
import { ActedNotice } from '../trouble';

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly isNeeded?: boolean;
  readonly hint?: string;
  readonly mode?: 'text' | 'numeric' | 'tel';
  readonly longest?: number;
};

const LONGEST = 200;

export function Field({ name, label, value = '', isNeeded = false, hint = '', mode = 'text', longest }: FieldProps) {
  return (
    <label>
      {label}
      <input
        name={name}
        type="text"
        defaultValue={value}
        required={isNeeded}
        placeholder={hint}
        inputMode={mode}
        maxLength={longest ?? LONGEST}
        autocomplete="off"
      />
    </label>
  );
}

export function DayField({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}) {
  return (
    <label>
      {label}
      <input name={name} type="date" defaultValue={value} required />
    </label>
  );
}

type FormProps = {
  readonly mutation: string;
  /** The input of the mutation from what stands in the form. */
  readonly input: (form: FormData) => Json;
  readonly submit: string;
  readonly onDone?: (done: Json) => void;
  readonly children: ComponentChildren;
};

/** A try without an answer is repeated under the same key, so that it is done once; what is changed gets a new one. */
export function ChangeForm({ mutation, input, submit, onDone, children }: FormProps) {
  const { say, language } = useReader();
  const [acted, setActed] = useState<Acted<Json> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const key = useRef(uuid());
  const send = async (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (isBusy || !(form instanceof HTMLFormElement)) return;
    setBusy(true);
    const answer = await act(mutation, input(new FormData(form)), language, (done) => done, key.current);
    setBusy(false);
    setActed(answer);
    if (answer.kind !== 'unreachable') key.current = uuid();
    if (answer.kind !== 'done') return;
    form.reset();
    onDone?.(answer.value);
  };
  return (
    <form
      class="fields"
      onSubmit={send}
      onInput={() => {
        if (acted?.kind === 'unreachable') key.current = uuid();
      }}
    >
      {children}
      <ActedNotice acted={acted} />
      {acted?.kind === 'done' && <p role="status">{say('people-saved')}</p>}
      <div class="actions">
        <button type="submit" class="button" aria-disabled={isBusy}>
          {say(isBusy ? 'people-saving' : submit)}
        </button>
      </div>
    </form>
  );
}

export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
export const orNull = (form: FormData, name: string): string | null => textOf(form, name) || null;
