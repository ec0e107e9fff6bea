/** The ways in which a REFER ends: the desk's reply code, by voice or by network, or the shift leader. */
import wire from '../../../credentials/wire.json';
import { replyCode } from '../../shared/credential/secrets';
import { uuid } from '../../shared/uuid';
import { random, record } from './judge';
import type { Post } from './post';
import { boundCode, type Call, challengedAnew, drawn, leaderIn, leaderMay, type Refer, spent } from './refer';
import { matches, type PinAnswer } from './shifts';

/** `LOST`: it was right, but could not be kept; the screen stays. */
export type ReplyAnswer = 'ACCEPTED' | 'LOST' | 'WRONG' | 'TRIES' | 'TIME';

export const lifeS = (post: Post): number => post.bundle?.policy.replyCodeS ?? wire.policy.reply_code_s;

function change(post: Post, refer: Refer): void {
  const { encounter } = post.state;
  if (encounter) post.set({ encounter: { ...encounter, refer } });
}

/** Six digits from the desk: good for this code, this post, this challenge, this once. */
export async function reply(post: Post, typed: string): Promise<ReplyAnswer> {
  const { encounter, device } = post.state;
  if (!encounter?.refer || !device) return 'TIME';
  const over = spent(encounter.refer, post.elapsed.read(), lifeS(post));
  if (over) return over;
  const { challenge } = encounter.refer;
  const bound = { deployment: device.deployment, checkpoint: device.place.uuid, challenge };
  const code = boundCode(encounter.verdict, encounter.controlCode);
  const isRight = (await replyCode(device.replyKey, { ...bound, code })) === typed;
  if (!isStill(post, encounter.id, challenge)) return 'TIME';
  if (!isRight) return wrong(post);
  const by = post.bundle?.desk[0]?.name ?? 'DESK';
  const override = { kind: 'DESK', by: by.slice(0, 120), why: 'reply code', challenge, replyCode: typed } as const;
  return (await record(post, 'PASSED', override)) ? 'ACCEPTED' : 'LOST';
}

/** Whether the party and the challenge that something was meant for still stand there. */
const isStill = ({ state: { encounter } }: Post, id: string, challenge: string): boolean =>
  encounter?.id === id && encounter.refer?.challenge === challenge;

/** A spent try is kept before it is told: no reload gives it back. */
async function wrong(post: Post): Promise<ReplyAnswer> {
  const refer = post.state.encounter?.refer;
  if (refer) change(post, { ...refer, wrong: refer.wrong + 1 });
  await post.kept;
  return 'WRONG';
}

/** Other digits for the desk: the ones before are dead. */
export function challengeAnew(post: Post): void {
  const refer = post.state.encounter?.refer;
  if (refer) change(post, challengedAnew(refer, post.elapsed.read(), drawn(random)));
}

/** After ten minutes without the desk, and for class 1 alone. */
export async function leaderPasses(post: Post, officerId: string, pin: string, why: string): Promise<PinAnswer> {
  const { encounter, sheet } = post.state;
  const leader = sheet?.officers.find((one) => one.id === officerId && one.leader);
  if (!encounter?.refer || !leader || !leaderMay(encounter.verdict)) return 'WRONG';
  if (leaderIn(encounter.refer, post.elapsed.read()) > 0) return 'WRONG';
  const answer = await matches(post, leader, pin);
  if (answer !== 'RIGHT' || post.state.encounter?.id !== encounter.id) return answer;
  await record(post, 'PASSED', { kind: 'LEADER', by: leader.name, why: why || 'no answer' });
  return answer;
}

/** Put the case before the desk by network, then look for its answer every few seconds. Sent again it is the same call. */
export async function callByNetwork(post: Post): Promise<void> {
  const { encounter, device } = post.state;
  if (!encounter?.refer || !device) return;
  const call: Call = { id: encounter.refer.call?.id ?? uuid(), state: 'SENDING' };
  change(post, { ...encounter.refer, call });
  const sent = await post.net.callDesk(device, encounter, encounter.refer, call.id, post.state.way);
  step(post, call.id, sent ? 'WAITING' : 'FAILED');
}

/** Look once; true when there is nothing more to look for. */
export async function lookForAnswer(post: Post): Promise<boolean> {
  const call = post.state.encounter?.refer?.call;
  const { device } = post.state;
  if (call?.state !== 'WAITING' || !device) return true;
  const answered = await post.net.answerOf(device, call.id);
  if (post.state.encounter?.refer?.call?.id !== call.id) return true;
  if (!answered) return false;
  const isPass = answered.answer === 'PASS' && answered.replyCode;
  if (isPass && (await reply(post, isPass)) === 'LOST') return false;
  step(post, call.id, answered.answer);
  return true;
}

/** Only if the same call is still the one of this encounter. */
function step(post: Post, id: string, state: Call['state']): void {
  const refer = post.state.encounter?.refer;
  if (refer?.call?.id === id) change(post, { ...refer, call: { id, state } });
}
