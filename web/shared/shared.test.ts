import { expect, it } from 'vitest';
import { chosenLanguage } from './language';
import { clockTime, fullDate, hourAndMinute, remaining } from './local_time';
import { chosenTheme } from './theme';
import { wordsIn } from './words';

const EVENING = new Date('2021-09-15T12:00:00Z');
const stored = (value: string | null) => ({ getItem: () => value });

it('speaks Vietnamese to someone who has not chosen', () => {
  expect(chosenLanguage('', stored(null))).toBe('vi');
});

it('lets the address win over what was chosen before', () => {
  expect(chosenLanguage('?lang=en', stored('vi'))).toBe('en');
  expect(chosenLanguage('?lang=fr', stored('en'))).toBe('vi');
});

it('follows the machine until light or dark is chosen', () => {
  expect(chosenTheme(stored(null), true)).toBe('dark');
  expect(chosenTheme(stored('light'), true)).toBe('light');
});

it('tells the time of Việt Nam wherever the reader is', () => {
  expect(clockTime(EVENING, 'vi')).toBe('19:00:00');
  expect(hourAndMinute(new Date('2021-09-15T17:00:00Z'), 'en')).toBe('00:00');
  expect(fullDate(EVENING, 'vi')).toMatch(/15 tháng 9, 2021/);
});

it('counts what remains in whole minutes, never below nothing', () => {
  expect(remaining(EVENING, new Date('2021-09-15T17:00:00Z'))).toEqual({ hours: 5, minutes: 0 });
  expect(remaining(EVENING, new Date('2021-09-15T12:00:01Z'))).toEqual({ hours: 0, minutes: 1 });
  expect(remaining(EVENING, new Date('2021-09-15T11:00:00Z'))).toEqual({ hours: 0, minutes: 0 });
});

it('says the same key in both languages, with its attribute', () => {
  expect(wordsIn('vi')('Decision-ALLOW')).toBe('Cho qua');
  expect(wordsIn('en')('Decision-ALLOW')).toBe('Allow');
  expect(wordsIn('vi')('reason-REVOKED.act')).toMatch(/^Không cho qua/);
});

it('chooses the form by the count', () => {
  expect(wordsIn('en')('clock-remaining', { hours: 0, minutes: 5 })).toBe('5 min left');
  expect(wordsIn('vi')('clock-remaining', { hours: 2, minutes: 5 })).toBe('Còn 2 giờ 5 phút');
});

it('shows an unknown key as itself', () => {
  expect(wordsIn('en')('nothing-like-it')).toBe('nothing-like-it');
});
