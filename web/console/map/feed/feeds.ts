/** All layers of one map: the worker that reads them, and what becomes of what it tells. */
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { LiveEvent, LivePosition } from '../../live/model';
import { Pace } from '../../live/pace';
import type { Moment } from '../moment';
import { Feed } from './feed';
import { measured } from './measured';
import { LAYER_KEYS, type LayerKey, type Told } from './messages';
import { Positions } from './positions';
import { SOURCES } from './prepared';
import { stirredBy } from './stirred';

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };
const ONCE_A_SECOND_MS = 1_000;
/** Ages of bundles and last contacts go on without an event. */
const CHECKPOINTS_AGAIN_MS = 60_000;

export class Feeds {
  private readonly worker = new Worker(new URL('./feed.worker.ts', import.meta.url), { type: 'module' });
  private readonly feeds: ReadonlyMap<LayerKey, Feed>;
  private readonly positions = new Positions();
  private readonly moving = new Pace(() => this.move(), ONCE_A_SECOND_MS);
  private readonly ageing: ReturnType<typeof setInterval>;
  private isNow = true;

  /** `keys`: what the viewer may read. */
  constructor(
    private readonly map: MapLibre,
    keys: readonly LayerKey[],
    onStatus: () => void,
  ) {
    for (const source of LAYER_KEYS.flatMap((key) => SOURCES[key]))
      map.addSource(source, { type: 'geojson', data: NOTHING });
    const wish = (wished: unknown) => this.worker.postMessage(wished);
    this.feeds = new Map(keys.map((key) => [key, new Feed(key, wish, onStatus)]));
    this.worker.onmessage = ({ data: told }: MessageEvent<Told>) => this.hear(told);
    this.ageing = setInterval(() => this.isNow && this.feeds.get('checkpoints')?.load(), CHECKPOINTS_AGAIN_MS);
  }

  of(layer: LayerKey): Feed | undefined {
    return this.feeds.get(layer);
  }

  load(moment: Moment): void {
    this.isNow = moment.at === null;
    for (const feed of this.feeds.values()) feed.load(moment);
  }

  reload(): void {
    for (const feed of this.feeds.values()) feed.load();
  }

  stir(events: readonly LiveEvent[]): void {
    for (const [layer, { ids, isAll }] of stirredBy(events)) {
      const feed = this.feeds.get(layer);
      if (!this.isNow || !feed) continue;
      if (isAll) feed.load();
      else feed.patch(ids);
    }
  }

  hearPositions(positions: readonly LivePosition[]): void {
    if (!this.isNow || !this.feeds.has('crews')) return;
    this.positions.hear(positions);
    this.moving.want();
  }

  stop(): void {
    clearInterval(this.ageing);
    this.moving.stop();
    for (const feed of this.feeds.values()) feed.stop();
    this.worker.terminate();
  }

  private hear(told: Told): void {
    if (told.kind !== 'changes') {
      this.feeds.get(told.layer)?.hear(told);
      return;
    }
    const { source, remove, add } = told.change;
    measured(told.layer, () => {
      if (source === 'crews') this.positions.placed(remove, add);
      const fresh = source === 'crews' && this.isNow ? this.positions.amended(add) : add;
      void this.source(source)?.updateData({ remove: [...remove], add: [...fresh] });
    });
  }

  private move(): void {
    if (!this.isNow || !this.positions.isWaiting) return;
    const { unknown } = measured('crews', () => {
      const taken = this.positions.take();
      if (taken.diff.update?.length) void this.source('crews')?.updateData(taken.diff);
      return taken;
    });
    if (unknown.length > 0) this.feeds.get('crews')?.patch(unknown);
  }

  private source(name: string): GeoJSONSource | undefined {
    return this.map.getSource<GeoJSONSource>(name);
  }
}
