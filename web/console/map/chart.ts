/** The map with all that is on it: sources, layers, pictures. Components tell it what to show; it draws nothing by itself. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Viewer } from '../viewer';
import { addBasemap, type BasemapSource, drawnBasemap, readBasemap, STYLE_PARTS } from './basemap';
import { Feeds } from './feed/feeds';
import type { LayerKey } from './feed/messages';
import { SOURCES } from './feed/prepared';
import { paint } from './icons/images';
import { layersOf } from './layers/all';
import type { Drawn, Look, MapLayer } from './layers/layer';
import { MARK, mark } from './layers/mark';
import { restyle } from './restyle';

export type Hidden = ReadonlySet<LayerKey>;

export class Chart {
  readonly layers: readonly MapLayer[];
  readonly feeds: Feeds;
  basemap: readonly BasemapSource[] = [];
  private look: Look | null = null;
  private hidden: Hidden = new Set();
  private light = '';

  constructor(
    readonly map: MapLibre,
    viewer: Viewer,
    private readonly onChange: () => void,
  ) {
    this.layers = layersOf(viewer);
    map.addSource(MARK, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    this.feeds = new Feeds(
      map,
      this.layers.map(({ key }) => key),
      onChange,
    );
    void this.findBasemap();
  }

  draw(look: Look, hidden: Hidden): void {
    this.look = look;
    this.hidden = hidden;
    const light = JSON.stringify(look.colours);
    if (light !== this.light) paint(this.map, look.colours);
    this.light = light;
    restyle(this.map, this.drawn(look), (source) => this.isHidden(source));
  }

  /** The instant by which ages are counted. */
  setNow(ms: number): void {
    this.map.setGlobalStateProperty('now', Math.round(ms / 1000));
  }

  stop(): void {
    this.feeds.stop();
    this.map.remove();
  }

  private isHidden(source: string): boolean {
    return [...this.hidden].some((key) => SOURCES[key].includes(source));
  }

  private drawn(look: Look): readonly Drawn[] {
    const ground: Drawn = {
      slot: 'land',
      spec: { id: 'land', type: 'background', paint: { 'background-color': look.colours.land } },
    };
    const things = this.layers.flatMap((layer) => layer.drawn(look));
    return [ground, ...drawnBasemap(this.basemap, look), ...things, ...mark(look)];
  }

  /** None, or one that cannot be read: the map works without. */
  private async findBasemap(): Promise<void> {
    const found = await fetch(STYLE_PARTS).then(
      async (answer) => (answer.ok ? readBasemap(await answer.json()) : []),
      () => [],
    );
    this.basemap = found;
    addBasemap(this.map, found);
    if (this.look) this.draw(this.look, this.hidden);
    this.onChange();
  }
}
