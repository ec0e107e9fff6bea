/** The calls that wait, asked again every three seconds; less often while nobody answers. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { ask, type Trouble } from './ask';
import { type Call, readCalls } from './model';
import { WAITING } from './queries';

const ASK_AGAIN_MS = 3_000;
const LONGEST_MS = 30_000;

export type Waiting = {
  readonly calls: readonly Call[] | null;
  readonly trouble: Trouble['kind'] | null;
};

/** How long to wait before asking again, after so many failures. */
export const pauseMs = (failures: number): number => Math.min(ASK_AGAIN_MS * 2 ** Math.min(failures, 10), LONGEST_MS);

/** `turn` changes when something was answered here: then the list is asked at once. */
export function useCalls(turn: number, isOpen: boolean): Waiting {
  const { language } = useReader();
  const [waiting, setWaiting] = useState<Waiting>({ calls: null, trouble: null });
  useEffect(() => {
    if (!isOpen) return;
    let timer = 0;
    let failures = 0;
    let left = false;
    const look = async () => {
      const answered = await ask(WAITING, {}, language, readCalls);
      if (left) return;
      failures = answered.kind === 'done' ? 0 : failures + 1;
      setWaiting((before) =>
        answered.kind === 'done'
          ? { calls: [...answered.value.calls].reverse(), trouble: null }
          : { calls: before.calls, trouble: answered.kind },
      );
      timer = window.setTimeout(look, pauseMs(failures));
    };
    void look();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [language, turn, isOpen]);
  return waiting;
}
