/** What an order would change and touch, before anything is written. */
import { instant, type Json, list, number, object, text } from '../../../shared/json';
import type { Language } from '../../../shared/language';
import { type Acted, act, PROBLEM, wish } from '../../act';
import { EPOCH, type Epoch, optionalInstant, readEpoch } from '../model';

export type Touch = {
  /** Id of the zone; null: all together, each thing once. */
  readonly zone: string | null;
  readonly kind: string;
  readonly count: number;
  readonly sample: readonly string[];
  readonly message: string;
};

export type ZonePreview = {
  readonly zone: string;
  readonly number: number;
  readonly code: string;
  readonly effectiveAt: Date;
  readonly epochs: readonly Epoch[];
  readonly pieces: readonly { readonly validFrom: Date; readonly validTo: Date | null; readonly restriction: string }[];
};

export type Preview = {
  readonly zones: readonly ZonePreview[];
  readonly touched: readonly Touch[];
  readonly summary: string;
};

const TOUCHED = 'touched { zone kind count sample message }';
/** Beside the sentence: what a field of the form can be marked by. */
const PROBLEMS = `${PROBLEM} ... on StaleProblem { id expected actual } ... on ConflictProblem { code params { name value } }`;

const PREVIEW = `query ConsolePreviewZones($order: ZoneOrderInput!) { done: previewZones(order: $order) {
  ... on ZonesPreview { summary ${TOUCHED} zones { zone number code effectiveAt epochs { ${EPOCH} }
    versions { validFrom validTo restriction } } } ${PROBLEMS} } }`;

const PUBLISH = `mutation ConsolePublishZones($input: PublishZonesInput!) { done: publishZones(input: $input) {
  ... on ZonesPublished { recordedAt summary ${TOUCHED} zones { id number code version } } ${PROBLEMS} } }`;

export const readTouch = (value: unknown, where: string): Touch => {
  const said = object(value, where);
  return {
    zone: said.zone === null ? null : text(said.zone, where),
    kind: text(said.kind, where),
    count: number(said.count, where),
    sample: list(said.sample, where, text),
    message: text(said.message, where),
  };
};

const readZonePreview = (value: unknown, where: string): ZonePreview => {
  const said = object(value, where);
  return {
    zone: text(said.zone, where),
    number: number(said.number, where),
    code: text(said.code, where),
    effectiveAt: instant(said.effectiveAt, where),
    epochs: list(said.epochs, where, readEpoch),
    pieces: list(said.versions, where, (piece) => {
      const one = object(piece, where);
      return {
        validFrom: instant(one.validFrom, where),
        validTo: optionalInstant(one.validTo, where),
        restriction: text(one.restriction, where),
      };
    }),
  };
};

export const readPreview = (said: Json): Preview => ({
  zones: list(said.zones, 'zones', readZonePreview),
  touched: list(said.touched, 'touched', readTouch),
  summary: text(said.summary, 'summary'),
});

export const preview = (order: Json, language: Language): Promise<Acted<Preview>> =>
  wish(PREVIEW, { order }, language, readPreview);

export type PublishedZone = { readonly id: string; readonly number: number; readonly code: string };
export type Published = {
  readonly recordedAt: Date;
  readonly zones: readonly PublishedZone[];
  readonly touched: readonly Touch[];
  readonly summary: string;
};

const readPublished = (said: Json): Published => ({
  recordedAt: instant(said.recordedAt, 'recordedAt'),
  zones: list(said.zones, 'zones', (value, where) => {
    const one = object(value, where);
    return { id: text(one.id, where), number: number(one.number, where), code: text(one.code, where) };
  }),
  touched: list(said.touched, 'touched', readTouch),
  summary: text(said.summary, 'summary'),
});

export const publish = (order: Json, key: string, language: Language): Promise<Acted<Published>> =>
  act(PUBLISH, { order }, language, readPublished, key);
