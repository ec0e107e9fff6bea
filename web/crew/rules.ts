/** What a permit on the phone is worth now, and which ones are shown. Pure. */
import type { Kept, LastStop, Paper, Task } from './model';

export type Standing = { readonly word: string; readonly tone: 'ALLOW' | 'REFER' | 'DENY'; readonly shows: boolean };

const ENDED_SHOWN_MS = 24 * 3_600_000;
/** Until then a second tap is about the same stop. */
export const SAME_STOP_MS = 10 * 60_000;
/** So long a stop may be taken back before anybody hears of it. */
export const TAKE_BACK_MS = 5_000;

/** The word of the catalogue, its colour, and whether a code is still shown: one that is over would only be argued about. */
export function standing(paper: Paper, nowMs: number): Standing {
  if (paper.status === 'SUSPENDED') return { word: 'PermitStatus-SUSPENDED', tone: 'DENY', shows: true };
  if (paper.status !== 'ACTIVE') return { word: `PermitStatus-${paper.status}`, tone: 'DENY', shows: false };
  if (nowMs >= paper.toMs) return { word: 'PermitPhase-EXPIRED', tone: 'DENY', shows: false };
  if (nowMs < paper.fromMs) return { word: 'PermitPhase-NOT_YET_VALID', tone: 'REFER', shows: true };
  return { word: 'PermitPhase-IN_FORCE', tone: 'ALLOW', shows: true };
}

const RANK = { ALLOW: 0, REFER: 1, DENY: 2 };

/** Those in force first; what ended more than a day ago is left out. */
export function shown(papers: readonly Paper[], nowMs: number): readonly Paper[] {
  const rank = (paper: Paper) => {
    const { tone, shows } = standing(paper, nowMs);
    return RANK[tone] + (shows ? 0 : 1);
  };
  return papers
    .filter((paper) => paper.toMs + ENDED_SHOWN_MS > nowMs)
    .toSorted((one, other) => rank(one) - rank(other) || one.toMs - other.toMs);
}

/** By the server's clock, as far as this phone knows. */
export const serverNow = (kept: Pick<Kept, 'offsetMs'>, nowMs: number): number => nowMs + kept.offsetMs;

export const isSameStop = (last: LastStop | null, nowMs: number): boolean =>
  last !== null && nowMs - last.doneMs >= 0 && nowMs - last.doneMs < SAME_STOP_MS;

/** What somebody else did on this phone is kept for them, and never sent in another's name. */
export const own = (tasks: readonly Task[], account: string | null): readonly Task[] =>
  tasks.filter((task) => task.account === account);

/** Answered for good: kept only until its bearer has read what came of it. */
export const isOver = (task: Task): boolean => task.aside !== undefined || task.news !== undefined;

/** A stop that is told and lacks only its place is no more waited for than anything that is over. */
export const isWaiting = (task: Task): boolean => !isOver(task) && !(task.kind === 'STOP' && task.told === true);

/** The letters with what was done to them here and has not been sent. */
export function lettersOf(kept: Kept, tasks: readonly Task[]): Kept['letters'] {
  const read = new Set(tasks.flatMap((task) => (task.kind === 'READ' ? task.letters : [])));
  const answered = new Set(tasks.flatMap((task) => (task.kind === 'ACKNOWLEDGE' && !task.aside ? [task.letter] : [])));
  return kept.letters.map((letter) => ({
    ...letter,
    read: letter.read || read.has(letter.id) || answered.has(letter.id),
    answered: letter.answered || answered.has(letter.id),
  }));
}

/** How many are unread, with what was read here. */
export function unreadOf(kept: Kept, tasks: readonly Task[]): number {
  const now = lettersOf(kept, tasks);
  const newly = now.filter((letter, index) => letter.read && !kept.letters[index]?.read).length;
  return Math.max(0, kept.unread - newly);
}

/** `0700–1800` as minutes after midnight, written as people read hours. */
export const hoursWords = ([start, end]: readonly [number, number]): string => `${clock(start)}–${clock(end)}`;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
