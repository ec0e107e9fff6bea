/** The columns of the queue. Reference and kind stand under the name; in files they are columns of their own. */
import { useReader } from '../../shared/context';
import type { Column } from '../list/model';
import { type IncidentRow, SEVERITIES } from './incident_model';
import { Age, Badge } from './shown';

const rankOf = (severity: string): number => SEVERITIES.length - (SEVERITIES as readonly string[]).indexOf(severity);

export const INCIDENT_COLUMNS: readonly Column<IncidentRow>[] = [
  { key: 'name', title: 'incidents-name', value: ({ name }) => name, cell: (row) => <Named row={row} /> },
  { key: 'reference', title: 'incidents-reference', value: ({ reference }) => reference, isHidden: true },
  { key: 'kind', title: 'incidents-kind', value: ({ kind }) => kind, isHidden: true },
  {
    key: 'priority',
    title: 'incidents-priority',
    value: ({ priority }) => priority,
    isNumeric: true,
  },
  {
    key: 'severityRank',
    title: 'incidents-severity-status',
    value: ({ severity }) => rankOf(severity),
    cell: (row) => <Severe row={row} />,
  },
  { key: 'severity', title: 'incidents-severity', value: ({ severity }) => severity, isHidden: true },
  { key: 'status', title: 'incidents-status', value: ({ status }) => status, isHidden: true },
  { key: 'reports', title: 'incidents-reports', value: ({ reportCount }) => reportCount, isNumeric: true },
  {
    key: 'since',
    title: 'incidents-since',
    value: ({ reportedAt }) => reportedAt.toISOString(),
    cell: ({ reportedAt }) => <Age at={reportedAt} />,
  },
  {
    key: 'flags',
    title: 'incidents-flags',
    value: ({ flags }) => flags.map(({ zone, code }) => `${code} ${zone}`).join('; '),
    isHidden: true,
  },
];

function Named({ row: { name, reference, kind, triaged, flags } }: { readonly row: IncidentRow }) {
  const { say } = useReader();
  return (
    <>
      <strong>{name || say(`IncidentKind-${kind}`)}</strong>
      <small class="under">
        <span class="mono">{reference}</span> · {say(`IncidentKind-${kind}`)}
      </small>
      {!triaged && <span class="badge untriaged">{say('incidents-untriaged')}</span>}
      {flags.length > 0 && <span class="badge flagged">{say('incidents-flagged', { count: flags.length })}</span>}
    </>
  );
}

/** In one column, so that the name beside it has room. */
function Severe({ row: { severity, status } }: { readonly row: IncidentRow }) {
  return (
    <>
      <Badge type="Severity" value={severity} />
      <br />
      <Badge type="IncidentStatus" value={status} />
    </>
  );
}
