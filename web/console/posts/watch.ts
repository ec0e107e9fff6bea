/** How posts are doing, as the map's layer of checkpoints says it: last contact, age of the bundle, who was turned back. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { instant, type Json, list, number, object, text } from '../../shared/json';
import { useEvents } from '../live/context';
import { Pace } from '../live/pace';
import { CLIENT } from '../net';

export type Watched = {
  readonly devices: number | null;
  readonly lastContactAt: Date | null;
  readonly bundleAgeS: number | null;
  readonly refusals24h: number | null;
};

const STIRS = ['CHECKS_RECORDED', 'BUNDLE_SEALED', 'DEVICE_ENROLLED', 'DEVICE_CONFIRMED', 'DEVICE_REVOKED'];
/** A phone that calls tells nobody of it: its last contact is looked up. */
const LOOK_MS = 30_000;
const LEAST_MS = 2_000;

const optional = (value: unknown, where: string): number | null =>
  value === null || value === undefined ? null : number(value, where);

export function readWatch(body: unknown): ReadonlyMap<string, Watched> {
  const features = list(object(body, 'layer').features, 'features', object);
  return new Map(
    features.map((feature) => [text(feature.id, 'id'), readWatched(object(feature.properties, 'properties'))]),
  );
}

const readWatched = (said: Json): Watched => ({
  devices: optional(said.devices, 'devices'),
  lastContactAt: said.lastContactAt ? instant(said.lastContactAt, 'lastContactAt') : null,
  bundleAgeS: optional(said.bundleAgeS, 'bundleAgeS'),
  refusals24h: optional(said.refusals24h, 'refusals24h'),
});

/** By the posts' ids; null before it is known, and for who may not see it. */
export function useWatch(at: string | null): ReadonlyMap<string, Watched> | null {
  const { language } = useReader();
  const [watch, setWatch] = useState<ReadonlyMap<string, Watched> | null>(null);
  const [pace] = useState(() => ({ want: () => {} }));
  useEffect(() => {
    let isOver = false;
    const asked = new Pace(async () => {
      const found = await layer(at, language);
      if (!isOver) setWatch(found);
    }, LEAST_MS);
    pace.want = () => asked.want();
    asked.want();
    const timer = setInterval(() => asked.want(), LOOK_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      asked.stop();
    };
  }, [at, language]);
  useEvents((events) => events.some(({ kind }) => STIRS.includes(kind)) && pace.want());
  return watch;
}

async function layer(at: string | null, language: string): Promise<ReadonlyMap<string, Watched> | null> {
  try {
    const query = at === null ? '' : `?at=${encodeURIComponent(at)}`;
    const answer = await fetch(`/map/checkpoints.geojson${query}`, {
      headers: { 'x-fieldpass-client': CLIENT, 'accept-language': language },
    });
    return answer.ok ? readWatch(await answer.json()) : null;
  } catch {
    return null;
  }
}
