/** What the server tells the desk, each value looked at before it is believed. */
import { instant, type Json, list, number, object, optionalText, text } from '../shared/json';

export type Post = { readonly id: string; readonly name: string; readonly hard: boolean };
export type Desk = { readonly viewer: string; readonly posts: readonly Post[] };
export type CallState = 'WAITING' | 'ANSWERED' | 'LAPSED';
export type CallAnswer = 'PASS' | 'TURN_BACK';
export type Direction = 'INWARD' | 'OUTWARD';
export type Decision = 'ALLOW' | 'REFER' | 'DENY' | 'NOT_OURS';
export type Call = {
  readonly id: string;
  readonly checkpoint: string;
  readonly calledAt: Date;
  readonly waitedS: number;
  readonly byTelephone: boolean;
  readonly challenge: string;
  readonly controlCode: string | null;
  readonly plate: string | null;
  /** What the phone's own verdict was asked with; `direction` null: it did not say, or the call came by telephone. */
  readonly direction: Direction | null;
  readonly through: boolean;
  readonly nameConfirmed: boolean;
  readonly idConfirmed: boolean;
  readonly idTail: string | null;
  readonly plateSeen: string | null;
  readonly healthShown: boolean | null;
  readonly decision: Decision | null;
  readonly reasons: readonly string[];
  readonly purposeClass: number | null;
  readonly state: CallState;
  readonly overdue: boolean;
  readonly answer: CallAnswer | null;
  readonly reason: string;
  readonly answeredBy: string;
  /** The check by which it ended at the barrier, once it has come home. */
  readonly ending: { readonly outcome: string; readonly byCode: boolean } | null;
};
export type Calls = { readonly calls: readonly Call[]; readonly next: string | null };
export type Reason = { readonly code: string; readonly weight: string; readonly zones: readonly number[] };
export type Passing = {
  readonly name: string;
  readonly at: Date;
  readonly passage: string;
  readonly decision: Decision;
  readonly outcome: string;
};
export type Permit = {
  readonly reference: string;
  readonly controlCode: string;
  readonly status: string;
  readonly purpose: string;
  readonly purposeClass: number;
  readonly entryMode: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly conditions: string;
  readonly zones: readonly { readonly number: number; readonly name: string | null }[];
};
export type Card = {
  readonly decision: Decision;
  readonly passage: string | null;
  readonly reasons: readonly Reason[];
  readonly health: readonly string[];
  readonly holder: {
    readonly name: string;
    readonly tails: readonly string[];
    readonly plates: readonly string[];
  } | null;
  readonly permit: Permit | null;
  readonly passings: readonly Passing[];
};
export type Verdicts = { readonly cards: readonly Card[]; readonly more: boolean };
export type Reply = { readonly device: string; readonly label: string; readonly code: string };
export type Answered =
  | { readonly kind: 'answered'; readonly answer: CallAnswer; readonly replies: readonly Reply[] }
  | { readonly kind: 'refused'; readonly code: string; readonly params: Record<string, string> };

const truth = (value: unknown): boolean => value === true;

export function readDesk(data: Json): Desk {
  const posts = list(data.deskPosts, 'deskPosts', (value, where): Post => {
    const post = object(value, where);
    return { id: text(post.id, where), name: text(post.name, where), hard: truth(post.hard) };
  });
  return { viewer: text(object(data.viewer, 'viewer').name, 'viewer.name'), posts };
}

export function readCalls(data: Json): Calls {
  const connection = object(data.deskCalls, 'deskCalls');
  const calls = list(connection.edges, 'edges', (value, where) => readCall(object(object(value, where).node, where)));
  if (connection.pageInfo === undefined) return { calls, next: null };
  const { hasNextPage, endCursor } = object(connection.pageInfo, 'pageInfo');
  return { calls, next: truth(hasNextPage) ? optionalText(endCursor, 'endCursor') : null };
}

function readCall(node: Json): Call {
  return {
    id: text(node.id, 'id'),
    checkpoint: text(node.checkpoint, 'checkpoint'),
    calledAt: instant(node.calledAt, 'calledAt'),
    waitedS: number(node.waitedS, 'waitedS'),
    byTelephone: truth(node.byTelephone),
    challenge: text(node.challenge, 'challenge'),
    controlCode: optionalText(node.controlCode, 'controlCode'),
    plate: optionalText(node.plate, 'plate'),
    ...readSeen(node),
    decision: optionalText(node.decision, 'decision') as Decision | null,
    reasons: list(node.reasons, 'reasons', text),
    purposeClass: node.purposeClass === null ? null : number(node.purposeClass, 'purposeClass'),
    state: text(node.state, 'state') as CallState,
    overdue: truth(node.overdue),
    answer: optionalText(node.answer, 'answer') as CallAnswer | null,
    reason: text(node.reason, 'reason'),
    answeredBy: text(node.answeredBy, 'answeredBy'),
    ending: node.ending === null ? null : readEnding(object(node.ending, 'ending')),
  };
}

function readSeen(node: Json) {
  return {
    direction: optionalText(node.direction, 'direction') as Direction | null,
    through: truth(node.through),
    nameConfirmed: truth(node.nameConfirmed),
    idConfirmed: truth(node.idConfirmed),
    idTail: optionalText(node.idTail, 'idTail'),
    plateSeen: optionalText(node.plateSeen, 'plateSeen'),
    healthShown: typeof node.healthShown === 'boolean' ? node.healthShown : null,
  };
}

function readEnding(ending: Json) {
  return { outcome: text(ending.outcome, 'outcome'), byCode: truth(ending.byCode) };
}

/** Null for a checkpoint that is there no more. */
export function readVerdicts(data: Json): Verdicts | null {
  if (data.deskVerdict === null) return null;
  const found = object(data.deskVerdict, 'deskVerdict');
  return { cards: list(found.verdicts, 'verdicts', readCard), more: truth(found.more) };
}

function readCard(value: unknown, where: string): Card {
  const card = object(value, where);
  const verdict = object(card.verdict, where);
  const compare = list(verdict.compare, 'compare', object);
  const health = compare.find((one) => one.kind === 'HEALTH');
  return {
    decision: text(verdict.decision, 'decision') as Decision,
    passage: optionalText(verdict.passage, 'passage'),
    reasons: list(verdict.reasons, 'reasons', readReason),
    health: health ? list(health.values, 'health', text) : [],
    holder: card.holder === null ? null : readHolder(object(card.holder, 'holder')),
    permit: card.permit === null ? null : readPermit(object(card.permit, 'permit')),
    passings: list(card.passings, 'passings', readPassing),
  };
}

function readReason(value: unknown, where: string): Reason {
  const reason = object(value, where);
  const zones = list(reason.zones, where, number);
  return { code: text(reason.code, where), weight: text(reason.weight, where), zones };
}

function readHolder(holder: Json) {
  return {
    name: text(holder.name, 'name'),
    tails: list(holder.tails, 'tails', text),
    plates: list(holder.plates, 'plates', text),
  };
}

function readPermit(permit: Json): Permit {
  return {
    reference: text(permit.reference, 'reference'),
    controlCode: text(permit.controlCode, 'controlCode'),
    status: text(permit.status, 'status'),
    purpose: text(permit.purpose, 'purpose'),
    purposeClass: number(permit.purposeClass, 'purposeClass'),
    entryMode: text(permit.entryMode, 'entryMode'),
    validFrom: instant(permit.validFrom, 'validFrom'),
    validTo: instant(permit.validTo, 'validTo'),
    conditions: text(permit.conditions, 'conditions'),
    zones: list(permit.zones, 'zones', (value, where) => {
      const zone = object(value, where);
      return { number: number(zone.number, where), name: optionalText(zone.name, where) };
    }),
  };
}

function readPassing(value: unknown, where: string): Passing {
  const passing = object(value, where);
  return {
    name: text(passing.name, where),
    at: instant(passing.at, where),
    passage: text(passing.passage, where),
    decision: text(passing.decision, where) as Decision,
    outcome: text(passing.outcome, where),
  };
}

export function readAnswered(data: Json): Answered {
  const done = object(data.answerCall, 'answerCall');
  if (done.__typename !== 'CallAnswered') return readRefused(done);
  const replies = list(done.replyCodes, 'replyCodes', (value, where): Reply => {
    const reply = object(value, where);
    return { device: text(reply.device, where), label: text(reply.label, where), code: text(reply.code, where) };
  });
  return { kind: 'answered', answer: text(done.answer, 'answer') as CallAnswer, replies };
}

function readRefused(done: Json): Answered {
  const params = done.params === undefined ? [] : list(done.params, 'params', object);
  return {
    kind: 'refused',
    code: optionalText(done.code, 'code') ?? 'NOT_FOUND',
    params: Object.fromEntries(params.map((one) => [text(one.name, 'name'), text(one.value, 'value')])),
  };
}
