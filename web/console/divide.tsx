/** The edge between panel and map: dragged, or moved by arrows; kept on this device. */
import { useState } from 'preact/hooks';
import { useReader } from '../shared/context';

const KEY = 'fieldpass.panel';
const LEAST = 320;
const MOST = 960;
const FIRST = 480;
/** Lists of permits and people want it, and a map this wide can spare it. */
const FIRST_IN_WIDE = 600;
const WIDE = 1_360;
const STEP = 32;

export const widthOf = (wanted: number): number => Math.min(MOST, Math.max(LEAST, Math.round(wanted)));

const first = () => (innerWidth < WIDE ? FIRST : FIRST_IN_WIDE);

export function usePanelWidth(): readonly [number, (width: number) => void] {
  const [width, setWidth] = useState(() => widthOf(Number(localStorage.getItem(KEY) ?? first()) || first()));
  const change = (wanted: number) => {
    setWidth(widthOf(wanted));
    localStorage.setItem(KEY, String(widthOf(wanted)));
  };
  return [width, change];
}

type DivideProps = { readonly width: number; readonly change: (width: number) => void };

export function Divide({ width, change }: DivideProps) {
  const { say } = useReader();
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const panel = event.currentTarget.previousElementSibling;
    if (panel) change(event.clientX - panel.getBoundingClientRect().left);
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    change(width + by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged or focused
    <div
      class="divide"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={say('console-map-panel-width')}
      aria-valuenow={width}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
    />
  );
}
