/** The ways in which a REFER ends: the desk's reply code, by voice or by network, or the shift leader. */
import wire from '../../../credentials/wire.json';
import { replyCode } from '../../shared/credential/secrets';
import { uuid } from '../net/uuid';
import { random, record } from './judge';
import type { Post } from './post';
import { boundCode, type Call, challengedAnew, drawn, leaderIn, leaderMay, type Refer, spent } from './refer';
import { matches, type PinAnswer } from './shifts';

export type ReplyAnswer = 'ACCEPTED' | 'WRONG' | 'TRIES' | 'TIME';

const monotonic = (post: Post) => post.clock.read().monotonic;
export const lifeS = (post: Post): number => post.bundle?.policy.replyCodeS ?? wire.policy.reply_code_s;

function change(post: Post, refer: Refer): void {
  const { encounter } = post.state;
  if (encounter) post.set({ encounter: { ...encounter, refer } });
}

/** Six digits from the desk: good for this code, this post, this challenge, this once. */
export async function reply(post: Post, typed: string): Promise<ReplyAnswer> {
  const { encounter, device } = post.state;
  if (!encounter?.refer || !device) return 'TIME';
  const over = spent(encounter.refer, monotonic(post), lifeS(post));
  if (over) return over;
  const { challenge } = encounter.refer;
  const bound = { deployment: device.deployment, checkpoint: device.place.uuid, challenge };
  const code = boundCode(encounter.verdict, encounter.controlCode);
  if ((await replyCode(device.replyKey, { ...bound, code })) !== typed) return wrong(post, encounter.refer);
  const by = post.bundle?.desk[0]?.name ?? 'DESK';
  await record(post, 'PASSED', { kind: 'DESK', by: by.slice(0, 120), why: 'reply code', challenge, replyCode: typed });
  return 'ACCEPTED';
}

function wrong(post: Post, refer: Refer): ReplyAnswer {
  change(post, { ...refer, wrong: refer.wrong + 1 });
  return 'WRONG';
}

/** Other digits for the desk: the ones before are dead. */
export function challengeAnew(post: Post): void {
  const refer = post.state.encounter?.refer;
  if (refer) change(post, challengedAnew(refer, monotonic(post), drawn(random)));
}

/** After ten minutes without the desk, and for class 1 alone. */
export async function leaderPasses(post: Post, officerId: string, pin: string, why: string): Promise<PinAnswer> {
  const { encounter, sheet } = post.state;
  const leader = sheet?.officers.find((one) => one.id === officerId && one.leader);
  if (!encounter?.refer || !leader || !leaderMay(encounter.verdict)) return 'WRONG';
  if (leaderIn(encounter.refer, monotonic(post)) > 0) return 'WRONG';
  const answer = await matches(post, leader, pin);
  if (answer === 'RIGHT') await record(post, 'PASSED', { kind: 'LEADER', by: leader.name, why: why || 'no answer' });
  return answer;
}

/** Put the case before the desk by network, then look for its answer every few seconds. */
export async function callByNetwork(post: Post): Promise<void> {
  const { encounter, device } = post.state;
  if (!encounter?.refer || !device) return;
  const call: Call = { id: uuid(), state: 'SENDING' };
  change(post, { ...encounter.refer, call });
  const sent = await post.net.callDesk(device, encounter, encounter.refer, call.id);
  step(post, call.id, sent ? 'WAITING' : 'FAILED');
}

/** Look once; true when there is nothing more to look for. */
export async function lookForAnswer(post: Post): Promise<boolean> {
  const call = post.state.encounter?.refer?.call;
  const { device } = post.state;
  if (call?.state !== 'WAITING' || !device) return true;
  const answered = await post.net.answerOf(device, call.id);
  if (!answered) return false;
  step(post, call.id, answered.answer);
  if (answered.answer === 'PASS' && answered.replyCode) await reply(post, answered.replyCode);
  return true;
}

/** Only if the same call is still the one of this encounter. */
function step(post: Post, id: string, state: Call['state']): void {
  const refer = post.state.encounter?.refer;
  if (refer?.call?.id === id) change(post, { ...refer, call: { id, state } });
}
