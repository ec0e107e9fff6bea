/** What a panel points at: over everything else. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Drawn, Look } from './layer';

export const MARK = 'mark';
const is = (...kinds: readonly string[]): ExpressionSpecification => ['in', ['geometry-type'], ['literal', [...kinds]]];

export const mark = ({ colours }: Look): readonly Drawn[] => [
  {
    slot: 'mark',
    spec: {
      id: 'mark-edge',
      type: 'line',
      source: MARK,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.halo, 'line-width': 7, 'line-opacity': 0.8 },
    },
  },
  {
    slot: 'mark',
    spec: {
      id: 'mark-line',
      type: 'line',
      source: MARK,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.mark, 'line-width': 3.5 },
    },
  },
  {
    slot: 'mark',
    spec: {
      id: 'mark-point',
      type: 'circle',
      source: MARK,
      filter: is('Point', 'MultiPoint'),
      paint: {
        'circle-radius': 22,
        'circle-opacity': 0,
        'circle-color': colours.mark,
        'circle-stroke-color': colours.mark,
        'circle-stroke-width': 3.5,
      },
    },
  },
];
