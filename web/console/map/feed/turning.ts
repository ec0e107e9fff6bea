/** How a zone's time goes on: what each purpose meets now beside what it will meet. Pure. */

import { PURPOSES } from '../../../shared/credential/wire';
import type { Json } from '../../../shared/json';

type Piece = { readonly id: string; readonly properties: Json };

const begins = ({ properties }: Piece): string => String(properties.validFrom);
const isAhead = ({ properties }: Piece): boolean => properties.isAhead === true;

/** Of each piece what it says beside its own: of what holds, what comes next; of what comes, what it takes the place of. */
export function turning<P extends Piece>(pieces: readonly P[]): ReadonlyMap<P, Json> {
  const zones = new Map<string, P[]>();
  for (const piece of pieces) zones.set(piece.id, [...(zones.get(piece.id) ?? []), piece]);
  return new Map([...zones.values()].flatMap(told));
}

function told<P extends Piece>(pieces: readonly P[]): readonly (readonly [P, Json])[] {
  const line = [...pieces].sort((one, other) => begins(one).localeCompare(begins(other)));
  const holds = line.find((piece) => !isAhead(piece));
  return line.map((piece, at) => {
    const before = isAhead(piece) ? line[at - 1] : undefined;
    const after = piece === holds ? line.slice(at + 1).find(isAhead) : undefined;
    return [piece, { isNew: isAhead(piece) && !holds, ...prefixed('was:', before, piece), ...next(piece, after) }];
  });
}

function next(piece: Piece, after: Piece | undefined): Json {
  const turns = prefixed('next:', after, piece);
  return Object.keys(turns).length === 0 ? {} : { ...turns, nextFrom: after?.properties.validFrom };
}

/** Rules of another piece where they are other than this one's. */
function prefixed(prefix: string, other: Piece | undefined, piece: Piece): Json {
  if (!other) return {};
  const differing = PURPOSES.filter((purpose) => other.properties[purpose] !== piece.properties[purpose]);
  return Object.fromEntries(differing.map((purpose) => [prefix + purpose, other.properties[purpose]]));
}
