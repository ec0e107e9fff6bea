/** What one kind of thing is on the map: how it is drawn, what a click finds, how it is called. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Say } from '../../../shared/words';
import type { Colours } from '../colours';
import type { LayerKey } from '../feed/messages';

/** What everything is drawn by; another one of these draws it anew. */
export type Look = {
  readonly colours: Colours;
  /** Zones are coloured by the rule for this purpose. */
  readonly purpose: string;
  readonly say: Say;
};

/** From the ground up; within one, in the order of the layers. */
export const SLOTS = ['land', 'ground', 'water', 'way', 'border', 'line', 'name', 'thing', 'note', 'mark'] as const;
export type Slot = (typeof SLOTS)[number];
export type Drawn = { readonly slot: Slot; readonly spec: LayerSpecification };

export type Properties = Readonly<Record<string, unknown>>;

export type MapLayer = {
  readonly key: LayerKey;
  /** Whoever may do this sees it. */
  readonly action: string;
  readonly drawn: (look: Look) => readonly Drawn[];
  /** Ids of drawn layers that answer a click. */
  readonly hits: readonly string[];
  /** The panel that a click opens. */
  readonly panel: string;
  /** One line: what it is and how it is called. */
  readonly words: (properties: Properties, say: Say) => string;
};

export const FONT = ['Be Vietnam Pro'];
/** The first names no font: MapLibre reads the weight from it. */
export const BOLD = ['semibold', 'Be Vietnam Pro'];

/** Seconds of the instant that is shown; kept as the map's own state, so that ages go on without new features. */
export const NOW = ['global-state', 'now'];
