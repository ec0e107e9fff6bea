/** Telling the duty desk of a REFER over the network, while there is one. */
import { object } from '../../shared/json';
import { uuid } from '../../shared/uuid';
import type { Passage } from '../../shared/verdict/model';
import type { Device, Encounter } from '../model';
import type { Refer } from '../post/refer';
import { ask, failed, member } from './graphql';

const CALL = `mutation Call($input: CallDeskInput!) {
  callDesk(input: $input) { __typename ... on Problem { message } }
}`;
const LOOK = 'query Look($id: UUID!) { deskCall(id: $id) { state answer replyCode } }';

export async function callDesk(
  device: Device,
  encounter: Encounter,
  refer: Refer,
  id: string,
  way: Passage | null,
): Promise<boolean> {
  const input = { idempotencyKey: uuid(), ...questionOf(device, encounter, refer, id, way) };
  const answer = await ask(CALL, { input }, device.token);
  return answer.kind === 'data' && !failed(member(answer.data, 'callDesk', 'CallWaiting'));
}

/** All that this phone's own verdict was asked with: the desk judges the same passage. */
export function questionOf(device: Device, encounter: Encounter, refer: Refer, id: string, way: Passage | null) {
  const { verdict, seen } = encounter;
  return {
    id,
    checkpoint: device.place.id,
    controlCode: verdict.claims?.controlCode ?? encounter.controlCode,
    plate: encounter.plate,
    challenge: refer.challenge,
    reasons: verdict.findings.map((finding) => finding.reason),
    decision: verdict.decision,
    purpose: verdict.claims?.purpose ?? null,
    direction: way?.direction ?? null,
    through: way?.through ?? false,
    nameConfirmed: seen.nameConfirmed,
    idConfirmed: seen.idConfirmed,
    idTail: seen.idTail,
    plateSeen: seen.plate,
    healthShown: seen.healthShown,
  };
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
