/** Publishing a hamlet part by part: the zone, then each barrier, each under a key of its own that is kept until it is answered. */
import { text } from '../../../shared/json';
import type { Language } from '../../../shared/language';
import { uuid } from '../../../shared/uuid';
import { type Acted, act, isUnanswered, PROBLEM } from '../../act';
import { type Published, publish } from '../order/preview';
import { type Barrier, type Hamlet, orderOf, postOf, withBarrier } from './model';

const CREATE = `mutation ConsoleCreateBarrier($input: CreateCheckpointInput!) { done: createCheckpoint(input: $input) {
  ... on CheckpointPlaced { checkpoint version } ${PROBLEM} } }`;

export type Told = {
  /** The hamlet as it stands after every step: to be kept at once. */
  readonly keep: (hamlet: Hamlet) => void;
  readonly onZone: (acted: Acted<Published>) => void;
  /** `key`: of the barrier. */
  readonly onPost: (key: string, acted: Acted<string>) => void;
};

/** Goes as far as it can; called again, it goes on where something had no answer or was mended. */
export async function sendHamlet(hamlet: Hamlet, now: string, language: Language, told: Told): Promise<void> {
  const zoned = hamlet.zone ? hamlet : await sendZone(hamlet, now, language, told);
  if (zoned === null) return;
  let current = zoned;
  for (const { key } of zoned.barriers) {
    const barrier = current.barriers.find((one) => one.key === key);
    if (barrier && barrier.checkpoint === null) current = await sendPost(current, barrier, language, told);
  }
}

async function sendZone(hamlet: Hamlet, now: string, language: Language, told: Told): Promise<Hamlet | null> {
  const sent = hamlet.sent ?? { key: uuid(), order: orderOf(hamlet, now) };
  told.keep({ ...hamlet, sent });
  const acted = await publish(sent.order, sent.key, language);
  told.onZone(acted);
  const [zone] = acted.kind === 'done' ? acted.value.zones : [];
  if (zone) {
    const from = text(sent.order.validFrom, 'validFrom');
    const zoned: Hamlet = { ...hamlet, sent: null, zone: { id: zone.id, number: zone.number, from } };
    told.keep(zoned);
    return zoned;
  }
  if (!isUnanswered(acted)) told.keep({ ...hamlet, sent: null });
  return null;
}

async function sendPost(hamlet: Hamlet, barrier: Barrier, language: Language, told: Told): Promise<Hamlet> {
  const order = barrier.sent?.order ?? postOf(hamlet, barrier);
  if (order === null) return hamlet;
  const sent = barrier.sent ?? { key: uuid(), order };
  told.keep(withBarrier(hamlet, { ...barrier, sent }));
  const acted = await act(CREATE, sent.order, language, (done) => text(done.checkpoint, 'checkpoint'), sent.key);
  told.onPost(barrier.key, acted);
  const after: Barrier = {
    ...barrier,
    sent: isUnanswered(acted) ? sent : null,
    checkpoint: acted.kind === 'done' ? acted.value : null,
  };
  const next = withBarrier(hamlet, after);
  told.keep(next);
  return next;
}
