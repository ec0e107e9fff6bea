/**
 * The values of docs/credential.cddl as the pages hold them: frozen, instants in whole seconds UTC, codes as the names of
 * credentials/wire.json. The same words as in credentials/bundle/model.py and credentials/claims.py.
 */
import type wire from '../../../credentials/wire.json';

type Enums = (typeof wire)['enums'];
export type Purpose = keyof (typeof wire)['purposes'];
export type Status = keyof Enums['Status'];
export type SubjectType = keyof Enums['SubjectType'];
export type EntryMode = keyof Enums['EntryMode'];
export type ZoneKind = keyof Enums['ZoneKind'];
export type Restriction = keyof Enums['Restriction'];
export type Rule = keyof Enums['Rule'];
export type CheckpointKind = keyof Enums['CheckpointKind'];
export type KeyRole = keyof Enums['KeyRole'];
export type ChangeKind = keyof Enums['ChangeKind'];
export type Decision = keyof Enums['Decision'];
export type Weight = keyof Enums['Weight'];
export type PassageKind = keyof Enums['PassageKind'];
export type Direction = keyof Enums['Direction'];
export type Outcome = keyof Enums['Outcome'];
export type CompareKind = keyof Enums['CompareKind'];

export type Bytes = Uint8Array<ArrayBuffer>;
/** Bytes as lower-case hexadecimal digits: what maps and sets are keyed by. */
export type Hex = string;

export type StatusRef = { readonly block: number; readonly index: number };
/** Daily, local minutes, half-open; start > end crosses midnight. */
export type Window = { readonly start: number; readonly end: number };

export type Claims = {
  readonly deployment: string;
  readonly expiresAt: number;
  readonly notBefore: number;
  readonly issuedAt: number;
  readonly cti: Hex;
  readonly purpose: Purpose;
  readonly end: number;
  readonly zones: readonly number[];
  readonly status: StatusRef;
  readonly subjectType: SubjectType;
  readonly crew: Hex | null;
  readonly name: string;
  /** Four digits each. */
  readonly tails: readonly string[];
  readonly plates: readonly string[];
  readonly baseZone: number | null;
  readonly windows: readonly Window[];
  readonly entryMode: EntryMode;
  /** Twelve digits. */
  readonly controlCode: string;
  /** Whether it says something critical that this build does not know. */
  readonly unknown: boolean;
};

/** What a post trusts ever after: the deployment and its root key (P-256, x || y). */
export type Anchor = {
  readonly deployment: string;
  readonly root: Bytes;
  /** Bundle keys that the root once vouched for and that the post has since heard are not to be believed. */
  readonly withdrawn?: ReadonlySet<Hex>;
};

export type Scope = {
  readonly zones: ReadonlySet<number> | null;
  readonly purposes: ReadonlySet<Purpose> | null;
  readonly longestS: number;
};
export type IssuedSetRef = { readonly sha256: Hex; readonly asOf: number };
export type TrustRecord = {
  readonly kid: Hex;
  readonly publicKey: Bytes;
  readonly role: KeyRole;
  readonly scope: Scope;
  readonly signsFrom: number;
  readonly signsTo: number;
  readonly withdrawnAt: number | null;
  readonly issuedSet: IssuedSetRef | null;
};
/** 4,096 bytes a block, two bits an entry, least significant first. */
export type StatusList = { readonly asOf: number; readonly blocks: ReadonlyMap<number, Bytes> };
export type CheckpointRecord = {
  /** UUID in lower case with hyphens. */
  readonly id: string;
  readonly kind: CheckpointKind;
  readonly name: string;
  readonly fromZones: readonly number[];
  readonly toZones: readonly number[];
  readonly hard: boolean;
  readonly validFrom: number;
  readonly validTo: number | null;
};
export type VersionRecord = {
  readonly validFrom: number;
  readonly validTo: number | null;
  readonly level: string | null;
  readonly restriction: Restriction;
};
export type ChangeRecord = {
  readonly counter: number;
  readonly recordedAt: number;
  readonly effectiveAt: number;
  readonly kind: ChangeKind;
  readonly purposes: ReadonlySet<Purpose> | null;
};
export type Reaffirmation = {
  readonly at: number;
  readonly purposes: ReadonlySet<Purpose> | null;
  readonly permits: readonly StatusRef[] | null;
};
export type ZoneRecord = {
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly kind: ZoneKind;
  readonly versions: readonly VersionRecord[];
  readonly changes: readonly ChangeRecord[];
  readonly reaffirmations: readonly Reaffirmation[];
};
export type Health = { readonly testWithinH: number | null; readonly doses: number | null };
export type LevelRule = {
  readonly rule: Rule;
  readonly windows: readonly Window[];
  readonly health: Health | null;
  readonly transit: boolean | null;
};
export type LevelRecord = { readonly code: string; readonly rules: ReadonlyMap<Purpose, LevelRule> };
export type Policy = {
  readonly staleAfterS: Readonly<Record<1 | 2 | 3, number>>;
  readonly leewayStartS: number;
  readonly leewayEndS: number;
  readonly expiredGraceS: number;
  readonly closureGraceS: number;
  readonly returnS: number;
  readonly samePassageS: number;
  readonly transitClasses: ReadonlySet<number>;
  readonly utcOffsetMin: number;
  readonly replyCodeS: number;
};
export type Extension = {
  readonly at: number;
  readonly purposes: ReadonlySet<Purpose> | null;
  readonly zones: ReadonlySet<number>;
  readonly endingFrom: number;
  readonly endingTo: number;
  readonly newEnd: number;
};
export type DeskNumber = { readonly name: string; readonly phone: string };

export type Bundle = {
  readonly valid: true;
  readonly deployment: string;
  readonly sequence: number;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly previousHash: Hex;
  readonly trust: ReadonlyMap<Hex, TrustRecord>;
  readonly status: StatusList | null;
  readonly checkpoint: CheckpointRecord;
  readonly zones: ReadonlyMap<number, ZoneRecord>;
  readonly levels: ReadonlyMap<string, LevelRecord>;
  readonly policy: Policy;
  readonly extensions: readonly Extension[];
  readonly desk: readonly DeskNumber[];
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Issued sets at hand, by the SHA-256 that a trust record names: the beginning of the hash of each payload. */
  readonly issuedSets: ReadonlyMap<Hex, ReadonlySet<Hex>>;
};
/** Bytes that claim to be a bundle and are not. */
export type InvalidBundle = { readonly valid: false; readonly fault: string };

export type Officer = {
  readonly id: string;
  readonly name: string;
  readonly leader: boolean;
  readonly salt: Bytes;
  readonly hash: Bytes;
};
export type Sheet = {
  readonly deployment: string;
  readonly checkpoint: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly officers: readonly Officer[];
  readonly rows: readonly Claims[];
};
