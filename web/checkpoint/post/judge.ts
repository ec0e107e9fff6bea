/** From what was scanned or found to a verdict, and from there to what really happened. */
import wire from '../../../credentials/wire.json';
import type { Claims, Outcome } from '../../shared/credential/model';
import { signCheck } from '../../shared/credential/secrets';
import { uuid } from '../../shared/uuid';
import { verdict } from '../../shared/verdict';
import type { Lookup, Passing, Seen, Verdict } from '../../shared/verdict/model';
import { type Encounter, type Source, UNSEEN } from '../model';
import { keep } from '../store/database';
import { append, type Write, waiting } from '../store/queue';
import { checkText } from './check_text';
import { sha256 } from './hash';
import { sorted, takeNews } from './news';
import type { Post } from './post';
import { drawn, type Override, opened } from './refer';

export const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

type Asked = Pick<Encounter, 'source' | 'text' | 'lookup' | 'controlCode' | 'plate'>;

/** All codes of one picture: news is taken first, so that the permits beside it are judged by it, one after the other. */
export async function scanned(post: Post, texts: readonly string[]): Promise<void> {
  const { news, others } = sorted(texts);
  for (const text of news) await takeNews(post, text);
  if (others.length > 0 && isTaken(post)) return post.say('post-choose-first');
  const permits = others.filter((text) => text.startsWith(wire.prefix.text));
  post.next = [...new Set(permits.length > 0 ? permits : others.slice(0, 1))];
  await meetNext(post);
}

async function meetNext(post: Post): Promise<void> {
  const [text, ...rest] = post.next;
  post.next = rest;
  if (text !== undefined) await meet(post, { source: 'SCAN', text, lookup: null, controlCode: null, plate: null });
}

/** A row of the sheet, found by a code, a plate or a few digits. */
export function lookedUp(post: Post, claims: Claims, source: Source, plate: string | null): Promise<void> {
  return meet(post, { source, text: null, lookup: { claims }, controlCode: claims.controlCode, plate });
}

/** A whole control code that the sheet does not have: only the desk can tell. */
export function notOnSheet(post: Post, code: string): Promise<void> {
  return meet(post, { source: 'CODE', text: null, lookup: null, controlCode: code, plate: null });
}

/** Somebody stands there unanswered: what comes late, a picture or a scan, must not take their place. */
const isTaken = (post: Post): boolean => post.isMeeting || post.state.encounter !== null;

async function meet(post: Post, asked: Asked): Promise<void> {
  if (isTaken(post)) return post.say('post-choose-first');
  post.isMeeting = true;
  const base = { ...asked, id: uuid(post.now().earliest * 1000 || Date.now()), seen: UNSEEN, refer: null };
  const judgement = await judged(post, base).finally(() => {
    post.isMeeting = false;
  });
  hush(post);
  post.set({ encounter: { ...base, ...judgement }, notice: null });
}

/** Judge again with what the officer has typed or ticked meanwhile; what else happened to this party meanwhile stays. */
export async function rejudge(post: Post, change: Partial<Seen>): Promise<void> {
  const before = post.state.encounter;
  if (!before) return;
  const seen = { ...before.seen, ...change };
  post.set({ encounter: { ...before, seen } });
  const judgement = await judged(post, { ...before, seen });
  const { encounter } = post.state;
  if (encounter?.id !== before.id || encounter.seen !== seen) return;
  if (encounter.verdict.decision !== judgement.verdict.decision) hush(post);
  post.set({ encounter: { ...encounter, ...judgement, refer: encounter.refer ?? judgement.refer } });
}

type Judgement = Pick<Encounter, 'clock' | 'verdict' | 'refer'>;

async function judged(post: Post, base: Omit<Encounter, 'clock' | 'verdict'>): Promise<Judgement> {
  const clock = post.now();
  const found = await answer(post, base.text ?? base.lookup, base.seen);
  const at = post.elapsed.read();
  const refer = found.decision === 'REFER' ? (base.refer ?? opened(at, drawn(random))) : base.refer;
  return { clock, verdict: found, refer };
}

const CODE_ALONE: Verdict = {
  decision: 'REFER',
  findings: [{ reason: 'CODE_ONLY', weight: 'REFER', zones: [] }],
  compare: [],
  ageS: null,
  alert: false,
  kind: null,
  claims: null,
};

async function answer(post: Post, subject: string | Lookup | null, seen: Seen): Promise<Verdict> {
  const { bundle, way, history } = post.state;
  if (subject === null || way === null) return CODE_ALONE;
  return verdict(subject, bundle, post.now(), way, history, seen);
}

/** So long after another screen came up a tap may still have been meant for the one before. */
const QUIET_MS = 500;

function hush(post: Post): void {
  post.quietUntilMs = performance.now() + QUIET_MS;
}

/** What a finger on a verdict's button does. */
export const tapped = async (post: Post, outcome: Outcome): Promise<boolean> =>
  !isTooEarly(post) && record(post, outcome);

/** Whether a tap of now may have been meant for the screen before; a key that had to be led to its button was not. */
export const isTooEarly = (post: Post): boolean => performance.now() < post.quietUntilMs;

/** Keep what happened at the end of the chain; the next scan can begin. False: it was not kept. */
export async function record(post: Post, outcome: Outcome, override: Override | null = null): Promise<boolean> {
  if (post.isRecording) return false;
  post.isRecording = true;
  const kept = await recorded(post, outcome, override).finally(() => {
    post.isRecording = false;
  });
  if (kept) await meetNext(post);
  return kept;
}

async function recorded(post: Post, outcome: Outcome, override: Override | null): Promise<boolean> {
  const { encounter, device, way, shift, history } = post.state;
  if (!encounter || !device || !way) return false;
  const told = encounter.verdict.decision === 'NOT_OURS' ? { ...encounter, text: null } : encounter;
  const said = { encounter: told, outcome, override, device, shift, way, bundle: post.bundle };
  const passing = passingOf(encounter, outcome, device.place.uuid);
  const write: Write = async (head) => {
    const text = checkText({ ...said, wallS: Date.now() / 1000 }, head);
    return { id: encounter.id, text, hash: await sha256(text), signature: await signed(post, text) };
  };
  const kept = await post.write(() => append(post.memory, device.uuid, device.place.id, write, passing));
  if (!kept) return false;
  post.set({
    encounter: null,
    waiting: await waiting(post.memory),
    history: passing ? [...history, passing] : history,
    notice: { key: `post-recorded-${outcome}` },
  });
  if (told.verdict.decision === 'NOT_OURS') await count(post);
  post.poke();
  return true;
}

/** The device's signature; a browser that cannot sign still hands in what happened. */
export async function signed(post: Post, text: string): Promise<string | null> {
  const { device } = post.state;
  if (!device) return null;
  return signCheck(device.privateKey, device.deployment, device.uuid, text).catch(() => null);
}

function passingOf(
  { verdict: { claims, kind }, clock }: Encounter,
  outcome: Outcome,
  checkpoint: string,
): Passing | null {
  return claims && kind ? { cti: claims.cti, at: clock.earliest, checkpoint, kind, outcome } : null;
}

/** How many other papers were shown today, for nobody else to know. */
async function count(post: Post): Promise<void> {
  const notOurs = post.state.notOurs + 1;
  post.set({ notOurs });
  await post.write(() => keep(post.memory, 'notOurs', { day: new Date().toDateString(), count: notOurs }));
}

/** Nothing came of it: scan again, or go on with what else stood on the picture. */
export async function dismiss(post: Post): Promise<void> {
  post.set({ encounter: null });
  await meetNext(post);
}
