/** What a work order is with what was done to it on this phone and the server has not heard of. Pure. */
import type { Kept, Place, Task } from '../model';
import { isOver } from '../rules';
import type { PhotoTask } from '../tasks/photo';
import type { WorkTask } from '../tasks/work';
import { isOpen, type WorkOrder } from './model';

export type Unsent = {
  readonly progress: boolean;
  readonly ended: boolean;
  readonly stops: readonly string[];
  readonly notes: readonly string[];
  readonly photos: readonly PhotoTask[];
};
export type WorkNow = { readonly order: WorkOrder; readonly unsent: Unsent };

/** Every order as it is shown: what was done here counts at once. */
export const workNow = (kept: Kept, tasks: readonly Task[]): readonly WorkNow[] =>
  kept.work.map((order) => {
    const waiting = tasks.filter((task) => !isOver(task)).filter((task) => isOf(task, order.id));
    const of = <K extends Task['kind']>(kind: K) =>
      waiting.filter((task): task is Extract<Task, { kind: K }> => task.kind === kind);
    return {
      order: waiting.reduce(withDeed, order),
      unsent: {
        progress: of('PROGRESS').length > 0,
        ended: of('END').length > 0,
        stops: of('RUN_STOP').map(({ stop }) => stop),
        notes: of('NOTE').map(({ deed }) => deed),
        photos: of('PHOTO'),
      },
    };
  });

const isOf = (task: Task, order: string): boolean =>
  'order' in task ? task.order === order : task.kind === 'PHOTO' && task.subject === order;

/** How many orders have something left to do. */
export const openOf = (kept: Kept, tasks: readonly Task[]): number =>
  workNow(kept, tasks).filter(({ order }) => isOpen(order)).length;

/** What is kept once the server has heard of a deed, until everything is loaded anew. */
export const withHeard = (kept: Kept, task: Task): Kept => ({
  ...kept,
  work: kept.work.map((order) => (isOf(task, order.id) ? withDeed(order, task) : order)),
  health: task.kind === 'HEALTH' ? task : kept.health,
});

function withDeed(order: WorkOrder, task: Task): WorkOrder {
  switch (task.kind) {
    case 'PROGRESS':
      return { ...order, progress: task.progress, state: begun(order) };
    case 'RUN_STOP':
      return { ...order, state: begun(order), stops: order.stops.map((stop) => done(stop, task)) };
    case 'NOTE':
      return { ...order, notes: [...order.notes, { id: task.deed, words: task.words, by: null, atMs: doneAt(task) }] };
    case 'PHOTO':
      return { ...order, photos: [...order.photos, task.photo] };
    case 'END':
      return { ...order, state: task.state };
    default:
      return order;
  }
}

const begun = ({ state }: WorkOrder) => (state === 'ACKNOWLEDGED' || state === 'PENDING' ? 'IN_PROGRESS' : state);
const done = (stop: WorkOrder['stops'][number], task: Extract<WorkTask, { kind: 'RUN_STOP' }>) =>
  stop.id === task.stop ? { ...stop, state: task.state } : stop;
const doneAt = ({ doneMs, offsetMs }: WorkTask) => doneMs + offsetMs;

/** `10.29000, 105.64000`, latitude first as every map on a phone takes it. */
export const placeWords = ({ lon, lat }: Place): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
