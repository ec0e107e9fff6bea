/** lon/lat to the drawing, equirectangular at the middle latitude: right shapes at the size of a province. Pure. */
import type { Ring } from './zones';

export type Point = readonly [number, number];

export type Projection = {
  readonly width: number;
  readonly height: number;
  readonly point: (place: Point) => Point;
};

export function fit(rings: readonly Ring[], width: number, margin: number): Projection {
  const places = rings.flat();
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (width - 2 * margin) / ((east - west) * squeeze);
  return {
    width,
    height: Math.round((north - south) * scale + 2 * margin),
    point: ([lon, lat]) => [margin + (lon - west) * squeeze * scale, margin + (north - lat) * scale],
  };
}

export function pathOf(rings: readonly Ring[], { point }: Projection): string {
  const step = (place: Point) =>
    point(place)
      .map((value) => value.toFixed(1))
      .join(' ');
  return rings.map((ring) => `M${ring.map(step).join('L')}Z`).join('');
}

/** The centre of gravity of the first ring, where a label sits. */
export function labelPlace(rings: readonly Ring[]): Point | null {
  const ring = rings[0];
  if (!ring) return null;
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([x0, y0], index) => {
    const [x1, y1] = ring[(index + 1) % ring.length] ?? [x0, y0];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  });
  return area === 0 ? (ring[0] ?? null) : [x / (3 * area), y / (3 * area)];
}
