import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Trouble } from '../shared/ask';
import { Crew, pauseMs } from './crew';
import type { Kept, Letter, StopTask, Task } from './model';
import { sendRest, sendStops } from './outbox';
import type { Parts } from './parts';
import { isSameStop, lettersOf, own, SAME_STOP_MS, TAKE_BACK_MS, unreadOf } from './rules';
import { erase, keepLoaded, type Memory, note, noteAll, openMemory, placeStop, takeBack, tasks, thing } from './store';

const HOUR = 3_600_000;
const NOON = Date.UTC(2021, 8, 16, 5);
const letter = (id: string, changes: Partial<Letter> = {}): Letter => ({
  id,
  title: '',
  body: '',
  urgency: 'NORMAL',
  atMs: NOON,
  wantsAnswer: false,
  read: false,
  answered: false,
  ...changes,
});
const kept = (changes: Partial<Kept> = {}): Kept => ({
  me: { account: 'A1', name: 'Hùng', person: 'H1', organisation: 'Sen Hồng' },
  loadedMs: NOON,
  offsetMs: 0,
  papers: [],
  crew: { id: 'C1', name: 'Tổ 1' },
  zones: {},
  letters: [],
  unread: 0,
  news: null,
  stops: [],
  drawn: [],
  work: [],
  company: null,
  health: null,
  ...changes,
});
const stopped = (changes: Partial<StopTask> = {}): StopTask => ({
  kind: 'STOP',
  account: 'A1',
  idempotencyKey: 'K1',
  doneMs: NOON,
  offsetMs: -HOUR,
  id: 'S1',
  crew: 'C1',
  permit: null,
  place: { lon: 105.64, lat: 10.29 },
  words: '',
  ...changes,
});
const answered = (letter: string): Task => ({
  kind: 'ACKNOWLEDGE',
  account: 'A1',
  offsetMs: 0,
  idempotencyKey: `K-${letter}`,
  doneMs: NOON,
  letter,
});

describe('what was done on this phone', () => {
  it('shows at once, before the server has it', () => {
    const held = kept({ letters: [letter('a'), letter('b', { wantsAnswer: true }), letter('c')], unread: 7 });
    const done: Task[] = [
      { kind: 'READ', account: 'A1', offsetMs: 0, idempotencyKey: 'K', doneMs: NOON, letters: ['a'] },
      answered('b'),
    ];
    expect(lettersOf(held, done).map(({ read }) => read)).toEqual([true, true, false]);
    expect(unreadOf(held, done)).toBe(5);
  });

  it('is the same stop for ten minutes', () => {
    const last = { id: 'S1', doneMs: NOON, sent: null };
    expect(isSameStop(last, NOON + SAME_STOP_MS - 1)).toBe(true);
    expect(isSameStop(last, NOON + SAME_STOP_MS)).toBe(false);
    expect(isSameStop(null, NOON)).toBe(false);
  });

  it('is looked after soon while it waits', () => {
    const pause = (tasks: readonly Task[], trouble: Trouble | null = null) =>
      pauseMs({ tasks, kept: kept(), trouble }, NOON + HOUR);
    expect(pause([])).toBe(60_000);
    expect(pause([stopped()])).toBe(15_000);
    expect(pause([stopped({ doneMs: NOON + HOUR - 3_000 })])).toBe(5_000);
    expect(pause([stopped({ aside: 'no' }), stopped({ account: 'A2' })])).toBe(60_000);
    expect(pause([stopped()], { kind: 'unreachable' })).toBe(15_000);
  });

  it('is kept for whoever did it', () => {
    expect(own([stopped(), stopped({ account: 'A2' })], 'A2')).toHaveLength(1);
  });
});

let count = 0;
let memory: Memory;
const sent: { query: string; input: Record<string, unknown> }[] = [];
const server = (answer: (input: Record<string, unknown>) => unknown) =>
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const { query, variables } = JSON.parse(body);
    sent.push({ query, input: variables.input });
    return Response.json(answer(variables.input));
  });
const fine = () => ({ data: { done: { __typename: 'StopReported', stop: 'global' } } });
const sendAll = async (to: Memory, by: Parameters<typeof sendStops>[1]) =>
  (await sendStops(to, by)) ?? (await sendRest(to, by));
const sending = (place: { lon: number; lat: number } | null = null) => ({
  account: 'A1',
  language: 'vi' as const,
  whereAmI: async () => place,
  lateWords: (minutes: number) => `${minutes} min late`,
});

const common = { account: 'A1', idempotencyKey: 'K', doneMs: NOON, offsetMs: 0 };
const bytes = (id: string) => ({ id, bytes: new ArrayBuffer(1) });

describe('the journal', () => {
  beforeEach(async () => {
    sent.length = 0;
    count += 1;
    memory = await openMemory(`crew-${count}`);
  });
  afterEach(() => {
    memory.close();
    vi.unstubAllGlobals();
  });

  it('sends in order, by the clock of the server, and forgets what has its answer', async () => {
    await note(memory, stopped(), { id: 'S1', doneMs: NOON, sent: null });
    await note(memory, answered('b'));
    server(fine);
    expect(await sendAll(memory, sending())).toBeNull();
    expect(sent.map(({ input }) => input.idempotencyKey)).toEqual(['K1', 'K-b']);
    expect(sent[0]?.input.occurredAt).toBe(new Date(NOON - HOUR).toISOString());
    expect(await tasks(memory)).toEqual([]);
    expect((await thing(memory, 'lastStop'))?.sent).toBe('global');
  });

  it('keeps everything that has no answer, and says it again in the same words', async () => {
    await note(memory, stopped());
    await note(memory, answered('b'));
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')));
    expect(await sendAll(memory, sending())).toEqual({ kind: 'unreachable' });
    expect(await tasks(memory)).toHaveLength(2);
    server(fine);
    await sendAll(memory, sending());
    await sendAll(memory, sending());
    expect(sent).toHaveLength(2);
  });

  it('tells a stop without a place at once, and the place later under a key of its own', async () => {
    const doneMs = Date.now() - 5 * 60_000;
    await note(memory, stopped({ place: null, placedKey: 'K2', doneMs }), { id: 'S1', doneMs, sent: null });
    server(fine);
    await sendAll(memory, sending(null));
    await sendAll(memory, sending(null));
    expect(sent.map(({ input }) => [input.idempotencyKey, input.place])).toEqual([['K1', null]]);
    expect((await thing(memory, 'lastStop'))?.sent).toBe('global');
    await sendAll(memory, sending({ lon: 105.7, lat: 10.3 }));
    expect(sent[1]?.input).toMatchObject({
      idempotencyKey: 'K2',
      id: 'S1',
      place: { lon: 105.7, lat: 10.3 },
      words: '5 min late',
    });
    expect(await tasks(memory)).toEqual([]);
  });

  it('waits a little for a phone that still looks for its place', async () => {
    await note(memory, stopped({ place: null, doneMs: Date.now() - 7_000 }));
    server(fine);
    await sendAll(memory, sending(null));
    expect(sent).toEqual([]);
    await placeStop(memory, 1, null, '');
    await sendAll(memory, sending(null));
    expect(sent).toHaveLength(1);
  });

  it('says the same without a place and with one, whichever of the two was heard', async () => {
    await note(memory, stopped({ place: null, placedKey: 'K2' }));
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')));
    await sendAll(memory, sending(null));
    await placeStop(memory, 1, { lon: 105.7, lat: 10.3 }, '');
    server(fine);
    await sendAll(memory, sending(null));
    expect(sent.map(({ input }) => input.idempotencyKey)).toEqual(['K2']);
  });

  it('gives a place up that would be no longer that of the stop', async () => {
    await note(memory, stopped({ place: null, told: true, doneMs: Date.now() - 31 * 60_000 }));
    server(fine);
    await sendAll(memory, sending({ lon: 105.7, lat: 10.3 }));
    expect(sent).toEqual([]);
    expect(await tasks(memory)).toEqual([]);
  });

  it('takes the place of the tap, once', async () => {
    const seq = await note(memory, stopped({ place: null }));
    await placeStop(memory, seq, { lon: 105.6, lat: 10.2 }, '');
    await placeStop(memory, seq, { lon: 105.9, lat: 10.9 }, 'late');
    server(fine);
    await sendAll(memory, sending({ lon: 0, lat: 0 }));
    expect(sent[0]?.input).toMatchObject({ place: { lon: 105.6, lat: 10.2 }, words: '' });
  });

  it('sets aside what the server will not do, with its words', async () => {
    await note(memory, answered('gone'));
    server(() => ({ data: { done: { __typename: 'NotFoundProblem', message: 'Không có.' } } }));
    expect(await sendAll(memory, sending())).toBeNull();
    await sendAll(memory, sending());
    expect(sent).toHaveLength(1);
    expect((await tasks(memory))[0]?.aside).toBe('Không có.');
  });

  it("never sends in another's name, nor what may still be taken back", async () => {
    await note(memory, stopped({ account: 'A2' }));
    await note(memory, stopped({ id: 'S2', doneMs: Date.now() }));
    server(fine);
    await sendAll(memory, sending());
    expect(sent).toEqual([]);
    await takeBack(memory, 'S2');
    expect(await tasks(memory)).toHaveLength(1);
  });

  it('sends a note that was written while photos go before the next photo', async () => {
    const photo = (id: string): Task => ({
      ...common,
      kind: 'PHOTO',
      photo: id,
      subject: 'W1',
      of: 'D1',
      title: '',
      thumb: '',
    });
    await noteAll(memory, [photo('F1'), photo('F2')], [bytes('F1'), bytes('F2')]);
    const order: string[] = [];
    vi.stubGlobal('fetch', async (path: string) => {
      order.push(path.startsWith('/media/') ? path.slice(7, 9) : 'words');
      if (order.length === 1) await note(memory, answered('b'));
      return path.startsWith('/media/') ? new Response(null, { status: 200 }) : Response.json(fine());
    });
    await sendRest(memory, sending());
    expect(order).toEqual(['F1', 'words', 'F2']);
  });

  it('passes over what the server failed at, and over what was done later to the same order', async () => {
    const worked = (order: string, deed: string): Task => ({
      ...{ ...common, idempotencyKey: deed, title: '', version: 1, order, deed },
      kind: 'PROGRESS',
      progress: 'ON_SITE',
    });
    await noteAll(memory, [worked('W1', 'D1'), worked('W1', 'D2'), worked('W2', 'D3')], []);
    server(({ idempotencyKey }) =>
      idempotencyKey === 'D1'
        ? { data: null, errors: [{ extensions: { code: 'INTERNAL', requestId: 'R1' } }] }
        : fine(),
    );
    expect(await sendRest(memory, sending())).toEqual({ kind: 'failed', requestId: 'R1' });
    expect(sent.map(({ input }) => input.idempotencyKey)).toEqual(['D1', 'D3']);
    expect(await tasks(memory)).toHaveLength(2);
  });

  it('sends nothing that was erased while it was sending, and puts nothing of it back', async () => {
    const incident: Task = {
      ...{
        ...common,
        organisation: 'O1',
        what: 'OTHER',
        severity: 'MINOR',
        words: '',
        place: { lon: 105.6, lat: 10.2 },
      },
      kind: 'INCIDENT',
      report: 'R1',
    };
    await note(memory, incident);
    await note(memory, answered('b'));
    vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
      sent.push({ query: '', input: JSON.parse(body).variables.input });
      await erase(memory);
      return Response.json({
        data: { done: { __typename: 'Reported', incident: 'I1', reference: 'SC1', joined: false } },
      });
    });
    await sendRest(memory, sending());
    expect(sent).toHaveLength(1);
    expect(await tasks(memory)).toEqual([]);
  });

  it('changes nothing in the night of somebody else', async () => {
    const health = { declaredOn: '2021-09-15', validUntil: '2021-09-22', reference: 'X' };
    await keepLoaded(memory, kept({ me: { account: 'A2', name: 'Lan', person: 'H2', organisation: 'Sen Hồng' } }));
    await note(memory, { ...common, ...health, kind: 'HEALTH', person: 'H1' });
    server(fine);
    await sendRest(memory, sending());
    expect([await tasks(memory), (await thing(memory, 'kept'))?.health]).toEqual([[], null]);
  });

  it('is erased with everything else on leaving, and nothing is kept again meanwhile', async () => {
    expect(await keepLoaded(memory, kept())).toBe(true);
    await note(memory, stopped());
    await erase(memory);
    expect(await keepLoaded(memory, kept())).toBe(false);
    expect([await thing(memory, 'kept'), await tasks(memory)]).toEqual([null, []]);
  });
});

const WHO = {
  serverTime: new Date(NOON).toISOString(),
  me: { id: 'A1', name: 'Hùng', person: 'H1', organisation: null },
};

describe('a tap on "stopped"', () => {
  it('is told while a photo hangs on a poor network', async () => {
    memory = await openMemory('crew-stopped');
    await keepLoaded(memory, kept());
    await noteAll(
      memory,
      [{ ...common, kind: 'PHOTO', photo: 'F1', subject: 'W1', of: 'D1', title: '', thumb: '' }],
      [bytes('F1')],
    );
    const asked: string[] = [];
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    vi.stubGlobal('window', globalThis);
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
      if (path.startsWith('/media/')) {
        asked.push('photo');
        return new Promise(() => undefined);
      }
      const name = /(?:query|mutation) (\w+)/.exec(JSON.parse(body).query)?.[1] ?? '';
      asked.push(name);
      if (name === 'CrewMe') return Response.json({ data: WHO });
      return Response.json(fine());
    });
    const crew = new Crew(memory, 'vi', () => ({}) as Parts);
    void crew.start();
    await vi.waitFor(() => expect(asked).toContain('photo'));
    await crew.stopped(null);
    vi.advanceTimersByTime(TAKE_BACK_MS + 200);
    await vi.waitFor(() => expect(asked).toContain('CrewStopped'));
    vi.useRealTimers();
    memory.close();
    vi.unstubAllGlobals();
  });
});
