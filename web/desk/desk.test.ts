import { expect, it, vi } from 'vitest';
import { wordsIn } from '../shared/words';
import { ageOf } from './age';
import { readAnswer } from './ask';
import { doubtOf } from './doubt';
import { aboutOf, boundTo, isAsked, type Matter, mustAskForCode, nothing, ofCall, questionOf } from './matter';
import { type Card, readAnswered, readCalls, readVerdicts } from './model';
import { signOut } from './session';
import { isSomebodyNew } from './tone';
import { grouped, missing, plain, shownIn, typedIn } from './typed';
import { pauseMs } from './use_calls';
import { type Looked, lookedAt } from './use_verdicts';
import { wishOf } from './wish';

const CODE = '123456789092';
const matter = (changes: Partial<Matter> = {}): Matter => ({ ...nothing('post'), field: CODE, ...changes });
const CALL = {
  id: 'call',
  checkpoint: 'post',
  calledAt: '2021-09-15T12:00:00Z',
  waitedS: 61,
  byTelephone: false,
  challenge: '4471',
  controlCode: CODE,
  plate: null,
  direction: 'OUTWARD',
  through: true,
  nameConfirmed: true,
  idConfirmed: true,
  idTail: '0101',
  plateSeen: '66C99999',
  healthShown: false,
  decision: 'REFER',
  reasons: ['STATUS_STALE'],
  purposeClass: 1,
  state: 'WAITING',
  overdue: false,
  answer: null,
  reason: '',
  answeredBy: '',
  ending: { outcome: 'TURNED_BACK', byCode: false },
};
const calls = (page: object) => readCalls({ deskCalls: { edges: [{ node: CALL }], ...page } });
const [call] = calls({}).calls;

it.each([
  ['', 'nothing', ''],
  [' . - ', 'nothing', ''],
  ['1234 5678', 'code', 'short'],
  ['1234-5678-9092', 'code', 'whole'],
  ['1234 5678 9093', 'code', 'wrong'],
  ['1234 5678 90921', 'code', 'long'],
  ['66C-123.45', 'plate', 'whole'],
  ['ĐT-0123', 'plate', 'whole'],
  ['66c', 'plate', 'short'],
  ['66C1234567890', 'plate', 'long'],
  ['FP1:ABC', 'text', ''],
])('takes %j for what it is', (field, kind, standing) => {
  const typed = typedIn(field);
  expect(typed.kind).toBe(kind);
  if ('standing' in typed) expect(typed.standing).toBe(standing);
});

it('shows a code as it is read over a radio, and all else as it was typed', () => {
  expect(shownIn('123456789092')).toBe('1234 5678 9092');
  expect(shownIn('12345')).toBe('1234 5');
  expect(shownIn('66c-1')).toBe('66c-1');
  expect(grouped('231290', 3)).toBe('231 290');
  expect(missing('1234')).toBe(8);
  expect(plain('ĐT-0123 ấ')).toBe('DT0123A');
});

it('never shows what was found about somebody else', () => {
  const found = { kind: 'answered', about: aboutOf(matter()), asked: '', answer: { kind: 'unreachable' } } as const;
  const shown = (now: Matter) => lookedAt(JSON.stringify(questionOf(now)), aboutOf(now), found).kind;
  expect(shown(matter({ idTail: '0101', plateSeen: '66C12345', nameCompared: true }))).toBe('answered');
  expect(shown(matter({ field: '0000 0000 0098' }))).toBe('looking');
  expect(shown(matter({ checkpoint: 'other' }))).toBe('looking');
  expect(shown(matter({ direction: 'OUTWARD' }))).toBe('looking');
  expect(lookedAt(null, aboutOf(matter()), found).kind).toBe('nothing');
});

it('asks nothing until something whole was typed', () => {
  expect(questionOf(matter({ field: '1234' }))).toBeNull();
  expect(questionOf(matter({ field: '123456789093' }))).toBeNull();
  expect(questionOf(matter({ checkpoint: '' }))).toBeNull();
  expect(questionOf(matter({ field: '1234 5678 9092' }))).toMatchObject({ controlCode: CODE, idTail: null });
});

it('says what the officer compared only when it is whole', () => {
  const seen = { idTail: '0101', plateSeen: '66C-123.45', nameCompared: true };
  expect(questionOf(matter(seen))).toMatchObject({ idTail: '0101', plate: '66C12345', nameConfirmed: true });
  expect(questionOf(matter({ idTail: '010' }))).toMatchObject({ idTail: null });
  expect(questionOf(matter({ field: '66A-1', ...seen }))).toMatchObject({ plate: '66A1' });
});

it('judges the passage that the phone judged, with all that it told', () => {
  expect(call && questionOf(ofCall(call))).toEqual({
    checkpoint: 'post',
    controlCode: CODE,
    direction: 'OUTWARD',
    through: true,
    nameConfirmed: true,
    idConfirmed: true,
    healthShown: false,
    idTail: '0101',
    plate: '66C99999',
  });
  const silent = { ...CALL, direction: null, through: false, idTail: null, plateSeen: null, healthShown: null };
  const [told] = readCalls({ deskCalls: { edges: [{ node: silent }] } }).calls;
  expect(told && ofCall(told)).toMatchObject({ direction: 'INWARD', idTail: '', plateSeen: '', healthShown: null });
});

it('lets nobody pass unasked but on the verdict of this very question', () => {
  const card = (decision: string, ...codes: string[]) => {
    const reasons = codes.map((code) => ({ code, weight: 'DENY', zones: [] }));
    return { decision, passage: null, reasons, health: [], holder: null, permit: null, passings: [] } as Card;
  };
  const done = (...cards: Card[]) => ({ kind: 'done', value: { cards, more: false } }) as const;
  const looked = (answer: (Looked & { kind: 'answered' })['answer'], of = matter()): Looked => ({
    kind: 'answered',
    about: aboutOf(of),
    asked: JSON.stringify(questionOf(of)),
    answer,
  });
  const doubt = (answer: (Looked & { kind: 'answered' })['answer']) => doubtOf(matter(), looked(answer));
  expect(doubt(done(card('ALLOW')))).toBeNull();
  expect(doubt(done(card('REFER'), card('DENY', 'ID_MISMATCH')))).toBeNull();
  expect(doubt(done(card('REFER'), card('DENY', 'REVOKED')))).toBe('DENIED');
  expect(doubt(done(card('DENY', 'ID_MISMATCH')))).toBe('DENIED');
  for (const kind of ['unreachable', 'busy', 'forbidden'] as const) expect(doubt({ kind })).toBe('UNKNOWN');
  expect(doubt({ kind: 'failed', requestId: null })).toBe('UNKNOWN');
  expect([doubt(done()), doubt({ kind: 'done', value: null })]).toEqual(['UNKNOWN', 'UNKNOWN']);
  expect(doubtOf(matter(), { kind: 'looking' })).toBe('LOOKING');
  expect(doubtOf(matter({ idTail: '0101' }), looked(done(card('ALLOW'))))).toBe('LOOKING');
  expect(doubtOf(matter({ field: '', hasNoCode: true }), { kind: 'nothing' })).toBeNull();
});

it('sounds for somebody new alone', () => {
  const ids = (...all: string[]) => new Set(all);
  expect(isSomebodyNew(null, ids('a'))).toBe(false);
  expect(isSomebodyNew(ids('a', 'b'), ids('b'))).toBe(false);
  expect(isSomebodyNew(ids('a'), ids('a', 'b'))).toBe(true);
  expect(isSomebodyNew(ids(), ids('a'))).toBe(true);
});

it.each([
  [204, true],
  [401, true],
  [403, false],
  [500, false],
  [503, false],
])('believes that it is signed out only when the server says so: %i', async (status, isOut) => {
  vi.stubGlobal('fetch', async () => new Response(null, { status }));
  expect(await signOut('vi')).toBe(isOut);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('away')));
  expect(await signOut('vi')).toBe(false);
  vi.unstubAllGlobals();
});

it('binds the reply to the call, to the code, or to none', () => {
  expect(call && boundTo(ofCall(call), '')).toEqual({ call: 'call' });
  expect(boundTo(matter(), '')).toEqual({ controlCode: CODE });
  expect(boundTo(matter({ field: '66C12345' }), '')).toEqual({ plate: '66C12345' });
  expect(boundTo(matter({ field: '66C12345' }), CODE)).toEqual({ plate: '66C12345', controlCode: CODE });
  expect(boundTo(matter({ field: '', hasNoCode: true }), '')).toEqual({});
});

it('asks what the phone shows only where it was not read out', () => {
  expect(mustAskForCode(matter())).toBe(false);
  expect(mustAskForCode(matter({ field: '66C12345' }))).toBe(true);
  expect(mustAskForCode(matter({ field: '', hasNoCode: true }))).toBe(false);
  expect([
    isAsked(matter()),
    isAsked(matter({ field: '12' })),
    isAsked(matter({ field: '', hasNoCode: true })),
  ]).toEqual([true, false, true]);
});

it('sends the same answer again under the same key, and another under another', () => {
  const said = { checkpoint: 'post', challenge: '4471', answer: 'PASS' } as const;
  const first = wishOf(null, { ...said, reason: ' vì thế ' }, {});
  expect(wishOf(first, { ...said, reason: 'vì thế' }, {})).toBe(first);
  expect(first.input).toMatchObject({ reason: 'vì thế', idempotencyKey: first.idempotencyKey });
  const other = wishOf(first, { ...said, challenge: '4472', reason: 'vì thế' }, {});
  expect(other.idempotencyKey).not.toBe(first.idempotencyKey);
});

it('reads pages of calls', () => {
  expect(call).toMatchObject({
    ending: { outcome: 'TURNED_BACK' },
    purposeClass: 1,
    calledAt: new Date(CALL.calledAt),
  });
  expect(calls({}).next).toBeNull();
  expect(calls({ pageInfo: { hasNextPage: true, endCursor: 'x' } }).next).toBe('x');
  expect(calls({ pageInfo: { hasNextPage: false, endCursor: 'x' } }).next).toBeNull();
});

it('reads an answer, a refusal with its words, and no such checkpoint', () => {
  const code = { device: 'd', label: 'Máy 1', code: '231290' };
  const done = { __typename: 'CallAnswered', call: 'c', answer: 'PASS', replyCodes: [code] };
  expect(readAnswered({ answerCall: done })).toEqual({ kind: 'answered', answer: 'PASS', replies: [code] });
  const refused = { __typename: 'ConflictProblem', code: 'CALL_ANSWERED', params: [{ name: 'by', value: 'Thu' }] };
  expect(readAnswered({ answerCall: refused })).toMatchObject({ code: 'CALL_ANSWERED', params: { by: 'Thu' } });
  expect(readAnswered({ answerCall: { __typename: 'NotFoundProblem' } })).toMatchObject({ code: 'NOT_FOUND' });
  expect(readVerdicts({ deskVerdict: null })).toBeNull();
  expect(readVerdicts({ deskVerdict: { more: false, verdicts: [] } })).toEqual({ cards: [], more: false });
});

it.each([
  [401, null, 'signed-out'],
  [429, null, 'busy'],
  [200, { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }, 'signed-out'],
  [200, { errors: [{ extensions: { code: 'FORBIDDEN' } }] }, 'forbidden'],
  [200, { errors: [{ extensions: { code: 'BUSY' } }] }, 'busy'],
  [200, { errors: [{ extensions: { code: 'INTERNAL', requestId: 'a' } }] }, 'failed'],
  [200, { errors: [{ extensions: { code: 'BAD_INPUT', reason: { code: 'EMPTY', params: {} } } }] }, 'input'],
  [200, { data: { x: 1 } }, 'done'],
])('knows what became of a request: %i %j', (status, body, kind) => {
  expect(readAnswer(status, body, (data) => data).kind).toBe(kind);
});

it('asks less often while nobody answers, and never stops', () => {
  expect([0, 1, 2, 3, 4, 50].map(pauseMs)).toEqual([3_000, 6_000, 12_000, 24_000, 30_000, 30_000]);
});

it('says how long somebody waits in whole minutes', () => {
  const say = wordsIn('en');
  expect([59, 60, 3_599, 3_660].map((seconds) => ageOf(seconds, say))).toEqual([
    '59 s',
    '1 min',
    '59 min',
    '1 h 1 min',
  ]);
});
