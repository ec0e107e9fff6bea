/** How often something may be done again: by what it cost the last time, and never more often than a person could follow. */
const SHARE = 4;

export class Pace {
  private freeAtMs = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isBusy = false;
  private isWanted = false;
  private isStopped = false;

  /** `work` says when it is done; it is not begun again before `share` times as long as it took, and `leastMs` at least. */
  constructor(
    private readonly work: () => Promise<void> | void,
    private readonly leastMs: number,
    private readonly nowMs: () => number = () => performance.now(),
    private readonly share: number = SHARE,
  ) {}

  /** As soon as may be; asked for while it runs, once more after it. Nothing after `stop`. */
  want(): void {
    if (this.isStopped) return;
    this.isWanted = true;
    if (this.isBusy || this.timer !== null) return;
    const pause = this.freeAtMs - this.nowMs();
    if (pause <= 0) void this.run();
    else
      this.timer = setTimeout(() => {
        this.timer = null;
        void this.run();
      }, pause);
  }

  /** For good; what runs comes to its end. */
  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.isWanted = false;
    this.isStopped = true;
  }

  private async run(): Promise<void> {
    this.isBusy = true;
    this.isWanted = false;
    const began = this.nowMs();
    try {
      await this.work();
    } catch (fault) {
      // One that fails is told to the browser, and does not end what comes after it.
      reportError(fault);
    } finally {
      const took = this.nowMs() - began;
      this.freeAtMs = began + took + Math.max(this.leastMs, this.share * took);
      this.isBusy = false;
    }
    if (this.isWanted) this.want();
  }
}
