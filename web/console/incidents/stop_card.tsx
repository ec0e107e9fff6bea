/** One stopped crew: how long it waits, where, what it showed and heard, and the answer to it. */
import { useReader } from '../../shared/context';
import { type Json, object, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';
import { type LonLat, useStage } from '../map/stage';
import { hrefTo } from '../route';
import { useViewer } from '../viewer';
import { useNames } from './names';
import { PermitLink } from './outcome';
import { Badge, useNow, When } from './shown';
import { StopAnswer } from './stop_answer';
import type { Stop } from './stop_model';
import { writtenPlace } from './typed_place';
import { waiting } from './waiting';

type CardProps = {
  readonly stop: Stop;
  readonly again: () => void;
  /** One deeper than what stands above it. */
  readonly heading?: 'h2' | 'h3';
};

export function StopCard({ stop, again, heading: Heading = 'h3' }: CardProps) {
  const { say } = useReader();
  const viewer = useViewer();
  const name = stop.crewName ?? say('stops-some-crew');
  return (
    <article class={`card stopped ${stop.status}`} aria-label={name}>
      <header>
        <Heading class="called">
          <a href={hrefTo('stops', [stop.id])}>{name}</a>
        </Heading>
        <Badge type="StopStatus" value={stop.status} />
      </header>
      {stop.status === 'OPEN' && <Timer stop={stop} />}
      <StopFacts stop={stop} />
      {viewer.actions.has('HANDLE_STOP') && stop.status !== 'ENDED' && <StopAnswer stop={stop} again={again} />}
    </article>
  );
}

/** Every second on screen; whoever listens is told once a minute at most, by the words around it. */
function Timer({ stop }: { readonly stop: Stop }) {
  const { say } = useReader();
  const nowMs = useNow(1_000);
  const { minutes, seconds, pressure, nextInMinutes } = waiting(stop, nowMs);
  return (
    <div class={`timer ${pressure}`}>
      <strong class="mono" role="timer" aria-label={say('stops-waits', { minutes })}>
        {minutes}:{String(seconds).padStart(2, '0')}
      </strong>
      <span>
        {say(`stops-pressure-${pressure}`, { step: stop.step })}{' '}
        {nextInMinutes === null ? say('stops-nobody-left') : say('stops-next-in', { minutes: nextInMinutes })}
      </span>
    </div>
  );
}

export function StopFacts({ stop }: { readonly stop: Stop }) {
  const { say } = useReader();
  const names = useNames();
  return (
    <dl class="facts">
      <dt>{say('stops-at')}</dt>
      <dd>
        {stop.checkpointId === null ? say('stops-no-post') : <PostName id={stop.checkpointId} />}
        {stop.proposed && <span class="under">{say('stops-proposed')}</span>}
        {stop.unitId !== null && <span class="under">{names.unit(stop.unitId)}</span>}
      </dd>
      <dt>{say('incidents-place')}</dt>
      <dd>
        <Placed place={stop.place} />
      </dd>
      <dt>{say('stops-since')}</dt>
      <dd>
        <When at={stop.occurredAt} />
      </dd>
      <dt>{say('stops-showed')}</dt>
      <dd>{stop.permitId === null ? say('stops-showed-nothing') : <PermitLink id={stop.permitId} />}</dd>
      {stop.words && <dt>{say('stops-words')}</dt>}
      {stop.words && (
        <dd>
          <q>{stop.words}</q>
        </dd>
      )}
      {stop.acknowledgedAt && <dt>{say('stops-answered')}</dt>}
      {stop.acknowledgedAt && (
        <dd>
          <When at={stop.acknowledgedAt} />
          {stop.answer && <q>{stop.answer}</q>}
        </dd>
      )}
      {stop.endedAt && stop.how !== null && <dt>{say('stops-ended')}</dt>}
      {stop.endedAt && stop.how !== null && (
        <dd>
          {say(`StopEnd-${stop.how}`)} <When at={stop.endedAt} />
        </dd>
      )}
    </dl>
  );
}

function Placed({ place }: { readonly place: LonLat | null }) {
  const { say } = useReader();
  const stage = useStage();
  if (place === null) return <>{say('stops-no-place')}</>;
  return (
    <>
      <span class="mono">{writtenPlace(place)}</span>{' '}
      {stage.map && (
        <button type="button" class="chip" onClick={() => stage.show(place)}>
          {say('stops-show')}
        </button>
      )}
    </>
  );
}

const POST = 'query ConsolePostName($id: ID!) { checkpoint(id: $id) { name } }';

const readPost = (data: Json): string | null =>
  data.checkpoint === null ? null : text(object(data.checkpoint, 'checkpoint').name, 'name');

function PostName({ id }: { readonly id: string }) {
  const { say } = useReader();
  const { value } = useAsked(POST, { id }, readPost);
  return <a href={hrefTo('posts', [id])}>{value ?? say('stops-post')}</a>;
}
