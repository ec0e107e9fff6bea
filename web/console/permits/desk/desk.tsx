/** The approver's desk: what waits, one of it open, a word on it by one key and a yes to that by another. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { useAsked } from '../../live/use_asked';
import { swapTo } from '../../route';
import { TroubleNotice } from '../../trouble';
import type { ApplicationRow } from '../application_model';
import { MINE, readMine } from '../mine';
import { useOnMap } from '../on_map';
import { BatchPanel } from './batch_panel';
import type { Command } from './commands';
import { DeskTools } from './desk_tools';
import { useDetails } from './details';
import { Opened } from './opened';
import { QueueList } from './queue_list';
import { Shortcuts } from './shortcuts';
import { useBatch } from './use_batch';
import { useChosen } from './use_chosen';
import { useCommands } from './use_commands';
import { useDecision } from './use_decision';
import { neighbour, useQueue } from './use_queue';

const NOWHERE: readonly never[] = [];

export function Desk({ id }: { readonly id: string | null }) {
  const { say } = useReader();
  const queue = useQueue();
  const rows = queue.rows ?? NOWHERE;
  const asked = useDetails(id);
  const mine = useAsked(MINE, {}, readMine, ['GRANTS_CHANGED']).value;
  const [isHelp, setHelp] = useState(false);
  const [isBatch, setBatch] = useState(false);
  const chosen = useChosen(rows);
  const batching = useBatch(queue.leave);
  const decision = useDecision(asked, mine, (stance) => {
    const next = neighbour(rows, stance.id, 1) ?? neighbour(rows, stance.id, -1);
    queue.leave(stance);
    if (next && next.id !== stance.id) swapTo('applications', [next.id]);
  });
  const wanted = asked.value?.details?.application.wanted;
  useOnMap(id ?? '', wanted?.places ?? NOWHERE, wanted?.route ?? NOWHERE);
  // The first is opened at once and by its address: from then on only the reader's hand opens another.
  const first = rows[0]?.id;
  useEffect(() => {
    if (id === null && first !== undefined) swapTo('applications', [first]);
  }, [id, first]);

  // Another one is read from its beginning.
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.closest('.panel')?.scrollTo(0, 0), [id]);

  const open = (row: ApplicationRow | null) => {
    if (!row) return;
    decision.forget();
    swapTo('applications', [row.id]);
  };
  const choose = (row: ApplicationRow) =>
    decision.tell(chosen.toggle(row) ? null : { key: 'applications-desk-not-alike' });
  const current = rows.find((one) => one.id === id) ?? null;
  const isBatchOpen = isBatch || batching.batch !== null;
  const hear = (command: Command) => {
    if (command === 'help') return setHelp(true);
    if (isBatchOpen) return;
    if (typeof command === 'object') return decision.because(command.reason);
    const deeds: Readonly<Record<Exclude<Command, object | 'help'>, () => void>> = {
      next: () => open(neighbour(rows, id, 1)),
      previous: () => open(neighbour(rows, id, -1)),
      approve: () => decision.take('approve'),
      reject: () => decision.take('reject'),
      ask: () => decision.take('ask'),
      choose: () => current && choose(current),
      'choose-alike': () => current && chosen.alikeTo(current),
      batch: () => setBatch(chosen.rows.length > 0),
      confirm: () => void decision.confirm(),
      leave: () => decision.change(null),
      type: () => decision.stance && decision.change({ ...decision.stance, isTyping: true }),
    };
    deeds[command]();
  };
  useCommands(decision.stance ? 'decide' : 'look', hear);

  return (
    <div class="desk" ref={top}>
      <DeskTools
        count={queue.rows?.length ?? null}
        place={rows.findIndex((one) => one.id === id) + 1}
        chosen={chosen.rows.length}
        onCommand={hear}
      />
      {queue.trouble && <TroubleNotice trouble={queue.trouble} again={queue.again} />}
      {rows.length > 0 && (
        <QueueList
          rows={rows}
          current={id}
          chosen={chosen.keys}
          onOpen={(one) => open(rows.find((row) => row.id === one) ?? null)}
          onChoose={choose}
        />
      )}
      <p class="outcome" role="status">
        {decision.note && say(decision.note.key, decision.note.values)}
      </p>
      {queue.rows?.length === 0 && <p class="empty done">{say('applications-desk-empty')}</p>}
      {isBatchOpen ? (
        <BatchPanel
          batching={batching}
          chosen={chosen.rows}
          onLeave={() => {
            setBatch(false);
            if (batching.batch === null) return;
            chosen.clear();
            if (!current) open(rows[0] ?? null);
          }}
        />
      ) : (
        id !== null && <Opened asked={asked} decision={decision} />
      )}
      {isHelp && <Shortcuts onClose={() => setHelp(false)} />}
    </div>
  );
}
