/** What the reader chose for the map on this device: the purpose, hidden layers, whether the legend is open. */
import { useState } from 'preact/hooks';
import { LAYER_KEYS, type LayerKey } from './feed/messages';

export type MapChoices = {
  readonly purpose: string;
  readonly hidden: ReadonlySet<LayerKey>;
  readonly isLegendOpen: boolean;
};

const KEY = 'fieldpass.map';
/** The letter's reason, and what crews go out for at night. */
const FIRST: MapChoices = { purpose: 'INCIDENT_REPAIR', hidden: new Set(), isLegendOpen: true };

export function readChoices(stored: string | null, isWide: boolean): MapChoices {
  try {
    const said = JSON.parse(stored ?? 'null');
    if (typeof said !== 'object' || said === null) return { ...FIRST, isLegendOpen: isWide };
    return {
      purpose: typeof said.purpose === 'string' ? said.purpose : FIRST.purpose,
      hidden: new Set(LAYER_KEYS.filter((key) => Array.isArray(said.hidden) && said.hidden.includes(key))),
      isLegendOpen: said.isLegendOpen === true,
    };
  } catch {
    return { ...FIRST, isLegendOpen: isWide };
  }
}

const WIDE = '(min-width: 75rem)';

export function useMapChoices(): readonly [MapChoices, (changes: Partial<MapChoices>) => void] {
  const [choices, setChoices] = useState(() => readChoices(localStorage.getItem(KEY), matchMedia(WIDE).matches));
  const change = (changes: Partial<MapChoices>) => {
    const next = { ...choices, ...changes };
    setChoices(next);
    localStorage.setItem(KEY, JSON.stringify({ ...next, hidden: [...next.hidden] }));
  };
  return [choices, change];
}
