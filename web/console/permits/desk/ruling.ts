/** A word on an application: yes, no, or a question first. Pure but for the words. */
import type { Json } from '../../../shared/json';
import { STEPPED } from '../application_model';

export type Verb = 'approve' | 'reject' | 'ask';

export const VERBS: readonly Verb[] = ['approve', 'reject', 'ask'];

/** How many common reasons the words have. */
export const COMMON: Readonly<Record<Verb, number>> = { approve: 0, reject: 7, ask: 5 };

const stepOf = (field: string, input: string): string =>
  `mutation Desk($input: ${input}!) { done: ${field}(input: $input) { __typename ... on Problem { message } ${STEPPED} } }`;

const DECIDE = stepOf('decideApplication', 'DecideApplicationInput');
const ASK = stepOf('askForInfo', 'AskForInfoInput');

export type Seen = { readonly id: string; readonly version: number };

/** `hasSeenChanges`: the reader was told what became stricter since the application came in. */
export function said(
  verb: Verb,
  { id, version }: Seen,
  reason: string,
  hasSeenChanges = false,
): { readonly mutation: string; readonly input: Json } {
  const seen = { application: id, version };
  if (verb === 'ask') return { mutation: ASK, input: { ...seen, question: reason } };
  const ruling = verb === 'approve' ? 'APPROVED' : 'REJECTED';
  const despite = verb === 'approve' && hasSeenChanges ? { despiteChanges: true } : {};
  return { mutation: DECIDE, input: { ...seen, ruling, reason, ...despite } };
}

export const needsReason = (verb: Verb): boolean => verb !== 'approve';
