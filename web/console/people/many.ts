/** One thing done for many, one after the other, with one result each: what failed can be done again alone. */
import { useState } from 'preact/hooks';
import { uuid } from '../../shared/uuid';
import type { Acted } from '../act';

export type Each<T> = { readonly key: string; readonly one: T; readonly acted: Acted<unknown> | null };

export type Many<T> = {
  readonly each: readonly Each<T>[];
  readonly isBusy: boolean;
  /** Do it for all of these; those that are done stay done. */
  readonly run: (all: readonly T[]) => Promise<boolean>;
  /** Those that failed once more, under the same keys. */
  readonly again: () => Promise<boolean>;
  readonly clear: () => void;
};

export function useMany<T>(act: (one: T, key: string) => Promise<Acted<unknown>>): Many<T> {
  const [each, setEach] = useState<readonly Each<T>[]>([]);
  const [isBusy, setBusy] = useState(false);
  const work = async (start: readonly Each<T>[]): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    let now = start;
    setEach(now);
    for (const [at, { key, one, acted }] of start.entries()) {
      if (acted?.kind === 'done') continue;
      const done = { key, one, acted: await act(one, key) };
      now = now.with(at, done);
      setEach(now);
    }
    setBusy(false);
    return now.every(({ acted }) => acted?.kind === 'done');
  };
  return {
    each,
    isBusy,
    run: (all) => work(all.map((one) => ({ key: uuid(), one, acted: null }))),
    again: () => work(each.map((one) => (one.acted?.kind === 'done' ? one : { ...one, acted: null }))),
    clear: () => setEach([]),
  };
}
