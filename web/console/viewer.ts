/** Who looks, and what they may do somewhere. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { instant, type Json, list, object, optionalText, text } from '../shared/json';

export type Viewer = {
  readonly id: string;
  readonly name: string;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly roles: ReadonlySet<string>;
  /** Names of docs/roles.md: allowed for some subject, which is not to say for every one. */
  readonly actions: ReadonlySet<string>;
  /** Server's clock less this machine's, in milliseconds. */
  readonly offsetMs: number;
};

export const VIEWER = `query ConsoleViewer { serverTime viewer { id name roles actions }
  me { organisation { id name } } }`;

export function readViewer(data: Json): Viewer {
  const viewer = object(data.viewer, 'viewer');
  const me = data.me === null ? null : object(data.me, 'me');
  const house = me?.organisation ? object(me.organisation, 'organisation') : null;
  return {
    id: text(viewer.id, 'id'),
    name: text(viewer.name, 'name'),
    organisation: house && { id: text(house.id, 'id'), name: optionalText(house.name, 'name') ?? '' },
    roles: new Set(list(viewer.roles, 'roles', text)),
    actions: new Set(list(viewer.actions, 'actions', text)),
    offsetMs: instant(data.serverTime, 'serverTime').getTime() - Date.now(),
  };
}

export const ViewerContext = createContext<Viewer | null>(null);

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('outside of the console');
  return viewer;
}

/** The server's now, by this machine's clock. */
export const serverNow = (viewer: Viewer): number => Date.now() + viewer.offsetMs;
