/** A zone in words. */
import type { Language } from '../../shared/language';
import type { Say } from '../../shared/words';
import { dateAndTime } from '../when';
import type { Level } from './levels';
import type { Hours, Terms } from './model';

const DAY_MIN = 1440;

export const clockOf = (minutes: number): string => {
  const within = minutes % DAY_MIN;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

export function hoursWords({ weekday, startMin, endMin }: Hours, say: Say): string {
  const key = endMin > DAY_MIN ? 'zones-desk-hours-next-day' : 'zones-desk-hours';
  const end = endMin === DAY_MIN ? '24:00' : clockOf(endMin);
  return say(key, { day: say(`zones-desk-weekday-${weekday}`), start: clockOf(startMin), end });
}

export const spanWords = (from: Date, to: Date | null, language: Language, say: Say): string =>
  to === null
    ? say('zones-desk-from-on', { from: dateAndTime(from, language) })
    : say('zones-desk-from-to', { from: dateAndTime(from, language), to: dateAndTime(to, language) });

export const qualityWords = ({ geometryQuality, geometryQualityM }: Terms, say: Say): string =>
  geometryQuality === 'APPROXIMATE'
    ? say('zones-desk-approximate', { metres: geometryQualityM ?? 0 })
    : say(`GeometryQuality-${geometryQuality}`);

export const levelWords = (code: string | null, levels: readonly Level[], language: Language, say: Say): string =>
  code === null ? say('zones-desk-no-level') : (levels.find((one) => one.code === code)?.name[language] ?? code);
