/** Clicks and the mouse on the map: what lies there, and its name beside the pointer. */
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { useEffect } from 'preact/hooks';
import type { Say } from '../../../shared/words';
import { Pace } from '../../live/pace';
import type { Chart } from '../chart';
import { type Hit, hitsAt } from './hits';

/** Somebody draws, or was asked for a place: the click is theirs. */
const isTaken = (map: MapLibre): boolean =>
  map.getCanvas().style.cursor === 'crosshair' || map.getLayersOrder().some((id) => id.startsWith('td-'));

export function useClicks(
  chart: Chart | null,
  onHits: (hits: readonly Hit[], at: { x: number; y: number }) => void,
): void {
  useEffect(() => {
    if (!chart) return;
    const { map, layers } = chart;
    const click = ({ point }: MapMouseEvent) => {
      if (!isTaken(map)) onHits(hitsAt(map, layers, point), point);
    };
    map.on('click', click);
    return () => void map.off('click', click);
  }, [chart, onHits]);
}

const LEAST_MS = 80;

/** The name of what is under the mouse, written past any drawing of components: it moves with every step. */
export function useTip(chart: Chart | null, tip: { readonly current: HTMLElement | null }, say: Say): void {
  useEffect(() => {
    if (!chart) return;
    const { map, layers } = chart;
    let last: MapMouseEvent | null = null;
    const things = layers.filter(({ key }) => key !== 'zones');
    const pace = new Pace(() => {
      if (!last || !tip.current || isTaken(map)) return;
      const [hit] = hitsAt(map, things, last.point);
      map.getCanvas().style.cursor = hit ? 'pointer' : '';
      tip.current.hidden = !hit;
      if (!hit) return;
      tip.current.textContent = hit.layer.words(hit.properties, say);
      tip.current.style.transform = `translate(${last.point.x + 14}px, ${last.point.y + 14}px)`;
    }, LEAST_MS);
    const move = (event: MapMouseEvent) => {
      last = event;
      pace.want();
    };
    const leave = () => {
      last = null;
      if (tip.current) tip.current.hidden = true;
    };
    map.on('mousemove', move);
    map.on('mouseout', leave);
    map.on('movestart', leave);
    return () => {
      pace.stop();
      map.off('mousemove', move);
      map.off('mouseout', leave);
      map.off('movestart', leave);
    };
  }, [chart, say]);
}
