/** How long a stopped crew has waited, and how pressing that is. Pure. */
import { PATIENCE_MS, type Stop } from './stop_model';

/** Calm, more than half of its patience gone, all of it, or passed on because nobody answered. */
export type Pressure = 'calm' | 'soon' | 'over' | 'passed-on';

export type Waiting = {
  readonly minutes: number;
  readonly seconds: number;
  readonly pressure: Pressure;
  /** Whole minutes until the next is asked, rounded up; null: nobody is. */
  readonly nextInMinutes: number | null;
};

export function waiting(stop: Pick<Stop, 'occurredAt' | 'nextStepAt' | 'step'>, nowMs: number): Waiting {
  const waitedMs = Math.max(0, nowMs - stop.occurredAt.getTime());
  const nextMs = stop.nextStepAt === null ? null : Math.max(0, stop.nextStepAt.getTime() - nowMs);
  return {
    minutes: Math.floor(waitedMs / 60_000),
    seconds: Math.floor(waitedMs / 1_000) % 60,
    pressure: pressureOf(stop.step, waitedMs),
    nextInMinutes: nextMs === null ? null : Math.ceil(nextMs / 60_000),
  };
}

function pressureOf(step: number, waitedMs: number): Pressure {
  if (step > 0) return 'passed-on';
  if (waitedMs >= PATIENCE_MS) return 'over';
  return waitedMs >= PATIENCE_MS / 2 ? 'soon' : 'calm';
}
