/** Work orders: a hexagon where it is, dashed along its route; paler while it waits. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { type Drawn, FONT, type Look, type MapLayer } from './layer';

const WAITS: ExpressionSpecification = ['in', ['get', 'state'], ['literal', ['PENDING', 'HELD', 'ACKNOWLEDGED']]];

const route = ({ colours }: Look): Drawn => ({
  slot: 'line',
  spec: {
    id: 'work-route',
    type: 'line',
    source: 'work-routes',
    layout: { 'line-cap': 'butt', 'line-join': 'round' },
    paint: { 'line-color': ['case', WAITS, colours.held, colours.work], 'line-width': 3, 'line-dasharray': [2, 1.2] },
  },
});

const signs = (): Drawn => ({
  slot: 'thing',
  spec: {
    id: 'work-signs',
    type: 'symbol',
    source: 'work-orders',
    layout: {
      'icon-image': ['case', WAITS, 'work-held', 'work-going'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.7, 12, 1],
      // Beside the incident it belongs to, which often lies at the same place.
      'icon-offset': [-14, 14],
      'icon-allow-overlap': true,
    },
  },
});

const flags = (): Drawn => ({
  slot: 'thing',
  spec: {
    id: 'work-flags',
    type: 'symbol',
    source: 'work-orders',
    filter: ['==', ['get', 'isFlagged'], true],
    layout: {
      'icon-image': 'flag',
      'icon-offset': [-24, 6],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
});

const names = ({ colours }: Look): Drawn => ({
  slot: 'note',
  spec: {
    id: 'work-names',
    type: 'symbol',
    source: 'work-orders',
    minzoom: 12,
    layout: {
      'text-field': ['coalesce', ['get', 'title'], ['get', 'reference']],
      'text-font': FONT,
      'text-size': 11.5,
      'text-anchor': 'top-right',
      'text-offset': [-1.6, 1.6],
      'text-max-width': 12,
    },
    paint: { 'text-color': colours.work, 'text-halo-color': colours.halo, 'text-halo-width': 1.6 },
  },
});

export const workOrders: MapLayer = {
  key: 'work-orders',
  action: 'READ_WORK_ORDERS',
  drawn: (look) => [route(look), signs(), flags(), names(look)],
  hits: ['work-signs', 'work-route'],
  panel: 'work',
  words: ({ reference, title, state, crewName }, say) =>
    [`${say('console-map-work')} ${reference}: ${title ?? ''}`, say(`WorkOrderState-${state}`), crewName]
      .filter(Boolean)
      .join(', '),
};
