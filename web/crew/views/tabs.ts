/** What the page shows, one at a time: each of what is kept, at a time of the server, and what it counts beside its name. */
import type { ComponentType } from 'preact';
import type { Kept, Task } from '../model';
import { unreadOf } from '../rules';
import { WayTab } from '../way/tab';
import { openOf } from '../work/rules';
import { Letters } from './letters';
import { NewsCodes } from './news';
import { PapersAndHealth } from './papers_and_health';
import { Work } from './work/work';

export type ShownProps = { readonly kept: Kept; readonly nowMs: number };
type Part = {
  readonly Shown: ComponentType<ShownProps>;
  /** Said by `crew-count-<name>`. */
  readonly count?: (kept: Kept, tasks: readonly Task[]) => number;
};

export const TABS = {
  papers: { Shown: PapersAndHealth },
  work: { Shown: Work, count: openOf },
  way: { Shown: WayTab },
  news: { Shown: NewsCodes },
  letters: { Shown: Letters, count: unreadOf },
} satisfies Readonly<Record<string, Part>>;
export type Tab = keyof typeof TABS;

export const TAB_NAMES = Object.keys(TABS) as readonly Tab[];

export const countOf = (tab: Tab, kept: Kept, tasks: readonly Task[]): number => {
  const part: Part = TABS[tab];
  return part.count?.(kept, tasks) ?? 0;
};
