/** The golden vectors that Python wrote: the same decision, reasons, order, weights, zones, compare, age, alert and kind. */
import { describe, expect, it } from 'vitest';
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
