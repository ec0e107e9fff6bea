/** What to try, each step ready to copy. */
import { useReader } from '../shared/context';
import { CopyButton } from '../shared/copy';
import type { Trial } from './demo';

export function Trials({ trials }: { trials: readonly Trial[] }) {
  const { say } = useReader();
  return (
    <section id="try" aria-labelledby="try-title">
      <h2 id="try-title">{say('try-title')}</h2>
      <p>{say('try-text')}</p>
      <ol class="trials">
        {trials.map((trial) => (
          <Step key={trial.title.en} trial={trial} />
        ))}
      </ol>
    </section>
  );
}

function Step({ trial }: { trial: Trial }) {
  const { language, say } = useReader();
  const title = trial.title[language];
  return (
    <li class="card">
      <h3>{title}</h3>
      <div class="codehead">
        <span>{say(`try-${trial.kind}`)}</span>
        <CopyButton value={trial.text} label={title} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and a keyboard must reach them */}
      <pre tabIndex={0}>
        <code>{trial.text}</code>
      </pre>
    </li>
  );
}
