/** What is kept of the ground around a crew's night, with its validity: tonight's change is known before its hour. */
import type {
  ChangeKind,
  CheckpointKind,
  LevelRule,
  Purpose,
  Restriction,
  ZoneKind,
} from '../../shared/credential/model';
import type { Words } from '../../shared/language';
import type { LonLat, Xy } from './measure';

/** Longitude and latitude; all rings of all parts: what lies in an odd number of them is inside. */
export type Ring = readonly Xy[];
export type WeeklyHours = { readonly weekday: number; readonly startMin: number; readonly endMin: number };

export type GroundVersion = {
  readonly name: string;
  readonly kind: ZoneKind;
  readonly restriction: Restriction;
  readonly level: string | null;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly schedule: readonly WeeklyHours[];
  readonly precedence: number;
  /** By how many metres the boundary may be off; null: nobody says. */
  readonly qualityM: number | null;
  /** Drawn with fewer vertices; null: known by its unit and its barriers alone. */
  readonly rings: readonly Ring[] | null;
  readonly contact: string | null;
  readonly message: Words | null;
};
export type GroundChange = {
  readonly counter: number;
  readonly kind: ChangeKind;
  readonly recordedMs: number;
  readonly effectiveMs: number;
  readonly purposes: readonly Purpose[] | null;
};
export type GroundReaffirmation = { readonly atMs: number; readonly purposes: readonly Purpose[] | null };
export type GroundZone = {
  readonly number: number;
  readonly versions: readonly GroundVersion[];
  readonly changes: readonly GroundChange[];
  readonly reaffirmations: readonly GroundReaffirmation[];
};

/** A level as it reads from an instant on. */
export type GroundLevel = {
  readonly code: string;
  readonly fromMs: number;
  readonly rules: Readonly<Partial<Record<Purpose, LevelRule>>>;
};

export type Post = {
  readonly name: string;
  readonly kind: CheckpointKind;
  readonly place: LonLat;
  readonly toZones: readonly number[];
  readonly phones: readonly string[];
  readonly desk: readonly { readonly name: string; readonly phone: string }[];
  /** It opens for nobody. */
  readonly hard: boolean;
};

/** Where a work order leads. */
export type Goal = {
  readonly id: string;
  readonly title: string;
  readonly reference: string;
  readonly purpose: Purpose;
  /** What is gone to, in order. */
  readonly stops: readonly (LonLat & { readonly label: string })[];
  /** As it was planned; empty: nobody drew one. */
  readonly route: readonly LonLat[];
};

/** What permits say that the page's own do not keep. */
export type Issued = {
  readonly issuedMs: number;
  readonly places: readonly LonLat[];
  readonly route: readonly LonLat[];
};

export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

export type Ground = {
  readonly account: string;
  /** By the phone's clock. */
  readonly loadedMs: number;
  /** Of what it was loaded: another night is another ground. */
  readonly key: string;
  /** Null: nobody knows where the crew goes. */
  readonly box: Box | null;
  readonly zones: readonly GroundZone[];
  readonly levels: readonly GroundLevel[];
  /** When they were asked for, by the phone's clock. */
  readonly levelsMs: number;
  readonly posts: readonly Post[];
  readonly goals: readonly Goal[];
  readonly issued: Readonly<Record<string, Issued>>;
};
