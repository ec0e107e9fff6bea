/** Checkpoints: a square with what kind it is, a ring by how fresh what it knows is, and how many it turned back. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { BOLD, type Drawn, FONT, type Look, type MapLayer, NOW } from './layer';

/** A checkpoint that was in touch within the hour decides by what is known now; after six it may be a shift behind. */
export const FRESH_S = 3_600;
export const OLD_S = 6 * 3_600;

const NEVER = 1e9;
const silence: ExpressionSpecification = [
  'max',
  ['coalesce', ['get', 'bundleAgeS'], NEVER],
  ['-', NOW as ExpressionSpecification, ['coalesce', ['get', 'lastContactAtS'], -NEVER]],
];

const signs = (): Drawn => ({
  slot: 'thing',
  spec: {
    id: 'checkpoints-signs',
    type: 'symbol',
    source: 'checkpoints',
    layout: {
      'icon-image': ['concat', 'post-', ['get', 'kind'], ['case', ['==', ['get', 'hard'], true], '-hard', '']],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.75, 12, 1],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['coalesce', ['get', 'refusals24h'], 0],
    },
  },
});

const rings = (): Drawn => ({
  slot: 'thing',
  spec: {
    id: 'checkpoints-rings',
    type: 'symbol',
    source: 'checkpoints',
    layout: {
      'icon-image': ['case', ['<', silence, FRESH_S], 'ring-fresh', ['<', silence, OLD_S], 'ring-old', 'ring-silent'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.75, 12, 1],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
});

const refusals = ({ colours }: Look): Drawn => ({
  slot: 'note',
  spec: {
    id: 'checkpoints-refusals',
    type: 'symbol',
    source: 'checkpoints',
    filter: ['>', ['coalesce', ['get', 'refusals24h'], 0], 0],
    layout: {
      'text-field': ['concat', '↩', ['to-string', ['get', 'refusals24h']]],
      'text-font': BOLD,
      'text-size': 12,
      'text-offset': [1.5, -1.3],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': colours.flag, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  },
});

const names = ({ colours }: Look): Drawn => ({
  slot: 'name',
  spec: {
    id: 'checkpoints-names',
    type: 'symbol',
    source: 'checkpoints',
    minzoom: 11,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': 12,
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.7,
      'text-max-width': 11,
    },
    paint: { 'text-color': colours.name, 'text-halo-color': colours.halo, 'text-halo-width': 1.5 },
  },
});

export const checkpoints: MapLayer = {
  key: 'checkpoints',
  action: 'READ_CHECKPOINTS',
  drawn: (look) => [rings(), signs(), refusals(look), names(look)],
  hits: ['checkpoints-signs'],
  panel: 'posts',
  words: ({ name, kind, refusals24h }, say) =>
    `${say('console-map-checkpoint')}: ${name} (${say(`CheckpointKind-${kind}`)})${
      Number(refusals24h) > 0 ? `, ${say('console-map-refusals', { count: Number(refusals24h) })}` : ''
    }`,
};
