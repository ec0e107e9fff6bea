/** Every zone that is in force at the map's instant. */
import { useReader } from '../../shared/context';
import type { Json } from '../../shared/json';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { useAsked } from '../live/use_asked';
import { readPage, usePages } from '../live/use_pages';
import { hrefTo } from '../route';
import { type Unit, unitName, useUnits } from '../units';
import { dateAndTime } from '../when';
import { LEVELS, type Level, readLevels } from './levels';
import { readVersion, type Version, ZONES } from './model';
import { levelWords, qualityWords } from './words';

export const ZONE_STIRS = ['ZONES_PUBLISHED', 'ZONE_CHANGED', 'ZONE_REAFFIRMED', 'LEVEL_CHANGED'];

const readZones = (data: Json) => readPage(data.zones, readVersion);

export function ZoneList({ at }: { readonly at: string | null }) {
  const pages = usePages(ZONES, { at }, readZones, ZONE_STIRS);
  const levels = useAsked(LEVELS, { at }, readLevels, ['LEVEL_CHANGED']).value ?? [];
  return (
    <List
      name="zones"
      title="console-panel-zones"
      columns={useColumns(levels)}
      pages={pages}
      keyOf={(one) => one.id}
      href={(one) => hrefTo('zones', [one.id])}
      place={(one) => one.geometry}
      emptyKey="zones-desk-none"
    />
  );
}

function useColumns(levels: readonly Level[]): readonly Column<Version>[] {
  const { say, language } = useReader();
  const units = useUnits();
  return [
    {
      key: 'name',
      title: 'zones-desk-name',
      value: (one) => one.name,
      cell: (one) => (
        <>
          {one.name}
          <small>
            {say(`ZoneKind-${one.kind}`)} · {one.code}
          </small>
        </>
      ),
    },
    { key: 'number', title: 'zones-desk-number', value: (one) => one.number, isNumeric: true },
    {
      key: 'level',
      title: 'zones-desk-level',
      value: (one) => one.level,
      cell: (one) => (
        <>
          {levelWords(one.level, levels, language, say)}
          <small>{say(`Restriction-${one.restriction}`)}</small>
        </>
      ),
    },
    {
      key: 'validFrom',
      title: 'zones-desk-valid',
      value: (one) => one.validFrom.toISOString(),
      cell: (one) => (
        <>
          {dateAndTime(one.validFrom, language)}
          <small>{one.validTo && `→ ${dateAndTime(one.validTo, language)}`}</small>
        </>
      ),
    },
    { key: 'precedence', title: 'zones-desk-precedence', value: (one) => one.precedence, isNumeric: true },
    {
      key: 'quality',
      title: 'zones-desk-quality',
      value: (one) => one.geometryQuality,
      cell: (one) => qualityWords(one, say),
    },
    ...hidden(units),
  ];
}

/** In files, and to be found by. */
const hidden = (units: readonly Unit[]): readonly Column<Version>[] =>
  (
    [
      ['code', (one) => one.code],
      ['kind', (one) => one.kind],
      ['restriction', (one) => one.restriction],
      ['unit', (one) => unitName(units, one.unit)],
      ['validTo', (one) => one.validTo?.toISOString() ?? null],
      ['qualityM', (one) => one.geometryQualityM],
      ['version', (one) => one.version],
      ['act', (one) => one.act.number],
    ] as const satisfies readonly (readonly [string, Column<Version>['value']])[]
  ).map(([key, value]) => ({ key, title: 'zones-desk-name', value, isHidden: true }));
