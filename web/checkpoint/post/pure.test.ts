import { describe, expect, it } from 'vitest';
import { ageWords } from '../../shared/age';
import type { Claims } from '../../shared/credential/model';
import type { Verdict } from '../../shared/verdict/model';
import { NOBODY, type State } from '../model';
import { backOffS } from '../net/back_off';
import { between, DeviceClock, isCloser, loosened } from './clock';
import { folded, nameParts, search } from './expected';
import { invitationOf } from './invitation';
import { missed, NONE, righted, waitS } from './pins';
import { boundCode, challengedAnew, leaderIn, leaderMay, opened, spent, triesLeft } from './refer';
import { offsetWords, type Surroundings, warnings } from './warnings';

const CODE = '123456789012';
const row = (change: Partial<Claims>): Claims =>
  ({
    name: 'Nguyễn Văn Hùng',
    tails: ['0101'],
    plates: ['66C12345'],
    controlCode: '000000000098',
    cti: 'a',
    ...change,
  }) as Claims;
const ROWS = [
  row({}),
  row({ cti: 'b', name: 'Trần Thị Mỹ Linh', tails: ['0102'], plates: [], controlCode: '123400000049' }),
  row({ cti: 'c', name: 'Đỗ Quang', tails: ['6600'], plates: ['DT0123'] }),
];
const found = (typed: string) => search(ROWS, typed).rows.map(({ cti }) => cti);

describe('who is expected', () => {
  it.each([
    ['a plate, however it is written', '66c-123.45', ['a']],
    ['a part of a plate', '12345', ['a']],
    ['a plate with Đ', 'ĐT-0123', ['c']],
    ['a given name without marks', 'linh', ['b']],
    ['the last four digits', '0102', ['b']],
    ['the first digits of a code', '1234 0', ['b']],
  ])('is found by %s', (_, typed, rows) => expect(found(typed)).toEqual(rows));

  it.each(['', '6', '  .-', 'Z9'])('is nobody for %j', (typed) => expect(found(typed)).toEqual([]));

  it('is told apart: a whole code, a plate, a few digits', () => {
    const body = '1234567890';
    const code = body + String(98 - Number((BigInt(body) * 100n) % 97n)).padStart(2, '0');
    expect(search(ROWS, code)).toMatchObject({ source: 'CODE', code, rows: [] });
    expect(search(ROWS, '66C-123.45')).toMatchObject({ source: 'PLATE', plate: '66C12345' });
    expect(search(ROWS, '0102').source).toBe('SHEET');
  });

  it('is compared by the given name, which stands last', () => {
    expect(nameParts('Nguyễn Văn Hùng')).toEqual(['Nguyễn Văn ', 'Hùng']);
    expect(nameParts('Hùng')).toEqual(['', 'Hùng']);
    expect(folded('ĐT-01.23')).toBe('DT0123');
  });
});

describe('an invitation', () => {
  it.each([
    'ABCD-EFGH-JKMN-0123',
    'abcdefghjkmn0123',
    'https://a.example/checkpoint#/join/ABCDEFGHJKMN0123',
    ' ABCD EFGH JKMN OI23 ',
  ])('is read from %j', (text) => expect(invitationOf(text)).toBe('ABCDEFGHJKMN0123'));
  it.each(['', 'ABCD-EFGH', 'ABCDEFGHJKMN012U', 'FP1:ABCDEFGHJKMN0123'])('is not %j', (text) =>
    expect(invitationOf(text)).toBeNull(),
  );
});

describe('a REFER', () => {
  const refer = opened(100, '4821');
  const verdict = (claims: Partial<Claims> | null): Verdict =>
    ({ decision: 'REFER', findings: [], claims }) as unknown as Verdict;

  it('looks at three replies to a challenge, for ten minutes', () => {
    expect(spent(refer, 699, 600)).toBeNull();
    expect(spent(refer, 700, 600)).toBe('TIME');
    expect(spent({ ...refer, wrong: 2 }, 101, 600)).toBeNull();
    expect(spent({ ...refer, wrong: 3 }, 101, 600)).toBe('TRIES');
    expect(triesLeft({ ...refer, wrong: 2 })).toBe(1);
  });

  it('keeps its age when the challenge is made anew', () => {
    const anew = challengedAnew({ ...refer, wrong: 3 }, 400, '0000');
    expect(spent(anew, 401, 600)).toBeNull();
    expect(leaderIn(anew, 400)).toBe(300);
    expect(leaderIn(anew, 700)).toBe(0);
  });

  it('is ended by a leader for class 1 alone', () => {
    expect(leaderMay(verdict({ purpose: 'INCIDENT_REPAIR' }))).toBe(true);
    expect(leaderMay(verdict({ purpose: 'ESSENTIAL_GOODS' }))).toBe(false);
    expect(leaderMay(verdict(null))).toBe(false);
  });

  it('binds a reply to the permit, what was typed, or nothing', () => {
    expect(boundCode(verdict({ controlCode: CODE }), null)).toBe(CODE);
    expect(boundCode(verdict(null), CODE)).toBe(CODE);
    expect(boundCode(verdict(null), null)).toBe('000000000000');
  });
});

describe('a PIN', () => {
  it('may be wrong five times, then has to wait', () => {
    let tries = NONE;
    for (let at = 0; at < 4; at += 1) tries = missed(tries, 0);
    expect(waitS(tries, 0)).toBe(0);
    tries = missed(tries, 0);
    expect(waitS(tries, 1000)).toBe(299);
    expect(waitS(tries, 300_000)).toBe(0);
  });

  it('does not wait for ever when the clock was set back', () => {
    const tries = righted({ wrong: 0, untilMs: 1e12 }, 0);
    expect(waitS(tries, 0)).toBe(300);
    expect(waitS(tries, 299_000)).toBe(1);
    expect(waitS(tries, 300_000)).toBe(0);
  });
});

describe("the phone's clock", () => {
  it('counts as another life when the monotonic clock slept or the wall clock was set', () => {
    let [wall, monotonic] = [1000, 0];
    const clock = new DeviceClock(
      () => wall,
      () => monotonic,
    );
    const first = clock.read();
    [wall, monotonic] = [1100, 99];
    expect(clock.read().boot).toBe(first.boot);
    [wall, monotonic] = [4700, 100];
    expect(clock.read().boot).not.toBe(first.boot);
  });

  const at = (monotonic: number, boot = 'a') => ({ wall: monotonic, monotonic, boot });

  it('is set by the middle of a trip, less exactly by a long one, and by no endless one', () => {
    expect(between(at(10), at(11), 500)).toEqual({ serverAt: 500, device: at(10.5) });
    expect(between(at(10), at(21), 500)).toEqual({ serverAt: 500, device: at(15.5), looseS: 5 });
    expect(between(at(10), at(41), 500)).toBeNull();
    expect(between(at(10), at(11, 'b'), 500)).toBeNull();
  });

  it('keeps a close answer for an hour, when only a slow network answers', () => {
    const close = { serverAt: 500, device: at(10) };
    const slow = (monotonic: number) => ({ serverAt: 600, device: at(monotonic), looseS: 5 });
    expect(isCloser(slow(100), close)).toBe(false);
    expect(isCloser(slow(3_700), close)).toBe(true);
    expect(isCloser(slow(100), { ...close, device: at(10, 'b') })).toBe(true);
    expect(isCloser({ ...close, device: at(100) }, slow(10))).toBe(true);
  });

  it('says what a slow answer leaves open, never before the mark', () => {
    expect(loosened({ earliest: 100, latest: 103 }, 5, 98)).toEqual({ earliest: 98, latest: 108 });
    expect(loosened({ earliest: 100, latest: null }, 5, 98)).toEqual({ earliest: 100, latest: null });
  });
});

it('waits longer after each failure, five minutes at most, and never in step', () => {
  expect(backOffS(0, () => 1)).toBe(0);
  expect([1, 2, 3].map((failures) => backOffS(failures, () => 1))).toEqual([5, 10, 20]);
  expect(backOffS(30, () => 1)).toBe(300);
  expect(backOffS(1, () => 0)).toBe(2.5);
});

describe('what the officer is told of the phone', () => {
  const around: Surroundings = {
    secure: true,
    mayBeEvicted: false,
    persisted: true,
    worker: true,
    nowS: 100_000,
    trusted: true,
  };
  const bundle = { valid: true, issuedAt: 100_000 } as unknown as State['bundle'];
  const calm: State = { ...NOBODY, bundle };
  const told = (state: Partial<State>, change: Partial<Surroundings> = {}) =>
    warnings({ ...calm, ...state }, { ...around, ...change }).map(({ key }) => key);

  it('is nothing when all is well', () => expect(told({})).toEqual([]));

  it.each([
    ['post-warn-full', { storageFull: true }, {}],
    ['post-warn-memory', { memoryLost: true }, {}],
    ['post-warn-too-old', { tooOld: true, bundle: null }, {}],
    ['post-warn-no-bundle', { bundle: null }, {}],
    ['post-warn-bad-bundle', { bundle: { valid: false, fault: '' } }, {}],
    ['post-warn-old-bundle', {}, { nowS: 200_000 }],
    ['post-warn-clock-untrusted', {}, { trusted: false }],
    ['post-warn-clock', { offsetS: -121 }, {}],
    ['post-warn-refused', { refused: 2 }, {}],
    ['post-warn-ios', {}, { mayBeEvicted: true }],
    ['post-warn-not-persisted', {}, { persisted: false }],
    ['post-warn-no-worker', {}, { worker: false }],
    ['post-warn-storing', {}, { worker: null }],
  ] as const)('is %s', (key, state, change) => expect(told(state as Partial<State>, change)).toEqual([key]));

  it('is said in the unit a person would use', () => {
    expect(ageWords(30)).toEqual({ unit: 'now', count: 0 });
    expect([ageWords(3_600), ageWords(7_200), ageWords(200_000)].map(({ unit, count }) => `${count} ${unit}`)).toEqual([
      '60 minutes',
      '2 hours',
      '2 days',
    ]);
    expect(offsetWords(-180)).toEqual({ way: 'slow', unit: 'minutes', count: 3 });
  });
});
