/** The map itself and what lies over it; loaded after the panels, because it is ten times as large. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { go, readRoute, useRoute } from '../route';
import { serverNow, useViewer } from '../viewer';
import { isLegendShown, useMapChoices } from './choices';
import { partsOf } from './layers/all';
import { Legend } from './legend/legend';
import { momentOf } from './moment';
import { Card } from './see/card';
import type { Hit } from './see/hits';
import { InView } from './see/in_view';
import { useClicks, useTip } from './see/use_clicks';
import type { Stage } from './stage';
import { NotNow } from './time/band';
import { lineOf } from './time/ticks';
import { TimeBar } from './time/time_bar';
import { useTimes } from './time/use_times';
import { Tools } from './tools';
import { useFeeds, useLook, useMade } from './use_chart';
import { useColours } from './use_colours';

type CanvasProps = { readonly onStage: (stage: Stage) => void };
/** Legend and list cover the same corner. */
export type Open = 'legend' | 'view' | null;

const NOW_EVERY_MS = 30_000;

export default function MapCanvas({ onStage }: CanvasProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const route = useRoute();
  const place = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const [choices, change] = useMapChoices();
  const [isViewOpen, setViewOpen] = useState(false);
  const [isTimeOpen, setTimeOpen] = useState(false);
  const [clicked, setClicked] = useState<readonly Hit[]>([]);
  const chart = useMade(place, onStage);
  const colours = useColours(place);
  const times = useTimes();
  const now = useNow(() => serverNow(viewer));
  const moment = momentOf(route);
  const line = useMemo(() => lineOf(times, now), [times, now]);
  useLook(chart, colours, choices);
  useFeeds(chart, moment, times);
  useTip(chart, tip, say);
  useClicks(
    chart,
    useCallback((hits: readonly Hit[]) => opened(hits, setClicked), []),
  );
  // The library names its canvas once, in the language of then.
  useEffect(() => place.current?.querySelector('canvas')?.setAttribute('aria-label', say('console-map')));
  const open: Open = isViewOpen ? 'view' : isLegendShown(choices, route.panel !== '') ? 'legend' : null;
  const show = (wanted: Open) => {
    setViewOpen(wanted === 'view');
    change({ isLegendOpen: wanted === 'legend' });
  };
  return (
    <>
      <div class="canvas" ref={place} />
      <div class="tip" ref={tip} aria-hidden="true" hidden />
      <div class="over">
        <NotNow moment={moment} now={now} />
        {chart && (
          <>
            <div class="corner">
              <Tools chart={chart} open={open} show={show} isTimeOpen={isTimeOpen} showTime={setTimeOpen} />
              {open === 'legend' && (
                <Legend chart={chart} choices={choices} change={change} onClose={() => show(null)} />
              )}
              {open === 'view' && (
                <InView chart={chart} onZone={(hit) => setClicked([hit])} onClose={() => show(null)} />
              )}
            </div>
            {clicked.length > 0 && (
              <Card
                hits={clicked}
                canOpen={viewer.actions.has('READ_ZONES')}
                onChoose={(hit) => setClicked([hit])}
                onClose={() => setClicked([])}
              />
            )}
            <BasemapNote notes={chart.basemap.flatMap(({ note }) => (note ? [note[language]] : []))} />
            {(isTimeOpen || moment.at !== null) && <TimeBar moment={moment} now={now} line={line} changes={times} />}
          </>
        )}
      </div>
    </>
  );
}

/** Beside the map at any time, also while the legend is closed. */
function BasemapNote({ notes }: { readonly notes: readonly string[] }) {
  return notes.length === 0 ? null : <p class="basenote">{[...new Set(notes)].join(' · ')}</p>;
}

/** One thing opens its panel; one zone is said in words, and opens where zones are open already; several are a choice. */
function opened(hits: readonly Hit[], choose: (hits: readonly Hit[]) => void): void {
  const things = hits.filter(({ layer }) => layer.key !== 'zones');
  const [only, ...others] = things.length > 0 ? things : hits;
  if (!only || others.length > 0) {
    choose(things.length > 0 ? things : hits);
    return;
  }
  const isZoneBesidePanel = only.layer.key === 'zones' && readRoute(location.hash).panel !== 'zones';
  if (isZoneBesidePanel || only.layer.panel === '') choose([only]);
  else {
    choose([]);
    go(only.layer.panel, partsOf(only.layer, only.id));
  }
}

function useNow(read: () => number): number {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), NOW_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
