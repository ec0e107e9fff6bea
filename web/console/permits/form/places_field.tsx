/** Where the work is and the way there, by clicks on the map, one after the other until Escape. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { type LonLat, useStage } from '../../map/stage';
import type { Wish } from './wish';

type PlacesProps = {
  readonly places: readonly LonLat[];
  readonly route: readonly LonLat[];
  readonly onChange: (changes: Partial<Wish>) => void;
};

export function PlacesField({ places, route, onChange }: PlacesProps) {
  const { say } = useReader();
  const stage = useStage();
  if (stage.map === null) return <p class="faint">{say('permits-desk-no-map')}</p>;
  return (
    <fieldset class="places">
      <legend>{say('permits-desk-places')}</legend>
      <Clicked of="place" among={places} onChange={(chosen) => onChange({ places: chosen })} />
      <Clicked of="route" among={route} onChange={(chosen) => onChange({ route: chosen })} />
    </fieldset>
  );
}

type ClickedProps = {
  readonly of: 'place' | 'route';
  readonly among: readonly LonLat[];
  readonly onChange: (places: readonly LonLat[]) => void;
};

function Clicked({ of, among, onChange }: ClickedProps) {
  const { say } = useReader();
  const stage = useStage();
  const [isPicking, setPicking] = useState(false);
  const latest = useRef(among);
  latest.current = among;
  const isGone = useRef(false);
  useEffect(
    () => () => {
      isGone.current = true;
    },
    [],
  );
  const pick = async () => {
    setPicking(true);
    for (let place = await stage.pick(); place !== null && !isGone.current; place = await stage.pick())
      onChange([...latest.current, place]);
    if (!isGone.current) setPicking(false);
  };
  return (
    <div class="actions">
      <span role="status">{say(`permits-desk-${of}-count`, { count: among.length })}</span>
      <button type="button" class="chip" aria-pressed={isPicking} onClick={pick}>
        {say(isPicking ? 'permits-desk-clicking-many' : `permits-desk-${of}-click`)}
      </button>
      {among.length > 0 && (
        <button type="button" class="chip" onClick={() => onChange([])}>
          {say('permits-desk-clear')}
        </button>
      )}
    </div>
  );
}
