import { describe, expect, it } from 'vitest';
import { uuid } from '../../shared/uuid';
import { type Device, type Encounter, UNSEEN } from '../model';
import { opened } from '../post/refer';
import { base64url, bytesOf } from './base64';
import { questionOf } from './desk';
import { failed, member, read } from './graphql';

const error = (code: string) => ({ errors: [{ message: 'no', extensions: { code } }] });

describe('an answer of the server', () => {
  it('is what was asked for', () =>
    expect(read(200, null, { data: { a: 1 } })).toEqual({ kind: 'data', data: { a: 1 } }));

  it.each(['DEVICE_REVOKED', 'UNAUTHENTICATED'])('shuts the device out by %s alone', (code) =>
    expect(read(401, null, error(code))).toEqual({ kind: 'revoked' }),
  );

  it('of a network that wants a sign-in of its own shuts nobody out', () => {
    expect(read(401, null, '<html>')).toMatchObject({ kind: 'refused' });
    expect(read(200, null, null)).toMatchObject({ kind: 'refused' });
  });

  it('says how long to wait', () => {
    expect(read(429, '7', error('TOO_MANY'))).toEqual({ kind: 'busy', waitS: 7 });
    expect(read(429, 'soon', null)).toEqual({ kind: 'busy', waitS: null });
  });

  it('is a member of its union, or the problem that it names', () => {
    const done = { __typename: 'Done', id: 1 };
    expect(member({ go: done }, 'go', 'Done')).toEqual(done);
    const refused = member({ go: { __typename: 'ConflictProblem', code: 'SPENT', message: 'no' } }, 'go', 'Done');
    expect(failed(refused) && refused).toEqual({ kind: 'refused', code: 'SPENT', message: 'no' });
  });
});

it('carries bytes as base64url without padding', () => {
  const bytes = Uint8Array.from([251, 255, 190, 0]);
  expect(base64url(bytes)).toBe('-_--AA');
  expect(bytesOf('-_--AA')).toEqual(bytes);
});

it('makes UUIDs of version 7 in the order of time', () => {
  expect(uuid(1_631_750_400_000)).toMatch(/^017bebe7-2800-7\w{3}-[89ab]\w{3}-\w{12}$/);
  expect(uuid(1).slice(0, 13) < uuid(2 ** 20).slice(0, 13)).toBe(true);
});

it('tells the desk the way and what the officer saw', () => {
  const device = { place: { id: 'post' } } as Device;
  const seen = { ...UNSEEN, nameConfirmed: true, idTail: '0101', plate: '66C12345', healthShown: false };
  const verdict = { decision: 'REFER', findings: [{ reason: 'USED' }], claims: null };
  const encounter = { controlCode: '123456789092', plate: null, seen, verdict } as unknown as Encounter;
  const refer = opened(0, '4471');
  const said = questionOf(device, encounter, refer, 'id', { direction: 'OUTWARD', through: true });
  expect(said).toMatchObject({
    direction: 'OUTWARD',
    through: true,
    nameConfirmed: true,
    idConfirmed: false,
    idTail: '0101',
    plateSeen: '66C12345',
    healthShown: false,
    controlCode: '123456789092',
    reasons: ['USED'],
  });
  expect(questionOf(device, encounter, refer, 'id', null)).toMatchObject({ direction: null, through: false });
});
