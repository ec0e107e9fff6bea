/** A hamlet that is sealed: a round zone and the barriers that guard it. Pure, but for the keys. */
import type { Geometry } from 'geojson';
import type { Json } from '../../../shared/json';
import { uuid } from '../../../shared/uuid';
import { folded } from '../../list/model';
import type { LonLat } from '../../map/stage';
import type { Act } from '../model';
import type { Sent } from '../order/draft';
import { circle } from '../shape/shapes';

export type Barrier = {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly place: LonLat;
  readonly hard: boolean;
  /** Sent and not answered yet: the same is sent again. */
  readonly sent: Sent | null;
  /** Id of the checkpoint, once it stands. */
  readonly checkpoint: string | null;
};

/** What lies around it: the zone that wins at its middle, if any. */
export type Surrounding = { readonly number: number; readonly name: string } | null;

export type Hamlet = {
  readonly name: string;
  /** As typed; null: made of the name. */
  readonly code: string | null;
  readonly centre: LonLat | null;
  readonly radiusM: number;
  /** By how many metres the circle may be off. */
  readonly offM: number;
  readonly level: string | null;
  readonly precedence: number;
  readonly unit: string | null;
  readonly surrounding: Surrounding;
  readonly barriers: readonly Barrier[];
  readonly desk: { readonly name: string; readonly phone: string };
  readonly act: Act;
  readonly sent: Sent | null;
  /** The zone, once it is published; from when it holds. */
  readonly zone: { readonly id: string; readonly number: number; readonly from: string } | null;
};

export const emptyHamlet = (today: string, authority: string): Hamlet => ({
  name: '',
  code: null,
  centre: null,
  radiusM: 300,
  offM: 50,
  level: 'D16',
  precedence: 20,
  unit: null,
  surrounding: null,
  barriers: [],
  desk: { name: '', phone: '' },
  act: { number: '', signedOn: today, authority },
  sent: null,
  zone: null,
});

const LONGEST_CODE = 64;

/** Capitals without diacritics and the day: `AP-TAN-LONG-1509`. */
export function codeOf({ name, code, act }: Hamlet): string {
  if (code !== null) return code;
  const words = folded(name)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const [, month = '', day = ''] = act.signedOn.split('-');
  return words && `${words.slice(0, LONGEST_CODE - 5)}-${day}${month}`;
}

export const shapeOf = ({ centre, radiusM }: Hamlet) =>
  centre === null || radiusM <= 0 ? null : circle(centre, radiusM);

/** What can be seen on the map. */
export function drawnOf(hamlet: Hamlet): Geometry | null {
  const shape = shapeOf(hamlet);
  const posts = hamlet.barriers.map(({ place }) => ({ type: 'Point' as const, coordinates: [...place] }));
  const geometries: Geometry[] = [...(shape ? [shape] : []), ...posts];
  return geometries.length === 0 ? null : { type: 'GeometryCollection', geometries };
}

export type Lack = 'name' | 'centre' | 'act' | 'desk' | 'unit';

/** What has to be said first. */
export function lacksOf({ name, centre, act, desk, barriers, unit }: Hamlet): readonly Lack[] {
  const lacks: Lack[] = [];
  if (!name.trim()) lacks.push('name');
  if (centre === null) lacks.push('centre');
  if (!act.number.trim() || !act.authority.trim()) lacks.push('act');
  if (barriers.length > 0 && (!desk.name.trim() || !desk.phone.trim())) lacks.push('desk');
  if (barriers.length > 0 && unit === null) lacks.push('unit');
  return lacks;
}

/** The order that makes the zone: `from` is the moment of publishing. */
export function orderOf(hamlet: Hamlet, from: string): Json {
  const zone = {
    code: codeOf(hamlet),
    name: hamlet.name,
    kind: 'LOCKDOWN',
    restriction: 'REQ_AUTHORISATION',
    level: hamlet.level,
    unit: hamlet.unit,
    geometry: shapeOf(hamlet),
    geometryQuality: 'APPROXIMATE',
    geometryQualityM: hamlet.offM,
    precedence: hamlet.precedence,
  };
  return { act: hamlet.act, validFrom: from, create: [zone] };
}

/** A barrier as the checkpoint that stands from the zone's beginning on: from what is around into the hamlet. */
export function postOf(hamlet: Hamlet, barrier: Barrier): Json | null {
  const { zone, surrounding, desk, unit } = hamlet;
  if (zone === null || unit === null) return null;
  const [lon, lat] = barrier.place;
  const placing = {
    name: barrier.name,
    kind: 'HAMLET_BARRIER',
    place: { lon, lat },
    fromZones: surrounding ? [surrounding.number] : [],
    toZones: [zone.number],
    desk: [desk],
    phones: barrier.phone.trim() ? [barrier.phone] : [],
    hard: barrier.hard,
  };
  return { unit, placing, validFrom: zone.from };
}

export const barrierAt = (place: LonLat, name: string): Barrier => ({
  key: uuid(),
  name,
  phone: '',
  place,
  hard: false,
  sent: null,
  checkpoint: null,
});

export const withBarrier = (hamlet: Hamlet, one: Barrier): Hamlet => ({
  ...hamlet,
  barriers: hamlet.barriers.some(({ key }) => key === one.key)
    ? hamlet.barriers.map((before) => (before.key === one.key ? one : before))
    : [...hamlet.barriers, one],
});

/** Whatever of the zone is edited is no longer what was sent. */
export const amended = (hamlet: Hamlet, change: Partial<Hamlet>): Hamlet => ({ ...hamlet, ...change, sent: null });

const METRES_OF_A_DEGREE = 111_195;

/** About how far a barrier stands outside of the circle; negative: inside. */
export function outsideM({ centre, radiusM }: Hamlet, [lon, lat]: LonLat): number {
  if (centre === null) return 0;
  const east = (lon - centre[0]) * Math.cos((centre[1] * Math.PI) / 180);
  return Math.round(Math.hypot(east, lat - centre[1]) * METRES_OF_A_DEGREE - radiusM);
}

/** `10.298, 105.64` or the other way round, as maps and telephones say it; null: no place of the tropics of Asia. */
export function placeIn(typed: string): LonLat | null {
  const [one, other, ...more] = typed
    .replace(/[°NnEe]/g, ' ')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  if (one === undefined || other === undefined || more.length > 0 || !Number.isFinite(one + other)) return null;
  const [lat, lon] = Math.abs(one) > 90 ? [other, one] : [one, other];
  return lat > 5 && lat < 25 && lon > 100 && lon < 115 ? [lon, lat] : null;
}
