/** What the map has of one source, so that only what is other need be told. Pure of any browser. */
import type { Feature } from 'geojson';
import type { Change } from './messages';

type Kept = { readonly id: string; readonly text: string };

const idOf = (feature: Feature): string => String(feature.properties?.id ?? feature.id);

export class Shelf {
  private readonly kept = new Map<string, Kept>();

  /** `isMoved`: the page changes these features by itself, so none counts as unchanged. */
  constructor(
    private readonly source: string,
    private readonly isMoved = false,
  ) {}

  get count(): number {
    return this.kept.size;
  }

  /** Now these are all there is; or, of the things with `ids`, these are. */
  put(features: readonly Feature[], ids: ReadonlySet<string> | null = null): Change {
    const gone = new Set([...this.kept].filter(([, { id }]) => ids === null || ids.has(id)).map(([key]) => key));
    const add: Feature[] = [];
    const remove: string[] = [];
    for (const feature of features) {
      const key = String(feature.id);
      const text = JSON.stringify(feature);
      const before = this.kept.get(key);
      gone.delete(key);
      if (before?.text === text && !this.isMoved) continue;
      if (before) remove.push(key);
      add.push(feature);
      this.kept.set(key, { id: idOf(feature), text });
    }
    for (const key of gone) this.kept.delete(key);
    return { source: this.source, remove: [...gone, ...remove], add };
  }
}

const MOST_FEATURES = 250;
const MOST_PLACES = 6_000;

/** In pieces that the page can hand on without a noticeable pause. */
export function pieces({ source, remove, add }: Change): readonly Change[] {
  const found: Change[] = [];
  let piece: Feature[] = [];
  let places = 0;
  for (const feature of add) {
    piece.push(feature);
    places += placesIn(feature.geometry);
    if (piece.length < MOST_FEATURES && places < MOST_PLACES) continue;
    found.push({ source, remove: [], add: piece });
    [piece, places] = [[], 0];
  }
  if (piece.length > 0) found.push({ source, remove: [], add: piece });
  const [first, ...rest] = found;
  if (remove.length === 0) return found;
  return [{ source, remove, add: first?.add ?? [] }, ...rest];
}

function placesIn(geometry: Feature['geometry']): number {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.length;
  return countIn(geometry.coordinates);
}

function countIn(coordinates: unknown): number {
  if (!Array.isArray(coordinates) || typeof coordinates[0] === 'number') return 1;
  return coordinates.reduce<number>((sum, part) => sum + countIn(part), 0);
}
