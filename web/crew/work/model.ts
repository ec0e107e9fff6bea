/** Work orders as a crew's phone keeps them. Instants are milliseconds since 1970, by the server's clock. */
import type { Place } from '../model';

export const STEPS = ['EN_ROUTE', 'ON_SITE', 'REPAIRING', 'DONE'] as const;
export type Step = (typeof STEPS)[number];

export const ENDS = ['COMPLETED', 'PARTIAL', 'FAILED'] as const;
export type End = (typeof ENDS)[number];

export type RunStop = { readonly id: string; readonly label: string; readonly place: Place; readonly state: string };

/** What one zone of the way asks, and which of the bearer's permits answers it. */
export type Cover = {
  readonly zone: number;
  readonly asks: string;
  /** Of the bearer of this phone; null: none. */
  readonly permit: string | null;
  /** How many of the crew lack one. */
  readonly missing: number;
  readonly forbiddenFromMs: number | null;
};

/** `by` null: by whoever uses this phone; empty: nobody knows any more. */
export type Said = { readonly id: string; readonly words: string; readonly by: string | null; readonly atMs: number };

/** What somebody did to it. */
export type Change = {
  readonly version: number;
  readonly after: string;
  readonly note: string;
  readonly by: string;
  readonly atMs: number;
};

export type WorkOrder = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly purpose: string;
  readonly state: string;
  readonly progress: string | null;
  readonly version: number;
  readonly place: Place | null;
  readonly route: readonly Place[];
  readonly stops: readonly RunStop[];
  readonly startsMs: number | null;
  readonly endsMs: number | null;
  readonly covers: readonly Cover[];
  /** What zones did to it, in the reader's words. */
  readonly flags: readonly { readonly zone: number; readonly words: string; readonly sinceMs: number }[];
  readonly notes: readonly Said[];
  /** Ids of photos that the server has. */
  readonly photos: readonly string[];
};

/** What stood when something that was done here came too late. */
export type Met = {
  readonly state: string;
  readonly progress: string | null;
  /** What others did since this phone last saw it, oldest first. */
  readonly changes: readonly Change[];
  /** The order is no longer this crew's, so that nothing more may be read of it. */
  readonly gone: boolean;
};

export const OPEN = ['ACKNOWLEDGED', 'IN_PROGRESS', 'PENDING', 'HELD'];
export const isOpen = ({ state }: { readonly state: string }): boolean => OPEN.includes(state);
