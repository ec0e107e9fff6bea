/** Crews: a dot where the newest fix was, within the circle that it may be off by; hollow and with its age when it is old. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Say } from '../../../shared/words';
import { BOLD, type Drawn, FONT, type Look, type MapLayer, NOW } from './layer';

/** A phone on duty reports every minute or two; after five something keeps it from it, after an hour it says little. */
export const LATE_S = 300;
export const OLD_S = 3_600;

const age: ExpressionSpecification = ['max', 0, ['-', NOW as ExpressionSpecification, ['get', 'atS']]];
const isOld: ExpressionSpecification = ['>=', age, LATE_S];

/** Metres of one CSS pixel at zoom 0 and the latitude of the province. */
const METRES_A_PIXEL = 78_271.517 * Math.cos((10.5 * Math.PI) / 180);
const pixels = (zoom: number): ExpressionSpecification => [
  '*',
  ['coalesce', ['get', 'accuracyM'], 0],
  2 ** zoom / METRES_A_PIXEL,
];

const accuracy = ({ colours }: Look): Drawn => ({
  slot: 'line',
  spec: {
    id: 'crews-accuracy',
    type: 'circle',
    source: 'crews',
    minzoom: 10,
    paint: {
      'circle-radius': ['interpolate', ['exponential', 2], ['zoom'], 0, pixels(0), 24, pixels(24)],
      'circle-color': ['case', isOld, colours['crew-old'], colours.crew],
      'circle-opacity': 0.16,
      'circle-stroke-color': ['case', isOld, colours['crew-old'], colours.crew],
      'circle-stroke-opacity': 0.6,
      'circle-stroke-width': 1,
    },
  },
});

const dot = ({ colours }: Look): Drawn => ({
  slot: 'thing',
  spec: {
    id: 'crews-dots',
    type: 'circle',
    source: 'crews',
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 4, 12, 6.5],
      'circle-color': ['case', isOld, colours['crew-edge'], colours.crew],
      'circle-stroke-color': ['case', isOld, colours['crew-old'], colours['crew-edge']],
      'circle-stroke-width': ['case', isOld, 3, 2],
    },
  },
});

/** "40 phút", "3 giờ": as much as an old fix needs to say of itself. */
export const ageLabel = (say: Say): ExpressionSpecification => [
  'case',
  ['!', isOld],
  '',
  ['<', age, 5_400],
  ['concat', ' · ', ['to-string', ['round', ['/', age, 60]]], ' ', say('console-map-minutes')],
  ['<', age, 172_800],
  ['concat', ' · ', ['to-string', ['round', ['/', age, 3_600]]], ' ', say('console-map-hours')],
  ['concat', ' · ', ['to-string', ['round', ['/', age, 86_400]]], ' ', say('console-map-days')],
];

const names = ({ colours, say }: Look): Drawn => ({
  slot: 'note',
  spec: {
    id: 'crews-names',
    type: 'symbol',
    source: 'crews',
    minzoom: 10,
    layout: {
      'text-field': ['format', ['get', 'name'], { 'text-font': ['literal', BOLD] }, ageLabel(say), {}],
      'text-font': FONT,
      'text-size': 12,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.9,
      'text-max-width': 14,
    },
    paint: {
      'text-color': ['case', isOld, colours['crew-old'], colours.crew],
      'text-halo-color': colours.halo,
      'text-halo-width': 1.8,
    },
  },
});

export const crews: MapLayer = {
  key: 'crews',
  action: 'READ_POSITIONS',
  drawn: (look) => [accuracy(look), dot(look), names(look)],
  hits: ['crews-dots'],
  panel: 'people',
  words: ({ name, organisation, duty }, say) =>
    [`${say('console-map-crew')}: ${name}`, organisation, duty && say(`Duty-${duty}`)].filter(Boolean).join(', '),
};
