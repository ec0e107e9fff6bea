/** Its steps from state to state, the newest first. */
import { useReader } from '../../shared/context';
import { useViewer } from '../viewer';
import type { Step } from './incident_model';
import { Fold, When } from './shown';

export function History({ steps }: { readonly steps: readonly Step[] }) {
  const { say } = useReader();
  const viewer = useViewer();
  return (
    <Fold title={say('incidents-history', { count: steps.length })}>
      <ol class="timeline">
        {[...steps].reverse().map((step) => (
          <li key={`${step.at.getTime()} ${step.after}`}>
            <When at={step.at} /> <strong>{say(`IncidentStatus-${step.after}`)}</strong>
            {step.by === viewer.id && ` (${say('incidents-by-you')})`}
            {step.message && <span> — {step.message}</span>}
            {step.note && <q>{step.note}</q>}
          </li>
        ))}
      </ol>
    </Fold>
  );
}
