import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../post/hash';
import { type Memory, openMemory, thing } from './database';
import { allWaiting, append, newest, nextBatch, prune, settle, type Write, waiting } from './queue';

const DEVICE = 'device-1';
const PLACE = 'place-1';
const PASSING = { cti: 'ab', at: 1, checkpoint: 'c', kind: 'ENTER', outcome: 'PASSED' } as const;
const RECEIPT = { kept: 'RECORDED', notes: [] };

let memory: Memory;
let made = 0;

const write: Write = async (head) => {
  made += 1;
  const text = JSON.stringify({
    id: `check-${made}`,
    position: head.position + 1,
    previousHash: head.hash ?? undefined,
  });
  return { id: `check-${made}`, text, hash: await sha256(text), signature: 'signature' };
};

beforeEach(async () => {
  memory = await openMemory(`post-${crypto.randomUUID()}`);
});

describe('the chain', () => {
  it('links each check to the hash of the one before', async () => {
    const first = await append(memory, DEVICE, PLACE, write);
    const second = await append(memory, DEVICE, PLACE, write);

    expect(JSON.parse(first.text).previousHash).toBeUndefined();
    expect(JSON.parse(second.text).previousHash).toBe(first.hash);
    expect(await thing(memory, 'head')).toEqual({ device: DEVICE, position: 2, hash: second.hash });
  });

  it('has one check at each place when two tabs write at once', async () => {
    const other = await openMemory(memory.name);
    await Promise.all([memory, other, memory, other].map((tab) => append(tab, DEVICE, PLACE, write)));

    const checks = (await allWaiting(memory)).map(({ text }) => JSON.parse(text) as { position: number });
    expect(checks.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  it('begins anew for a phone that was enrolled anew, and keeps what waits', async () => {
    await append(memory, DEVICE, PLACE, write);
    const fresh = await append(memory, 'device-2', PLACE, write);

    expect(fresh.position).toBe(1);
    expect(JSON.parse(fresh.text).previousHash).toBeUndefined();
    expect(await waiting(memory)).toBe(2);
  });

  it('writes check, head and passing together or not at all', async () => {
    const failing: Write = async () => Promise.reject(new Error('no key'));
    await expect(append(memory, DEVICE, PLACE, failing, PASSING)).rejects.toThrow('no key');
    expect([await waiting(memory), await memory.count('passings'), await thing(memory, 'head')]).toEqual([0, 0, null]);

    await append(memory, DEVICE, PLACE, write, PASSING);
    expect([await waiting(memory), await memory.count('passings')]).toEqual([1, 1]);
  });
});

describe('the queue', () => {
  it('is handed in oldest first, in batches that fit', async () => {
    for (let at = 0; at < 103; at += 1) await append(memory, DEVICE, PLACE, write);

    const batch = await nextBatch(memory);
    expect(batch).toHaveLength(100);
    expect(batch.map(({ position }) => position)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  });

  it('never mixes two devices in one batch', async () => {
    await append(memory, DEVICE, PLACE, write);
    await append(memory, 'device-2', PLACE, write);

    expect((await nextBatch(memory)).map(({ device }) => device)).toEqual([DEVICE]);
  });

  it('lets go of what has a receipt, and of nothing else', async () => {
    await append(memory, DEVICE, PLACE, write);
    await append(memory, DEVICE, PLACE, write);
    const batch = await nextBatch(memory);
    await settle(memory, batch, [RECEIPT]);

    expect(await waiting(memory)).toBe(1);
    expect((await newest(memory, 5)).map(({ receipt }) => receipt)).toEqual([undefined, RECEIPT]);
  });

  it('drops the oldest receipted when there is too much, never one that waits', async () => {
    for (let at = 0; at < 4; at += 1) await append(memory, DEVICE, PLACE, write);
    await settle(memory, (await nextBatch(memory)).slice(0, 2), [RECEIPT, RECEIPT]);
    await prune(memory, 0);

    expect((await newest(memory, 9)).map(({ position }) => position)).toEqual([4, 3]);
  });
});
