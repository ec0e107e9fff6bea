/** Labelled fields of the panels' forms. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { PURPOSES } from '../../shared/credential/wire';

type FieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: (id: string, described: string | undefined) => ComponentChildren;
};

export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id, hintId)}
      {hint && (
        <small class="faint" id={hintId}>
          {hint}
        </small>
      )}
    </div>
  );
}

type WordsProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly hint?: string;
  readonly most?: number;
  readonly isLong?: boolean;
  readonly hasFocus?: boolean;
};

export function Words({ label, value, onChange, hint, most = 500, isLong = false, hasFocus = false }: WordsProps) {
  return (
    <Field label={label} hint={hint}>
      {(id, described) => {
        const common = {
          id,
          value,
          maxLength: most,
          'aria-describedby': described,
          onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
        };
        const focus = (one: HTMLElement | null) => {
          if (hasFocus && one && !one.dataset.met) {
            one.dataset.met = 'yes';
            one.focus();
          }
        };
        return isLong ? <textarea {...common} rows={2} ref={focus} /> : <input {...common} ref={focus} />;
      }}
    </Field>
  );
}

export type Option = { readonly value: string; readonly words: string };
type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  /** Words for none; without it one is always chosen. */
  readonly none?: string;
};

export function Choice({ label, value, options, onChange, none }: ChoiceProps) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type MomentProps = {
  readonly label: string;
  /** As the field has it: a clock in Việt Nam. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly hint?: string | undefined;
};

export function MomentField({ label, value, onChange, min, max, hint }: MomentProps) {
  return (
    <Field label={label} hint={hint}>
      {(id, described) => (
        <input
          id={id}
          type="datetime-local"
          value={value}
          min={min}
          max={max}
          aria-describedby={described}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Purposes in the order of the letter. */
export function usePurposes(): readonly Option[] {
  const { say } = useReader();
  return PURPOSES.map((one) => ({ value: one, words: say(`Purpose-${one}`) }));
}
