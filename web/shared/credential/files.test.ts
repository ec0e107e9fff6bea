/** The private sheet and the signed time: opened by the root key alone, refused when anything is wrong. */
import { beforeAll, expect, it } from 'vitest';
import { table, type Writable, write } from '../../agreement/cbor_writer';
import { deflated, packClaims } from '../../agreement/packing';
import { aBundle, aClaims, aTrustRecord, DAY, NOW, POST } from '../../agreement/scenario';
import { Authority, Key } from '../../agreement/sealing';
import { fromHex } from './bytes';
import type { Bytes } from './model';
import { openBundle, openIssued, succeeds, wary } from './open';
import { openSheet } from './sheet';
import { nonce, openTime } from './time';

let authority: Authority;
const ID = fromHex(POST.replaceAll('-', ''));
const OFFICER = table({ 1: ID, 2: 'Trần Văn A', 3: true, 4: new Uint8Array(16), 5: new Uint8Array(32) });

beforeAll(async () => {
  authority = await Authority.found('dt-2021', NOW - DAY, NOW + DAY);
});

async function aSheet(rows: readonly Writable[], changes: Readonly<Record<number, Writable>> = {}): Promise<Bytes> {
  const packed = await deflated(write(rows));
  const said = { 1: 'dt-2021', 2: ID, 3: NOW, 4: NOW + DAY, 5: [OFFICER], 6: packed, ...changes };
  return authority.seal('sheet', table(said));
}

it('opens a sheet with its officers and its permits', async () => {
  const sheet = await openSheet(await aSheet([packClaims(aClaims())]), authority.anchor);

  expect(sheet).toMatchObject({ checkpoint: POST, rows: [aClaims()] });
  expect(sheet?.officers.map(({ id, name, leader }) => [id, name, leader])).toEqual([[POST, 'Trần Văn A', true]]);
});

it('opens no sheet of strangers, of another deployment, or that holds a bomb', async () => {
  const rows = [packClaims(aClaims())];
  const stranger = await Authority.found('dt-2021');

  expect(await openSheet(await aSheet(rows), stranger.anchor)).toBeNull();
  expect(await openSheet(await aSheet(rows, { 1: 'dt-2022' }), authority.anchor)).toBeNull();
  expect(await openSheet(await aSheet(rows, { 3: NOW + DAY, 4: NOW + 2 * DAY }), authority.anchor)).toBeNull();
  expect(
    await openSheet(await aSheet(rows, { 6: await deflated(new Uint8Array(5_000_000)) }), authority.anchor),
  ).toBeNull();
  expect(await openSheet(await aSheet([packClaims(aClaims({ deployment: 'dt-2022' }))]), authority.anchor)).toBeNull();
  expect(await openSheet(await aSheet(rows), authority.anchor)).not.toBeNull();
});

it('tells the time that answers its own nonce and no other', async () => {
  const asked = nonce();
  const signed = await authority.seal('time', table({ 1: 'dt-2021', 2: fromHex(asked), 3: NOW }));
  const late = await authority.seal('time', table({ 1: 'dt-2021', 2: fromHex(asked), 3: NOW + DAY }));

  expect(asked).toMatch(/^[0-9a-f]{32}$/);
  expect(await openTime(signed, authority.anchor, asked)).toBe(NOW);
  expect(await openTime(signed, authority.anchor, nonce())).toBeNull();
  expect(await openTime(late, authority.anchor, asked)).toBeNull();
  expect(await openSheet(signed, authority.anchor)).toBeNull();
});

it('swaps a bundle for a later one of the same post only', async () => {
  const bundle = aBundle([aTrustRecord(await Key.generate())]);
  const later = { ...bundle, sequence: 8 };

  expect(succeeds(later, bundle)).toBe(true);
  expect(succeeds(bundle, null)).toBe(true);
  expect(succeeds(bundle, bundle)).toBe(false);
  expect(succeeds({ ...later, issuedAt: bundle.issuedAt - 1 }, bundle)).toBe(false);
  expect(succeeds({ ...later, checkpoint: { ...bundle.checkpoint, id: 'another' } }, bundle)).toBe(false);
});

it('takes an issued set that the bundle names by its hash', async () => {
  const key = await Key.generate();
  const set = table({ 1: 'dt-2021', 2: fromHex(key.kid), 3: NOW, 4: fromHex('0f'.repeat(32)) });
  const file = await authority.seal('issued', set);
  const name = [...new Uint8Array(await crypto.subtle.digest('SHA-256', file))];
  const sha256 = name.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const sealed = await authority.bundle(
    aBundle([aTrustRecord(key, { issuedSet: { sha256, asOf: NOW } })], { issuedAt: NOW }),
  );
  const bundle = await openBundle(sealed, authority.anchor);
  if (!bundle.valid) throw new Error(bundle.fault);

  expect((await openIssued(file, bundle))?.issuedSets.get(sha256)).toEqual(new Set(['0f'.repeat(16)]));
  expect(await openIssued(file.with(-1, (file.at(-1) ?? 0) ^ 1), bundle)).toBeNull();
});

it('believes no bundle key that the held bundle says is withdrawn', async () => {
  const { anchor, mate } = authority;
  const asked = nonce();
  const signed = await authority.seal('time', table({ 1: 'dt-2021', 2: fromHex(asked), 3: NOW }));
  const held = aBundle([aTrustRecord(mate, { role: 'BUNDLE' })]);
  const warned = aBundle([aTrustRecord(mate, { role: 'BUNDLE', withdrawnAt: NOW })]);

  expect(await openTime(signed, wary(anchor, held), asked)).toBe(NOW);
  expect(await openTime(signed, wary(anchor, warned), asked)).toBeNull();
  expect(await openBundle(await authority.bundle(aBundle([], { issuedAt: NOW })), wary(anchor, warned))).toMatchObject({
    valid: false,
  });
});
