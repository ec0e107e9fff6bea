/** The batch that is under way, kept until every row has its answer and the reader has seen it. */
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { act } from '../../act';
import { wordsOfActed } from '../../trouble';
import { useViewer } from '../../viewer';
import { type ApplicationRow, readStepped } from '../application_model';
import { type Batch, type BatchRow, begun, keep, kept, run } from './batch';
import { said, type Verb } from './ruling';
import { outcomeKey } from './stance';

export type Batching = {
  readonly batch: Batch | null;
  readonly isRunning: boolean;
  readonly begin: (verb: Verb, reason: string, rows: readonly ApplicationRow[]) => void;
  /** Send again what has no answer. */
  readonly goOn: () => void;
  readonly put: () => void;
};

export function useBatch(onAnswered: (row: BatchRow) => void): Batching {
  const { say, language } = useReader();
  const { id: account } = useViewer();
  const [batch, setBatch] = useState<Batch | null>(() => kept(account, localStorage));
  const [isRunning, setRunning] = useState(false);
  const running = useRef(false);
  const show = (now: Batch | null) => {
    keep(account, now, localStorage);
    setBatch(now);
  };
  const send = async (wanted: Batch) => {
    if (running.current) return;
    running.current = true;
    setRunning(true);
    show(wanted);
    await run(
      wanted,
      (row, { verb, reason }) => {
        const { mutation, input } = said(verb, row, reason);
        return act(mutation, input, language, readStepped, row.key);
      },
      (acted, { verb }) =>
        acted.kind === 'done'
          ? say(outcomeKey(verb, acted.value), {
              reference: acted.value.reference,
              permit: acted.value.permit?.reference ?? '',
            })
          : (wordsOfActed(acted, say) ?? ''),
      (now, row) => {
        show(now);
        if (row.state === 'done') onAnswered(row);
      },
    );
    running.current = false;
    setRunning(false);
  };
  return {
    batch,
    isRunning,
    begin: (verb, reason, rows) => void send(begun(verb, reason, rows)),
    goOn: () => batch && void send(batch),
    put: () => show(null),
  };
}
