/** A conflict in words: what others had done meanwhile and who, and what holds now. */
import { dayAndTime } from '../../../shared/day';
import type { Language } from '../../../shared/language';
import type { Say } from '../../../shared/words';
import type { Change, Met } from '../../work/model';

export function meanwhileWords(met: Met, language: Language, say: Say): readonly string[] {
  if (met.gone) return [say('crew-work-gone')];
  const changes = met.changes.map((change) => changeWords(change, language, say));
  const progress = met.progress ? say(`CrewProgress-${met.progress}`) : '';
  return [...changes, say('crew-work-now', { state: say(`WorkOrderState-${met.state}`), progress })];
}

const changeWords = ({ by, after, note, atMs }: Change, language: Language, say: Say): string =>
  say('crew-work-changed', {
    by: by || say('crew-work-somebody'),
    at: dayAndTime(new Date(atMs), language),
    what: say(`WorkOrderState-${after}`),
    note: note ? `“${note}”` : '',
  });
