/**
 * Handing in the queue: batch by batch, oldest first, until nothing waits or the server is not there. What the server does
 * not take from one device or place keeps nothing else back: it is passed over, and said.
 */
import { type Json, list, object, text } from '../../shared/json';
import { uuid } from '../../shared/uuid';
import type { KeptCheck, Memory, Receipt } from '../store/database';
import { BATCH, groupOf, nextBatch, prune, settle } from '../store/queue';
import { ask, type Failure, failed, member } from './graphql';

const RECORD = `mutation HandIn($input: RecordChecksInput!) {
  recordChecks(input: $input) {
    __typename
    ... on CheckReceipts { receipts { kept notes } }
    ... on Problem { message }
  }
}`;

export type Sent = { readonly kind: 'done'; readonly checks: number } | Failure;
export type Send = (batch: readonly KeptCheck[]) => Promise<readonly Receipt[] | Failure>;

/** One tab at a time; the other one's turn is no failure. */
export async function handIn(memory: Memory, send: Send): Promise<Sent> {
  const work = () => handInAll(memory, send);
  if (!navigator.locks) return work();
  return navigator.locks.request('fieldpass-hand-in', { ifAvailable: true }, (lock) =>
    lock ? work() : ({ kind: 'done', checks: 0 } as const),
  );
}

async function handInAll(memory: Memory, send: Send): Promise<Sent> {
  const passedOver = new Set<string>();
  let [checks, most, fault] = [0, BATCH, null as Failure | null];
  for (;;) {
    const batch = await nextBatch(memory, most, passedOver);
    if (!batch[0]) return fault ?? { kind: 'done', checks };
    const receipts = await send(batch);
    if (!isFailure(receipts)) {
      await settle(memory, batch, receipts);
      await prune(memory);
      checks += batch.length;
    } else if (receipts.kind === 'unreachable' && receipts.late && batch.length > 1) {
      most = Math.ceil(batch.length / 2);
    } else if (receipts.kind === 'refused') {
      fault = receipts;
      passedOver.add(groupOf(batch[0]));
    } else return receipts;
  }
}

const isFailure = (answer: readonly Receipt[] | Failure): answer is Failure => 'kind' in answer;

/** As `recordChecks` takes them: the texts as they were hashed, and beside them the signatures. */
export const sendWith =
  (token: string): Send =>
  async (batch) => {
    const input = {
      idempotencyKey: uuid(),
      checkpoint: batch[0]?.place ?? '',
      checks: batch.map((check) => check.text),
      signatures: batch.map((check) => check.signature),
    };
    const answer = await ask(RECORD, { input }, token);
    if (answer.kind !== 'data') return answer;
    const done = member(answer.data, 'recordChecks', 'CheckReceipts');
    return failed(done) ? done : readReceipts(done, batch.length);
  };

function readReceipts(done: Json, sent: number): readonly Receipt[] | Failure {
  const receipts = list(done.receipts, 'receipts', (value, where) => {
    const receipt = object(value, where);
    return { kept: text(receipt.kept, where), notes: list(receipt.notes, where, text) };
  });
  return receipts.length === sent ? receipts : { kind: 'refused', code: 'INTERNAL', message: 'receipts' };
}
