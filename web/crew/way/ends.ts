/** Where a way begins and where it may lead. Pure. */
import type { Purpose } from '../../shared/credential/model';
import { PURPOSES } from '../../shared/credential/wire';
import type { Paper } from '../model';
import { isWithin } from './box';
import { versionAt } from './judging';
import type { LonLat } from './measure';
import type { Ground, GroundZone } from './model';

export const KINDS = ['work', 'paper', 'zone', 'post'] as const;

export type End = {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  readonly label: string;
  readonly places: readonly LonLat[];
  /** As it was planned; empty: straight. */
  readonly route: readonly LonLat[];
  readonly purpose: Purpose | null;
};

export function endsOf(ground: Ground, papers: readonly Paper[], atMs: number): readonly End[] {
  const work = ground.goals
    .filter(({ stops }) => stops.length > 0)
    .map(
      ({ id, title, purpose, stops, route }) =>
        ({ id, kind: 'work', label: title, places: stops, route, purpose }) as const,
    );
  const permits = papers.flatMap(({ id, reference, purpose }) => {
    const said = ground.issued[id];
    const named = PURPOSES.find((one) => one === purpose) ?? null;
    if (!said || said.places.length + said.route.length === 0) return [];
    return [{ id, kind: 'paper', label: reference, places: said.places, route: said.route, purpose: named } as const];
  });
  const zones = ground.zones.flatMap((zone) => {
    const [version, place] = [versionAt(zone, atMs) ?? zone.versions[0], middleOf(zone, atMs)];
    return version && place ? [placeAs('zone', String(zone.number), version.name, place)] : [];
  });
  const posts = ground.posts
    .filter(({ place }) => ground.box && isWithin(ground.box, place))
    .map(({ name, place }) => placeAs('post', name, name, place));
  return [...work, ...permits, ...zones, ...posts];
}

const placeAs = (kind: End['kind'], id: string, label: string, place: LonLat): End => ({
  id: `${kind} ${id}`,
  kind,
  label,
  places: [place],
  route: [],
  purpose: null,
});

/** The middle of the zone a crew starts from. */
export function baseOf(ground: Ground, number: number | null | undefined, atMs: number): LonLat | null {
  const zone = ground.zones.find((one) => one.number === number);
  return zone ? middleOf(zone, atMs) : null;
}

/** As well as a drawing knows it: the mean of its first ring's corners. */
function middleOf(zone: GroundZone, atMs: number): LonLat | null {
  const ring = (versionAt(zone, atMs) ?? zone.versions[0])?.rings?.[0];
  if (!ring || ring.length < 2) return null;
  const corners = ring.slice(1);
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return { lon: mean(0), lat: mean(1) };
}

/** From the start to the end's places in their order; a planned way is kept, and its start is walked to. */
export function wayTo(end: End, start: LonLat | null): readonly LonLat[] {
  const planned = end.route.length > 1 ? end.route : end.places;
  return start ? [start, ...planned] : planned;
}
