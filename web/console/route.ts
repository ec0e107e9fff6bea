/** Deep links: `#/panel/part/part?name=value` says all that is looked at, and can be sent to somebody else. */
import { useEffect, useState } from 'preact/hooks';

export type Route = {
  /** The panel; empty: the map alone. */
  readonly panel: string;
  /** What of the panel, e.g. the id of an incident. */
  readonly parts: readonly string[];
  /** Beside it: filters of the panel, and of the map `at` and `known` (instants, ISO 8601). */
  readonly params: Readonly<Record<string, string>>;
};

export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const [panel = '', ...parts] = path.split('/').filter(Boolean).map(decoded);
  return { panel, parts, params: Object.fromEntries(new URLSearchParams(query)) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function hashOf({ panel, parts, params }: Route): string {
  const path = [panel, ...parts].filter(Boolean).map(encodeURIComponent).join('/');
  const query = new URLSearchParams(params).toString();
  return `#/${path}${query && `?${query}`}`;
}

/** The map's own parameters stay when another panel is opened. */
const OF_THE_MAP = ['at', 'known'];

/** The address of something in a panel, with the instant that the map shows. */
export function hrefTo(panel: string, parts: readonly string[] = [], params: Record<string, string> = {}): string {
  const before = readRoute(location.hash).params;
  const kept = Object.fromEntries(OF_THE_MAP.flatMap((name) => (before[name] ? [[name, before[name]]] : [])));
  return hashOf({ panel, parts, params: { ...kept, ...params } });
}

export function go(panel: string, parts: readonly string[] = [], params: Record<string, string> = {}): void {
  location.hash = hrefTo(panel, parts, params);
}

/** Another of the same list in its place, without a step to go back to. */
export function swapTo(panel: string, parts: readonly string[], params: Record<string, string> = {}): void {
  history.replaceState(null, '', hrefTo(panel, parts, params));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Change parameters of what is looked at, without a step to go back to; null takes one away. */
export function amendRoute(changes: Readonly<Record<string, string | null>>): void {
  const route = readRoute(location.hash);
  const params = Object.entries({ ...route.params, ...changes }).filter(
    (one): one is [string, string] => one[1] !== null,
  );
  history.replaceState(null, '', hashOf({ ...route, params: Object.fromEntries(params) }));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const look = () => setRoute(readRoute(location.hash));
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return route;
}
