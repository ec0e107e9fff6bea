/** What waits for the viewer, in numbers: stopped crews nobody has answered, and what is unread. */
import { useEffect } from 'preact/hooks';
import { type Json, list, number, object } from '../shared/json';
import { useAsked } from './live/use_asked';
import { useRoute } from './route';
import { useViewer } from './viewer';

const UNREAD = 'query ConsoleUnread { unreadCount }';
const WAITING = `query ConsoleWaiting($first: Int!) {
  stops(first: $first, filter: { status: OPEN }) { edges { node { id } } } }`;
/** More than this are not counted on a badge. */
export const MOST_COUNTED = 99;

const readUnread = (data: Json): number => number(data.unreadCount, 'unreadCount');
const readWaiting = (data: Json): number => list(object(data.stops, 'stops').edges, 'edges', object).length;

const UNREAD_STIRS = ['INBOX_RECEIVED', 'NOTIFICATION_ACKNOWLEDGED'];
const WAITING_STIRS = ['CREW_STOPPED', 'STOP_ACKNOWLEDGED', 'STOP_ENDED'];

/** By the panel that shows them. */
export type Badges = Readonly<Record<string, number>>;

export function useBadges(): Badges {
  const { actions } = useViewer();
  const { panel, parts } = useRoute();
  const unread = useAsked(actions.has('READ_INBOX') ? UNREAD : null, {}, readUnread, UNREAD_STIRS);
  const waiting = useAsked(
    actions.has('READ_STOPS') ? WAITING : null,
    { first: MOST_COUNTED + 1 },
    readWaiting,
    WAITING_STIRS,
  );
  // That something was read is no event: it happens in the inbox, and shows when it is opened, leafed through or left.
  useEffect(() => unread.again(), [panel, parts.join('/')]);
  return { inbox: unread.value ?? 0, stops: waiting.value ?? 0 };
}
