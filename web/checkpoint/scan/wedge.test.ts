import { expect, it } from 'vitest';
import { keyed, SILENT } from './wedge';

function typed(text: string, everyMs: number, end = 'Enter') {
  let [wedge, at, fast] = [SILENT, 1000, 0];
  let found: string | null = null;
  for (const key of [...text, end]) {
    const after = keyed(wedge, key, at);
    wedge = after.wedge;
    found = after.text ?? found;
    fast += after.fast ? 1 : 0;
    at += everyMs;
  }
  return { found, fast };
}

it('reads what a scanner types, with its blanks and signs', () => {
  expect(typed('FP1:A B%C*D-/', 5)).toEqual({ found: 'FP1:A B%C*D-/', fast: 13 });
});

it('takes no slow typing for a scanner, and leaves its keys to the page', () => {
  expect(typed('FP1:ABCDEFGH', 120)).toEqual({ found: null, fast: 0 });
});

it('takes no short burst for a scanner', () => {
  expect(typed('ab', 5).found).toBeNull();
});

it('goes past Shift, and forgets what went before when another key comes', () => {
  const shifted = keyed({ text: 'FP1', lastMs: 1000 }, 'Shift', 1010);
  expect(shifted.wedge.text).toBe('FP1');
  expect(keyed({ text: 'FP1', lastMs: 1000 }, 'Shift', 2000).wedge).toEqual(SILENT);
});
