/** Everything the way shows, from what is kept and what was chosen. Pure. */
import type { Purpose } from '../../shared/credential/model';
import { PURPOSES } from '../../shared/credential/wire';
import type { Kept, Paper } from '../model';
import { shown, standing } from '../rules';
import { type Area, type Mark, placeAt } from './drawing';
import { baseOf, type End, endsOf, wayTo } from './ends';
import { type Asked, judged, versionAt } from './judging';
import { type LonLat, lengthOf } from './measure';
import type { Ground } from './model';
import { type PostOnWay, postsOf, type Stretch, stretchesOf } from './plan';

export type Chosen = {
  readonly endId: string | null;
  /** Null: now. */
  readonly atMs: number | null;
  readonly here: LonLat | null;
};
export type SeenWay = {
  readonly ends: readonly End[];
  readonly end: End | null;
  readonly from: 'here' | 'base' | 'goal';
  readonly way: readonly LonLat[];
  readonly lengthM: number;
  readonly purpose: Purpose;
  readonly stretches: readonly Stretch[];
  readonly posts: readonly PostOnWay[];
  readonly areas: readonly Area[];
  readonly marks: readonly Mark[];
  /** Hours at which something on the way turns. */
  readonly turns: readonly number[];
};

const MOST_TURNS = 3;

export function seenWay(ground: Ground, kept: Kept, { endId, atMs, here }: Chosen, nowMs: number): SeenWay {
  const papers = shown(kept.papers, nowMs).filter((paper) => standing(paper, nowMs).shows);
  const ends = endsOf(ground, papers, nowMs);
  const end = ends.find(({ id }) => id === endId) ?? ends[0] ?? null;
  const base = baseOf(ground, kept.crew?.baseZone, nowMs);
  const way = end ? wayTo(end, here ?? base) : here ? [here] : [];
  const purpose = purposeOf(end, papers);
  const asked: Asked = { ground, papers, purpose };
  const at = atMs ?? nowMs;
  const stretches = stretchesOf(way, ground.zones, postsOf(way, ground.posts, new Set()), asked, at);
  const met = stretches.filter(({ isNear }) => !isNear);
  return {
    ends,
    end,
    from: here ? 'here' : base ? 'base' : 'goal',
    way,
    lengthM: lengthOf(way),
    purpose,
    stretches,
    posts: postsOf(way, ground.posts, new Set(met.map(({ zone }) => zone.number))),
    areas: areasOf(ground, asked, at),
    marks: marksOf(way, met),
    turns: turnsOf(way, ground, asked, nowMs),
  };
}

const purposeOf = (end: End | null, [first]: readonly Paper[]): Purpose =>
  end?.purpose ?? PURPOSES.find((one) => one === first?.purpose) ?? 'INCIDENT_REPAIR';

/** Small ones over large ones: what wins where zones lie on each other is seen. */
const areasOf = (ground: Ground, asked: Asked, atMs: number): readonly Area[] =>
  ground.zones
    .flatMap((zone) => {
      const version = versionAt(zone, atMs);
      if (!version?.rings) return [];
      const { rule, tone } = judged(zone, asked, atMs);
      return [{ number: zone.number, version, tone: rule === 'FREE' && tone === 'ALLOW' ? ('FREE' as const) : tone }];
    })
    .toSorted((one, other) => one.version.precedence - other.version.precedence);

/** Numbers as in the list; where the way begins inside several, they would lie on each other. */
function marksOf(way: readonly LonLat[], met: readonly Stretch[]): readonly Mark[] {
  return met.flatMap(({ crossing }, index) => {
    const place = crossing.entersM ? placeAt(way, crossing.entersM) : null;
    return place ? [{ label: String(index + 1), place }] : [];
  });
}

function turnsOf(way: readonly LonLat[], ground: Ground, asked: Asked, nowMs: number): readonly number[] {
  const posts = postsOf(way, ground.posts, new Set());
  const turns = stretchesOf(way, ground.zones, posts, asked, nowMs).flatMap(({ next }) => (next ? [next.atMs] : []));
  return [...new Set(turns)].toSorted((one, other) => one - other).slice(0, MOST_TURNS);
}
