/** What is typed into the big field: a control code, a plate, or the text of a scan. Pure. */
import { isValid } from '../shared/credential/control_code';

export type Typed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'code'; readonly digits: string; readonly standing: 'whole' | 'short' | 'long' | 'wrong' }
  | { readonly kind: 'plate'; readonly plate: string; readonly standing: 'whole' | 'short' | 'long' }
  | { readonly kind: 'text'; readonly text: string };

const DIGITS = 12;
const PLATE = { least: 4, most: 12 };

export function typedIn(field: string): Typed {
  const trimmed = field.trim();
  if (/^FP\d:/i.test(trimmed)) return { kind: 'text', text: trimmed };
  const letters = plain(trimmed);
  if (letters === '') return { kind: 'nothing' };
  if (/^\d+$/.test(letters)) return { kind: 'code', digits: letters, standing: standingOf(letters) };
  const length = letters.length < PLATE.least ? 'short' : letters.length > PLATE.most ? 'long' : 'whole';
  return { kind: 'plate', plate: letters, standing: length };
}

function standingOf(digits: string): 'whole' | 'short' | 'long' | 'wrong' {
  if (digits.length !== DIGITS) return digits.length < DIGITS ? 'short' : 'long';
  return isValid(digits) ? 'whole' : 'wrong';
}

/** Letters and digits only, in capitals without marks, as the server compares plates. */
export function plain(text: string): string {
  const bare = text.toLowerCase().replaceAll('đ', 'd').normalize('NFKD');
  return bare.replace(/[^a-z0-9]/g, '').toUpperCase();
}

/** How the field shows it: a code as it is read over a radio, all else as it was typed. */
export function shownIn(field: string): string {
  const typed = typedIn(field);
  return typed.kind === 'code' ? grouped(typed.digits, 4) : field;
}

export const grouped = (digits: string, size: number): string =>
  (digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ');

/** How many digits are still missing. */
export const missing = (digits: string): number => Math.max(0, DIGITS - digits.length);

/** Only the digits, so many at most. */
export const onlyDigits = (text: string, most: number): string => text.replace(/\D/g, '').slice(0, most);
