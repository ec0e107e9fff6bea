/** What would become of an application if it were decided now, and who would go. */
import { instant, type Json, number, object, optionalText, text } from '../../shared/json';
import { rows } from './read';

export type ZoneOutlook = {
  readonly number: number;
  readonly name: string;
  readonly kind: string | null;
  readonly restriction: string | null;
  readonly level: string | null;
  readonly rule: string;
  readonly approval: string | null;
  readonly unit: string | null;
  readonly forbiddenFrom: Date | null;
  readonly quota: number | null;
  readonly live: number;
};

export type Outlook = {
  readonly zones: readonly ZoneOutlook[];
  readonly refusals: readonly string[];
  readonly stricter: readonly string[];
};

export const OUTLOOK = `zones { number name kind restriction level rule approval unit forbiddenFrom quota live }
  refusals { message } stricter { message }`;

export const readOutlook = (one: Json): Outlook => ({
  zones: rows(one.zones, 'zones', readZone),
  refusals: rows(one.refusals, 'refusals', (reason, where) => text(reason.message, where)),
  stricter: rows(one.stricter, 'stricter', (reason, where) => text(reason.message, where)),
});

const readZone = (one: Json, where: string): ZoneOutlook => ({
  number: number(one.number, where),
  name: text(one.name, where),
  kind: optionalText(one.kind, where),
  restriction: optionalText(one.restriction, where),
  level: optionalText(one.level, where),
  rule: text(one.rule, where),
  approval: optionalText(one.approval, where),
  unit: optionalText(one.unit, where),
  forbiddenFrom: one.forbiddenFrom === null ? null : instant(one.forbiddenFrom, where),
  quota: one.quota === null ? null : number(one.quota, where),
  live: number(one.live, where),
});

/** Somebody of the roster, as far as the reader may see. */
export type Goer = {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly phone: string | null;
  /** Last day on which the newest health declaration counts; null: none, or not to be seen. */
  readonly healthUntil: string | null;
};

export const GOER = 'id name state phone health { validUntil }';

export const readGoer = (one: Json, where: string): Goer => ({
  id: text(one.id, where),
  name: text(one.name, where),
  state: text(one.state, where),
  phone: optionalText(one.phone, where),
  healthUntil: one.health === null ? null : text(object(one.health, where).validUntil, where),
});

export type Vehicle = {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly plate: string;
  readonly state: string;
};

export const VEHICLE = 'id kind label plateShown state';

export const readVehicle = (one: Json, where: string): Vehicle => ({
  id: text(one.id, where),
  kind: text(one.kind, where),
  label: text(one.label, where),
  plate: text(one.plateShown, where),
  state: text(one.state, where),
});
