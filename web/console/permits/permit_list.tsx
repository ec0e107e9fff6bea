/** Permits that were sought, newest first. */
import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Json } from '../../shared/json';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { readPage, usePages } from '../live/use_pages';
import { go, hrefTo } from '../route';
import { useNames } from './names';
import { shapeOf } from './on_map';
import { filterOf, keptParams, type Params } from './permit_filter';
import { PERMIT_ROW, type PermitRow, readPermitRow } from './permit_model';
import { SeekBar } from './seek_bar';
import { PermitTag, PlateOrKind, Span, Tag, ZonesShort } from './shown';
import { PERMIT_STIRS } from './stirs';

const PERMITS = `query DeskPermits($first: Int!, $after: String, $filter: PermitFilterInput) {
  permits(first: $first, after: $after, filter: $filter) { edges { node { ${PERMIT_ROW} } }
    pageInfo { hasNextPage endCursor } } }`;

const read = (data: Json) => readPage(data.permits, readPermitRow);

export function PermitList({ params }: { readonly params: Params }) {
  const pages = usePages(PERMITS, { filter: filterOf(params) }, read, PERMIT_STIRS);
  const columns = useColumns();
  const kept = keptParams(params);
  const entered = useRef<string | null>(null);
  const open = () => {
    if (entered.current === null || entered.current !== (params.text ?? '') || pages.rows === null) return;
    entered.current = null;
    const [only] = pages.rows;
    if (only && pages.rows.length === 1) go('permits', [only.id], kept);
  };
  useEffect(open);
  const enter = (text: string) => {
    entered.current = text;
    open();
  };
  return (
    <>
      <SeekBar params={params} onEnter={enter} />
      <List
        name="permits"
        title="console-panel-permits"
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        href={({ id }) => hrefTo('permits', [id], kept)}
        place={({ places }) => shapeOf(places)}
        emptyKey={params.text ? 'permits-desk-none-found' : 'permits-desk-none'}
        isSoughtElsewhere
      />
    </>
  );
}

function useColumns(): readonly Column<PermitRow>[] {
  const { say } = useReader();
  const names = useNames();
  const zoneNames = (row: PermitRow) =>
    row.zones.map((one) => `${one} ${names.zone(one)?.name ?? ''}`.trim()).join('; ');
  return [
    { key: 'reference', title: 'permits-desk-reference', value: ({ reference }) => reference, cell: reference },
    {
      key: 'status',
      title: 'permits-desk-state',
      value: ({ status }) => status,
      cell: (row) => (
        <>
          <PermitTag status={row.status} phase={row.phase} />
          {row.isToReview && <Tag tone="care">{say('permits-desk-to-review')}</Tag>}
        </>
      ),
    },
    { key: 'holders', title: 'permits-desk-holders', value: ({ holders }) => holders.join('; '), cell: who },
    {
      key: 'zones',
      title: 'permits-desk-zones',
      value: zoneNames,
      cell: ({ zones }) => <ZonesShort numbers={zones} />,
    },
    {
      key: 'valid_to',
      title: 'permits-desk-validity',
      value: ({ validTo }) => validTo.toISOString(),
      cell: ({ validFrom, validTo }) => <Span from={validFrom} to={validTo} />,
    },
    ...hidden(names.organisation),
  ];
}

const reference = (row: PermitRow) => (
  <>
    <span class="mono">{row.reference}</span>
    <br />
    <small class="mono faint">{row.controlCode}</small>
  </>
);

const who = (row: PermitRow) => (
  <>
    {row.holders.join(', ')}
    {row.vehicles.map((ride) => (
      <small key={`${ride.plate}${ride.kind}`} class="ride">
        <PlateOrKind plate={ride.plate} kind={ride.kind} />
      </small>
    ))}
  </>
);

/** In files only. */
const hidden = (organisation: (id: string) => string): readonly Column<PermitRow>[] => [
  { key: 'control_code', title: '', value: ({ controlCode }) => controlCode, isHidden: true },
  { key: 'purpose', title: '', value: ({ purpose }) => purpose, isHidden: true },
  { key: 'organisation', title: '', value: (row) => organisation(row.organisation), isHidden: true },
  {
    key: 'plates',
    title: '',
    value: ({ vehicles }) => vehicles.map(({ plate, kind }) => plate ?? kind).join('; '),
    isHidden: true,
  },
  { key: 'phase', title: '', value: ({ phase }) => phase, isHidden: true },
  { key: 'valid_from', title: '', value: ({ validFrom }) => validFrom.toISOString(), isHidden: true },
];
