/** Crews that are held up: those that wait with their timers, those somebody has taken, and all of them. */
import type { PanelProps } from '../panels';
import './incidents.css';
import './cards.css';
import { NamesContext, useNamesRead } from './names';
import { StopPage } from './stop_page';
import { StopsBoard } from './stops_board';

export default function StopsPanel({ parts: [id], params }: PanelProps) {
  const names = useNamesRead();
  return (
    <NamesContext.Provider value={names}>
      {id === undefined ? <StopsBoard params={params} /> : <StopPage key={id} id={id} />}
    </NamesContext.Provider>
  );
}
