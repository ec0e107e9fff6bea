/** Rail, panel and map. The map stays while panels change; in a narrow window one of the two is seen. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { Divide, usePanelWidth } from './divide';
import { StopBell } from './incidents/stop_bell';
import { ConsoleMap } from './map/map';
import { NO_STAGE, type Stage, StageContext } from './map/stage';
import { PanelOf } from './panel';
import { panelsOf } from './panels';
import { Rail } from './rail';
import { useRoute } from './route';
import { Sides } from './sides';
import { StatusStrip } from './strip';
import { useViewer } from './viewer';

export type Side = 'panel' | 'map';

export function Board({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { say } = useReader();
  const route = useRoute();
  const viewer = useViewer();
  const [stage, setStage] = useState<Stage | null>(null);
  const [side, setSide] = useState<Side>('panel');
  const [width, setWidth] = usePanelWidth();
  const panels = useMemo(() => panelsOf(viewer), [viewer]);
  const open = panels.find(({ key }) => key === route.panel) ?? null;
  const isUnknown = route.panel !== '' && open === null;
  const hasPanel = open !== null || isUnknown;
  const reachable = useMemo(() => withMapInSight(stage ?? NO_STAGE, setSide), [stage]);
  // What was asked for is what is seen first.
  useEffect(() => setSide(hasPanel ? 'panel' : 'map'), [route.panel, route.parts.join('/')]);
  return (
    <StageContext.Provider value={reachable}>
      <div
        class={`board ${hasPanel ? 'with-panel' : 'map-only'} see-${side}`}
        style={{ '--panel-width': `${width}px` }}
      >
        <Rail panels={panels} current={open?.key ?? null} onSignedOut={onSignedOut} />
        <div class="top">
          <StatusStrip />
          <StopBell />
          {hasPanel && <Sides side={side} choose={setSide} />}
        </div>
        {(!hasPanel || side === 'map') && <h1 class="unseen">{say('console-panel-map')}</h1>}
        {isUnknown && (
          <section class="panel">
            <p class="notice">{say('console-no-panel')}</p>
          </section>
        )}
        {open && <PanelOf key={open.key} panel={open} parts={route.parts} params={route.params} />}
        {hasPanel && <Divide width={width} change={setWidth} />}
        <ConsoleMap onStage={setStage} isBroken={stage !== null && stage.map === null} />
      </div>
    </StageContext.Provider>
  );
}

const NARROW = '(max-width: 62rem)';

/** Where the panel covers the map, somebody who is to click a place must see it first. */
function withMapInSight(stage: Stage, setSide: (side: Side) => void): Stage {
  const pick = async () => {
    if (stage.map === null || !matchMedia(NARROW).matches) return stage.pick();
    setSide('map');
    const place = await stage.pick();
    setSide('panel');
    return place;
  };
  return { ...stage, pick };
}
