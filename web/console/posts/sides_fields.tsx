/** From which zones into which: the way that ENTER means. */
import { useReader } from '../../shared/context';
import { Finder } from '../finder';
import type { Placing } from './placing';
import { useZoneNames } from './zone_names';

type SidesProps = {
  readonly placing: Placing;
  readonly put: (change: Partial<Placing>) => void;
  readonly fault: string | null;
};

export function SidesFields({ placing, put, fault }: SidesProps) {
  const { say } = useReader();
  const zones = useZoneNames();
  const choices = zones.all.map((one) => ({
    key: String(one.number),
    words: one.name,
    hint: `${one.number} · ${one.code}`,
  }));
  return (
    <div class="pair">
      {(['fromZones', 'toZones'] as const).map((side) => (
        <div key={side} class="side">
          <Finder
            label={say(side === 'fromZones' ? 'posts-desk-from' : 'posts-desk-to')}
            name={side}
            choices={choices}
            onChoose={({ key }) => put({ [side]: [...new Set([...placing[side], Number(key)])] })}
          />
          <ul class="chosen">
            {placing[side].map((number) => (
              <li key={number}>
                {zones.names([number])}{' '}
                <button
                  type="button"
                  class="chip"
                  aria-label={say('posts-desk-remove-zone', { name: zones.names([number]) })}
                  onClick={() => put({ [side]: placing[side].filter((one) => one !== number) })}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          {fault && <p class="hint fault">{fault}</p>}
        </div>
      ))}
    </div>
  );
}
