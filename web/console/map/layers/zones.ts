/** Zones: the ground in the colour of the rule, the border by how well it is known, what is ahead hatched and dashed. */
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { Say } from '../../../shared/words';
import { ruleName } from '../icons/images';
import { BOLD, type Drawn, type Look, type MapLayer } from './layer';

const IS_AHEAD: ExpressionSpecification = ['==', ['get', 'isAhead'], true];
const IS_SHAPELESS: ExpressionSpecification = ['==', ['get', 'isShapeless'], true];
const NOW_IN_FORCE: FilterSpecification = ['!', IS_AHEAD];

export const ruleOf = (purpose: string): ExpressionSpecification => ['coalesce', ['get', purpose], 'FREE'];

/** The winner of the ground is drawn last: the highest precedence, then the strictest. */
export const orderOf = (purpose: string): ExpressionSpecification => [
  '+',
  ['*', 3, ['coalesce', ['get', 'precedence'], 0]],
  ['match', ruleOf(purpose), 'FORBIDDEN', 2, 'PERMIT', 1, 0],
];

const isOf = (...qualities: readonly string[]): ExpressionSpecification => [
  'in',
  ['get', 'quality'],
  ['literal', [...qualities]],
];

function ground({ purpose, colours }: Look): Drawn {
  const picture: ExpressionSpecification = [
    'match',
    ruleOf(purpose),
    'FORBIDDEN',
    ruleName('FORBIDDEN', colours),
    'PERMIT',
    ruleName('PERMIT', colours),
    ruleName('FREE', colours),
  ];
  const layout = { 'fill-sort-key': orderOf(purpose) };
  const paint = { 'fill-pattern': picture };
  return {
    slot: 'ground',
    spec: { id: 'zones-ground', type: 'fill', source: 'zones', filter: NOW_IN_FORCE, layout, paint },
  };
}

/** What is ahead and will be otherwise for the purpose; a zone that only goes on is not worth a sign. */
const turns = (purpose: string): ExpressionSpecification => [
  'all',
  IS_AHEAD,
  ['any', ['==', ['get', 'isNew'], true], ['has', `was:${purpose}`]],
];

const ahead = ({ purpose, colours }: Look): Drawn => ({
  slot: 'border',
  spec: {
    id: 'zones-ahead',
    type: 'fill',
    source: 'zones',
    filter: turns(purpose),
    paint: { 'fill-pattern': ruleName('ahead', colours) },
  },
});

function border(name: string, which: FilterSpecification, width: number, colour: string, dash?: number[]): Drawn {
  const paint = { 'line-color': colour, 'line-width': width, ...(dash && { 'line-dasharray': dash }) };
  const layout = { 'line-join': 'round' as const };
  return { slot: 'border', spec: { id: `zones-${name}`, type: 'line', source: 'zones', filter: which, layout, paint } };
}

const SMALL = { 'font-scale': 0.85 };

const ruleWords = (rule: ExpressionSpecification, say: Say): ExpressionSpecification => [
  'match',
  rule,
  'FORBIDDEN',
  say('Rule-FORBIDDEN'),
  'PERMIT',
  say('Rule-PERMIT'),
  say('Rule-FREE'),
];

/** "từ 00:00 16/9: Cần giấy đi đường" */
const from = (begins: string, rule: ExpressionSpecification, say: Say): ExpressionSpecification => [
  'concat',
  '\n',
  say('console-map-from'),
  ' ',
  ['get', begins],
  ': ',
  ruleWords(rule, say),
];

function label({ purpose, say }: Look): ExpressionSpecification {
  const metres: ExpressionSpecification = ['to-string', ['round', ['coalesce', ['get', 'qualityM'], 0]]];
  const next = `next:${purpose}`;
  return [
    'format',
    ['get', 'name'],
    {},
    ['case', isOf('APPROXIMATE'), ['concat', '\n± ', metres, ' m'], ''],
    SMALL,
    ['case', IS_AHEAD, from('begins', ruleOf(purpose), say), ['has', next], from('nextBegins', ['get', next], say), ''],
    SMALL,
    ['case', IS_SHAPELESS, ['concat', '\n', say('console-map-shapeless')], ''],
    SMALL,
  ];
}

function names(look: Look): Drawn {
  const { colours, purpose } = look;
  return {
    slot: 'name',
    spec: {
      id: 'zones-names',
      type: 'symbol',
      source: 'zone-names',
      // What only goes on ahead is named once already.
      filter: ['any', NOW_IN_FORCE as ExpressionSpecification, ['==', ['get', 'isNew'], true]],
      minzoom: 8,
      layout: {
        'text-field': label(look),
        'text-font': BOLD,
        'text-size': ['case', ['==', ['get', 'kind'], 'UNIT'], 13, 12],
        'text-max-width': 9,
        'text-padding': 6,
        'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'precedence'], 0]],
        'text-offset': ['case', IS_SHAPELESS, ['literal', [0, 2.2]], ['literal', [0, 0]]],
      },
      paint: {
        'text-color': ['case', ['any', IS_AHEAD, ['has', `next:${purpose}`]], colours.ahead, colours['zone-name']],
        'text-halo-color': colours.halo,
        'text-halo-width': 1.6,
      },
    },
  };
}

/** Of a zone without a shape: where it is guarded. */
const guarded = ({ colours }: Look): Drawn => ({
  slot: 'border',
  spec: {
    id: 'zones-guarded',
    type: 'circle',
    source: 'zone-names',
    filter: IS_SHAPELESS,
    paint: {
      'circle-radius': 22,
      'circle-color': colours.permit,
      'circle-opacity': 0.35,
      'circle-stroke-color': colours.border,
      'circle-stroke-width': 1.5,
    },
  },
});

export const zones: MapLayer = {
  key: 'zones',
  action: 'READ_ZONES',
  drawn: (look) => [
    ground(look),
    ahead(look),
    border('surveyed', ['all', NOW_IN_FORCE, isOf('SURVEYED')], 2.2, look.colours.border),
    border('drawn', ['all', NOW_IN_FORCE, isOf('DRAWN')], 1, look.colours.border),
    border('approximate', ['all', NOW_IN_FORCE, isOf('APPROXIMATE')], 1.8, look.colours.border, [3, 2.5]),
    border('beginning', turns(look.purpose), 2, look.colours.ahead, [1, 1.6]),
    guarded(look),
    names(look),
  ],
  hits: ['zones-ahead', 'zones-ground', 'zones-guarded'],
  panel: 'zones',
  words: ({ name, kind }, say) => `${say(`ZoneKind-${kind}`)}: ${name}`,
};
