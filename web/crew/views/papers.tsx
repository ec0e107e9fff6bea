/** The permits, one at a time: a code to scan, digits to read out, and what the officer compares. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import type { Language } from '../../shared/language';
import type { Kept, Paper } from '../model';
import { hoursWords, shown, standing } from '../rules';
import { Code, Digits } from './code';

export function Papers({ kept, nowMs }: { readonly kept: Kept; readonly nowMs: number }) {
  const { say } = useReader();
  const papers = shown(kept.papers, nowMs);
  const [chosen, setChosen] = useState<string | null>(null);
  const paper = papers.find(({ id }) => id === chosen) ?? papers[0];
  if (!paper) return <p class="notice">{say('crew-no-papers')}</p>;
  return (
    <section class="papers" aria-label={say('crew-tab-papers')}>
      {papers.length > 1 && (
        <fieldset class="chooser">
          <legend class="unseen">{say('crew-which')}</legend>
          {papers.map((one) => (
            <button type="button" key={one.id} aria-pressed={one === paper} onClick={() => setChosen(one.id)}>
              <i class={`dot ${standing(one, nowMs).tone}`} /> {say(`Purpose-${one.purpose}`)}
              <span class="faint">{one.reference}</span>
            </button>
          ))}
        </fieldset>
      )}
      <OnePaper key={paper.id} kept={kept} paper={paper} nowMs={nowMs} />
    </section>
  );
}

function OnePaper({ kept, paper, nowMs }: { kept: Kept; paper: Paper; nowMs: number }) {
  const { say, language } = useReader();
  const { word, tone, shows } = standing(paper, nowMs);
  const svg = kept.drawn.find(({ text }) => text === paper.credential?.text)?.svg;
  return (
    <article class={`card paper ${tone}`}>
      <header>
        <Sign tone={tone} />
        <p>
          <strong>{say(word)}</strong>
          <span>{untilWords(paper, tone === 'REFER', language, say)}</span>
        </p>
      </header>
      {!shows && <p class="over">{say('crew-over')}</p>}
      {shows && (svg ? <Code svg={svg} name={say('crew-code')} digits={paper.code} /> : <NoCode />)}
      {shows && <Digits digits={paper.code} />}
      <h2>{say('crew-compares')}</h2>
      <dl>
        <dt>{say('crew-name')}</dt>
        <dd>
          <strong>{paper.holder.name}</strong>
        </dd>
        <dt>{say('crew-tails')}</dt>
        <dd class="mono">{paper.holder.tails.join(' · ')}</dd>
        {paper.vehicles.map(({ kind, plate }) => (
          <Vehicle key={`${kind}${plate}`} kind={kind} plate={plate} />
        ))}
      </dl>
      <h2>{say('crew-where')}</h2>
      <ul class="zones">
        {paper.zones.map((number) => (
          <li key={number}>{kept.zones[number] ?? say('crew-zone', { number })}</li>
        ))}
      </ul>
      <dl>
        <dt>{say('crew-purpose')}</dt>
        <dd>{say(`Purpose-${paper.purpose}`)}</dd>
        {paper.hours.length > 0 && (
          <>
            <dt>{say('crew-hours')}</dt>
            <dd>{paper.hours.map(hoursWords).join(', ')}</dd>
          </>
        )}
        {paper.conditions && (
          <>
            <dt>{say('crew-conditions')}</dt>
            <dd>{paper.conditions}</dd>
          </>
        )}
        {paper.others.length > 0 && (
          <>
            <dt>{say('crew-with')}</dt>
            <dd>{paper.others.join(', ')}</dd>
          </>
        )}
        <dt>{say('crew-reference')}</dt>
        <dd class="mono">{paper.reference}</dd>
      </dl>
    </article>
  );
}

type Words = ReturnType<typeof useReader>['say'];

function untilWords(paper: Paper, isComing: boolean, language: Language, say: Words): string {
  const at = dayAndTime(new Date(isComing ? paper.fromMs : paper.toMs), language);
  return say(isComing ? 'crew-from' : 'crew-until', { at });
}

function Vehicle({ kind, plate }: { kind: string; plate: string | null }) {
  const { say } = useReader();
  return (
    <>
      <dt>{say(`VehicleKind-${kind}`)}</dt>
      <dd class="mono">{plate ?? say('crew-no-plate')}</dd>
    </>
  );
}

function NoCode() {
  const { say } = useReader();
  return <p class="over">{say('crew-no-code')}</p>;
}

const STROKES = { ALLOW: 'M5 13l5 5L20 7', REFER: 'M12 5v9M12 18v1.5', DENY: 'M6 6l12 12M18 6L6 18' };

function Sign({ tone }: { tone: keyof typeof STROKES }) {
  return (
    <svg viewBox="0 0 24 24" width="36" height="36" aria-hidden="true">
      <path d={STROKES[tone]} fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" />
    </svg>
  );
}
