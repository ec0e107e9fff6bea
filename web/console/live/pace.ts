/** How often something may be done again: by what it cost the last time, and never more often than a person could follow. */
const SHARE = 4;

export class Pace {
  private freeAtMs = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isBusy = false;
  private isWanted = false;

  /** `work` says when it is done; it is not begun again before four times as long as it took, and `leastMs` at least. */
  constructor(
    private readonly work: () => Promise<void> | void,
    private readonly leastMs: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** As soon as may be; asked for while it runs, once more after it. */
  want(): void {
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

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.isWanted = false;
  }

  private async run(): Promise<void> {
    this.isBusy = true;
    this.isWanted = false;
    const began = this.nowMs();
    await this.work();
    const took = this.nowMs() - began;
    this.freeAtMs = began + took + Math.max(this.leastMs, SHARE * took);
    this.isBusy = false;
    if (this.isWanted) this.want();
  }
}
