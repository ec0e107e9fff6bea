/** Where a crew is while it is on duty. Instants in milliseconds by the server's clock, lengths in metres. */
export type Fix = {
  readonly seq?: number;
  readonly account: string;
  readonly crew: string;
  readonly atMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number;
  readonly speedMps: number | null;
  readonly courseDeg: number | null;
  readonly batteryPct: number | null;
};

/** Fixes under one key: said again in the same words until there is an answer. */
export type Batch = { readonly idempotencyKey: string; readonly seqs: readonly number[] };

/** The bearer of this phone said that it shares, for this crew. */
export type Wish = { readonly account: string; readonly crew: string; readonly sinceMs: number };

/** Off duty: who said it of which crew, and when by this phone's clock. */
export type OffDuty = {
  readonly account: string;
  readonly crew: string;
  readonly idempotencyKey: string;
  readonly atMs: number;
  /** When the server had it; what is loaded later shows it. */
  readonly heardMs: number | null;
};

/** Why this phone does not share now, or that it does. */
export type Standing =
  | 'shares'
  /** The crew is off duty. */
  | 'off'
  /** The crew is on duty, by another phone or the dispatcher; this phone was not asked to share. */
  | 'others'
  /** No crew, or no session: nobody to share with. */
  | 'nobody';
