import { beforeEach, describe, expect, it, vi } from 'vitest';
import vectors from '../../tests/vectors/passwords.json';
import { type Outcome, readAnswer } from './answer';
import { forgetSecret, isLink, readLink } from './link';
import { faultOf, lengthOf } from './password';
import { send, uuid, wishOf } from './send';

const SECRET = `fp_${'aB3-_'.repeat(8)}xyz`;

describe('the fragment', () => {
  it.each(['#/link', '#/link/', `#/link/${SECRET}`, '#/link/nonsense'])('%s is the page of links', (fragment) => {
    expect(isLink(fragment)).toBe(true);
  });

  it.each(['', '#try', '#/linked', '#/'])('%j is another page', (fragment) => {
    expect(isLink(fragment)).toBe(false);
  });

  it.each(['', '.', ' ', ')'])('gives the secret, whatever a letter put behind it: %j', (behind) => {
    expect(readLink(`#/link/${SECRET}${behind}`)).toEqual({ kind: 'secret', secret: SECRET });
  });

  it.each([SECRET.slice(0, -1), `${SECRET}x`, 'fp_', 'x', `x${SECRET}`])('%s is no whole link', (rest) => {
    expect(readLink(`#/link/${rest}`)).toEqual({ kind: 'broken' });
  });

  it.each(['#/link', '#/link/', '#/link/ '])('%j brings no secret', (fragment) => {
    expect(readLink(fragment)).toEqual({ kind: 'none' });
  });

  it('is cleared without leaving the page or its language', () => {
    const replaceState = vi.fn();
    vi.stubGlobal('history', { replaceState });
    vi.stubGlobal('location', new URL(`http://127.0.0.1:8000/?lang=en#/link/${SECRET}`));

    forgetSecret();

    expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/?lang=en#/link');
    vi.unstubAllGlobals();
  });
});

describe('a password', () => {
  it.each(vectors)('is measured as the server measures it: $why', ({ unit, times, fits }) => {
    const password = unit.repeat(times);
    expect(faultOf(password, password) === null).toBe(fits);
  });

  it('is the same however the keyboard wrote it', () => {
    expect(faultOf('e\u0302\u0301'.repeat(10), 'ế'.repeat(10))).toBeNull();
    expect(lengthOf('ế')).toBe(1);
  });

  it('is typed twice alike', () => {
    expect(faultOf('mười ký tự một', 'mười ký tự hai')).toBe('different');
    expect(faultOf('ngắn', 'khác')).toBe('too-short');
    expect(faultOf('a'.repeat(201), 'b')).toBe('too-long');
  });
});

const result = (fields: object) => ({ data: { usePasswordLink: fields } });
const error = (code: string, more: object = {}) => ({ errors: [{ message: 'm', extensions: { code, ...more } }] });
const input = (field: string, code: string) => error('BAD_INPUT', { field, reason: { code, params: {} } });

const ANSWERS: readonly [string, number, string | null, unknown, Outcome][] = [
  ['set', 200, null, result({ __typename: 'PasswordSet' }), { kind: 'set' }],
  ['spent', 200, null, result({ __typename: 'ConflictProblem', code: 'LINK_SPENT', message: 'm' }), { kind: 'spent' }],
  [
    'another no',
    200,
    null,
    result({ __typename: 'ConflictProblem', message: 'm' }),
    { kind: 'conflict', message: 'm' },
  ],
  ['too short', 200, null, input('usePasswordLink.password', 'PASSWORD_LENGTH'), { kind: 'length' }],
  ['too long', 200, null, input('input.password', 'TOO_LONG'), { kind: 'length' }],
  ['no secret', 200, null, input('input.secret', 'EMPTY'), { kind: 'spent' }],
  ['crowd', 429, '1', error('TOO_MANY'), { kind: 'too-many', waitS: 1 }],
  ['crowd at a proxy', 429, 'soon', null, { kind: 'too-many', waitS: null }],
  ['busy', 200, null, error('BUSY'), { kind: 'busy' }],
  ['server away behind its proxy', 502, null, null, { kind: 'unreachable' }],
  ['fault', 500, null, error('INTERNAL', { requestId: 'a1-2' }), { kind: 'failed', requestId: 'a1-2' }],
  ['other input', 200, null, input('input.x', 'EMPTY'), { kind: 'failed', requestId: null }],
  ['no JSON', 200, null, null, { kind: 'failed', requestId: null }],
  ['no errors after all', 200, null, { errors: [] }, { kind: 'failed', requestId: null }],
  ['nothing of ours', 200, null, { data: null }, { kind: 'failed', requestId: null }],
];

it.each(ANSWERS)('understands: %s', (_, status, retryAfter, body, outcome) => {
  expect(readAnswer(status, retryAfter, body)).toEqual(outcome);
});

describe('a wish', () => {
  it('keeps its key while it wants the same, and only then', () => {
    const first = wishOf(null, SECRET, 'mười ký tự một');

    expect(wishOf(first, SECRET, 'mười ký tự một'.normalize('NFD'))).toBe(first);
    expect(wishOf(first, SECRET, 'mười ký tự hai').idempotencyKey).not.toBe(first.idempotencyKey);
    expect(wishOf(first, `${SECRET.slice(0, -1)}a`, 'mười ký tự một').idempotencyKey).not.toBe(first.idempotencyKey);
  });

  it('has a random UUID of version 4', () => {
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuid()).not.toBe(uuid());
  });
});

describe('sending', () => {
  const wish = wishOf(null, SECRET, 'mười ký tự một');
  const asked = vi.fn<typeof fetch>();
  beforeEach(() => {
    asked.mockReset();
    vi.stubGlobal('fetch', asked);
    return () => vi.unstubAllGlobals();
  });

  it('puts the secret in the body and in no address, and sends no cookie', async () => {
    asked.mockResolvedValue(Response.json(result({ __typename: 'PasswordSet' })));

    expect(await send(wish, 'vi')).toEqual({ kind: 'set' });

    const [address, request] = asked.mock.calls[0] ?? [];
    expect([address, request?.credentials]).toEqual(['/graphql', 'omit']);
    expect(JSON.parse(String(request?.body)).variables.input).toEqual(wish);
  });

  it('tells a server that is away from one that says no', async () => {
    asked.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await send(wish, 'vi')).toEqual({ kind: 'unreachable' });
  });

  it('hears how long to wait', async () => {
    asked.mockResolvedValue(new Response('busy', { status: 429, headers: { 'retry-after': '7' } }));
    expect(await send(wish, 'vi')).toEqual({ kind: 'too-many', waitS: 7 });
  });
});
