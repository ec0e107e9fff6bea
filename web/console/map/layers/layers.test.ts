import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import type { ExpressionSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../../shared/words';
import '../../words';
import { PURPOSES } from '../../../shared/credential/wire';
import { drawnBasemap, readBasemap } from '../basemap';
import { readChoices } from '../choices';
import { COLOUR_NAMES, type Colours } from '../colours';
import { LAYERS } from './all';
import { ageLabel } from './crews';
import type { Look } from './layer';
import { orderOf } from './zones';

const say = wordsIn('vi');
const colours = Object.fromEntries(COLOUR_NAMES.map((name) => [name, '#123456'])) as Colours;
const LOOK: Look = { colours, purpose: 'INCIDENT_REPAIR', say };

function evaluated(expression: ExpressionSpecification, properties: Record<string, unknown>, now = 0): unknown {
  const made = createExpression(expression as never, 'layers[0].layout.text-field', null as never);
  if (made.result === 'error') throw new Error(made.value.map((fault) => fault.message).join());
  const feature = { type: 'Point', properties } as never;
  return made.value.evaluate({ zoom: 10, globalState: { now } } as never, feature);
}

describe('the age of an old fix', () => {
  const NOW = 1_000_000;
  const label = (seconds: number) => evaluated(ageLabel(say), { atS: NOW - seconds }, NOW);
  it('is not said of a new one, then in minutes, hours and days', () => {
    expect([label(-10), label(299), label(300), label(3_600), label(7_200), label(260_000)]).toEqual([
      '',
      '',
      ' · 5 phút',
      ' · 60 phút',
      ' · 2 giờ',
      ' · 3 ngày',
    ]);
  });
});

it('draws the zone that wins above the others', () => {
  const order = (precedence: number, rule: string) => evaluated(orderOf('KT1_MAIL'), { precedence, KT1_MAIL: rule });
  const places = [order(0, 'FREE'), order(0, 'PERMIT'), order(0, 'FORBIDDEN'), order(1, 'FREE'), order(2, 'PERMIT')];
  expect(places).toEqual([...places].sort((one, other) => Number(one) - Number(other)));
  expect(new Set(places).size).toBe(places.length);
});

it('says everything in words that are there', () => {
  for (const layer of LAYERS) {
    expect(say(`console-map-layer-${layer.key}`)).not.toContain('console-map');
    for (const { spec } of layer.drawn(LOOK)) expect(JSON.stringify(spec)).not.toMatch(/console-map|undefined/);
  }
  for (const purpose of PURPOSES) expect(say(`Purpose-${purpose}`)).not.toContain('Purpose-');
});

it('answers clicks by layers that are drawn', () => {
  for (const layer of LAYERS) {
    const drawn = layer.drawn(LOOK).map(({ spec }) => spec.id);
    expect(drawn).toEqual(expect.arrayContaining([...layer.hits]));
  }
});

describe('a basemap', () => {
  const part = { name: 'waterway', role: 'waterway', geometry: 'line', nameField: 'name', rankField: 'rank' };
  const source = {
    ...{ name: 'so-do', kind: 'geojson', address: '/basemap/so-do.geojson?v=1', bounds: null, minZoom: 0, maxZoom: 24 },
    ...{ tileSize: null, attribution: null, note: { vi: 'sơ đồ', en: 'sketch' }, layers: [part] },
  };
  it('is drawn by role, and may be none', () => {
    const drawn = drawnBasemap(readBasemap({ sources: [source] }), LOOK);
    expect(drawn.map(({ slot, spec }) => [slot, spec.type])).toEqual([
      ['way', 'line'],
      ['name', 'symbol'],
    ]);
    expect(drawnBasemap(readBasemap({ sources: [] }), LOOK)).toEqual([]);
  });
  it('takes its part of a vector source by name', () => {
    const [line] = drawnBasemap(readBasemap({ sources: [{ ...source, kind: 'vector' }] }), LOOK);
    expect(line?.spec).toMatchObject({ 'source-layer': 'waterway', source: 'basemap-so-do' });
  });
});

it('remembers what was chosen, and forgets what it does not know', () => {
  const stored = JSON.stringify({ purpose: 'KT1_MAIL', hidden: ['sites', 'trams'], isLegendOpen: true });
  expect(readChoices(stored)).toEqual({ purpose: 'KT1_MAIL', hidden: new Set(['sites']), isLegendOpen: true });
  expect(readChoices('{broken')).toMatchObject({ purpose: 'INCIDENT_REPAIR', isLegendOpen: null });
});
