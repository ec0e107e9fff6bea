/** Which crew to send: all of the organisation's, best first, each with its reasons; then one of them is sent. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { useAsked } from '../live/use_asked';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { TroubleNotice } from '../trouble';
import { CrewCard } from './crew_card';
import { Dispatch } from './dispatch';
import type { Dispatched } from './dispatch_model';
import { Outcome } from './outcome';
import { CREWS_FOR, RANKING_STIRS, readRanking } from './ranking_model';
import { Task } from './task';

/** What a crew is wanted for. */
export type Of = { readonly incident: string } | { readonly workOrder: string };

type RankingProps = { readonly of: Of; readonly params: PanelProps['params'] };

export function Ranking({ of }: RankingProps) {
  const { say } = useReader();
  const asked = useAsked(CREWS_FOR, of, readRanking, RANKING_STIRS);
  const [chosen, setChosen] = useState<string | null>(null);
  const [sent, setSent] = useState<Dispatched | null>(null);
  const crews = asked.value ?? [];
  const one = crews.find(({ crew }) => crew.id === chosen) ?? null;
  const [panel, id] = 'incident' in of ? ['incidents', of.incident] : ['work', of.workOrder];
  return (
    <>
      <a class="back" href={hrefTo(panel, [id])}>
        {say('incident' in of ? 'ranking-back-incident' : 'ranking-back-work')}
      </a>
      <h1>{say('ranking-title')}</h1>
      {sent && <Outcome sent={sent} />}
      {!sent && <Task of={of} />}
      {!sent && asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {!sent && asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {!sent && asked.value?.length === 0 && <p class="empty">{say('ranking-none')}</p>}
      {!sent && one && (
        <Dispatch key={one.crew.id} of={of} one={one} onSent={setSent} onLeave={() => setChosen(null)} />
      )}
      {!sent && !one && (
        <ol class="crews">
          {crews.map((each) => (
            <li key={each.crew.id}>
              <CrewCard one={each} onChoose={() => setChosen(each.crew.id)} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
