/** What somebody was told, and where that is looked at. */
import { instant, list, object, optionalText, text } from '../../shared/json';
import { hrefTo } from '../route';

export type Told = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: string;
  readonly toldAs: string;
  readonly about: string;
  readonly aboutKind: string;
  readonly at: Date;
  readonly isRead: boolean;
  readonly needsAcknowledgement: boolean;
  readonly acknowledgedAt: Date | null;
};

export const TOLD = `id title body urgency toldAs about aboutKind at readAt needsAcknowledgement acknowledgedAt`;

export function readTold(value: unknown, where: string): Told {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    title: text(one.title, where),
    body: text(one.body, where),
    urgency: text(one.urgency, where),
    toldAs: text(one.toldAs, where),
    about: text(one.about, where),
    aboutKind: text(one.aboutKind, where),
    at: instant(one.at, where),
    isRead: optionalText(one.readAt, where) !== null,
    needsAcknowledgement: one.needsAcknowledgement === true,
    acknowledgedAt: one.acknowledgedAt === null ? null : instant(one.acknowledgedAt, where),
  };
}

export const readAllTold = (value: unknown): readonly Told[] => list(value, 'told', readTold);

const PANELS: Readonly<Record<string, readonly [panel: string, part?: string]>> = {
  Permit: ['permits'],
  Application: ['applications'],
  Incident: ['incidents'],
  WorkOrder: ['work'],
  Stop: ['stops'],
  Zone: ['zones'],
  Crew: ['people', 'crews'],
  Person: ['people', 'persons'],
  Vehicle: ['people', 'vehicles'],
  Checkpoint: ['posts'],
};

/** The address of what it speaks of; null for what no panel shows. */
export function hrefAbout({ about, aboutKind }: Pick<Told, 'about' | 'aboutKind'>): string | null {
  if (aboutKind === 'DeskCall') return '/desk/';
  const found = PANELS[aboutKind];
  if (!found) return null;
  const [panel, part] = found;
  return hrefTo(panel, part ? [part, about] : [about]);
}

/** Somebody has to say that they take care, and nobody of this account has. */
export const isOpen = (one: Told): boolean => one.needsAcknowledgement && one.acknowledgedAt === null;

const RANK: Readonly<Record<string, number>> = { URGENT: 0, NORMAL: 1, QUIET: 2 };

/** What waits for a word first, then what is unread by how loud it is, then the newest. */
export function inOrder(all: readonly Told[]): readonly Told[] {
  const rank = (one: Told) => (isOpen(one) ? 0 : one.isRead ? 10 : 1 + (RANK[one.urgency] ?? 2));
  return [...all].sort((one, other) => rank(one) - rank(other) || other.at.getTime() - one.at.getTime());
}
