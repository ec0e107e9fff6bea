/**
 * Several applications decided with one reason: each under its own key, which is kept until there is an answer.
 *
 * It is kept in the browser while it lasts, so that a page that dies in the middle loses no row and does none twice.
 */
import { list, number, object, text } from '../../../shared/json';
import { uuid } from '../../../shared/uuid';
import { type Acted, isUnanswered } from '../../act';
import type { ApplicationRow, Stepped } from '../application_model';
import { VERBS, type Verb } from './ruling';

/** `waiting`: not sent, or sent without an answer. */
export type RowState = 'waiting' | 'done' | 'refused';

export type BatchRow = {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly key: string;
  readonly state: RowState;
  /** What came of it, or why not; empty before it was sent. */
  readonly words: string;
};

export type Batch = { readonly verb: Verb; readonly reason: string; readonly rows: readonly BatchRow[] };

export const begun = (verb: Verb, reason: string, rows: readonly ApplicationRow[]): Batch => ({
  verb,
  reason,
  rows: rows.map(({ id, version, reference }) => ({
    id,
    version,
    reference,
    key: uuid(),
    state: 'waiting',
    words: '',
  })),
});

export type Send = (row: BatchRow, batch: Batch) => Promise<Acted<Stepped>>;
export type WordsOf = (acted: Acted<Stepped>, batch: Batch) => string;

/** Send every row that has no answer yet, one after the other; a signed-out reader stops it, the rest waits. */
export async function run(
  batch: Batch,
  send: Send,
  wordsOf: WordsOf,
  told: (batch: Batch, row: BatchRow) => void,
): Promise<Batch> {
  let now = batch;
  for (const row of batch.rows) {
    if (row.state !== 'waiting') continue;
    const acted = await send(row, now);
    const after: BatchRow = { ...row, state: stateAfter(acted), words: wordsOf(acted, now) };
    now = { ...now, rows: now.rows.map((one) => (one.id === row.id ? after : one)) };
    told(now, after);
    if (acted.kind === 'signed-out') break;
  }
  return now;
}

const stateAfter = (acted: Acted<Stepped>): RowState =>
  acted.kind === 'done' ? 'done' : isUnanswered(acted) ? 'waiting' : 'refused';

export const waitingIn = (batch: Batch): number => batch.rows.filter(({ state }) => state === 'waiting').length;

/** Only those of one organisation and purpose are decided with one reason. */
export const isAlike = (one: ApplicationRow, other: ApplicationRow): boolean =>
  one.organisation === other.organisation && one.purpose === other.purpose;

const place = (account: string): string => `fieldpass.desk.batch.${account}`;

export function keep(account: string, batch: Batch | null, storage: Pick<Storage, 'setItem' | 'removeItem'>): void {
  if (batch === null) storage.removeItem(place(account));
  else storage.setItem(place(account), JSON.stringify(batch));
}

/** Null where none was begun, or what is kept is not one. */
export function kept(account: string, storage: Pick<Storage, 'getItem'>): Batch | null {
  try {
    const found = object(JSON.parse(storage.getItem(place(account)) ?? 'null'), 'batch');
    const verb = VERBS.find((one) => one === found.verb);
    if (!verb) return null;
    return { verb, reason: text(found.reason, 'reason'), rows: list(found.rows, 'rows', readRow) };
  } catch {
    return null;
  }
}

function readRow(value: unknown, where: string): BatchRow {
  const one = object(value, where);
  const state = text(one.state, where);
  return {
    id: text(one.id, where),
    version: number(one.version, where),
    reference: text(one.reference, where),
    key: text(one.key, where),
    state: state === 'done' || state === 'refused' ? state : 'waiting',
    words: text(one.words, where),
  };
}
