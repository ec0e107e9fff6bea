/** Instants in fields: what is typed is a clock in Việt Nam, wherever the browser stands. Pure. */
import type { Language } from '../shared/language';
import { hourAndMinute } from '../shared/local_time';

const OFFSET = '+07:00';
const OFFSET_MS = 7 * 3_600_000;

/** As `<input type="datetime-local">` holds it. */
export const fieldOf = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16);

/** ISO 8601 in UTC of what such a field holds; null when nothing, or nothing whole, is typed. */
export function instantIn(field: string): string | null {
  const at = new Date(`${field}:00${OFFSET}`);
  return field.length === 16 && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

/** The day as `<input type="date">` holds it. */
export const dayOf = (at: Date): string => fieldOf(at).slice(0, 10);

const DAY = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** With its year: for what may lie years apart. */
export const dateAndTime = (at: Date, language: Language): string => `${hourAndMinute(at, language)} ${DAY.format(at)}`;

/** A calendar day as the server writes it, as people in Việt Nam write it. */
export const dayWords = (day: string): string => day.split('-').reverse().join('/');
