/** Where the hamlet is: clicked on the map, found by a name, or typed as it was said on the telephone. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { type Json, list, number, object, text } from '../../../shared/json';
import { TextField } from '../../fields';
import { Finder } from '../../finder';
import { useAsked } from '../../live/use_asked';
import { type LonLat, useStage } from '../../map/stage';
import { readArea } from '../model';
import { middleOf } from '../shape/shapes';
import { placeIn } from './model';

type PlaceProps = { readonly centre: LonLat | null; readonly onPlace: (place: LonLat) => void };

type Known = { readonly key: string; readonly name: string; readonly kind: string; readonly place: LonLat };

const KNOWN = `query ConsoleKnownPlaces { sites(first: 500) { edges { node { id name kind place { lon lat } } } }
  zones(first: 500, filter: { kinds: [UNIT] }) { edges { node { id name geometry } } } }`;

const nodes = (data: Json, name: string): readonly Json[] =>
  list(object(data[name], name).edges, name, (edge, where) => object(object(edge, where).node, where));

const readKnown = (data: Json): readonly Known[] => [
  ...nodes(data, 'sites').map((site): Known => {
    const place = object(site.place, 'place');
    return {
      key: text(site.id, 'id'),
      name: text(site.name, 'name'),
      kind: `SiteKind-${text(site.kind, 'kind')}`,
      place: [number(place.lon, 'lon'), number(place.lat, 'lat')],
    };
  }),
  ...nodes(data, 'zones')
    .filter(({ geometry }) => geometry !== null)
    .map(
      (zone): Known => ({
        key: text(zone.id, 'id'),
        name: text(zone.name, 'name'),
        kind: 'ZoneKind-UNIT',
        place: middleOf(readArea(zone.geometry, 'geometry')),
      }),
    ),
];

export function PlaceFields({ centre, onPlace }: PlaceProps) {
  const { say } = useReader();
  const stage = useStage();
  const known = useAsked(KNOWN, {}, readKnown).value ?? [];
  const [isPicking, setPicking] = useState(false);
  const [typed, setTyped] = useState('');
  const pick = async () => {
    setPicking(true);
    const place = await stage.pick();
    setPicking(false);
    if (place) onPlace(place);
  };
  const type = (words: string) => {
    setTyped(words);
    const place = placeIn(words);
    if (place) onPlace(place);
  };
  return (
    <fieldset class="place">
      <legend>{say('zones-desk-place')}</legend>
      <p role="status" class="mono">
        {centre === null ? say('zones-desk-no-place') : `${centre[1].toFixed(5)}, ${centre[0].toFixed(5)}`}
      </p>
      {stage.map !== null && (
        <button type="button" class="chip" aria-pressed={isPicking} onClick={() => void pick()}>
          {say(isPicking ? 'zones-desk-picking' : 'zones-desk-pick')}
        </button>
      )}
      <Finder
        label={say('zones-desk-find-place')}
        name="place"
        choices={known.map((one) => ({ key: one.key, words: one.name, hint: say(one.kind) }))}
        onChoose={({ key }) => {
          const found = known.find((one) => one.key === key);
          if (found) onPlace(found.place);
        }}
      />
      <TextField
        label={say('zones-desk-type-place')}
        name="coordinates"
        value={typed}
        placeholder="10.2980, 105.6400"
        onText={type}
      />
    </fieldset>
  );
}
