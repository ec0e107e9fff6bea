import { expect, it } from 'vitest';
import type { Acted } from '../../act';
import type { Application, ApplicationRow, Stepped } from '../application_model';
import { type Batch, begun, isAlike, keep, kept, run, waitingIn } from './batch';
import { commandOf, mayRepeat } from './commands';
import { said } from './ruling';
import { canDecide, isReady, outcomeKey, taken } from './stance';
import { neighbour } from './use_queue';

const AT = new Date('2021-09-15T12:00:00Z');
const row = (id: string, changes: Partial<ApplicationRow> = {}): ApplicationRow => ({
  id,
  reference: `DX2109-${id}`,
  status: 'SUBMITTED',
  version: 2,
  submittedAt: AT,
  createdAt: AT,
  organisation: 'cuu',
  purpose: 'ESSENTIAL_GOODS',
  holders: 1,
  zones: [11],
  places: [],
  validFrom: AT,
  validTo: AT,
  ...changes,
});
const stepped = (id: string, status = 'APPROVED'): Acted<Stepped> => ({
  kind: 'done',
  value: { id, reference: id, status, version: 3, zonesLeft: [], permit: null },
});
const ROWS = ['1', '2', '3'].map((id) => row(id));

it('reads keys by what is done at the moment', () => {
  expect(commandOf('a', 'look')).toBe('approve');
  expect(commandOf('a', 'decide')).toBeNull();
  expect(commandOf('Enter', 'look')).toBeNull();
  expect(commandOf('Enter', 'decide')).toBe('confirm');
  expect(commandOf('3', 'decide')).toEqual({ reason: 3 });
  expect(commandOf('3', 'look')).toBeNull();
  expect(['next', 'approve', 'confirm'].map((one) => mayRepeat(one as 'next'))).toEqual([true, false, false]);
});

it('is ready for Enter when there is a reason where one is needed, and nobody is typing it', () => {
  const one = { id: '1', version: 2 } as Application;
  expect(isReady(taken('approve', one))).toBe(true);
  expect(isReady(taken('reject', one))).toBe(false);
  expect(isReady({ ...taken('reject', one), reason: 'x', isTyping: true })).toBe(false);
  expect(isReady({ ...taken('ask', one), reason: 'x' })).toBe(true);
});

it('names the version that was seen, and that changes were, for a yes alone', () => {
  expect(said('approve', { id: 'a', version: 7 }, '', true).input).toEqual({
    application: 'a',
    version: 7,
    ruling: 'APPROVED',
    reason: '',
    despiteChanges: true,
  });
  expect(said('reject', { id: 'a', version: 7 }, 'why', true).input).not.toHaveProperty('despiteChanges');
  expect(said('ask', { id: 'a', version: 7 }, 'where?').input).toEqual({
    application: 'a',
    version: 7,
    question: 'where?',
  });
});

it('lets only those decide whose part is undecided', () => {
  const part = { unit: 'laivung', zones: [11], decision: null };
  const one = { status: 'SUBMITTED', parts: [part] } as unknown as Application;
  const units = (...of: string[]) => ({ isEverywhere: false, units: new Set(of) });
  expect(canDecide(one, units('laivung'))).toBe(true);
  expect(canDecide(one, units('lapvo'))).toBe(false);
  expect(canDecide(one, { isEverywhere: true, units: new Set() })).toBe(true);
  expect(canDecide({ ...one, status: 'NEEDS_INFO' }, units('laivung'))).toBe(false);
  expect(canDecide(one, null)).toBe(false);
});

it('says that a yes of one unit is not yet the permit', () => {
  const done = { status: 'SUBMITTED' } as Stepped;
  expect(outcomeKey('approve', done)).toBe('applications-desk-done-part');
  expect(outcomeKey('reject', { ...done, status: 'REJECTED' })).toBe('applications-desk-done-reject');
});

it('goes on to the next, and at the end to none', () => {
  expect(neighbour(ROWS, '2', 1)?.id).toBe('3');
  expect(neighbour(ROWS, '3', 1)).toBeNull();
  expect(neighbour(ROWS, '1', -1)).toBeNull();
  expect(neighbour(ROWS, 'gone', 1)?.id).toBe('1');
});

it('decides together only what is alike', () => {
  expect(isAlike(row('1'), row('2'))).toBe(true);
  expect(isAlike(row('1'), row('2', { purpose: 'KT1_MAIL' }))).toBe(false);
  expect(isAlike(row('1'), row('2', { organisation: 'sen' }))).toBe(false);
});

const refused: Acted<Stepped> = { kind: 'refused', type: 'StaleProblem', message: 'đã đổi', said: {} };
const words = (acted: Acted<Stepped>) => (acted.kind === 'refused' ? acted.message : acted.kind);

it('gives each row of a batch its own key, keeps those without an answer, and sends them again under the same key', async () => {
  const batch = begun('approve', '', ROWS);
  const sent: string[] = [];
  const answers: Acted<Stepped>[] = [stepped('1'), { kind: 'unreachable' }, refused];
  const first = await run(
    batch,
    async ({ key }) => {
      sent.push(key);
      return answers.shift() ?? refused;
    },
    words,
    () => {},
  );

  expect(new Set(sent).size).toBe(3);
  expect(first.rows.map(({ state }) => state)).toEqual(['done', 'waiting', 'refused']);
  expect(first.rows[2]?.words).toBe('đã đổi');
  expect(waitingIn(first)).toBe(1);

  const again: string[] = [];
  const second = await run(
    first,
    async ({ key }) => {
      again.push(key);
      return stepped('2');
    },
    words,
    () => {},
  );

  expect(again).toEqual([sent[1]]);
  expect(second.rows.map(({ state }) => state)).toEqual(['done', 'done', 'refused']);
});

it('stops a batch when the session has ended: the rest waits', async () => {
  const batch = begun('reject', 'x', ROWS);
  let calls = 0;
  const after = await run(
    batch,
    async () => {
      calls += 1;
      return { kind: 'signed-out' };
    },
    words,
    () => {},
  );
  expect([calls, waitingIn(after)]).toEqual([1, 3]);
});

it('keeps a batch through a reload, and nothing that is not one', () => {
  const kept_ = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept_.get(key) ?? null,
    setItem: (key: string, value: string) => void kept_.set(key, value),
    removeItem: (key: string) => void kept_.delete(key),
  };
  const batch: Batch = begun('reject', 'Trùng giấy', ROWS);
  keep('a', batch, storage);
  expect(kept('a', storage)).toEqual(batch);
  expect(kept('b', storage)).toBeNull();
  kept_.set('fieldpass.desk.batch.a', '{"verb":"delete","reason":"","rows":[]}');
  expect(kept('a', storage)).toBeNull();
  keep('a', null, storage);
  expect(kept_.size).toBe(0);
});
