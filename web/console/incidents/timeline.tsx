/** What happened, the newest first: how far the crew said it was, and every step from state to state. */
import { useReader } from '../../shared/context';
import { useViewer } from '../viewer';
import { When } from './shown';
import type { WorkOrder } from './work_model';

type Moment = {
  readonly key: string;
  readonly at: Date;
  readonly title: string;
  readonly beside: string;
  readonly words: string;
  readonly isHistory: boolean;
};

export function Timeline({ order }: { readonly order: WorkOrder }) {
  const { say } = useReader();
  const moments = useMoments(order);
  return (
    <section>
      <h2>{say('work-timeline')}</h2>
      <ol class="timeline">
        {moments.map((moment) => (
          <li key={moment.key} class={moment.isHistory ? 'faint' : undefined}>
            <When at={moment.at} /> <strong>{moment.title}</strong>
            {moment.beside && <small> · {moment.beside}</small>}
            {moment.words && <q>{moment.words}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}

const LATE_MS = 120_000;

function useMoments({ progressHistory, steps }: WorkOrder): readonly Moment[] {
  const { say } = useReader();
  const viewer = useViewer();
  const said = progressHistory.map((one): Moment => {
    const isLate = one.receivedAt.getTime() - one.at.getTime() > LATE_MS;
    return {
      key: one.id,
      at: one.at,
      title: say(`CrewProgress-${one.progress}`),
      beside: say(!one.counted ? 'work-history-only' : isLate ? 'work-came-late' : 'work-by-crew'),
      words: '',
      isHistory: !one.counted,
    };
  });
  const taken = steps.map((one): Moment => {
    const reason = one.reason === '' ? '' : sayKnown(say, `step-${one.reason}`);
    return {
      key: `${one.at.toISOString()} ${one.after}`,
      at: one.at,
      title: say(`WorkOrderState-${one.after}`),
      beside: [reason, one.by === viewer.id ? say('incidents-by-you') : ''].filter(Boolean).join(' · '),
      words: one.note,
      isHistory: false,
    };
  });
  return [...said, ...taken].sort((one, other) => other.at.getTime() - one.at.getTime());
}

type Say = ReturnType<typeof useReader>['say'];

/** A code that this page does not know says nothing, rather than itself. */
const sayKnown = (say: Say, key: string): string => (say(key) === key ? '' : say(key));
