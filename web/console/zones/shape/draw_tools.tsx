/** The tools with which an area is drawn on the map; the map's own clicks rest meanwhile. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { useStage } from '../../map/stage';
import type { Area } from '../model';
import type { Drawing, Tool } from './draw';

type DrawToolsProps = { readonly area: Area | null; readonly onArea: (area: Area | null) => void };

const TOOLS: readonly Tool[] = ['polygon', 'circle', 'freehand', 'select'];

export function DrawTools({ area, onArea }: DrawToolsProps) {
  const { say } = useReader();
  const stage = useStage();
  const [tool, setTool] = useState<Tool | null>(null);
  const drawing = useDrawing(onArea, setTool);
  // What is drawn by the tools is shown by them; the mark would lie over it.
  useEffect(() => {
    stage.mark(drawing.isOn ? null : area);
  }, [stage, drawing.isOn, area]);
  useEffect(() => () => stage.mark(null), [stage]);
  if (stage.map === null) return <p class="hint">{say('zones-desk-draw-no-map')}</p>;
  if (!drawing.isOn)
    return (
      <button type="button" class="chip" onClick={() => void drawing.start(area)}>
        {say(area === null ? 'zones-desk-draw' : 'zones-desk-redraw')}
      </button>
    );
  return (
    <div class="draw-tools" role="toolbar" aria-label={say('zones-desk-draw')}>
      {TOOLS.map((one) => (
        <button
          key={one}
          type="button"
          class="chip"
          aria-pressed={tool === one}
          onClick={() => drawing.current?.use(one)}
        >
          {say(`zones-desk-tool-${one}`)}
        </button>
      ))}
      <button type="button" class="chip" onClick={() => drawing.current?.undo()}>
        {say('zones-desk-undo')}
      </button>
      <button type="button" class="chip" onClick={() => drawing.current?.redo()}>
        {say('zones-desk-redo')}
      </button>
      <button type="button" class="chip" onClick={() => drawing.current?.remove()}>
        {say('zones-desk-remove')}
      </button>
      <button type="button" class="chip done" onClick={drawing.stop}>
        {say('zones-desk-draw-done')}
      </button>
      <p class="hint">{tool && say(`zones-desk-tool-${tool}.hint`)}</p>
    </div>
  );
}

type Drawn = {
  readonly isOn: boolean;
  readonly current: Drawing | null;
  readonly start: (area: Area | null) => Promise<void>;
  readonly stop: () => void;
};

function useDrawing(onArea: (area: Area | null) => void, onTool: (tool: Tool | null) => void): Drawn {
  const stage = useStage();
  const [current, setCurrent] = useState<Drawing | null>(null);
  const running = useRef<Drawing | null>(null);
  const isGone = useRef(false);
  const heard = useRef(onArea);
  heard.current = onArea;
  const stop = () => {
    running.current?.stop();
    running.current = null;
    setCurrent(null);
    onTool(null);
  };
  useEffect(
    () => () => {
      isGone.current = true;
      running.current?.stop();
    },
    [],
  );
  const start = async (area: Area | null) => {
    const { startDrawing } = await import('./draw');
    if (isGone.current || running.current || stage.map === null) return;
    running.current = startDrawing(stage.map, area, { onArea: (drawn) => heard.current(drawn), onTool });
    setCurrent(running.current);
  };
  return { isOn: current !== null, current, start, stop };
}
