/** A permit as it is typed, and as the server takes it. Pure. */
import type { Json } from '../../../shared/json';
import type { LonLat } from '../../map/stage';
import { fromInput, toInput } from '../../map/time/local_input';
import type { Wanted } from '../application_model';

/** Times are clocks in Việt Nam, as fields have them. */
export type Wish = Omit<Wanted, 'validFrom' | 'validTo' | 'hours'> & {
  readonly validFrom: string;
  readonly validTo: string;
  readonly hours: readonly { readonly from: string; readonly to: string }[];
};

const HOUR_MS = 3_600_000;

/** From the next whole hour, for as long as a night and a day. */
export function begun(organisation: string, nowMs: number, longMs = 24 * HOUR_MS): Wish {
  const start = Math.ceil(nowMs / HOUR_MS) * HOUR_MS;
  return {
    organisation,
    purpose: 'INCIDENT_REPAIR',
    subjectType: 'CREW',
    holders: [],
    vehicles: [],
    crew: null,
    baseZone: null,
    entryMode: 'MULTIPLE',
    zones: [],
    places: [],
    route: [],
    validFrom: toInput(start),
    validTo: toInput(start + longMs),
    hours: [],
    conditions: '',
    premises: '',
    workOrder: null,
    replaces: null,
  };
}

export const wishOf = (wanted: Wanted): Wish => ({
  ...wanted,
  validFrom: toInput(wanted.validFrom.getTime()),
  validTo: toInput(wanted.validTo.getTime()),
  hours: wanted.hours.map(({ startMin, endMin }) => ({ from: clock(startMin), to: clock(endMin) })),
});

/** The same wish for these zones only, to be asked for anew. */
export const againFor = (wish: Wish, zones: readonly number[]): Wish => ({ ...wish, zones });

/** Keys of the words for what is still to be typed, in the order of the form. */
export function missingIn(wish: Wish): readonly string[] {
  const [from, to] = [fromInput(wish.validFrom), fromInput(wish.validTo)];
  return [
    ...(wish.organisation ? [] : ['organisation']),
    ...(wish.holders.length > 0 ? [] : ['holders']),
    ...(wish.subjectType === 'VEHICLE' && wish.vehicles.length === 0 ? ['vehicles'] : []),
    ...(wish.subjectType === 'PREMISES' && !wish.premises.trim() ? ['premises'] : []),
    ...(wish.zones.length > 0 ? [] : ['zones']),
    ...(from !== null && to !== null && from < to ? [] : ['times']),
    ...(wish.hours.every(({ from: start, to: end }) => minutes(start) !== null && minutes(end) !== null)
      ? []
      : ['hours']),
  ];
}

/** Null while something is missing. */
export function wantedInput(wish: Wish): Json | null {
  const [from, to] = [fromInput(wish.validFrom), fromInput(wish.validTo)];
  if (missingIn(wish).length > 0 || from === null || to === null) return null;
  return {
    ...wish,
    places: wish.places.map(lonLat),
    route: wish.route.length > 1 ? wish.route.map(lonLat) : [],
    validFrom: new Date(from).toISOString(),
    validTo: new Date(to).toISOString(),
    hours: wish.hours.map((one) => span(minutes(one.from) ?? 0, minutes(one.to) ?? 0)),
  };
}

const lonLat = ([lon, lat]: LonLat) => ({ lon, lat });

const clock = (min: number): string =>
  `${String(Math.floor(min / 60) % 24).padStart(2, '0')}:${String(min % 60).padStart(2, '0')}`;

const DAY = 1440;

/** As the server has a daily span: both within the day; one that ends before it starts runs over midnight. */
const span = (startMin: number, endMin: number) => ({ startMin, endMin: endMin % DAY });

function minutes(clockText: string): number | null {
  const found = /^(\d\d):(\d\d)$/.exec(clockText);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}
