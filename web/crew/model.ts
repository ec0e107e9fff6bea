/** What a crew's phone keeps. Instants are milliseconds since 1970; those of the server are by the server's clock. */
import type { WorkOrder } from './work/model';

export type Me = {
  readonly account: string;
  readonly name: string;
  /** Who this is on a roster; null for an account of nobody who moves. */
  readonly person: string | null;
  readonly organisation: string;
};

export type Holder = { readonly name: string; readonly tails: readonly string[] };

export type Paper = {
  readonly id: string;
  readonly reference: string;
  /** 12 digits, 4-4-4. */
  readonly code: string;
  readonly status: string;
  readonly purpose: string;
  readonly crew: string | null;
  readonly zones: readonly number[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly conditions: string;
  /** Minutes after midnight, from and to. */
  readonly hours: readonly (readonly [number, number])[];
  /** The bearer of this phone, as the credential names them. */
  readonly holder: Holder;
  readonly others: readonly string[];
  readonly vehicles: readonly { readonly kind: string; readonly plate: string | null }[];
  /** The bearer's own; null until it is signed. */
  readonly credential: { readonly id: string; readonly text: string } | null;
};

/** A code as the server drew it, for the text it was drawn from. */
export type Drawn = { readonly text: string; readonly svg: string };

export type News = { readonly issuedMs: number; readonly expiresMs: number; readonly parts: readonly string[] };

export type Letter = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: string;
  readonly atMs: number;
  readonly wantsAnswer: boolean;
  readonly read: boolean;
  readonly answered: boolean;
};

export type Declaration = { readonly declaredOn: string; readonly validUntil: string; readonly reference: string };

export type Stop = { readonly id: string; readonly status: string; readonly answer: string };

export type OwnCrew = {
  readonly id: string;
  readonly name: string;
  /** Whether it may be sent. */
  readonly onDuty?: boolean;
  /** Number of the zone it starts from. */
  readonly baseZone?: number | null;
};

/** Everything, as it was loaded at one time. */
export type Kept = {
  readonly me: Me;
  /** When, by the phone's clock. */
  readonly loadedMs: number;
  /** Server's clock less the phone's. */
  readonly offsetMs: number;
  readonly papers: readonly Paper[];
  readonly crew: OwnCrew | null;
  readonly zones: Readonly<Record<number, string>>;
  readonly letters: readonly Letter[];
  readonly unread: number;
  readonly news: News | null;
  readonly stops: readonly Stop[];
  readonly drawn: readonly Drawn[];
  readonly work: readonly WorkOrder[];
  /** Whose network the bearer works for. */
  readonly company: string | null;
  /** The bearer's newest health declaration. */
  readonly health: Declaration | null;
};

/** What is loaded for somebody who does not travel. */
export const NOTHING = {
  papers: [],
  crew: null,
  zones: {},
  letters: [],
  unread: 0,
  news: null,
  stops: [],
  work: [],
  company: null,
  health: null,
} satisfies Partial<Kept>;

export type Place = { readonly lon: number; readonly lat: number };

export type { Task } from './tasks/kinds';
export type { StopTask } from './tasks/stop';

/** The stop that was reported last; `sent` is the server's id for it. */
export type LastStop = { readonly id: string; readonly doneMs: number; readonly sent: string | null };
