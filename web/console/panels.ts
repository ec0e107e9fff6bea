/** The panels, in the order of the rail: each is loaded when it is opened. */
import type { ComponentType } from 'preact';
import type { Viewer } from './viewer';

/** `parts` and `params` as in the route; a panel shows its list without parts, and one thing with the thing's id. */
export type PanelProps = {
  readonly parts: readonly string[];
  readonly params: Readonly<Record<string, string>>;
};

export type Panel = {
  readonly key: string;
  /** Whoever may do one of these sees it in the rail. */
  readonly actions: readonly string[];
  readonly load: () => Promise<{ readonly default: ComponentType<PanelProps> }>;
};

export const PANELS: readonly Panel[] = [
  { key: 'incidents', actions: ['READ_INCIDENTS'], load: () => import('./incidents/incidents_panel') },
  { key: 'work', actions: ['READ_WORK_ORDERS'], load: () => import('./incidents/work_panel') },
  { key: 'stops', actions: ['READ_STOPS'], load: () => import('./incidents/stops_panel') },
  { key: 'permits', actions: ['READ_PERMIT'], load: () => import('./permits/permits_panel') },
  { key: 'applications', actions: ['READ_PERMIT'], load: () => import('./permits/applications_panel') },
  { key: 'zones', actions: ['READ_ZONES'], load: () => import('./zones/zones_panel') },
  { key: 'people', actions: ['READ_ROSTER', 'READ_CREWS'], load: () => import('./people/people_panel') },
  { key: 'posts', actions: ['READ_CHECKPOINTS'], load: () => import('./posts/posts_panel') },
  { key: 'inbox', actions: ['READ_INBOX'], load: () => import('./inbox/inbox_panel') },
];

/** A crew's or a checkpoint's account may read some of this too; its page is another. */
const AT_A_DESK = ['ADMIN', 'APPROVER', 'DISPATCHER', 'COORDINATOR', 'AUDITOR'];

export const isAtADesk = (viewer: Viewer): boolean => AT_A_DESK.some((role) => viewer.roles.has(role));

export const panelsOf = (viewer: Viewer): readonly Panel[] =>
  PANELS.filter(({ actions }) => actions.some((action) => viewer.actions.has(action)));
