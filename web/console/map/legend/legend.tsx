/** What the map's signs mean, which purpose the zones are coloured for, and switches to hide a layer. */
import { useReader } from '../../../shared/context';
import { PURPOSES } from '../../../shared/credential/wire';
import type { Chart } from '../chart';
import type { MapChoices } from '../choices';
import type { LayerKey } from '../feed/messages';
import { ROWS } from './rows';

type LegendProps = {
  readonly chart: Chart;
  readonly choices: MapChoices;
  readonly change: (changes: Partial<MapChoices>) => void;
  readonly onClose: () => void;
};

/** From the top of the map down. */
const inLegend = (chart: Chart): readonly LayerKey[] => [...chart.layers].reverse().map(({ key }) => key);

export function Legend({ chart, choices, change, onClose }: LegendProps) {
  const { say, language } = useReader();
  const notes = new Set(chart.basemap.flatMap(({ note }) => (note ? [note[language]] : [])));
  return (
    <section
      class="legend card"
      aria-label={say('console-map-legend')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <button type="button" class="close" aria-label={say('console-map-close')} onClick={onClose}>
        ×
      </button>
      <h2>{say('console-map-legend')}</h2>
      <label class="purpose">
        {say('console-map-purpose')}
        <select value={choices.purpose} onChange={(event) => change({ purpose: event.currentTarget.value })}>
          {PURPOSES.map((purpose) => (
            <option key={purpose} value={purpose}>
              {say(`Purpose-${purpose}`)}
            </option>
          ))}
        </select>
      </label>
      {inLegend(chart).map((key) => (
        <Group key={key} layer={key} chart={chart} choices={choices} change={change} />
      ))}
      {[...notes].map((note) => (
        <p key={note} class="faint">
          {say('console-map-basemap', { note })}
        </p>
      ))}
      {notes.size === 0 && chart.basemap.length === 0 && <p class="faint">{say('console-map-no-basemap')}</p>}
    </section>
  );
}

type GroupProps = Omit<LegendProps, 'onClose'> & { readonly layer: LayerKey };

function Group({ layer, chart, choices, change }: GroupProps) {
  const { say } = useReader();
  const isShown = !choices.hidden.has(layer);
  const toggle = () => {
    const hidden = new Set(choices.hidden);
    if (!hidden.delete(layer)) hidden.add(layer);
    change({ hidden });
  };
  const feed = chart.feeds.of(layer);
  const Rows = ROWS[layer];
  return (
    <details class="group" open={layer === 'zones'}>
      <summary>
        <span>{say(`console-map-layer-${layer}`)}</span>
        <small>{feed?.status === 'shown' ? feed.count : say(`console-map-feed-${feed?.status ?? 'forbidden'}`)}</small>
      </summary>
      <label class="toggle">
        <input type="checkbox" checked={isShown} onChange={toggle} />
        {say('console-map-show-layer')}
      </label>
      <ul class="rows">
        <Rows />
      </ul>
    </details>
  );
}
