/** The ground around a crew's night, kept so that the way is there without a network; loaded now and then, in two questions. */
import type { Trouble } from '../../shared/ask';
import type { Language } from '../../shared/language';
import type { Kept } from '../model';
import { ask } from '../net';
import { type Part, Told } from '../part';
import { type Road, recalled, remember } from '../road';
import { shown } from '../rules';
import { boxAround, isWithin, placesOf } from './box';
import type { LonLat } from './measure';
import type { Ground } from './model';
import { GOALS, GROUND, LEVELS } from './queries';
import { type Goals, readGoals, readGround, readLevels } from './reading';

const OLD_MS = 10 * 60_000;
/** A level that begins within a night is known before. */
const LATER_MS = 24 * 3_600_000;
const LEVELS_OLD_MS = 3 * 3_600_000;
const NOTHING = { zones: [], posts: [] } as const;

export type Walked = { readonly ground: Ground | null };

export class Way extends Told<Walked> implements Part {
  /** Where the phone was seen last; it is asked of the server only as a box around the night. */
  private here: LonLat | null = null;
  /** What was asked for before somebody signed out is not kept after it. */
  private signOuts = 0;

  constructor(
    private readonly road: Road,
    private readonly language: () => Language,
    private readonly whereSeen: () => LonLat | null,
  ) {
    super({ ground: null });
  }

  async talked(kept: Kept | null, trouble: Trouble | null): Promise<void> {
    const { signOuts } = this;
    const held = await recalled(this.road, 'ground');
    if (signOuts !== this.signOuts) return;
    const own = kept && held?.account === kept.me.account ? held : null;
    if (own?.loadedMs !== this.state.ground?.loadedMs) this.tell({ ground: own });
    if (trouble !== null || !kept?.me.person || !this.isOld(own, kept)) return;
    await this.load(kept, kept.me.person);
  }

  async erase(): Promise<void> {
    this.signOuts += 1;
    this.here = null;
    this.tell({ ground: null });
  }

  /** A place that its bearer asked for: what lies around it is loaded with the rest, where it is not known already. */
  async lookAround(here: LonLat, kept: Kept): Promise<void> {
    this.here = here;
    const { ground } = this.state;
    if (kept.me.person && !(ground?.box && isWithin(ground.box, here))) await this.load(kept, kept.me.person);
  }

  private isOld(ground: Ground | null, kept: Kept): boolean {
    const here = this.whereSeen();
    const isElsewhere = here !== null && !(ground?.box && isWithin(ground.box, here));
    return (
      isElsewhere || ground === null || ground.key !== keyOf(kept) || Math.abs(Date.now() - ground.loadedMs) > OLD_MS
    );
  }

  private async load(kept: Kept, person: string): Promise<void> {
    const { signOuts } = this;
    const goals = await ask(GOALS, { person }, this.language(), readGoals);
    if (goals.kind !== 'done') return;
    const ground = await this.around(goals.value, kept);
    if (!ground || signOuts !== this.signOuts) return;
    await remember(this.road, 'ground', ground);
    this.tell({ ground });
  }

  private async around({ goals, issued }: Goals, kept: Kept): Promise<Ground | null> {
    const here = this.whereSeen() ?? this.here;
    const box = boxAround([...placesOf(goals, issued), ...(here ? [here] : [])]);
    const levels = await this.levels(kept);
    if (!levels) return null;
    const common = { account: kept.me.account, loadedMs: Date.now(), key: keyOf(kept), goals, issued, box, ...levels };
    if (box === null) return { ...common, ...NOTHING };
    const answer = await ask(GROUND, { box }, this.language(), readGround);
    return answer.kind === 'done' ? { ...common, ...answer.value } : null;
  }

  /** Those that are known are good for some hours, unless there is news. */
  private async levels(kept: Kept): Promise<Pick<Ground, 'levels' | 'levelsMs'> | null> {
    const { ground } = this.state;
    const nowMs = Date.now();
    if (ground?.key === keyOf(kept) && Math.abs(nowMs - ground.levelsMs) < LEVELS_OLD_MS)
      return { levels: ground.levels, levelsMs: ground.levelsMs };
    const later = new Date(nowMs + kept.offsetMs + LATER_MS).toISOString();
    const answer = await ask(LEVELS, { later }, this.language(), readLevels);
    return answer.kind === 'done' ? { levels: answer.value, levelsMs: nowMs } : null;
  }
}

/** Another permit, another letter: the ground may have changed. */
function keyOf(kept: Kept): string {
  const papers = shown(kept.papers, Date.now() + kept.offsetMs).map(
    ({ id, status, toMs }) => `${id} ${status} ${toMs}`,
  );
  return [...papers.toSorted(), kept.letters[0]?.id ?? ''].join();
}
