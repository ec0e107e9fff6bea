/** What a post is, knows and does: frozen values. Instants in seconds UTC unless a name ends in Ms. */
import type { Bundle, Bytes, InvalidBundle, Sheet } from '../shared/credential/model';
import type { Clock, History, Lookup, Passage, Seen, Verdict } from '../shared/verdict/model';
import type { Refer } from './post/refer';

/** The checkpoint as its device knows it; `id` is GraphQL's, `uuid` the wire's. */
export type Place = {
  readonly id: string;
  readonly uuid: string;
  readonly name: string;
  readonly bundleAddress: string;
  readonly sheetAddress: string;
};

/** This phone as it was enrolled. Revoked, it keeps its token as long as it has something to hand in. */
export type Device = {
  readonly uuid: string;
  readonly label: string;
  readonly token: string | null;
  readonly deployment: string;
  readonly root: Bytes;
  readonly replyKey: Bytes;
  readonly privateKey: CryptoKey;
  readonly place: Place;
  readonly confirmationCode: string;
  readonly confirmed: boolean;
  readonly revoked: boolean;
};

/** Who is on duty, since when by the phone's clock. */
export type Shift = {
  readonly officerId: string;
  readonly officer: string;
  readonly leader: boolean;
  readonly sinceMs: number;
};

export type Source = 'SCAN' | 'CODE' | 'PLATE' | 'SHEET';

/** One party at the barrier, from the scan to what came of it. */
export type Encounter = {
  readonly id: string;
  readonly source: Source;
  readonly text: string | null;
  readonly lookup: Lookup | null;
  readonly controlCode: string | null;
  readonly plate: string | null;
  readonly seen: Seen;
  readonly clock: Clock;
  readonly verdict: Verdict;
  readonly refer: Refer | null;
};

/** Something to be told in passing: the key of its words, and what they need. */
export type Notice = { readonly key: string; readonly parameters?: Readonly<Record<string, string | number>> };

export type State = {
  readonly ready: boolean;
  readonly device: Device | null;
  readonly bundle: Bundle | InvalidBundle | null;
  readonly sheet: Sheet | null;
  readonly way: Passage | null;
  readonly shift: Shift | null;
  readonly history: History;
  readonly waiting: number;
  /** Of those that wait: how many the server did not take when it was last asked. */
  readonly refused: number;
  readonly notOurs: number;
  readonly encounter: Encounter | null;
  readonly parts: { readonly have: number; readonly count: number } | null;
  readonly notice: Notice | null;
  readonly storageFull: boolean;
  /** The browser has closed the memory and opens it no more: nothing is kept until the page is loaded anew. */
  readonly memoryLost: boolean;
  /** The browser cannot unpack what bundles and sheets are packed with. */
  readonly tooOld: boolean;
  readonly reached: boolean | null;
  /** Device minus server, in seconds, at the last contact. */
  readonly offsetS: number | null;
};

export const NOBODY: State = {
  ready: false,
  device: null,
  bundle: null,
  sheet: null,
  way: null,
  shift: null,
  history: [],
  waiting: 0,
  refused: 0,
  notOurs: 0,
  encounter: null,
  parts: null,
  notice: null,
  storageFull: false,
  memoryLost: false,
  tooOld: false,
  reached: null,
  offsetS: null,
};

export const UNSEEN: Seen = { nameConfirmed: false, idConfirmed: false, idTail: null, plate: null, healthShown: null };
