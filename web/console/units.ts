/** Administrative units by id: their names, wherever an id stands. */
import { type Json, list, object, text } from '../shared/json';
import { useAsked } from './live/use_asked';

export type Unit = { readonly id: string; readonly name: string; readonly level: string };

const UNITS = 'query ConsoleUnits { adminUnits(first: 500) { edges { node { id name level } } } }';

const readUnits = (data: Json): readonly Unit[] =>
  list(object(data.adminUnits, 'adminUnits').edges, 'edges', (edge, where) => {
    const unit = object(object(edge, where).node, where);
    return { id: text(unit.id, where), name: text(unit.name, where), level: text(unit.level, where) };
  });

/** Empty before they are known. */
export const useUnits = (): readonly Unit[] => useAsked(UNITS, {}, readUnits, ['UNITS_LOADED']).value ?? [];

export const unitName = (units: readonly Unit[], id: string | null): string | null =>
  units.find((unit) => unit.id === id)?.name ?? null;
