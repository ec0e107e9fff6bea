/** What the department said: as a word, and as a way to narrow a list. */
import { useReader } from '../../shared/context';

const STATES = ['PENDING', 'VETTED', 'REJECTED', 'REMOVED'];

export function State({ state }: { readonly state: string }) {
  const { say } = useReader();
  return <span class={`state ${state.toLowerCase()}`}>{say(`VettingState-${state}`)}</span>;
}

type ChoiceProps<T> = {
  readonly state: string | null;
  readonly choose: (state: string | null) => void;
  /** Reads the whole list. */
  readonly all: () => Promise<readonly T[] | null>;
  readonly canChooseAll: boolean;
  readonly onChosen: (keys: ReadonlySet<string>) => void;
};

/** Choosing everybody who waits takes one click: the whole list is read first, however long it is. */
export function StateChoice<T extends { readonly id: string }>(props: ChoiceProps<T>) {
  const { say } = useReader();
  const { state, choose, all, canChooseAll, onChosen } = props;
  const chooseAll = async () => {
    const rows = await all();
    if (rows) onChosen(new Set(rows.map(({ id }) => id)));
  };
  return (
    <div class="actions">
      <label>
        <span class="unseen">{say('people-state')}</span>
        <select
          value={state ?? ''}
          onChange={(event) => {
            onChosen(new Set());
            choose(event.currentTarget.value || null);
          }}
        >
          <option value="">{say('people-state-any')}</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {say(`VettingState-${one}`)}
            </option>
          ))}
        </select>
      </label>
      {canChooseAll && state === 'PENDING' && (
        <button type="button" class="chip" onClick={() => void chooseAll()}>
          {say('people-choose-all')}
        </button>
      )}
    </div>
  );
}
