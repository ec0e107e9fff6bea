/** What a password must be: identity/accounts/rules.py, held to it by tests/vectors/passwords.json. */
export const SHORTEST = 10;
export const LONGEST = 200;

export type Fault = 'too-short' | 'too-long' | 'different';

/** One form for every keyboard, as the server keeps it. */
export const normal = (text: string): string => text.normalize('NFC');

/** Characters as the server counts them, not UTF-16 units. */
export const lengthOf = (text: string): number => [...normal(text)].length;

/** What is wrong with a new password typed twice; null when nothing is. */
export function faultOf(password: string, again: string): Fault | null {
  const length = lengthOf(password);
  if (length < SHORTEST) return 'too-short';
  if (length > LONGEST) return 'too-long';
  return normal(password) === normal(again) ? null : 'different';
}
