/** The map at any instant: slid, typed, stepped; and as known now, as known then, or as known at an instant of its own. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import { Pace } from '../../live/pace';
import { lookAt, type Moment } from '../moment';
import { Known } from './known';
import { fromInput, toInput } from './local_input';
import { changeAfter, changeBefore, DAY_MS, HOUR_MS, type Line, MINUTE_MS, ticksOn, within } from './ticks';

type TimeBarProps = {
  readonly moment: Moment;
  readonly now: number;
  readonly line: Line;
  readonly changes: readonly number[];
};

/** While the slider moves, the map follows no faster than it can. */
const FOLLOW_MS = 150;

export function TimeBar({ moment, now, line, changes }: TimeBarProps) {
  const { say, language } = useReader();
  const shown = moment.at === null ? now : Date.parse(moment.at);
  const [slid, setSlid] = useState<number | null>(null);
  const at = slid ?? shown;
  const go = (ms: number) =>
    lookAt({ at: new Date(within(line, ms)).toISOString(), known: knownWith(moment, within(line, ms)) });
  const follow = useFollow(go, () => setSlid(null));
  const slide = (minutes: number) => {
    const ms = line.from + minutes * MINUTE_MS;
    setSlid(ms);
    follow(ms);
  };
  const step = (by: number) => () => go(at + by);
  const jump = (to: number | null) => () => to !== null && go(to);
  const [before, after] = [changeBefore(changes, at), changeAfter(changes, at)];
  return (
    <section class="timebar card" aria-label={say('console-map-time')}>
      <div class="steps">
        <button
          type="button"
          class="chip"
          onClick={jump(before)}
          aria-disabled={before === null}
          aria-label={say('console-map-change-before')}
        >
          ⏮
        </button>
        <button type="button" class="chip" onClick={step(-DAY_MS)}>
          {say('console-map-day-back')}
        </button>
        <button type="button" class="chip" onClick={step(-HOUR_MS)}>
          {say('console-map-hour-back')}
        </button>
        <button type="button" class="chip" onClick={step(HOUR_MS)}>
          {say('console-map-hour-on')}
        </button>
        <button type="button" class="chip" onClick={step(DAY_MS)}>
          {say('console-map-day-on')}
        </button>
        <button
          type="button"
          class="chip"
          onClick={jump(after)}
          aria-disabled={after === null}
          aria-label={say('console-map-change-after')}
        >
          ⏭
        </button>
        <label>
          <span class="unseen">{say('console-map-typed')}</span>
          <input
            type="datetime-local"
            value={toInput(at)}
            onChange={(event) => jump(fromInput(event.currentTarget.value))()}
          />
        </label>
        <button
          type="button"
          class="chip now"
          aria-disabled={moment.at === null}
          onClick={() => lookAt({ at: null, known: null })}
        >
          {say('console-map-now')}
        </button>
      </div>
      <div class="slide">
        <input
          type="range"
          aria-label={say('console-map-time')}
          aria-valuetext={dayAndTime(new Date(at), language)}
          min={0}
          max={Math.round((line.to - line.from) / MINUTE_MS)}
          step={5}
          value={Math.round((at - line.from) / MINUTE_MS)}
          onInput={(event) => slide(event.currentTarget.valueAsNumber)}
        />
        <Ticks line={line} changes={changes} now={now} />
      </div>
      <Known moment={moment} />
    </section>
  );
}

/** As known then goes along with the instant; an instant of its own stays. */
const knownWith = ({ at, known }: Moment, ms: number): string | null =>
  known !== null && known === at ? new Date(ms).toISOString() : known;

function useFollow(go: (ms: number) => void, done: () => void): (ms: number) => void {
  const [last] = useState<{ ms: number; go: typeof go; done: typeof done }>({ ms: 0, go, done });
  last.go = go;
  last.done = done;
  const [pace] = useState(
    () =>
      new Pace(() => {
        last.go(last.ms);
        last.done();
      }, FOLLOW_MS),
  );
  useEffect(() => () => pace.stop(), [pace]);
  return (ms) => {
    last.ms = ms;
    pace.want();
  };
}

function Ticks({
  line,
  changes,
  now,
}: {
  readonly line: Line;
  readonly changes: readonly number[];
  readonly now: number;
}) {
  const [here] = ticksOn(line, [now]);
  return (
    <div class="ticks" aria-hidden="true">
      {ticksOn(line, changes).map((place) => (
        <i key={place} style={{ left: `${place * 100}%` }} />
      ))}
      {here !== undefined && <b style={{ left: `${here * 100}%` }} />}
    </div>
  );
}
