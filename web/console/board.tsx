/** Rail, panel and map. The map stays while panels change. */
import { useMemo, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { ConsoleMap } from './map/map';
import { NO_STAGE, type Stage, StageContext } from './map/stage';
import { PanelOf } from './panel';
import { panelsOf } from './panels';
import { Rail } from './rail';
import { useRoute } from './route';
import { StatusStrip } from './strip';
import { useViewer } from './viewer';

export function Board({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { say } = useReader();
  const route = useRoute();
  const viewer = useViewer();
  const [stage, setStage] = useState<Stage | null>(null);
  const panels = useMemo(() => panelsOf(viewer), [viewer]);
  const open = panels.find(({ key }) => key === route.panel) ?? null;
  const isUnknown = route.panel !== '' && open === null;
  return (
    <StageContext.Provider value={stage ?? NO_STAGE}>
      <div class={open || isUnknown ? 'board' : 'board map-only'}>
        <Rail panels={panels} current={open?.key ?? null} onSignedOut={onSignedOut} />
        {isUnknown && (
          <section class="panel">
            <p class="notice">{say('console-no-panel')}</p>
          </section>
        )}
        {open && <PanelOf key={open.key} panel={open} parts={route.parts} params={route.params} />}
        <div class="stage">
          <StatusStrip />
          <ConsoleMap onStage={setStage} isBroken={stage !== null && stage.map === null} />
        </div>
      </div>
    </StageContext.Provider>
  );
}
