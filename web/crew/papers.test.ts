import { describe, expect, it } from 'vitest';
import type { Paper } from './model';
import { readEverything } from './reading';
import { shown, standing } from './rules';

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
