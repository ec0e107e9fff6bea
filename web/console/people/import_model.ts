/** What the server answers to a roster's file: one result a row, and the crews. */
import { type Json, list, number, object, optionalText, text } from '../../shared/json';
import type { Parameters, Say } from '../../shared/words';
import type { Column } from '../list/model';

export type Reason = { readonly code: string; readonly params: Readonly<Record<string, string>> };

export type Row = {
  readonly row: number;
  readonly name: string;
  readonly outcome: string;
  readonly plate: string;
  readonly vehicle: string | null;
  readonly crew: string;
  readonly field: string | null;
  readonly reason: Reason | null;
};

export type CrewRow = {
  readonly name: string;
  readonly outcome: string;
  readonly members: number;
  readonly vehicles: number;
  readonly rows: readonly number[];
  readonly reason: Reason | null;
};

export type Imported = {
  readonly isPreview: boolean;
  readonly columns: readonly { readonly header: string; readonly term: string | null }[];
  readonly rows: readonly Row[];
  readonly crews: readonly CrewRow[];
};

export const OUTCOMES = ['ADDED', 'CHANGED', 'KNOWN', 'WAITING', 'REFUSED'];

export function readImported(answer: Json): Imported {
  return {
    isPreview: answer.isPreview === true,
    columns: list(answer.columns, 'columns', (value, where) => {
      const one = object(value, where);
      return { header: text(one.header, where), term: optionalText(one.term, where) };
    }),
    rows: list(answer.rows, 'rows', readRow),
    crews: list(answer.crews, 'crews', readCrewRow),
  };
}

function readRow(value: unknown, where: string): Row {
  const one = object(value, where);
  return {
    row: number(one.row, where),
    name: text(one.name, where),
    outcome: text(one.outcome, where),
    plate: text(one.plate, where),
    vehicle: optionalText(one.vehicle, where),
    crew: text(one.crew, where),
    field: optionalText(one.field, where),
    reason: readReason(one.reason, where),
  };
}

function readCrewRow(value: unknown, where: string): CrewRow {
  const one = object(value, where);
  return {
    name: text(one.name, where),
    outcome: text(one.outcome, where),
    members: number(one.members, where),
    vehicles: number(one.vehicles, where),
    rows: list(one.rows, where, number),
    reason: readReason(one.reason, where),
  };
}

function readReason(value: unknown, where: string): Reason | null {
  if (value === null) return null;
  const one = object(value, where);
  const params = Object.entries(object(one.params, where)).map(([name, param]) => [name, String(param)] as const);
  return { code: text(one.code, where), params: Object.fromEntries(params) };
}

/** Why, in words: a column is called as it is on this page, not as the wire calls it. */
export function reasonWords(reason: Reason | null, say: Say): string {
  if (reason === null) return '';
  const { column } = reason.params;
  const params: Parameters = column ? { ...reason.params, column: say(`roster-column-${column}`) } : reason.params;
  return say(`reason-${reason.code}`, params);
}

export const countOf = (rows: readonly { readonly outcome: string }[], outcome: string): number =>
  rows.filter((one) => one.outcome === outcome).length;

/** As the file with the results has it. */
export const columnsOfRows = (say: Say): readonly Column<Row>[] => [
  { key: 'row', title: 'people-import-row', value: ({ row }) => row, isNumeric: true },
  { key: 'name', title: 'people-name', value: ({ name }) => name },
  { key: 'outcome', title: 'people-import-outcome', value: ({ outcome }) => say(`roster-outcome-${outcome}`) },
  { key: 'plate', title: 'people-plate', value: ({ plate }) => plate || null },
  {
    key: 'vehicle',
    title: 'people-import-vehicle',
    value: ({ vehicle }) => (vehicle ? say(`roster-outcome-${vehicle}`) : null),
  },
  { key: 'crew', title: 'people-crew-name', value: ({ crew }) => crew || null },
  {
    key: 'column',
    title: 'people-import-column',
    value: ({ field }) => (field ? say(`roster-column-${field}`) : null),
  },
  { key: 'reason', title: 'people-import-why', value: ({ reason }) => reasonWords(reason, say) || null },
];
