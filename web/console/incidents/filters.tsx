/** Filters that the server answers, kept in the address: what is looked at can be sent to somebody else. */
import { useId } from 'preact/hooks';
import { amendRoute } from '../route';

export type Choice = { readonly value: string; readonly label: string };

type FilterProps = {
  /** The parameter of the address. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
};

/** The first choice is what holds when the address says nothing. */
export function Filter({ name, label, value, choices }: FilterProps) {
  const id = useId();
  return (
    <span class="filter">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => amendRoute({ [name]: event.currentTarget.value || null })}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Of a parameter: one that is allowed, else nothing. Whatever stands in an address was typed by anybody. */
export const oneOf = (value: string | undefined, allowed: readonly string[]): string =>
  value !== undefined && allowed.includes(value) ? value : '';

/** Only the filters of an address, for the way back to a list. */
export const filtersOf = (params: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (params[name] ? [[name, params[name]]] : [])));
