/** In a narrow window: the panel or the map. In a wide one: the panel beside the map, or put away. */
import { useReader } from '../shared/context';
import type { Side } from './board';

type SidesProps = { readonly side: Side; readonly choose: (side: Side) => void };

export function Sides({ side, choose }: SidesProps) {
  const { say } = useReader();
  return (
    <>
      <fieldset class="switch sides">
        <legend class="unseen">{say('console-map-sides')}</legend>
        {(['panel', 'map'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === side} onClick={() => choose(one)}>
            {say(`console-map-side-${one}`)}
          </button>
        ))}
      </fieldset>
      <button type="button" class="chip away" onClick={() => choose(side === 'map' ? 'panel' : 'map')}>
        {say(side === 'map' ? 'console-map-panel-show' : 'console-map-panel-hide')}
      </button>
    </>
  );
}
