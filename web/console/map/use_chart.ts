/** The chart of a place on the page: made once, drawn anew by another look, shown at another moment, fed by what happens. */
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { useEvents, useLive, usePositions } from '../live/context';
import { serverNow, useViewer } from '../viewer';
import { Chart } from './chart';
import type { MapChoices } from './choices';
import type { Colours } from './colours';
import { made } from './made';
import type { Moment } from './moment';
import { NO_STAGE, type Stage } from './stage';
import { stageOf } from './stage_of';

const AGES_EVERY_MS = 20_000;
/** A map takes long to draw anew where no graphics card helps: what panels say of the same event stands there before it. */
const WORDS_FIRST_MS = 200;

/** Null until it can be drawn on, and for ever where there is no WebGL. */
export function useMade(
  place: { readonly current: HTMLElement | null },
  onStage: (stage: Stage) => void,
): Chart | null {
  const { say } = useReader();
  const viewer = useViewer();
  const [chart, setChart] = useState<Chart | null>(null);
  const [, setTold] = useState(0);
  useEffect(() => {
    if (!place.current) return;
    const container = place.current;
    let isOver = false;
    let stop = () => {};
    const begun = (map: MapLibre) => {
      stop = () => map.remove();
      map.once('load', () => {
        const mine = new Chart(map, viewer, () => setTold((before) => before + 1));
        stop = () => mine.stop();
        setChart(mine);
        onStage(stageOf(map));
      });
    };
    void made(container, say).then(
      (map) => {
        if (isOver) map?.remove();
        else if (map === null) onStage(NO_STAGE);
        else begun(map);
      },
      () => !isOver && onStage(NO_STAGE),
    );
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  return chart;
}

export function useLook(chart: Chart | null, colours: Colours | null, { purpose, hidden }: MapChoices): void {
  const { say } = useReader();
  useEffect(() => {
    if (chart && colours) chart.draw({ colours, purpose, say }, hidden);
  }, [chart, colours, purpose, hidden, say]);
}

/** Loads what the moment asks for, and while it is now, follows what happens. */
export function useFeeds(chart: Chart | null, { at, known }: Moment, changes: readonly number[]): void {
  const viewer = useViewer();
  const live = useLive();
  useEffect(() => chart?.feeds.load({ at, known }), [chart, at, known]);
  useEffect(() => {
    if (!chart) return;
    const tell = () => chart.setNow(at === null ? serverNow(viewer) : Date.parse(at));
    tell();
    const timer = at === null ? setInterval(tell, AGES_EVERY_MS) : undefined;
    return () => clearInterval(timer);
  }, [chart, at, viewer]);
  useEffect(() => {
    if (!chart) return;
    return live.onReset(() => chart.feeds.reload());
  }, [chart, live]);
  useEvents((events) => {
    if (chart) setTimeout(() => chart.feeds.stir(events), WORDS_FIRST_MS);
  });
  usePositions((positions) => chart?.feeds.hearPositions(positions));
  useTurn(chart, at, changes);
}

/** A setTimeout longer than this comes at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const AFTER_MS = 1_500;

/** A zone begins and ends by itself: no event says so when its hour comes. */
function useTurn(chart: Chart | null, at: string | null, changes: readonly number[]): void {
  const viewer = useViewer();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const now = serverNow(viewer);
    const next = changes.find((change) => change > now);
    if (!chart || at !== null || next === undefined) return;
    const timer = setTimeout(
      () => {
        chart.feeds.of('zones')?.load();
        setTurn(turn + 1);
      },
      Math.min(next - now + AFTER_MS, LONGEST_TIMER_MS),
    );
    return () => clearTimeout(timer);
  }, [chart, at, changes, turn, viewer]);
}
