/** Fields of the console's forms: a label, a hint, and the fault the server found in just this one. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './fields.css';

type Common = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | null | undefined;
};

type Told = { readonly id: string; readonly 'aria-invalid': boolean; readonly 'aria-describedby': string | undefined };

type FieldProps = Common & { readonly children: (told: Told) => ComponentChildren };

/** `children` draws the control with what ties it to its words. */
export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId();
  const isTold = Boolean(hint || fault);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-invalid': Boolean(fault), 'aria-describedby': isTold ? `${id}-told` : undefined })}
      {isTold && (
        <p id={`${id}-told`} class={fault ? 'hint fault' : 'hint'}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}

type TextProps = Common & {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly type?: 'text' | 'number' | 'date' | 'datetime-local' | 'time' | 'tel';
  readonly name?: string;
  readonly maxLength?: number;
  readonly min?: number;
  readonly isRequired?: boolean;
  readonly placeholder?: string;
};

export function TextField(props: TextProps) {
  const { value, onText, type = 'text', name, maxLength, min, isRequired = false, placeholder } = props;
  return (
    <Field {...props}>
      {(told) => (
        <input
          {...told}
          {...({ type } as { type: 'text' })}
          name={name}
          value={value}
          min={min}
          step={type === 'number' ? 'any' : undefined}
          maxLength={maxLength}
          required={isRequired}
          placeholder={placeholder}
          autocomplete="off"
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

type ChoiceProps = Common & {
  readonly value: string;
  readonly name?: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly onChoice: (value: string) => void;
};

export function ChoiceField(props: ChoiceProps) {
  return (
    <Field {...props}>
      {(told) => (
        <select
          {...told}
          name={props.name}
          value={props.value}
          onChange={(event) => props.onChoice(event.currentTarget.value)}
        >
          {props.choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type LongProps = Common & {
  readonly value: string;
  readonly name?: string;
  readonly onText: (text: string) => void;
  readonly maxLength?: number;
};

export function LongField(props: LongProps) {
  return (
    <Field {...props}>
      {(told) => (
        <textarea
          {...told}
          name={props.name}
          rows={3}
          maxLength={props.maxLength}
          value={props.value}
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
