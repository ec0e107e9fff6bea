/** How long somebody has waited, in the reader's words. */
import type { Say } from '../shared/words';

export function ageOf(waitedS: number, say: Say): string {
  if (waitedS < 60) return say('desk-age-s', { seconds: waitedS });
  const minutes = Math.floor(waitedS / 60);
  return minutes < 60
    ? say('desk-age-min', { minutes })
    : say('desk-age-h', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
