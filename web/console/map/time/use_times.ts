/** When zones change, as far as the server knows; read again when it says that they do. */
import { useEffect, useState } from 'preact/hooks';
import { useEvents, useLive } from '../../live/context';
import { Pace } from '../../live/pace';
import { STIRRING } from '../feed/stirred';
import { readTimes } from './ticks';

const TIMES = '/map/times.json';
const LEAST_MS = 2_000;

export function useTimes(): readonly number[] {
  const live = useLive();
  const [times, setTimes] = useState<readonly number[]>([]);
  const [pace] = useState(
    () =>
      new Pace(async () => {
        const answer = await fetch(TIMES).catch(() => null);
        // Without them the slider still slides; it only marks nothing.
        if (answer?.ok) setTimes(readTimes(await answer.json()));
      }, LEAST_MS),
  );
  useEffect(() => {
    pace.want();
    const deaf = live.onReset(() => pace.want());
    return () => {
      deaf();
      pace.stop();
    };
  }, [pace, live]);
  useEvents((events) => {
    const { one, all } = STIRRING.zones;
    if (events.some(({ kind }) => one.includes(kind) || all.includes(kind))) pace.want();
  });
  return times;
}
