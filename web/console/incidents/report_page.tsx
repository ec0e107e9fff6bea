/** A call comes in: what, where, how bad. The answer says whether it was known already. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { LonLat } from '../map/stage';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { filtersOf } from './filters';
import { useOnStage } from './on_stage';
import { QUEUE_FILTERS } from './queue';
import { shapeOf } from './read';
import { type Reported, ReportForm } from './report_form';

export function ReportPage({ params }: { readonly params: PanelProps['params'] }) {
  const { say } = useReader();
  const [places, setPlaces] = useState<readonly LonLat[]>([]);
  const [reported, setReported] = useState<Reported | null>(null);
  useOnStage('', shapeOf(places), false);
  const another = () => {
    setReported(null);
    setPlaces([]);
  };
  return (
    <>
      <a class="back" href={hrefTo('incidents', [], filtersOf(params, QUEUE_FILTERS))}>
        {say('console-panel-incidents')}
      </a>
      <h1>{say('incidents-new')}</h1>
      {reported ? (
        <Answer reported={reported} onAnother={another} />
      ) : (
        <ReportForm places={places} onPlaces={setPlaces} onReported={setReported} />
      )}
    </>
  );
}

type AnswerProps = { readonly reported: Reported; readonly onAnother: () => void };

function Answer({ reported: { incident, reference, joined, photosLost }, onAnother }: AnswerProps) {
  const { say } = useReader();
  return (
    <div class="answer" role="status">
      <p>
        <strong>{say(joined ? 'report-joined' : 'report-made', { reference })}</strong>
      </p>
      {joined && <p>{say('report-joined-why')}</p>}
      {photosLost > 0 && <p class="notice">{say('photos-lost', { count: photosLost })}</p>}
      <div class="actions">
        <a class="button" href={hrefTo('incidents', [incident])}>
          {say('report-open')}
        </a>
        <button type="button" class="chip" onClick={onAnother}>
          {say('report-another')}
        </button>
      </div>
    </div>
  );
}
