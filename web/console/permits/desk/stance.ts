/** A word that is about to be said on an application: on exactly the version that was read. Pure. */
import type { Application, Stepped } from '../application_model';
import type { Mine } from '../mine';
import { needsReason, type Verb } from './ruling';

export type Stance = {
  readonly verb: Verb;
  readonly id: string;
  readonly version: number;
  readonly reason: string;
  readonly isTyping: boolean;
};

export const taken = (verb: Verb, { id, version }: Application): Stance => ({
  verb,
  id,
  version,
  reason: '',
  isTyping: false,
});

/** Only Enter is left. */
export const isReady = ({ verb, reason, isTyping }: Stance): boolean =>
  !isTyping && (!needsReason(verb) || reason.trim() !== '');

/** Whether it waits for a word of the reader's. */
export const canDecide = (application: Application, mine: Mine | null): boolean =>
  application.status === 'SUBMITTED' &&
  mine !== null &&
  application.parts.some(
    ({ unit, decision }) => decision === null && (mine.isEverywhere || (unit !== null && mine.units.has(unit))),
  );

/** Key of the words for what came of it. */
export function outcomeKey(verb: Verb, done: Stepped): string {
  if (verb === 'approve' && done.status === 'SUBMITTED') return 'applications-desk-done-part';
  return `applications-desk-done-${verb}`;
}
