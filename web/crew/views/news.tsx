/** "News for posts": the codes that bring a post without a network up to date, one after the other. */
import { useEffect, useState } from 'preact/hooks';
import { ageWords } from '../../shared/age';
import { useReader } from '../../shared/context';
import type { Kept } from '../model';
import { Code } from './code';

const NEXT_MS = 2_500;
const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function NewsCodes({ kept, nowMs }: { kept: Kept; nowMs: number }) {
  const { say } = useReader();
  const { news } = kept;
  const count = news?.parts.length ?? 0;
  const [part, setPart] = useState(0);
  const [runs, setRuns] = useState(() => !isStill());
  useEffect(() => {
    if (!runs || count < 2) return;
    const timer = setInterval(() => setPart((before) => (before + 1) % count), NEXT_MS);
    return () => clearInterval(timer);
  }, [runs, count]);
  const shown = part % Math.max(1, count);
  const svg = kept.drawn.find(({ text }) => text === news?.parts[shown])?.svg;
  if (!news || !svg) return <p class="notice">{say('crew-no-news')}</p>;
  const isOver = nowMs >= news.expiresMs;
  return (
    <section class="card paper newest" aria-labelledby="news">
      <h2 id="news">{say('crew-news')}</h2>
      <p class={isOver ? 'over' : ''}>
        {say(isOver ? 'crew-news-over' : 'crew-news-age', ageWords((nowMs - news.issuedMs) / 1_000))}
      </p>
      <Code svg={svg} name={say('crew-part', { part: shown + 1, count })} />
      {count > 1 && (
        <div class="parts">
          <button type="button" class="big" onClick={() => setPart((shown + 1) % count)}>
            {say('crew-part', { part: shown + 1, count })}
          </button>
          <button type="button" class="big" aria-pressed={runs} onClick={() => setRuns(!runs)}>
            {say(runs ? 'crew-hold' : 'crew-run')}
          </button>
        </div>
      )}
      <p class="faint">{say('crew-news-text')}</p>
    </section>
  );
}
