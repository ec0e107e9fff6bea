/** One stop by its address, on the map. */
import { useReader } from '../../shared/context';
import { useAsked } from '../live/use_asked';
import { hrefTo } from '../route';
import { TroubleNotice } from '../trouble';
import { useOnStage } from './on_stage';
import { shapeOf } from './read';
import { StopCard } from './stop_card';
import { ONE_STOP, readStop, STOP_STIRS } from './stop_model';

export function StopPage({ id }: { readonly id: string }) {
  const { say } = useReader();
  const asked = useAsked(ONE_STOP, { id }, (data) => ({ stop: readStop(data) }), STOP_STIRS);
  const stop = asked.value?.stop ?? null;
  useOnStage(id, stop?.place ? shapeOf([stop.place]) : null);
  return (
    <>
      <a class="back" href={hrefTo('stops')}>
        {say('console-panel-stops')}
      </a>
      <h1>{say('stops-one')}</h1>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {asked.value !== null && stop === null && <p class="notice">{say('stops-no-such')}</p>}
      {stop && <StopCard stop={stop} again={asked.again} heading="h2" />}
    </>
  );
}
