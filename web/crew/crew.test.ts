import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import english from '../../locales/en/crew.ftl?raw';
import englishWay from '../../locales/en/crew_way.ftl?raw';
import englishWork from '../../locales/en/crew_work.ftl?raw';
import vietnamese from '../../locales/vi/crew.ftl?raw';
import vietnameseWay from '../../locales/vi/crew_way.ftl?raw';
import vietnameseWork from '../../locales/vi/crew_work.ftl?raw';
import type { Trouble } from '../shared/ask';
import { pauseMs } from './crew';
import type { Kept, Letter, Paper, StopTask, Task } from './model';
import { sendAll } from './outbox';
import { readEverything } from './reading';
import { isSameStop, lettersOf, own, SAME_STOP_MS, shown, standing, unreadOf } from './rules';
import { erase, keepLoaded, type Memory, note, openMemory, placeStop, takeBack, tasks, thing } from './store';

const HOUR = 3_600_000;
const NOON = Date.UTC(2021, 8, 16, 5);
const paper = (changes: Partial<Paper> = {}): Paper => ({
  id: 'P1',
  reference: 'GP2109-QAHCBJJM',
  code: '5961 9512 5889',
  status: 'ACTIVE',
  purpose: 'INCIDENT_REPAIR',
  crew: 'C1',
  zones: [1, 13],
  fromMs: NOON - HOUR,
  toMs: NOON + HOUR,
  conditions: '',
  hours: [],
  holder: { name: 'Nguyễn Văn Hùng', tails: ['0101'] },
  others: [],
  vehicles: [],
  credential: null,
  ...changes,
});
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

describe('a permit', () => {
  it.each([
    [{}, 'PermitPhase-IN_FORCE', 'ALLOW', true],
    [{ fromMs: NOON }, 'PermitPhase-IN_FORCE', 'ALLOW', true],
    [{ fromMs: NOON + 1 }, 'PermitPhase-NOT_YET_VALID', 'REFER', true],
    [{ toMs: NOON }, 'PermitPhase-EXPIRED', 'DENY', false],
    [{ status: 'SUSPENDED' }, 'PermitStatus-SUSPENDED', 'DENY', true],
    [{ status: 'REVOKED' }, 'PermitStatus-REVOKED', 'DENY', false],
    [{ status: 'SOMETHING_NEW' }, 'PermitStatus-SOMETHING_NEW', 'DENY', false],
  ])('that is %o stands as %s', (changes, word, tone, shows) => {
    expect(standing(paper(changes), NOON)).toEqual({ word, tone, shows });
  });

  it('in force comes first, and one that ended yesterday is left out', () => {
    const all = [
      paper({ id: 'ended', toMs: NOON - HOUR }),
      paper({ id: 'long ago', toMs: NOON - 24 * HOUR }),
      paper({ id: 'coming', fromMs: NOON + 1 }),
      paper({ id: 'now' }),
    ];
    expect(shown(all, NOON).map(({ id }) => id)).toEqual(['now', 'coming', 'ended']);
  });

  it("carries the bearer's own code alone", () => {
    const node = {
      id: 'P1',
      reference: 'GP',
      controlCodeSpoken: '5961 9512 5889',
      status: 'ACTIVE',
      purpose: 'INCIDENT_REPAIR',
      crew: null,
      zones: [1],
      validFrom: '2021-09-15T06:00:00Z',
      validTo: '2021-09-29T12:00:00Z',
      conditions: '',
      hours: [{ startMin: 300, endMin: 1080 }],
      holders: [
        { person: 'H2', name: 'Lê Hoàng Phúc', idTails: ['0103'] },
        { person: 'H1', name: 'Nguyễn Văn Hùng', idTails: ['0101', '0101'] },
      ],
      vehicles: [{ kind: 'BOAT', plate: null }],
      credentials: [
        { id: 'K2', person: 'H2', text: 'FP1:TWO' },
        { id: 'K1', person: 'H1', text: 'FP1:ONE' },
      ],
    };
    const empty = { edges: [] };
    const read = readEverything('H1')({
      permits: { edges: [{ node }] },
      crews: empty,
      zones: empty,
      inbox: empty,
      unreadCount: 0,
      news: null,
      stops: empty,
      open: empty,
      ended: empty,
      person: null,
    });
    expect(read.papers[0]?.credential).toEqual({ id: 'K1', text: 'FP1:ONE' });
    expect(read.papers[0]?.holder).toEqual({ name: 'Nguyễn Văn Hùng', tails: ['0101'] });
    expect(read.papers[0]?.others).toEqual(['Lê Hoàng Phúc']);
  });
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
const sending = (place: { lon: number; lat: number } | null = null) => ({
  account: 'A1',
  language: 'vi' as const,
  whereAmI: async () => place,
  lateWords: (minutes: number) => `${minutes} min late`,
});

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

  it('is erased with everything else on leaving, and nothing is kept again meanwhile', async () => {
    expect(await keepLoaded(memory, kept())).toBe(true);
    await note(memory, stopped());
    await erase(memory);
    expect(await keepLoaded(memory, kept())).toBe(false);
    expect([await thing(memory, 'kept'), await tasks(memory)]).toEqual([null, []]);
  });
});

describe("the crew page's words", () => {
  const sources = Object.values(
    import.meta.glob<string>(['./**/*.ts', './**/*.tsx', '!./**/*.test.ts'], {
      query: '?raw',
      eager: true,
      import: 'default',
    }),
  ).join('\n');
  const whole = [...sources.matchAll(/['"`](crew-[\w-]+)['"`]/g)].map(([, key]) => key ?? '');
  const begun = [...sources.matchAll(/`(crew-[\w-]*-)\$\{/g)].map(([, key]) => key ?? '');

  const files = {
    vietnamese: [vietnamese, vietnameseWay, vietnameseWork].join('\n'),
    english: [english, englishWay, englishWork].join('\n'),
  };

  it.each(Object.entries(files))('are there and used in %s', (_, file) => {
    const keys = [...file.matchAll(/^(crew-[\w-]+) =/gm)].map(([, key]) => key ?? '');
    expect(whole.filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => !whole.includes(key) && !begun.some((begin) => key.startsWith(begin)))).toEqual([]);
  });
});
