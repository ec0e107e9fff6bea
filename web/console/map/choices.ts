/** What the reader chose for the map on this device: the purpose, hidden layers, whether the legend is open. */
import { useState } from 'preact/hooks';
import { LAYER_KEYS, type LayerKey } from './feed/messages';

export type MapChoices = {
  readonly purpose: string;
  readonly hidden: ReadonlySet<LayerKey>;
  /** Null: nobody chose; then it is open where it covers nothing that is worked on. */
  readonly isLegendOpen: boolean | null;
};

const KEY = 'fieldpass.map';
/** The letter's reason, and what crews go out for at night. */
const FIRST: MapChoices = { purpose: 'INCIDENT_REPAIR', hidden: new Set(), isLegendOpen: null };

export function readChoices(stored: string | null): MapChoices {
  try {
    const said = JSON.parse(stored ?? 'null');
    if (typeof said !== 'object' || said === null) return FIRST;
    return {
      purpose: typeof said.purpose === 'string' ? said.purpose : FIRST.purpose,
      hidden: new Set(LAYER_KEYS.filter((key) => Array.isArray(said.hidden) && said.hidden.includes(key))),
      isLegendOpen: typeof said.isLegendOpen === 'boolean' ? said.isLegendOpen : null,
    };
  } catch {
    return FIRST;
  }
}

const WIDE = '(min-width: 75rem)';

/** Beside a panel the map is too small for both. */
export const isLegendShown = (choices: MapChoices, hasPanel: boolean): boolean =>
  choices.isLegendOpen ?? (!hasPanel && matchMedia(WIDE).matches);

export function useMapChoices(): readonly [MapChoices, (changes: Partial<MapChoices>) => void] {
  const [choices, setChoices] = useState(() => readChoices(localStorage.getItem(KEY)));
  const change = (changes: Partial<MapChoices>) => {
    const next = { ...choices, ...changes };
    setChoices(next);
    localStorage.setItem(KEY, JSON.stringify({ ...next, hidden: [...next.hidden] }));
  };
  return [choices, change];
}
