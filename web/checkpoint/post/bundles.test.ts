import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { table } from '../../agreement/cbor_writer';
import { aBundle, aTrustRecord, DAY, DEPLOYMENT, HOUR, NOW, POST } from '../../agreement/scenario';
import { Authority, Key } from '../../agreement/sealing';
import { fromHex } from '../../shared/credential/bytes';
import type { Bundle, Bytes } from '../../shared/credential/model';
import { findStatus } from '../../shared/credential/status';
import { openMemory, thing } from '../store/database';
import { takeBundle, takeDelta } from './bundles';
import { DeviceClock } from './clock';
import { Post } from './post';
import { device, net, PLACE } from './small_net';
import { start } from './start';

const INDEX = 12_000;
let authority: Authority;
let key: Key;
let post: Post;
beforeAll(async () => {
  authority = await Authority.found(DEPLOYMENT);
  key = await Key.generate();
});

const us = () => device({ deployment: DEPLOYMENT, root: authority.anchor.root, place: { ...PLACE, uuid: POST } });
const tab = async (name: string): Promise<Post> => {
  const fresh = new Post(await openMemory(name), net(), new DeviceClock());
  fresh.set({ device: us() });
  return fresh;
};
beforeEach(async () => {
  post = await tab(`post-${crypto.randomUUID()}`);
  await post.memory.put('things', us(), 'device');
  expect(await takeBundle(post, await whole(7, NOW - HOUR), 'e7')).toBe('TAKEN');
});

const whole = (sequence: number, issuedAt: number): Promise<Bytes> => {
  const made = aBundle([aTrustRecord(key)]);
  const status = { asOf: issuedAt, blocks: made.status?.blocks ?? new Map() };
  return authority.bundle({ ...made, sequence, issuedAt, status });
};
/** News that revoke one permit. */
const news = (issuedAt: number): Promise<Bytes> =>
  authority.seal(
    'delta',
    table({ 1: DEPLOYMENT, 2: NOW - 2 * DAY, 3: issuedAt, 4: NOW + DAY, 7: table({ 2: table({ [INDEX]: 1 }) }) }),
  );
const own = (base: number, since: number, sequence: number, issuedAt: number): Promise<Bytes> => {
  const link = table({ 1: fromHex(POST.replaceAll('-', '')), 2: base, 3: sequence, 4: new Uint8Array(32) });
  return authority.seal('delta', table({ 1: DEPLOYMENT, 2: since, 3: issuedAt, 4: NOW + DAY, 5: link }));
};
const said = (bundle: Bundle | null) =>
  bundle && [
    bundle.sequence,
    bundle.issuedAt - NOW,
    bundle.status && findStatus(bundle.status, { block: 2, index: INDEX }),
  ];

describe('after the news of a crew', () => {
  beforeEach(async () => expect(await takeDelta(post, await news(NOW))).toBe('TAKEN'));

  it('a bundle of the server goes under them', async () => {
    expect(await takeBundle(post, await whole(8, NOW - 60), 'e8')).toBe('TAKEN');
    expect(said(post.bundle)).toEqual([8, 0, 'REVOKED']);
    expect((await thing(post.memory, 'bundle'))?.etag).toBe('e8');
  });

  it("so does the post's own delta", async () => {
    expect(await takeDelta(post, await own(7, NOW - HOUR, 8, NOW - 60), 'e8')).toBe('TAKEN');
    expect(said(post.bundle)).toEqual([8, 0, 'REVOKED']);
    expect(await takeDelta(post, await own(8, NOW - 60, 9, NOW + 60), 'e9')).toBe('TAKEN');
    expect(said(post.bundle)).toEqual([9, 60, 'VALID']);
  });

  it('a bundle that was signed later takes their place', async () => {
    expect(await takeBundle(post, await whole(8, NOW + 60), 'e8')).toBe('TAKEN');
    expect(said(post.bundle)).toEqual([8, 60, 'VALID']);
    expect((await thing(post.memory, 'bundle'))?.deltas).toEqual([]);
  });

  it('one that is older than what was fetched is refused', async () => {
    expect(await takeBundle(post, await whole(6, NOW + 60), null)).toBe('OLDER');
    expect(await takeBundle(post, await whole(8, NOW - 2 * HOUR), null)).toBe('BEHIND');
    expect(said(post.bundle)).toEqual([7, 0, 'REVOKED']);
  });

  it('the page opens again with the same', async () => {
    await takeBundle(post, await whole(8, NOW - 60), 'e8');
    const again = await tab(post.memory.name);
    await start(again);
    expect(said(again.bundle)).toEqual([8, 0, 'REVOKED']);
  });
});

describe('what comes at the same time', () => {
  it('is taken one after the other', async () => {
    const [delta, bundle] = [await news(NOW), await whole(8, NOW + 60)];
    expect(await Promise.all([takeDelta(post, delta), takeBundle(post, bundle, 'e8')])).toEqual(['TAKEN', 'TAKEN']);
    expect(said(post.bundle)).toEqual([8, 60, 'VALID']);
  });

  it('is compared with what was taken while it was opened', async () => {
    const [newer, older] = [await whole(9, NOW + 60), await whole(8, NOW)];
    expect(await Promise.all([takeBundle(post, newer, 'e9'), takeBundle(post, older, 'e8')])).toEqual([
      'TAKEN',
      'OLDER',
    ]);
    expect([post.bundle?.sequence, (await thing(post.memory, 'bundle'))?.etag]).toEqual([9, 'e9']);
  });

  it('is taken one after the other by two tabs, of which one has not looked', async () => {
    const other = await tab(post.memory.name);
    await start(other);
    await takeBundle(other, await whole(9, NOW + 60), 'e9');
    expect(await takeBundle(post, await whole(8, NOW), 'e8')).toBe('OLDER');

    const [one, two] = [await whole(11, NOW + 200), await whole(10, NOW + 100)];
    await Promise.all([takeBundle(other, one, 'e11'), takeBundle(post, two, 'e10')]);
    expect((await thing(post.memory, 'bundle'))?.etag).toBe('e11');
  });

  it('leaves the newer one where the page is opened meanwhile', async () => {
    const opening = start(post);
    await takeBundle(post, await whole(8, NOW), 'e8');
    await opening;
    expect(post.bundle?.sequence).toBe(8);
  });
});
