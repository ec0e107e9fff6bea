import { describe, expect, it } from 'vitest';
import { readDemo } from './demo';
import sample from './demo.sample.json';
import { altered, inForce, lastChange, nextChange, unitRows } from './zones';

const { zones } = readDemo(sample);
const EVENING = new Date('2021-09-15T19:00:00+07:00');
const MIDNIGHT = new Date('2021-09-16T00:00:00+07:00');
const JUST_BEFORE = new Date(MIDNIGHT.getTime() - 1);

const levelOf = (code: string, at: Date) => inForce(zones, at).find((zone) => zone.code === code)?.level;

describe('zones in force', () => {
  it('flip at the instant the order begins and not a millisecond earlier', () => {
    expect(levelOf('866', JUST_BEFORE)).toBe('D16');
    expect(levelOf('866', MIDNIGHT)).toBe('D15_PLUS');
  });

  it('hold a unit once at any time', () => {
    for (const at of [EVENING, JUST_BEFORE, MIDNIGHT]) {
      const codes = inForce(zones, at).map((zone) => zone.code);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('keep a zone without a shape', () => {
    expect(inForce(zones, EVENING).find((zone) => zone.code === 'LV-CAU')?.rings).toEqual([]);
  });
});

describe('the next change', () => {
  it('is the order of midnight with its legal act', () => {
    const change = nextChange(zones, EVENING);
    expect(change?.at).toEqual(MIDNIGHT);
    expect(change?.legalAct).toBe('1401/QĐ-UBND-HC');
  });

  it('counts what becomes something else, not every new version', () => {
    const change = nextChange(zones, EVENING);
    const codes = change && altered(zones, change).map((zone) => zone.code);
    expect(codes).toContain('866');
    expect(codes).not.toContain('867');
  });

  it('is none once it has come, and then it is the last one', () => {
    expect(nextChange(zones, MIDNIGHT)).toBeNull();
    expect(lastChange(zones, MIDNIGHT)?.at).toEqual(MIDNIGHT);
  });
});

describe('the rows of the table', () => {
  it('name each unit once, the strictest to come first', () => {
    const rows = unitRows(zones, EVENING, nextChange(zones, EVENING));
    expect(rows).toHaveLength(12);
    expect(
      rows
        .map((row) => row.code)
        .slice(0, 4)
        .sort(),
    ).toEqual(['867', '875', '876', '877']);
    expect(rows[4]).toMatchObject({ before: 'D16', after: 'D15_PLUS' });
  });
});
