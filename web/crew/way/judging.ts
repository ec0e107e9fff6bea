/** What a zone asks of somebody at a moment, and which of their permits answers: by the rows of the checkpoint's own verdict. Pure. */
import type { Purpose, Rule } from '../../shared/credential/model';
import { ruleAt } from '../../shared/verdict/case';
import { byRank } from '../../shared/verdict/found';
import type { Finding } from '../../shared/verdict/model';
import { validity, zones } from '../../shared/verdict/turning';
import type { Paper } from '../model';
import { standing } from '../rules';
import { caseOf } from './case';
import type { Ground, GroundVersion, GroundZone } from './model';
import { isScheduled } from './week';

export type Tone = 'ALLOW' | 'REFER' | 'DENY';
export type Judged = {
  readonly rule: Rule;
  readonly tone: Tone;
  readonly findings: readonly Finding[];
  /** The permit that answers best; null where none is needed, or none names the zone. */
  readonly paper: Paper | null;
};

export type Asked = {
  readonly ground: Pick<Ground, 'levels' | 'issued'>;
  readonly papers: readonly Paper[];
  /** What is travelled for, where no permit says it. */
  readonly purpose: Purpose;
};

const TONE: Readonly<Record<Finding['weight'], Tone>> = { NOTE: 'ALLOW', REFER: 'REFER', DENY: 'DENY' };
const RANK: Readonly<Record<Tone, number>> = { ALLOW: 0, REFER: 1, DENY: 2 };

/** The best answer among the permits; without any, what would be said to somebody who has none. */
export function judged(zone: GroundZone, asked: Asked, atMs: number): Judged {
  const usable = asked.papers.filter((paper) => standing(paper, atMs).shows);
  const each = [...usable.map((paper) => answerOf(zone, paper, asked, atMs)), answerOf(zone, null, asked, atMs)];
  const [best] = each.toSorted((one, other) => RANK[one.tone] - RANK[other.tone] || missing(one) - missing(other));
  const free = each.at(-1);
  if (!best || !free) throw new Error('nobody was asked');
  return free.rule === 'FREE' && free.tone === 'ALLOW' ? free : best;
}

/** Of two that are refused the one that names the zone says more. */
const missing = ({ findings }: Judged) => Number(findings.some(({ reason }) => reason === 'WRONG_ZONE'));

function answerOf(zone: GroundZone, paper: Paper | null, asked: Asked, atMs: number): Judged {
  const given = caseOf(zone, paper, asked.ground, asked.purpose, atMs);
  const at = atMs / 1_000;
  const { rule } = ruleAt(given, zone.number, at);
  const found = [...(paper && rule !== 'FREE' ? validity(given, at) : []), ...zones(given, at)].toSorted(byRank);
  const isHeld = paper?.status === 'SUSPENDED';
  const held: Finding[] = isHeld && rule !== 'FREE' ? [{ reason: 'SUSPENDED', weight: 'DENY', zones: [] }] : [];
  const findings = [...held, ...found];
  const isNamed = paper?.zones.includes(zone.number) ?? false;
  return { rule, tone: TONE[findings[0]?.weight ?? 'NOTE'], findings, paper: isNamed ? paper : null };
}

/** What holds at a moment; null: no restriction then. */
export const versionAt = (zone: GroundZone, atMs: number): GroundVersion | null =>
  zone.versions.find(
    (one) => one.fromMs <= atMs && (one.toMs === null || atMs < one.toMs) && isScheduled(one.schedule, atMs),
  ) ?? null;
