/** Work orders: the list, one of them, and the crews for it. */
import type { PanelProps } from '../panels';
import './incidents.css';
import './cards.css';
import { NamesContext, useNamesRead } from './names';
import { Ranking } from './ranking';
import { WorkList } from './work_list';
import { WorkPage } from './work_page';

export default function WorkPanel({ parts: [id, what], params }: PanelProps) {
  const names = useNamesRead();
  return (
    <NamesContext.Provider value={names}>
      {id === undefined && <WorkList params={params} />}
      {id !== undefined && what === 'crews' && <Ranking key={id} of={{ workOrder: id }} params={params} />}
      {id !== undefined && what !== 'crews' && <WorkPage key={id} id={id} params={params} />}
    </NamesContext.Provider>
  );
}
