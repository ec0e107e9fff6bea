/** What the server found in an order, by the path of the field it names. Pure. */

import { list, object } from '../../../shared/json';
import type { Say } from '../../../shared/words';
import type { Acted, Refused } from '../../act';
import type { LonLat } from '../../map/stage';
import { wordsOf } from '../../trouble';
import { type Draft, pathOf } from './draft';

export type Fault = {
  /** Inside of the order: `create.0.geometry.coordinates`, `act.number`; empty: the order itself. */
  readonly path: string;
  readonly words: string;
  /** Where in the shape. */
  readonly place: LonLat | null;
};

export function faultOf(acted: Acted<unknown> | null, say: Say, draft: Draft): Fault | null {
  if (acted?.kind === 'refused') return codeTaken(acted, draft);
  if (acted?.kind !== 'input') return null;
  const path = acted.field.replace(/^input\.?/, '').replace(/^order\.?/, '');
  const [lon, lat] = [Number(acted.params.lon), Number(acted.params.lat)];
  const place: LonLat | null = acted.params.lat && Number.isFinite(lon + lat) ? [lon, lat] : null;
  return { path, words: wordsOf(acted, say), place };
}

/** A code that another zone has stands in the instruction that asked for it. */
function codeTaken({ said, message }: Refused, draft: Draft): Fault | null {
  if (said.code !== 'ZONE_CODE_TAKEN') return null;
  const params = list(said.params, 'params', object);
  const code = params.find(({ name }) => name === 'code')?.value;
  const one = draft.instructions.find((instruction) => instruction.what === 'create' && instruction.code === code);
  return one ? { path: `${pathOf(draft, one.key)}.code`, words: message, place: null } : null;
}

/** What was found at a path, or inside of it; null: nothing. */
export function faultAt(fault: Fault | null, path: string): string | null {
  if (fault === null) return null;
  return fault.path === path || fault.path.startsWith(`${path}.`) ? fault.words : null;
}

/** The version that another order has moved on to: of which zone, by its id. */
export function staleZone(acted: Acted<unknown> | null): string | null {
  return acted?.kind === 'refused' && acted.type === 'StaleProblem' ? String(acted.said.id) : null;
}
