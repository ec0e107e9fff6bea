import { expect, it } from 'vitest';
import { momentOf } from './map/moment';
import { hashOf, readRoute } from './route';

it('reads an address back as it was written', () => {
  const route = { panel: 'incidents', parts: ['SW5jOjE=', 'a/b'], params: { at: '2021-09-15T12:00:00.000Z', q: 'ấp' } };
  expect(readRoute(hashOf(route))).toEqual(route);
});

it('takes nothing and nonsense as the map alone', () => {
  expect(readRoute('')).toEqual({ panel: '', parts: [], params: {} });
  expect(readRoute('#/%E0%A4%A').panel).toBe('%E0%A4%A');
});

it('believes instants only', () => {
  const params = { at: '2021-09-15T19:00:00+07:00', known: 'yesterday' };
  expect(momentOf({ panel: '', parts: [], params })).toEqual({ at: '2021-09-15T12:00:00.000Z', known: null });
});
