import { expect, it } from 'vitest';
import { typedSeen } from './mismatch';

it.each(['1', '12', '123'])('refuses %j for the last four digits', (tail) => {
  expect(typedSeen(tail, '66C-123.45')).toBeNull();
});

it('takes four digits or none, and a plate however it is written', () => {
  expect(typedSeen('1234', '')).toEqual({ idTail: '1234', plate: null });
  expect(typedSeen('', '66c-123.45')).toEqual({ idTail: null, plate: '66C12345' });
});
