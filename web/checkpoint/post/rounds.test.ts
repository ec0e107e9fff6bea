import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Post } from './post';
import { rounds } from './rounds';
import { aPost, device } from './small_net';

const { touch } = vi.hoisted(() => ({ touch: vi.fn<(post: Post) => Promise<boolean>>() }));
vi.mock('./contact', () => ({ touch }));

beforeEach(() => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  touch.mockReset();
});

/** How often it looked within so many milliseconds. */
async function looked(ms: number): Promise<number> {
  const before = touch.mock.calls.length;
  await vi.advanceTimersByTimeAsync(ms);
  return touch.mock.calls.length - before;
}

it('looks at once when somebody taps, however often it failed before', async () => {
  const post = await aPost();
  post.set({ device: device() });
  touch.mockResolvedValue(false);
  vi.useFakeTimers();
  const stop = rounds(post);
  await looked(3_600_000);
  await looked(200);
  post.lookNow();
  expect(await looked(1)).toBe(1);
  stop();
});

it('looks again when somebody taps while it looks', async () => {
  const post = await aPost();
  post.set({ device: device() });
  let answer: (reached: boolean) => void = () => undefined;
  touch.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  vi.useFakeTimers();
  const stop = rounds(post);
  await looked(1);
  post.lookNow();
  answer(false);
  expect(await looked(1)).toBe(1);
  stop();
});

it('counts no failures before there is a device', async () => {
  const post = await aPost();
  touch.mockResolvedValue(false);
  vi.useFakeTimers();
  const stop = rounds(post);
  expect(await looked(60_000)).toBe(1);
  post.set({ device: device() });
  post.poke();
  expect(await looked(500)).toBe(1);
  stop();
});
