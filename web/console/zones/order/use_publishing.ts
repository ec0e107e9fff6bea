/** Previewing and publishing a draft: what was answered last, and what may be sent again. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { uuid } from '../../../shared/uuid';
import { type Acted, isUnanswered } from '../../act';
import { serverNow, useViewer } from '../../viewer';
import { type Draft, orderOf, type Sent } from './draft';
import { type Preview, type Published, preview, publish } from './preview';

export type Publishing = {
  readonly isBusy: boolean;
  /** Of this very draft; null: it was not asked for since something was edited. */
  readonly previewed: Acted<Preview> | null;
  readonly published: Acted<Published> | null;
  readonly look: () => Promise<void>;
  readonly send: () => Promise<void>;
};

export function usePublishing(
  draft: Draft,
  keep: (draft: Draft) => void,
  onDone: (done: Published) => void,
): Publishing {
  const { language } = useReader();
  const viewer = useViewer();
  const [isBusy, setBusy] = useState(false);
  const [looked, setLooked] = useState<{ of: string; acted: Acted<Preview> } | null>(null);
  const [told, setTold] = useState<{ of: string; acted: Acted<Published> } | null>(null);
  const now = () => new Date(serverNow(viewer)).toISOString();
  const of = written(draft);
  const busy = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    await work();
    setBusy(false);
  };
  const look = () =>
    busy(async () => {
      setTold(null);
      setLooked({ of, acted: await preview(orderOf(draft, now()), language) });
    });
  const send = () =>
    busy(async () => {
      const sent: Sent = draft.sent ?? { key: uuid(), order: orderOf(draft, now()) };
      keep({ ...draft, sent });
      const acted = await publish(sent.order, sent.key, language);
      if (acted.kind === 'done') return onDone(acted.value);
      setTold({ of, acted });
      if (!isUnanswered(acted)) keep({ ...draft, sent: null });
    });
  return {
    isBusy,
    previewed: looked?.of === of ? looked.acted : null,
    published: told?.of === of ? told.acted : null,
    look,
    send,
  };
}

/** The draft apart from whether it was sent. */
const written = ({ sent: _, ...rest }: Draft): string => JSON.stringify(rest);
