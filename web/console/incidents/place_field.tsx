/** Where it is: by clicks on the map, by two numbers in either order, or at a site. Several places make a line. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type LonLat, useStage } from '../map/stage';
import { Line } from './fields';
import type { Site } from './incident_model';
import { Seek } from './seek';
import { typedPlace, writtenPlace } from './typed_place';

type PlaceProps = {
  readonly places: readonly LonLat[];
  readonly onChange: (places: readonly LonLat[]) => void;
  readonly sites: readonly Site[] | null;
};

export function PlaceField({ places, onChange, sites }: PlaceProps) {
  const { say } = useReader();
  const add = (place: LonLat) => onChange([...places, place]);
  return (
    <fieldset class="fields">
      <legend>{say('incidents-place')}</legend>
      <p role="status" class={places.length === 0 ? 'faint' : 'mono'}>
        {places.length === 0 ? say('place-none') : places.map(writtenPlace).join(' → ')}
        {places.length > 1 && ` (${say('incidents-line')})`}
      </p>
      <div class="actions">
        <PickButton isFirst={places.length === 0} onPick={add} />
        {places.length > 0 && (
          <button type="button" class="chip" onClick={() => onChange([])}>
            {say('place-clear')}
          </button>
        )}
      </div>
      <Typed onAdd={add} />
      <Seek
        label={say('place-site')}
        among={sites}
        keyOf={({ id }) => id}
        wordsOf={({ name, code, kind }) => `${name} · ${say(`SiteKind-${kind}`)} · ${code}`}
        onChoose={({ place }) => onChange([place])}
      />
    </fieldset>
  );
}

type PickProps = { readonly isFirst: boolean; readonly onPick: (place: LonLat) => void };

function PickButton({ isFirst, onPick }: PickProps) {
  const { say } = useReader();
  const stage = useStage();
  const [isPicking, setPicking] = useState(false);
  if (stage.map === null) return null;
  const pick = async () => {
    setPicking(true);
    const place = await stage.pick();
    setPicking(false);
    if (place !== null) onPick(place);
  };
  return (
    <button type="button" class="chip" aria-pressed={isPicking} onClick={pick}>
      {say(isPicking ? 'place-picking' : isFirst ? 'place-pick' : 'place-pick-more')}
    </button>
  );
}

function Typed({ onAdd }: { readonly onAdd: (place: LonLat) => void }) {
  const { say } = useReader();
  const stage = useStage();
  const [words, setWords] = useState('');
  const place = typedPlace(words);
  const add = () => {
    if (place === null) return;
    onAdd(place);
    stage.show(place);
    setWords('');
  };
  return (
    <Line
      label={say('place-typed')}
      value={words}
      onChange={setWords}
      hint={words.trim() && place === null ? say('place-not-understood') : say('place-typed-hint')}
      beside={
        <button type="button" class="chip" aria-disabled={place === null} onClick={add}>
          {say('place-take')}
        </button>
      }
    />
  );
}
