import type { Say } from '../shared/words';

/** A shipped level's name; a province's own level is shown by its code. */
export function levelName(say: Say, level: string): string {
  const key = `Level-${level}`;
  const name = say(key);
  return name === key ? level : name;
}
