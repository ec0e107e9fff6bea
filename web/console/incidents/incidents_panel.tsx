/** Incidents: the queue, a new report, one incident, and the crews for it. */
import type { PanelProps } from '../panels';
import { IncidentPage } from './incident_page';
import './incidents.css';
import './cards.css';
import { NamesContext, useNamesRead } from './names';
import { Queue } from './queue';
import { Ranking } from './ranking';
import { ReportPage } from './report_page';

export default function IncidentsPanel({ parts: [id, what], params }: PanelProps) {
  const names = useNamesRead();
  return (
    <NamesContext.Provider value={names}>
      {id === undefined && <Queue params={params} />}
      {id === 'new' && <ReportPage params={params} />}
      {id !== undefined && id !== 'new' && what === 'crews' && (
        <Ranking key={id} of={{ incident: id }} params={params} />
      )}
      {id !== undefined && id !== 'new' && what !== 'crews' && <IncidentPage key={id} id={id} params={params} />}
    </NamesContext.Provider>
  );
}
