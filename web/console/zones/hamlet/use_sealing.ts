import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import type { Acted } from '../../act';
import { serverNow, useViewer } from '../../viewer';
import { type Preview, type Published, preview } from '../order/preview';
import { type Hamlet, orderOf } from './model';
import { sendHamlet } from './sending';

export type Sealing = {
  readonly isBusy: boolean;
  /** Of this very zone; null: it was not asked for since something was edited. */
  readonly previewed: Acted<Preview> | null;
  readonly look: () => Promise<void>;
  readonly send: () => Promise<void>;
};

/** Previewing the hamlet's zone, and publishing it part by part. */
export function useSealing(
  hamlet: Hamlet,
  keep: (hamlet: Hamlet) => void,
  onZone: (acted: Acted<Published> | null) => void,
  onPost: (key: string, acted: Acted<string>) => void,
): Sealing {
  const { language } = useReader();
  const viewer = useViewer();
  const [isBusy, setBusy] = useState(false);
  const [looked, setLooked] = useState<{ of: string; acted: Acted<Preview> } | null>(null);
  const now = () => new Date(serverNow(viewer)).toISOString();
  const of = JSON.stringify(orderOf(hamlet, ''));
  const busy = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    await work();
    setBusy(false);
  };
  return {
    isBusy,
    previewed: looked?.of === of ? looked.acted : null,
    look: () =>
      busy(async () => {
        onZone(null);
        setLooked({ of, acted: await preview(orderOf(hamlet, now()), language) });
      }),
    send: () => busy(() => sendHamlet(hamlet, now(), language, { keep, onZone, onPost })),
  };
}
