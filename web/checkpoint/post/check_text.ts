/** The text of a check and of a change of shift (docs/check.md): what is hashed, signed and kept. Pure. */
import type { Bundle, Outcome } from '../../shared/credential/model';
import type { Clock, Passage } from '../../shared/verdict/model';
import type { Device, Encounter, Shift } from '../model';
import type { Head } from '../store/database';
import type { Override } from './refer';

const PAYLOAD_MOST = 4_096;
const REASONS_MOST = 64;

export type CheckSaid = {
  readonly encounter: Encounter;
  readonly outcome: Outcome;
  readonly override: Override | null;
  readonly device: Device;
  readonly shift: Shift | null;
  readonly way: Passage;
  readonly bundle: Bundle | null;
  /** The phone's own time: the latest it can be where no clock is trusted. */
  readonly wallS: number;
};

export function checkText(said: CheckSaid, head: Head): string {
  const { encounter, device, shift, bundle } = said;
  const { verdict } = encounter;
  return JSON.stringify({
    id: encounter.id,
    kind: 'CHECK',
    checkpoint: device.place.uuid,
    device: device.uuid,
    source: encounter.source,
    passage: verdict.kind ?? assumed(said.way),
    direction: said.way.direction,
    decidedAt: decidedAt(encounter.clock, said.wallS),
    decision: verdict.decision,
    reasons: verdict.findings.map((finding) => finding.reason).slice(0, REASONS_MOST),
    outcome: said.outcome,
    payload: encounter.text?.slice(0, PAYLOAD_MOST) ?? undefined,
    controlCode: verdict.claims?.controlCode ?? encounter.controlCode ?? undefined,
    plate: encounter.plate ?? encounter.seen.plate?.slice(0, 12) ?? undefined,
    cti: verdict.claims?.cti ?? undefined,
    officer: shift?.officer ?? undefined,
    officerId: shift?.officerId ?? undefined,
    override: said.override ?? undefined,
    alert: verdict.alert || undefined,
    bundleSequence: bundle?.sequence ?? undefined,
    bundleAsOf: bundle?.issuedAt ?? undefined,
    position: head.position + 1,
    previousHash: head.hash ?? undefined,
  });
}

/** What could not be judged was still going somewhere. */
const assumed = (way: Passage) => (way.direction === 'OUTWARD' ? 'LEAVE' : way.through ? 'TRANSIT' : 'ENTER');

export type ShiftSaid = {
  readonly id: string;
  readonly device: Device;
  readonly shift: Shift;
  readonly event: 'ON' | 'OFF';
  readonly note: string | null;
  readonly clock: Clock;
  readonly wallS: number;
};

export function shiftText(said: ShiftSaid, head: Head): string {
  const { device, shift } = said;
  return JSON.stringify({
    kind: 'SHIFT',
    id: said.id,
    checkpoint: device.place.uuid,
    device: device.uuid,
    event: said.event,
    officerId: shift.officerId,
    officer: shift.officer,
    decidedAt: decidedAt(said.clock, said.wallS),
    note: said.note ?? undefined,
    position: head.position + 1,
    previousHash: head.hash ?? undefined,
  });
}

/** An interval even where nothing bounds it above: then the phone's own clock is the best guess. */
function decidedAt({ earliest, latest }: Clock, wallS: number): { earliest: string; latest: string } {
  const end = latest ?? Math.max(earliest, Math.ceil(wallS));
  return { earliest: iso(earliest), latest: iso(end) };
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
