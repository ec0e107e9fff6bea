/** The demo clock and what is about to happen. */
import { useReader } from '../shared/context';
import { clockTime, fullDate, hourAndMinute, remaining } from '../shared/local_time';
import type { Demo } from './demo';
import { altered, type Change, lastChange, nextChange, type Zone } from './zones';

export function ClockCard({ demo, now }: { demo: Demo; now: Date }) {
  const { language, say } = useReader();
  const next = nextChange(demo.zones, now);
  return (
    <div class="card clock">
      <h2>{say('clock-title')}</h2>
      <p class="time">
        <time dateTime={now.toISOString()}>{clockTime(now, language)}</time>
      </p>
      <p class="date">{fullDate(now, language)}</p>
      {next ? (
        <Coming change={next} zones={demo.zones} since={demo.startedAt} now={now} />
      ) : (
        <Come change={lastChange(demo.zones, now)} />
      )}
      <p class="note">{say('clock-note')}</p>
    </div>
  );
}

type ComingProps = { change: Change; zones: readonly Zone[]; since: Date; now: Date };

function Coming({ change, zones, since, now }: ComingProps) {
  const { language, say } = useReader();
  const whole = change.at.getTime() - since.getTime();
  const left = say('clock-remaining', remaining(now, change.at));
  return (
    <div class="coming">
      <p class="order">{sentence('clock-next', change)}</p>
      <progress max={whole} value={now.getTime() - since.getTime()} aria-label={left} />
      <p class="left">
        <span class="soon">{left}</span>
        <span>{say('clock-changes', { count: altered(zones, change).length })}</span>
      </p>
    </div>
  );

  function sentence(key: string, { at, legalAct }: Change): string {
    const time = hourAndMinute(at, language);
    return legalAct ? say(key, { act: legalAct, time }) : say(`${key}-plain`, { time });
  }
}

function Come({ change }: { change: Change | null }) {
  const { language, say } = useReader();
  if (change === null) return null;
  const time = `${hourAndMinute(change.at, language)}, ${fullDate(change.at, language)}`;
  const words = change.legalAct ? say('clock-last', { act: change.legalAct, time }) : say('clock-last-plain', { time });
  return <p class="order">{words}</p>;
}
