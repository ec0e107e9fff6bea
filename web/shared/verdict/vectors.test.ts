/** The golden vectors that Python wrote: the same decision, reasons, order, weights, zones, compare, age, alert and kind. */
import { describe, expect, it } from 'vitest';
import type { Bundle } from '../credential/model';
import { NOTHING_SEEN, verdict } from '../verdict';
import type { Clock } from './model';
import { answered, type Bundles, expectation, Shelf, type Vector } from './vectors';

const FILES = import.meta.glob<string>('../../../tests/vectors/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function read<T>(name: string): T {
  return JSON.parse(FILES[`../../../tests/vectors/${name}.json`] ?? 'null') as T;
}

const shelf = new Shelf(read<Bundles>('bundles'));

const NAMES = ['gate_a', 'gate_b', 'pairs', 'relief', 'clocks', 'passages', 'allow_list'];

describe.each(NAMES)('the vectors of %s', (name) => {
  const vectors = read<readonly Vector[]>(name);

  it('give what was written down', async () => {
    for (const vector of vectors) {
      expect(expectation(await answered(vector, shelf)), vector.name).toEqual(vector.expect);
    }
    expect(vectors.length).toBeGreaterThan(50);
  });
});

it('are 1,500 and more', () => {
  const count = NAMES.reduce((sum, name) => sum + read<readonly Vector[]>(name).length, 0);
  expect(count).toBeGreaterThanOrEqual(1500);
});

it.each(['trust', 'status', 'checkpoint', 'zones', 'levels', 'policy', 'extensions'] as const)(
  'answer REFER and INTERNAL when %s breaks',
  async (part) => {
    const [vector] = read<readonly Vector[]>('gate_b');
    const whole = (await shelf.open(vector?.bundle ?? '')) as Bundle;
    const broken = new Proxy(whole, { get: (bundle, name) => (name === part ? explode() : Reflect.get(bundle, name)) });
    const seen = { ...NOTHING_SEEN };
    const ask = (bundle: Bundle) =>
      verdict(vector?.text ?? '', bundle, vector?.clock as Clock, { direction: 'INWARD', through: false }, [], seen);

    expect(await ask(broken)).toMatchObject({ decision: 'REFER', findings: [{ reason: 'INTERNAL', weight: 'REFER' }] });
    expect(await ask(whole)).toMatchObject({ decision: 'ALLOW', findings: [] });
  },
);

function explode(): never {
  throw new Error('gone');
}
