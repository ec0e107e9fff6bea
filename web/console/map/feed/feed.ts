/** One layer's features on the map: read whole, then only what events name; as often as it costs little. */
import { Pace } from '../../live/pace';
import type { Moment } from '../moment';
import { addressOf, MOST_IDS } from './address';
import type { LayerKey, Told, Wish } from './messages';

export type FeedStatus = 'loading' | 'shown' | 'forbidden' | 'failed';

type Asked = { readonly turn: number; readonly done: () => void };

const WHOLE_LEAST_MS = 250;
const SOME_LEAST_MS = 250;
const AGAIN_MS = 5_000;
/** What takes long is the way there and the worker's reading, not the page: it may be asked for again after as long. */
const SHARE = 1;

export class Feed {
  status: FeedStatus = 'loading';
  count = 0;
  private turn = 0;
  private asked: Asked | null = null;
  private before: Promise<void> = Promise.resolve();
  private moment: Moment = { at: null, known: null };
  private readonly some = new Set<string>();
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly whole = new Pace(() => this.ask(null), WHOLE_LEAST_MS, undefined, SHARE);
  private readonly part = new Pace(() => this.askSome(), SOME_LEAST_MS, undefined, SHARE);

  constructor(
    readonly layer: LayerKey,
    private readonly wish: (wish: Wish) => void,
    private readonly onStatus: () => void,
  ) {}

  /** Read it whole. */
  load(moment: Moment = this.moment): void {
    this.moment = moment;
    this.some.clear();
    this.whole.want();
  }

  /** Something happened to these; of another moment than now nothing is new. */
  patch(ids: readonly string[]): void {
    if (this.moment.at !== null || this.status === 'forbidden') return;
    for (const id of ids) this.some.add(id);
    if (this.some.size > MOST_IDS) this.load();
    else if (this.some.size > 0) this.part.want();
  }

  /** What the worker says of this layer, in the order of what was asked. */
  hear(told: Exclude<Told, { kind: 'changes' }>): void {
    if (told.kind === 'read') {
      this.count = told.count;
      this.become('shown');
    } else this.failed(told.status);
    if (this.asked?.turn === told.turn) this.asked.done();
  }

  stop(): void {
    clearTimeout(this.retry);
    this.whole.stop();
    this.part.stop();
  }

  private failed(status: number | null): void {
    this.become(status === 403 ? 'forbidden' : 'failed');
    clearTimeout(this.retry);
    // Signed out, the page asks for the password first; a layer that is not the viewer's stays so.
    if (status !== 403 && status !== 401) this.retry = setTimeout(() => this.load(), AGAIN_MS);
  }

  private become(status: FeedStatus): void {
    if (status !== 'failed') clearTimeout(this.retry);
    this.status = status;
    this.onStatus();
  }

  private askSome(): Promise<void> | void {
    const ids = [...this.some];
    this.some.clear();
    if (ids.length > 0) return this.ask(ids);
  }

  /** Until it was told; one after the other. */
  private ask(ids: readonly string[] | null): Promise<void> {
    this.before = this.before.then(
      () =>
        new Promise<void>((done) => {
          this.turn += 1;
          this.asked = { turn: this.turn, done };
          this.wish({ layer: this.layer, turn: this.turn, address: addressOf(this.layer, this.moment, ids), ids });
        }),
    );
    return this.before;
  }
}
