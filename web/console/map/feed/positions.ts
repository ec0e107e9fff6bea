/** Where crews are, newer than what was read: at most one position each, patched once a second at most. Pure of the map. */
import type { Feature } from 'geojson';
import type { GeoJSONSourceDiff } from 'maplibre-gl';
import type { LivePosition } from '../../live/model';

export class Positions {
  private readonly newest = new Map<string, LivePosition>();
  private readonly waiting = new Set<string>();
  private readonly shown = new Set<string>();
  /** Asked for once: a crew that the layer does not show is not asked for with every step it makes. */
  private readonly sought = new Set<string>();

  get isWaiting(): boolean {
    return this.waiting.size > 0;
  }

  hear(positions: readonly LivePosition[]): void {
    for (const one of positions) {
      const before = this.newest.get(one.crew);
      if (before && before.atMs >= one.atMs) continue;
      this.newest.set(one.crew, one);
      this.waiting.add(one.crew);
    }
  }

  /** What was read anew, with the positions that were heard meanwhile where they are newer. */
  amended(features: readonly Feature[]): readonly Feature[] {
    return features.map((feature) => {
      const crew = String(feature.id);
      const heard = this.newest.get(crew);
      const readAt = Number(feature.properties?.atS ?? 0) * 1000;
      if (!heard || heard.atMs <= readAt) return feature;
      return { ...feature, geometry: pointOf(heard), properties: { ...feature.properties, ...factsOf(heard) } };
    });
  }

  /** What is on the map from now on. */
  placed(removed: readonly string[], added: readonly Feature[]): void {
    for (const crew of removed) this.shown.delete(crew);
    for (const { id } of added) this.shown.add(String(id));
    this.sought.clear();
  }

  /** The moves of crews that are on the map, and the ids of those that are not yet. */
  take(): { readonly diff: GeoJSONSourceDiff; readonly unknown: readonly string[] } {
    const moved = [...this.waiting].flatMap((crew) => this.newest.get(crew) ?? []);
    this.waiting.clear();
    const [known, unknown] = [
      moved.filter(({ crew }) => this.shown.has(crew)),
      moved.filter(({ crew }) => !this.shown.has(crew)),
    ];
    const update = known.map((one) => ({
      id: one.crew,
      newGeometry: pointOf(one),
      addOrUpdateProperties: Object.entries(factsOf(one)).map(([key, value]) => ({ key, value })),
    }));
    const fresh = unknown.map(({ crew }) => crew).filter((crew) => !this.sought.has(crew));
    for (const crew of fresh) this.sought.add(crew);
    return { diff: { update }, unknown: fresh };
  }
}

const pointOf = ({ lon, lat }: LivePosition): Feature['geometry'] => ({ type: 'Point', coordinates: [lon, lat] });
const factsOf = ({ accuracyM, atMs }: LivePosition) => ({
  accuracyM,
  atS: Math.round(atMs / 1000),
  at: new Date(atMs).toISOString(),
});
