/** What stands between somebody and "let pass": the verdict on this very question, or that there is none. Pure. */
import { type Matter, questionOf } from './matter';
import type { Card } from './model';
import type { Looked } from './use_verdicts';

/** DENIED: it is red. UNKNOWN: the look-up failed, or found nobody. Either is passed only by who says so twice. */
export type Doubt = 'LOOKING' | 'DENIED' | 'UNKNOWN' | null;

/** Where nothing can be looked up (no code, no plate) there is nothing to wait for: the page says so elsewhere. */
export function doubtOf(matter: Matter, looked: Looked): Doubt {
  const question = questionOf(matter);
  if (question === null) return null;
  if (looked.kind !== 'answered' || looked.asked !== JSON.stringify(question)) return 'LOOKING';
  if (looked.answer.kind !== 'done') return 'UNKNOWN';
  const cards = looked.answer.value?.cards ?? [];
  if (cards.length === 0) return 'UNKNOWN';
  return meant(cards).some((card) => card.decision === 'DENY') ? 'DENIED' : null;
}

/** What an officer has compared decides whom it is about. */
export const fits = (card: Card): boolean => !card.reasons.some((reason) => reason.code === 'ID_MISMATCH');
const meant = (cards: readonly Card[]): readonly Card[] => (cards.some(fits) ? cards.filter(fits) : cards);
