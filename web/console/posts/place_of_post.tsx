import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { TextField } from '../fields';
import { type LonLat, useStage } from '../map/stage';
import { placeIn } from '../zones/hamlet/model';

type PlaceProps = { readonly place: LonLat | null; readonly onPlace: (place: LonLat) => void };

/** Where it stands: clicked on the map, or typed. */
export function PlaceOfPost({ place, onPlace }: PlaceProps) {
  const { say } = useReader();
  const stage = useStage();
  const [typed, setTyped] = useState(place === null ? '' : `${place[1]}, ${place[0]}`);
  const [isPicking, setPicking] = useState(false);
  const put = (found: LonLat) => {
    setTyped(`${found[1].toFixed(5)}, ${found[0].toFixed(5)}`);
    onPlace(found);
  };
  const pick = async () => {
    setPicking(true);
    const found = await stage.pick();
    setPicking(false);
    if (found) put(found);
  };
  return (
    <div class="pair">
      <TextField
        label={say('posts-desk-place')}
        name="coordinates"
        hint={say('posts-desk-place-hint')}
        value={typed}
        placeholder="10.2980, 105.6400"
        onText={(words) => {
          setTyped(words);
          const found = placeIn(words);
          if (found) onPlace(found);
        }}
      />
      {stage.map !== null && (
        <button type="button" class="chip" aria-pressed={isPicking} onClick={() => void pick()}>
          {say(isPicking ? 'posts-desk-picking' : 'posts-desk-pick')}
        </button>
      )}
    </div>
  );
}
