/** The map's buttons, and what could not be loaded. */
import { useReader } from '../../shared/context';
import type { Open } from './canvas';
import type { Chart } from './chart';

type ToolsProps = {
  readonly chart: Chart;
  readonly open: Open;
  readonly show: (open: Open) => void;
  readonly isTimeOpen: boolean;
  readonly showTime: (isOpen: boolean) => void;
};

export function Tools({ chart, open, show, isTimeOpen, showTime }: ToolsProps) {
  const { say } = useReader();
  const failed = chart.layers.filter(({ key }) => chart.feeds.of(key)?.status === 'failed');
  const toggle = (wanted: Open) => () => show(open === wanted ? null : wanted);
  return (
    <div class="maptools">
      <button type="button" class="chip" aria-expanded={open === 'legend'} onClick={toggle('legend')}>
        {say('console-map-legend')}
      </button>
      <button type="button" class="chip" aria-expanded={open === 'view'} onClick={toggle('view')}>
        {say('console-map-in-view')}
      </button>
      <button type="button" class="chip" aria-expanded={isTimeOpen} onClick={() => showTime(!isTimeOpen)}>
        {say('console-map-time')}
      </button>
      {failed.length > 0 && (
        <p class="notice" role="status">
          {say('console-map-layer-failed', {
            layers: failed.map(({ key }) => say(`console-map-layer-${key}`)).join(', '),
          })}
        </p>
      )}
    </div>
  );
}
