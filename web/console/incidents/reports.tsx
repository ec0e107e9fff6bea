/** What people said of an incident, each in their own words. */
import { useReader } from '../../shared/context';
import { useViewer } from '../viewer';
import type { Incident } from './incident_model';
import { Fold, When } from './shown';

export function Reports({ incident: { reports, reportCount } }: { readonly incident: Incident }) {
  const { say } = useReader();
  const viewer = useViewer();
  return (
    <Fold title={say('incidents-reports-of', { count: reportCount })} isOpen>
      <ol class="timeline">
        {reports.map((report) => (
          <li key={report.id}>
            <When at={report.seenAt} /> {say(`IncidentKind-${report.kind}`)}, {say(`Severity-${report.severity}`)}
            {report.by === viewer.id && ` (${say('incidents-by-you')})`}
            {report.joined && <small> · {say('incidents-joined-later')}</small>}
            {report.words && <q>{report.words}</q>}
          </li>
        ))}
      </ol>
    </Fold>
  );
}
