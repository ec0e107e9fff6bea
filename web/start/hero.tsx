/** Two lines that say what this is, beside whatever is going on. */
import type { ComponentChildren } from 'preact';
import { useReader } from '../shared/context';

export function Hero({ hasTrials = false, children }: { hasTrials?: boolean; children: ComponentChildren }) {
  const { say } = useReader();
  return (
    <section class="hero">
      <div>
        <h1>{say('hero-title')}</h1>
        <p class="lead">{say('hero-text')}</p>
        <p class="actions">
          {hasTrials && (
            <a class="button" href="#try">
              {say('hero-try')}
            </a>
          )}
          <span>
            {say('hero-source')} <code>{new URL('/graphql', location.href).href}</code>
          </span>
        </p>
      </div>
      {children}
    </section>
  );
}
