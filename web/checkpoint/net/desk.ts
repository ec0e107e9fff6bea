/** Telling the duty desk of a REFER over the network, while there is one. */
import { object } from '../../shared/json';
import type { Device, Encounter } from '../model';
import type { Refer } from '../post/refer';
import { ask, failed, member } from './graphql';
import { uuid } from './uuid';

const CALL = `mutation Call($input: CallDeskInput!) {
  callDesk(input: $input) { __typename ... on Problem { message } }
}`;
const LOOK = 'query Look($id: UUID!) { deskCall(id: $id) { state answer replyCode } }';

export async function callDesk(device: Device, encounter: Encounter, refer: Refer, id: string): Promise<boolean> {
  const { verdict } = encounter;
  const input = {
    idempotencyKey: uuid(),
    id,
    checkpoint: device.place.id,
    controlCode: verdict.claims?.controlCode ?? encounter.controlCode,
    plate: encounter.plate,
    challenge: refer.challenge,
    reasons: verdict.findings.map((finding) => finding.reason),
    decision: verdict.decision,
    purpose: verdict.claims?.purpose ?? null,
  };
  const answer = await ask(CALL, { input }, device.token);
  return answer.kind === 'data' && !failed(member(answer.data, 'callDesk', 'CallWaiting'));
}

export type Answered = { readonly answer: 'PASS' | 'TURN_BACK'; readonly replyCode: string | null };

/** What the desk has answered; null while it has not, or cannot be reached. */
export async function answerOf(device: Device, id: string): Promise<Answered | null> {
  const asked = await ask(LOOK, { id }, device.token);
  if (asked.kind !== 'data' || !asked.data.deskCall) return null;
  const call = object(asked.data.deskCall, 'deskCall');
  if (call.state !== 'ANSWERED') return null;
  const replyCode = typeof call.replyCode === 'string' ? call.replyCode : null;
  return { answer: call.answer === 'PASS' ? 'PASS' : 'TURN_BACK', replyCode };
}
