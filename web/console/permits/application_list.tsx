/** Applications the reader may know of, newest first. */
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import type { Json } from '../../shared/json';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { readPage, usePages } from '../live/use_pages';
import { amendRoute, hrefTo } from '../route';
import { APPLICATION_ROW, type ApplicationRow, readApplicationRow } from './application_model';
import { Choice, usePurposes } from './fields';
import { useNames } from './names';
import { shapeOf } from './on_map';
import { Span, Tag, toneOf, ZonesShort } from './shown';
import { APPLICATION_STIRS } from './stirs';

const APPLICATIONS = `query DeskApplications($first: Int!, $after: String, $filter: ApplicationFilterInput) {
  applications(first: $first, after: $after, filter: $filter) { edges { node { ${APPLICATION_ROW} } }
    pageInfo { hasNextPage endCursor } } }`;
const STATUSES = ['DRAFT', 'SUBMITTED', 'NEEDS_INFO', 'APPROVED', 'REJECTED', 'WITHDRAWN'];

const read = (data: Json) => readPage(data.applications, readApplicationRow);

type ListProps = { readonly params: Readonly<Record<string, string>>; readonly current?: string };

export function ApplicationList({ params, current }: ListProps) {
  const { say } = useReader();
  const purposes = usePurposes();
  const filter = { status: params.status || null, purpose: params.purpose || null };
  const pages = usePages(APPLICATIONS, { filter }, read, APPLICATION_STIRS);
  const columns = useColumns();
  return (
    <>
      <div class="filters">
        <Choice
          label={say('permits-desk-by-status')}
          value={params.status ?? ''}
          none={say('permits-desk-any')}
          options={STATUSES.map((one) => ({ value: one, words: say(`ApplicationStatus-${one}`) }))}
          onChange={(status) => amendRoute({ status: status || null })}
        />
        <Choice
          label={say('permits-desk-by-purpose')}
          value={params.purpose ?? ''}
          none={say('permits-desk-any')}
          options={purposes}
          onChange={(purpose) => amendRoute({ purpose: purpose || null })}
        />
      </div>
      <List
        name="applications"
        title="console-panel-applications"
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        href={({ id }) => hrefTo('applications', [id])}
        place={({ places }) => shapeOf(places)}
        current={current ?? null}
        emptyKey="applications-desk-none"
      />
    </>
  );
}

function useColumns(): readonly Column<ApplicationRow>[] {
  const { say, language } = useReader();
  const names = useNames();
  return [
    {
      key: 'reference',
      title: 'permits-desk-reference',
      value: ({ reference }) => reference,
      cell: ({ reference }) => <span class="mono">{reference}</span>,
    },
    {
      key: 'purpose',
      title: 'permits-desk-purpose',
      value: ({ purpose }) => say(`Purpose-${purpose}`),
      cell: (row) => (
        <>
          {say(`Purpose-${row.purpose}`)}
          <br />
          <small class="faint">{names.organisation(row.organisation)}</small>
        </>
      ),
    },
    {
      key: 'zones',
      title: 'permits-desk-zones',
      value: ({ zones }) => zones.map((one) => `${one} ${names.zone(one)?.name ?? ''}`.trim()).join('; '),
      cell: ({ zones }) => <ZonesShort numbers={zones} />,
    },
    {
      key: 'status',
      title: 'permits-desk-state',
      value: ({ status }) => status,
      cell: ({ status }) => <Tag tone={toneOf(status)}>{say(`ApplicationStatus-${status}`)}</Tag>,
    },
    {
      key: 'valid_to',
      title: 'permits-desk-validity',
      value: ({ validTo }) => validTo.toISOString(),
      cell: ({ validFrom, validTo }) => <Span from={validFrom} to={validTo} />,
    },
    {
      key: 'submitted_at',
      title: 'applications-desk-since',
      value: ({ submittedAt }) => submittedAt?.toISOString() ?? null,
      cell: ({ submittedAt }) => (submittedAt ? dayAndTime(submittedAt, language) : '–'),
    },
    { key: 'organisation', title: '', value: (row) => names.organisation(row.organisation), isHidden: true },
    { key: 'holders', title: '', value: ({ holders }) => holders, isHidden: true },
    { key: 'valid_from', title: '', value: ({ validFrom }) => validFrom.toISOString(), isHidden: true },
  ];
}
