/** Deltas and news: the vectors that Python wrote, and those made here. */
import { beforeAll, describe, expect, it } from 'vitest';
import { table, type Writable } from '../../agreement/cbor_writer';
import { packExtension } from '../../agreement/packing';
import { aBundle, aTrustRecord, DAY, HOUR, NOW, SA_DEC } from '../../agreement/scenario';
import { Authority, Key } from '../../agreement/sealing';
import { anchorOf, type Bundles, fromBase64, Shelf } from '../verdict/vectors';
import { applied, openDelta } from './delta';
import type { Bundle } from './model';
import { findStatus } from './status';

type Case = {
  readonly name: string;
  readonly bundle: string;
  readonly delta: string;
  readonly expect: { readonly refused?: string; readonly bundle?: string };
};
const [written] = Object.values(
  import.meta.glob<string>('../../../tests/vectors/deltas.json', { query: '?raw', import: 'default', eager: true }),
);

describe.skipIf(written === undefined)('the vectors of deltas', () => {
  const held = JSON.parse(written ?? '{}') as Bundles & { readonly cases: readonly Case[] };
  const shelf = new Shelf(held);

  it('give the bundle that was written down, or the reason why not', async () => {
    for (const { name, bundle, delta, expect: wanted } of held.cases) {
      const opened = await openDelta(fromBase64(delta), anchorOf(held));
      const result = opened ? applied((await shelf.open(bundle)) as Bundle, opened) : 'INVALID';
      expect(result, name).toEqual(wanted.refused ?? (await shelf.open(wanted.bundle ?? '')));
    }
    expect(held.cases.length).toBeGreaterThan(50);
  });
});

describe('news', () => {
  let authority: Authority;
  let held: Bundle;
  const extension = {
    at: NOW - HOUR,
    purposes: null,
    zones: new Set([SA_DEC]),
    endingFrom: 1,
    endingTo: NOW + DAY,
    newEnd: NOW + 2 * DAY,
  };

  beforeAll(async () => {
    authority = await Authority.found('dt-2021');
    held = aBundle([aTrustRecord(await Key.generate())], { extensions: [extension] });
  });

  async function news(changes: Readonly<Record<number, Writable>> = {}): Promise<Bundle | string | null> {
    const said = { 1: 'dt-2021', 2: NOW - 2 * HOUR, 3: NOW, 4: NOW + DAY, ...changes };
    const opened = await openDelta(await authority.seal('delta', table(said)), authority.anchor);
    return opened && applied(held, opened);
  }

  it('make a post current: statuses, time, and an extension only once', async () => {
    const now = (await news({ 7: table({ 2: table({ 12000: 1 }) }), 12: [packExtension(extension)] })) as Bundle;

    expect(now.status && findStatus(now.status, { block: 2, index: 12000 })).toBe('REVOKED');
    expect([now.issuedAt, now.status?.asOf, now.sequence, now.extensions.length]).toEqual([NOW, NOW, held.sequence, 1]);
    expect(held.status && findStatus(held.status, { block: 2, index: 12000 })).toBe('VALID');
  });

  it('are refused when they are older, begin too late, or are of another deployment', async () => {
    expect(await news({ 3: NOW - HOUR })).toBe('OLDER');
    expect(await news({ 2: NOW - HOUR + 1 })).toBe('GAP');
    expect(await news({ 1: 'dt-2022' })).toBeNull();
    expect(await news({ 2: NOW - HOUR })).toMatchObject({ issuedAt: NOW });
  });

  it('are nothing with one bit turned', async () => {
    const signed = await authority.seal('delta', table({ 1: 'dt-2021', 2: 1, 3: NOW, 4: NOW + DAY }));
    const turned = signed.with(signed.length - 70, (signed[signed.length - 70] ?? 0) ^ 1);

    expect(await openDelta(turned, authority.anchor)).toBeNull();
    expect(await openDelta(signed, authority.anchor)).not.toBeNull();
  });
});
