import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wordsIn } from '../../shared/words';
import { type Kept, NOTHING, type Task } from '../model';
import { sendRest as sendAll } from '../outbox';
import { isWaiting } from '../rules';
import { putAway } from '../settling';
import { keepLoaded, keptBy, type Memory, noteAll, openMemory, photoBytes, tasks } from '../store';
import { didWords } from '../views/asides/did';
import { meanwhileWords } from '../views/asides/meanwhile';
import '../words';
import type { WorkOrder } from './model';
import { openOf, workNow } from './rules';

const NOON = Date.UTC(2021, 8, 16, 5);
const MINUTE = 60_000;
const order = (changes: Partial<WorkOrder> = {}): WorkOrder => ({
  id: 'W1',
  reference: 'LV2109-1',
  title: 'Nối lại cáp quang',
  purpose: 'INCIDENT_REPAIR',
  state: 'ACKNOWLEDGED',
  progress: 'ASSIGNED',
  version: 2,
  place: null,
  route: [],
  stops: [{ id: 'T1', label: 'Bưu cục', place: { lon: 105.6, lat: 10.3 }, state: 'PLANNED' }],
  startsMs: null,
  endsMs: null,
  covers: [],
  flags: [],
  notes: [],
  photos: [],
  ...changes,
});
const kept = (): Kept => ({
  ...NOTHING,
  me: { account: 'A1', name: 'Hùng', person: 'H1', organisation: 'Sen Hồng' },
  loadedMs: NOON,
  offsetMs: 0,
  drawn: [],
  work: [order()],
});
const common = (key: string, minute: number) => ({
  account: 'A1',
  idempotencyKey: key,
  doneMs: NOON + minute * MINUTE,
  offsetMs: -MINUTE,
});
const ofOrder = (key: string, minute: number) => ({
  ...common(key, minute),
  order: 'W1',
  title: 'Nối lại cáp quang',
  version: 2,
  deed: `D-${key}`,
});
const progress: Task = { ...ofOrder('K1', 1), kind: 'PROGRESS', progress: 'ON_SITE' };
const noted: Task = { ...ofOrder('K2', 2), kind: 'NOTE', words: 'Đã hàn 12 sợi', photos: ['P1'] };
const photo: Task = {
  ...common('K3', 2),
  kind: 'PHOTO',
  photo: 'P1',
  subject: 'W1',
  of: 'D-K2',
  title: 'Nối lại cáp quang',
  thumb: '',
};
const run: Task = { ...ofOrder('K4', 3), kind: 'RUN_STOP', stop: 'T1', label: 'Bưu cục', state: 'DONE' };
const ended: Task = { ...ofOrder('K5', 4), kind: 'END', state: 'COMPLETED', words: 'Xong' };
const incident: Task = {
  ...common('K6', 5),
  kind: 'INCIDENT',
  report: 'R1',
  organisation: 'O1',
  what: 'FIBRE_CUT',
  severity: 'MAJOR',
  words: 'Đứt hai đoạn',
  place: { lon: 105.64, lat: 10.29 },
};

let count = 0;
let memory: Memory;
type Asked = { readonly query: string; readonly variables: { readonly input?: Record<string, unknown> } };
type Sent = { readonly path: string; readonly input: Record<string, unknown>; readonly bytes: number };
const sent: Sent[] = [];
const HELD = {
  state: 'HELD',
  progress: 'ON_SITE',
  stateHistory: [
    { version: 2, after: 'IN_PROGRESS', note: '', byName: 'Nguyễn Thị Sen', at: '2021-09-16T04:00:00Z' },
    { version: 3, after: 'HELD', note: 'Chờ lực lượng', byName: 'Nguyễn Thị Sen', at: '2021-09-16T05:02:00Z' },
  ],
};
/** A server that answers each mutation by its name. */
const server = (answers: Record<string, unknown>, orderNow: unknown = HELD) =>
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string | ArrayBuffer }) => {
    if (typeof body !== 'string') {
      sent.push({ path, input: {}, bytes: body.byteLength });
      return Response.json({}, { status: 201 });
    }
    const { query, variables }: Asked = JSON.parse(body);
    if (query.includes('CrewMeanwhile')) return Response.json({ data: { workOrder: orderNow } });
    sent.push({ path, input: variables.input ?? {}, bytes: 0 });
    const name = /mutation Crew(\w+)/.exec(query)?.[1] ?? '';
    return Response.json({ data: { done: answers[name] ?? { __typename: 'WorkOrderChanged' } } });
  });
const sending = {
  account: 'A1',
  language: 'vi' as const,
  whereAmI: async () => null,
  lateWords: () => '',
};

beforeEach(async () => {
  sent.length = 0;
  count += 1;
  memory = await openMemory(`work-${count}`);
  await keepLoaded(memory, kept());
});
afterEach(() => {
  memory.close();
  vi.unstubAllGlobals();
});

describe('a work order on the phone', () => {
  it('shows at once what was done here, and that it is not sent', () => {
    const [now] = workNow(kept(), [progress, noted, photo, run]);
    expect(now?.order).toMatchObject({ progress: 'ON_SITE', state: 'IN_PROGRESS', photos: ['P1'] });
    expect(now?.order.notes.map(({ words }) => words)).toEqual(['Đã hàn 12 sợi']);
    expect(now?.order.stops[0]?.state).toBe('DONE');
    expect(now?.unsent).toMatchObject({ progress: true, ended: false, stops: ['T1'], notes: ['D-K2'] });
    expect(openOf(kept(), [])).toBe(1);
    expect(openOf(kept(), [ended])).toBe(0);
  });

  it('is as the server says where a deed was set aside', () => {
    const [now] = workNow(kept(), [{ ...ended, aside: 'crew-work-kept' }]);
    expect(now?.order.state).toBe('ACKNOWLEDGED');
    expect(now?.unsent.ended).toBe(false);
  });
});

describe('work that was done without a network', () => {
  it('is sent in its order by the hour it was done, photos last, and stays as it was done', async () => {
    await noteAll(memory, [progress, noted, photo, run, ended], [{ id: 'P1', bytes: new ArrayBuffer(7) }]);
    server({ ReportProgress: { __typename: 'ProgressReported', counted: true, progress: 'ON_SITE' } });
    expect(await sendAll(memory, sending)).toBeNull();
    expect(sent.map(({ input }) => input.idempotencyKey)).toEqual(['K1', 'K2', 'K4', 'K5', undefined]);
    expect(sent[0]?.input).toMatchObject({ report: 'D-K1', at: new Date(NOON).toISOString() });
    expect(sent[2]?.input).toMatchObject({ edit: 'D-K4', version: 2, stop: 'T1' });
    expect(sent[4]).toMatchObject({ path: '/media/P1?kind=PHOTO&subject=W1', bytes: 7 });
    expect([await tasks(memory), await photoBytes(memory, 'P1')]).toEqual([[], null]);
    expect((await keptBy(memory))?.work[0]).toMatchObject({ state: 'COMPLETED', progress: 'ON_SITE', photos: ['P1'] });
  });

  it('goes on behind a deed that the server keeps beside what stands, which is told in words', async () => {
    await noteAll(memory, [ended, noted], []);
    server({ CompleteWorkOrder: { __typename: 'WorkOrderEditKept' } });
    await sendAll(memory, sending);
    await sendAll(memory, sending);
    expect(sent).toHaveLength(2);
    const [held, ...others] = await tasks(memory);
    expect(others).toEqual([]);
    expect(held && isWaiting(held)).toBe(false);
    const say = wordsIn('vi');
    expect(held && didWords(held, say)).toBe('Bạn kết thúc lệnh: Đã hoàn thành – Nối lại cáp quang');
    expect(held?.met && meanwhileWords(held.met, 'vi', say)).toEqual([
      'Trong lúc đó Nguyễn Thị Sen đã đổi thành “Điều phối viên tạm giữ lại” lúc 12:02 16/9. “Chờ lực lượng”',
      'Hiện nay: Điều phối viên tạm giữ lại. Đã đến nơi',
    ]);
    expect(say(held?.aside ?? '')).toContain('Máy chủ giữ cả hai');
    expect((await keptBy(memory))?.work[0]?.state).toBe('ACKNOWLEDGED');
    await putAway(memory, held?.seq ?? -1);
    expect(await tasks(memory)).toEqual([]);
  });

  it('says that the work is no longer this crew', async () => {
    await noteAll(memory, [progress], []);
    server({ ReportProgress: { __typename: 'ProgressReported', counted: false, progress: null } }, null);
    await sendAll(memory, sending);
    const [held] = await tasks(memory);
    expect(held?.met && meanwhileWords(held.met, 'vi', wordsIn('vi'))).toEqual(['Việc này không còn giao cho tổ bạn.']);
  });

  it('tells nothing where another phone of the crew had said the same', async () => {
    await noteAll(memory, [progress], []);
    server({ ReportProgress: { __typename: 'ProgressReported', counted: false, progress: 'ON_SITE' } });
    await sendAll(memory, sending);
    expect(await tasks(memory)).toEqual([]);
  });

  it('is said again while nobody knows what stands instead', async () => {
    await noteAll(memory, [ended], []);
    vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
      if (body.includes('CrewMeanwhile')) throw new TypeError('no network');
      return Response.json({ data: { done: { __typename: 'WorkOrderEditKept' } } });
    });
    expect(await sendAll(memory, sending)).toEqual({ kind: 'unreachable' });
    expect((await tasks(memory))[0]?.aside).toBeUndefined();
  });

  it('that is not allowed any more holds nothing else up', async () => {
    await noteAll(memory, [progress, { ...common('K7', 6), kind: 'ACKNOWLEDGE', letter: 'L1' }], []);
    vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) =>
      Response.json(
        body.includes('CrewReportProgress')
          ? { errors: [{ message: '', extensions: { code: 'FORBIDDEN' } }] }
          : { data: { done: { __typename: 'Acknowledged' } } },
      ),
    );
    expect(await sendAll(memory, sending)).toBeNull();
    expect((await tasks(memory)).map(({ aside }) => aside)).toEqual(['crew-work-forbidden']);
  });

  it('keeps a photo whose network is lost, with its bytes', async () => {
    await noteAll(memory, [photo], [{ id: 'P1', bytes: new ArrayBuffer(7) }]);
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')));
    expect(await sendAll(memory, sending)).toEqual({ kind: 'unreachable' });
    expect((await photoBytes(memory, 'P1'))?.byteLength).toBe(7);
    expect(await tasks(memory)).toHaveLength(1);
  });
});

describe('an incident', () => {
  const shown: Task = { ...photo, subject: null, of: 'R1' };

  it('says what it joined, and its photo goes to that one', async () => {
    await noteAll(memory, [shown, incident], [{ id: 'P1', bytes: new ArrayBuffer(7) }]);
    server({ ReportIncident: { __typename: 'IncidentReported', incident: 'I9', reference: 'SC2109-X', joined: true } });
    await sendAll(memory, sending);
    expect(sent[0]?.input).toMatchObject({ report: 'R1', kind: 'FIBRE_CUT', seenAt: '2021-09-16T05:04:00.000Z' });
    expect(sent[1]?.path).toBe('/media/P1?kind=PHOTO&subject=I9');
    const [told] = await tasks(memory);
    expect(wordsIn('vi')(told?.news ?? '', { reference: told?.about ?? '' })).toContain('có người báo rồi: SC2109-X');
    await sendAll(memory, sending);
    expect(sent).toHaveLength(2);
  });

  it('that is refused takes its photos with it when it is put away', async () => {
    await noteAll(memory, [incident, shown], [{ id: 'P1', bytes: new ArrayBuffer(7) }]);
    server({ ReportIncident: { __typename: 'RefusedProblem', message: 'Không được.' } });
    await sendAll(memory, sending);
    expect((await tasks(memory)).map(({ aside }) => aside)).toEqual(['Không được.', undefined]);
    await putAway(memory, (await tasks(memory))[0]?.seq ?? -1);
    expect([await tasks(memory), await photoBytes(memory, 'P1')]).toEqual([[], null]);
  });
});
