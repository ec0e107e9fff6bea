/** Fields with their labels. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Choice } from './filters';

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
};

export function Select({ label, value, choices, onChange }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

type LineProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most?: number;
  readonly hint?: string;
  readonly isNeeded?: boolean;
  readonly beside?: ComponentChildren;
};

export function Line({ label, value, onChange, most, hint, isNeeded, beside }: LineProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="beside">
        <input
          id={id}
          value={value}
          maxLength={most}
          required={isNeeded}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        {beside}
      </div>
      {hint && (
        <small id={`${id}-hint`} class="faint">
          {hint}
        </small>
      )}
    </div>
  );
}

type AreaProps = {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (value: string) => void;
  readonly isNeeded?: boolean;
};

export function Area({ label, value, most, onChange, isNeeded }: AreaProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={most}
        required={isNeeded}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

type InstantProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

/** A day and a time of Việt Nam, as `local_input` reads it. */
export function InstantField({ label, value, onChange }: InstantProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="datetime-local" value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}
