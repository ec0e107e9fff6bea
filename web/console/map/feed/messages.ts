/** Between the page and the worker that reads the map's features. */
import type { Feature } from 'geojson';

export type LayerKey = 'zones' | 'checkpoints' | 'sites' | 'incidents' | 'work-orders' | 'crews';

export const LAYER_KEYS: readonly LayerKey[] = ['zones', 'checkpoints', 'sites', 'incidents', 'work-orders', 'crews'];

/** Read a layer whole, or (`ids`) some things of it. `turn` comes back, so that what was asked for before can be told apart. */
export type Wish = {
  readonly layer: LayerKey;
  readonly turn: number;
  readonly address: string;
  readonly ids: readonly string[] | null;
};

/** What is other than it was in one source of the map; a feature that changed is in both lists. */
export type Change = { readonly source: string; readonly remove: readonly string[]; readonly add: readonly Feature[] };

export type Told =
  | { readonly kind: 'changes'; readonly layer: LayerKey; readonly turn: number; readonly change: Change }
  /** Everything of this wish was told. */
  | { readonly kind: 'read'; readonly layer: LayerKey; readonly turn: number; readonly count: number }
  /** `status` of HTTP; null: no answer, or none that can be read. */
  | { readonly kind: 'failed'; readonly layer: LayerKey; readonly turn: number; readonly status: number | null };
