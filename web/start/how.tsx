/** How it works in three steps, and the four answers of a checkpoint. */
import { useReader } from '../shared/context';

const STEPS = ['zone', 'permit', 'check'] as const;
const DECISIONS = ['ALLOW', 'REFER', 'DENY', 'NOT_OURS'] as const;

export function How() {
  const { say } = useReader();
  return (
    <section aria-labelledby="how">
      <h2 id="how">{say('how-title')}</h2>
      <ol class="steps">
        {STEPS.map((step) => (
          <li class="card" key={step}>
            <h3>{say(`how-${step}`)}</h3>
            <p>{say(`how-${step}-text`)}</p>
          </li>
        ))}
      </ol>
      <h3>{say('verdict-title')}</h3>
      <ul class="verdicts">
        {DECISIONS.map((decision) => (
          <li key={decision} class={decision}>
            <strong>{say(`Decision-${decision}`)}</strong>
            <span>{say(`verdict-${decision}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
