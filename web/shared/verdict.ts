/**
 * `verdict(text, bundle, clock, passage, history, seen)`: what a checkpoint decides without a network.
 * The twin of credentials/verdict: the same decision, reasons and order for the same inputs; tests/agreement holds them equal.
 */
import type { Bundle, Claims, Decision, InvalidBundle, Weight } from './credential/model';
import { atLeast, type Case, sides } from './verdict/case';
import { finding } from './verdict/found';
import { admit, isLookup, isWhole, type Stop } from './verdict/gate_a';
import { judge } from './verdict/gate_b';
import { mayLeave } from './verdict/leaving';
import type { Clock, History, Lookup, Passage, Seen, Verdict } from './verdict/model';
import { extended } from './verdict/turning';

export const NOTHING_SEEN: Seen = {
  nameConfirmed: false,
  idConfirmed: false,
  idTail: null,
  plate: null,
  healthShown: null,
};

const WEIGHT: Readonly<Record<Decision, Weight>> = { DENY: 'DENY', REFER: 'REFER', NOT_OURS: 'NOTE', ALLOW: 'NOTE' };
const UNSAID = { compare: [], ageS: null, alert: false, kind: null, claims: null } as const;
const INTERNAL: Verdict = { ...UNSAID, decision: 'REFER', findings: [finding('INTERNAL', 'REFER')] };

/** Decide one check. Never throws: anything unexpected is REFER with INTERNAL. */
export async function verdict(
  text: string | Lookup,
  bundle: Bundle | InvalidBundle | null,
  clock: Clock,
  passage: Passage,
  history: History,
  seen: Seen,
): Promise<Verdict> {
  try {
    const admitted = await admit(text, bundle);
    if ('stop' in admitted) return stopped(admitted, bundle, clock, passage);
    if (!isWhole(bundle)) throw new TypeError('claims without a bundle');
    return judge(caseOf(isLookup(text), admitted, bundle, clock, passage, history, seen));
  } catch {
    return INTERNAL;
  }
}

function caseOf(
  lookedUp: boolean,
  claims: Claims,
  bundle: Bundle,
  clock: Clock,
  passage: Passage,
  history: History,
  seen: Seen,
): Case {
  const [fromZones, toZones] = sides(bundle, passage);
  const base = claims.baseZone;
  return {
    claims,
    bundle,
    clock: atLeast(clock, bundle),
    passage,
    history,
    seen,
    lookedUp,
    fromZones,
    toZones,
    end: extended(claims, bundle.extensions),
    returning: base !== null && toZones.includes(base) && !fromZones.includes(base),
  };
}

/** Answer for a card that told us nothing: a forgery that leaves is REFER with an alert. */
function stopped(stop: Stop, bundle: Bundle | InvalidBundle | null, clock: Clock, passage: Passage): Verdict {
  const leaving = leaves(bundle, clock, passage);
  const alert = leaving && stop.decision === 'DENY';
  const decision = alert ? 'REFER' : stop.decision;
  return {
    ...UNSAID,
    decision,
    findings: [finding(stop.stop, WEIGHT[decision])],
    alert,
    kind: leaving ? 'LEAVE' : 'ENTER',
  };
}

/** Whether the other side may be restricted for nobody; without a bundle the officer's direction says it. */
function leaves(bundle: Bundle | InvalidBundle | null, clock: Clock, passage: Passage): boolean {
  return isWhole(bundle) ? mayLeave(bundle, atLeast(clock, bundle), passage) : passage.direction === 'OUTWARD';
}
