/** Incidents: a diamond, larger and stronger the graver it is; a cut line along its whole length. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { BOLD, type Drawn, type Look, type MapLayer } from './layer';

const IS_LINE: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
const severity: ExpressionSpecification = ['coalesce', ['get', 'severity'], 'MINOR'];
const rank: ExpressionSpecification = ['coalesce', ['get', 'priority'], 0];

export const colourOf = ({ colours }: Look): ExpressionSpecification => [
  'match',
  severity,
  'CRITICAL',
  colours.critical,
  'MAJOR',
  colours.major,
  'MODERATE',
  colours.moderate,
  colours.minor,
];

const line = (id: string, width: number, colour: ExpressionSpecification | string): Drawn => ({
  slot: 'line',
  spec: {
    id,
    type: 'line',
    source: 'incidents',
    filter: IS_LINE,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  },
});

const signs = (): Drawn => ({
  slot: 'thing',
  spec: {
    id: 'incidents-signs',
    type: 'symbol',
    source: 'incidents',
    layout: {
      'symbol-placement': 'point',
      'icon-image': ['concat', 'incident-', ['get', 'kind'], '-', severity],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.7, 12, 1],
      'icon-allow-overlap': true,
      'symbol-sort-key': rank,
    },
  },
});

const flags = (): Drawn => ({
  slot: 'thing',
  spec: {
    id: 'incidents-flags',
    type: 'symbol',
    source: 'incidents',
    filter: ['==', ['get', 'isFlagged'], true],
    layout: {
      'icon-image': 'flag',
      'icon-offset': [12, -12],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
});

const names = ({ colours }: Look): Drawn => ({
  slot: 'note',
  spec: {
    id: 'incidents-names',
    type: 'symbol',
    source: 'incidents',
    minzoom: 10.5,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': BOLD,
      'text-size': 12,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 1.4,
      'text-max-width': 12,
      'symbol-sort-key': ['-', 0, rank],
    },
    paint: { 'text-color': colours.name, 'text-halo-color': colours.halo, 'text-halo-width': 1.8 },
  },
});

export const incidents: MapLayer = {
  key: 'incidents',
  action: 'READ_INCIDENTS',
  drawn: (look) => [
    line('incidents-edge', 7, look.colours.halo),
    line('incidents-line', 4, colourOf(look)),
    signs(),
    flags(),
    names(look),
  ],
  hits: ['incidents-signs', 'incidents-line'],
  panel: 'incidents',
  words: ({ reference, name, kind, severity: grave }, say) =>
    `${say(`IncidentKind-${kind}`)} ${reference ?? ''}: ${name}${grave ? ` (${say(`Severity-${grave}`)})` : ''}`,
};
