/** Lengths as people say them. */
import type { Language } from '../../shared/language';

const LOCALE: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

export function lengthWords(lengthM: number, language: Language): string {
  const isShort = lengthM < 950;
  const rounded = isShort ? Math.round(lengthM / 10) * 10 : lengthM / 1_000;
  const digits = isShort || lengthM >= 20_000 ? 0 : 1;
  const said = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: digits }).format(rounded);
  return `${said} ${isShort ? 'm' : 'km'}`;
}
