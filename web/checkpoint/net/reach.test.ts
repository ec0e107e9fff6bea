import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchFile } from './files';
import { ask } from './graphql';

const GREETING = { token: null, sequence: null };
let body: ReadableStreamDefaultController<Uint8Array>;

/** A server whose answer's body the test writes, and which is cut off as a browser does it. */
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    const stream = new ReadableStream<Uint8Array>({
      start: (control) => {
        body = control;
      },
    });
    signal?.addEventListener('abort', () => body.error(new DOMException('', 'AbortError')));
    return new Response(stream, { status: 200 });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits as long as something comes', async () => {
  const file = fetchFile('/bundles/i', null, GREETING);
  for (let at = 0; at < 10; at += 1) {
    await vi.advanceTimersByTimeAsync(20_000);
    body.enqueue(new Uint8Array([at]));
  }
  body.close();
  expect(await file).toMatchObject({ kind: 'file', bytes: new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) });
});

it('takes a body that stands still or is cut off for no answer', async () => {
  const still = fetchFile('/bundles/i', null, GREETING);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await still).toEqual({ kind: 'unreachable' });

  const cut = fetchFile('/bundles/i', null, GREETING);
  await vi.advanceTimersByTimeAsync(1);
  body.error(new TypeError('network'));
  expect(await cut).toEqual({ kind: 'unreachable' });
});

it('says that an answer was late', async () => {
  const answer = ask('query {}', {}, null);
  await vi.advanceTimersByTimeAsync(32_000);
  expect(await answer).toEqual({ kind: 'unreachable', late: true });
});
