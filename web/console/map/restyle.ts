/** Draws what is wanted and leaves alone what is drawn already. */
import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { type Drawn, SLOTS } from './layers/layer';

const SAYS_SLOT = 'fieldpass:slot';

/** What tools draw for themselves stays above. */
const firstForeign = (map: MapLibre): string | undefined => map.getLayersOrder().find((id) => !isOurs(map, id));

const inOrder = (drawn: readonly Drawn[]): readonly Drawn[] =>
  SLOTS.flatMap((slot) => drawn.filter((one) => one.slot === slot));

/** `isHidden`: of a layer's id. */
export function restyle(map: MapLibre, drawn: readonly Drawn[], isHidden: (source: string) => boolean): void {
  const wanted = inOrder(drawn).map(({ spec, slot }) => shown(spec, slot, isHidden));
  const names = new Set(wanted.map(({ id }) => id));
  for (const id of map.getLayersOrder()) if (isOurs(map, id) && !names.has(id)) map.removeLayer(id);
  let above = firstForeign(map);
  for (const spec of [...wanted].reverse()) {
    if (map.getLayer(spec.id)) amend(map, spec);
    else map.addLayer(spec, above);
    above = spec.id;
  }
}

const isOurs = (map: MapLibre, id: string): boolean => {
  const metadata = map.getLayer(id)?.metadata;
  return typeof metadata === 'object' && metadata !== null && SAYS_SLOT in metadata;
};

function shown(spec: LayerSpecification, slot: string, isHidden: (source: string) => boolean): LayerSpecification {
  const source = 'source' in spec && typeof spec.source === 'string' ? spec.source : '';
  const visibility = isHidden(source) ? 'none' : 'visible';
  return { ...spec, layout: { ...spec.layout, visibility }, metadata: { [SAYS_SLOT]: slot } } as LayerSpecification;
}

const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

type Setting = Parameters<MapLibre['setPaintProperty']>;

function amend(map: MapLibre, spec: LayerSpecification): void {
  const { id } = spec;
  for (const [name, value] of Object.entries(spec.paint ?? {}))
    if (isOther(map.getPaintProperty(id, name as Setting[1]), value))
      map.setPaintProperty(id, name as Setting[1], value);
  type Placing = Parameters<MapLibre['setLayoutProperty']>;
  for (const [name, value] of Object.entries(spec.layout ?? {}))
    if (isOther(map.getLayoutProperty(id, name as Placing[1]), value))
      map.setLayoutProperty(id, name as Placing[1], value);
}
