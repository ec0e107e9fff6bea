/** Instants as people in Việt Nam read them. */
import type { Language } from './language';

const ZONE = 'Asia/Ho_Chi_Minh';
const LOCALE: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

const format = (options: Intl.DateTimeFormatOptions) => (at: Date, language: Language) =>
  new Intl.DateTimeFormat(LOCALE[language], { timeZone: ZONE, hourCycle: 'h23', ...options }).format(at);

export const clockTime = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
export const hourAndMinute = format({ hour: '2-digit', minute: '2-digit' });
export const fullDate = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Whole hours and minutes until `then`, rounded up; never negative. */
export function remaining(now: Date, then: Date): { hours: number; minutes: number } {
  const minutes = Math.max(0, Math.ceil((then.getTime() - now.getTime()) / 60_000));
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
