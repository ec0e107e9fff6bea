/** Where to, and for which hour. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import { KINDS } from './ends';
import type { Chosen, SeenWay } from './seen';

type ChooserProps = {
  readonly seen: SeenWay;
  readonly chosen: Omit<Chosen, 'here'>;
  readonly onChoose: (chosen: Omit<Chosen, 'here'>) => void;
  /** Asks the phone where it is, for this page alone; false: it does not know. Null: it is known. */
  readonly onLook: (() => Promise<boolean>) | null;
};

export function Chooser({ seen, chosen, onChoose, onLook }: ChooserProps) {
  const { say, language } = useReader();
  const moments = [null, ...seen.turns];
  return (
    <div class="chooser-way">
      {seen.ends.length > 0 && (
        <label>
          {say('way-to')}
          <select
            value={seen.end?.id}
            onChange={({ currentTarget }) => onChoose({ ...chosen, endId: currentTarget.value })}
          >
            {KINDS.filter((kind) => seen.ends.some((end) => end.kind === kind)).map((kind) => (
              <optgroup key={kind} label={say(`way-end-${kind}`)}>
                {seen.ends
                  .filter((end) => end.kind === kind)
                  .map(({ id, label }) => (
                    <option key={id} value={id}>
                      {label}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
      )}
      {onLook && <Look onLook={onLook} />}
      {seen.turns.length > 0 && (
        <fieldset class="choices">
          <legend>{say('way-when')}</legend>
          {moments.map((at) => (
            <button
              type="button"
              class="copy"
              key={at}
              aria-pressed={at === chosen.atMs}
              onClick={() => onChoose({ ...chosen, atMs: at })}
            >
              {at === null ? say('way-now') : dayAndTime(new Date(at), language)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function Look({ onLook }: { onLook: () => Promise<boolean> }) {
  const { say } = useReader();
  const [isLooking, setLooking] = useState(false);
  const [isLost, setLost] = useState(false);
  const look = async () => {
    setLooking(true);
    setLost(!(await onLook()));
    setLooking(false);
  };
  return (
    <p class="look">
      <button type="button" class="copy" aria-disabled={isLooking} onClick={() => !isLooking && look()}>
        {say(isLooking ? 'way-looking' : 'way-look')}
      </button>{' '}
      <span class="faint" role="status">
        {say(isLost ? 'way-lost' : 'way-look-text')}
      </span>
    </p>
  );
}
