/** Stopped: the letter's clause for the officer, as large as the screen, and what has become of the report. */
import { useReader } from '../../shared/context';
import { hourAndMinute } from '../../shared/local_time';
import { useWakeLock } from '../../shared/use_wake_lock';
import { wordsIn } from '../../shared/words';
import type { Kept, LastStop, StopTask, Task } from '../model';
import { own, serverNow, TAKE_BACK_MS } from '../rules';
import { useCrew, useNow } from '../use_crew';
import { Whole } from './code';

const TICK_MS = 1_000;

type ClauseProps = { readonly kept: Kept; readonly onClose: () => void };

export function Clause({ kept, onClose }: ClauseProps) {
  const { say, language } = useReader();
  useWakeLock();
  return (
    <Whole label={say('crew-stopped')} tone="clause" onClose={onClose}>
      {/* An officer reads Vietnamese, whatever the crew reads. */}
      <p class="letter-words" lang="vi">
        {wordsIn('vi')('stop-clause')}
      </p>
      {language !== 'vi' && <p class="faint">{say('stop-clause')}</p>}
      <Report kept={kept} onClose={onClose} />
    </Whole>
  );
}

function Report({ kept, onClose }: ClauseProps) {
  const { say, language } = useReader();
  const { crew, state } = useCrew();
  const now = useNow(TICK_MS);
  const last = state.lastStop;
  if (!kept.crew) return <p role="status">{say('crew-stop-no-crew')}</p>;
  if (state.full) return <p role="alert">{say('crew-full')}</p>;
  if (!last) return null;
  const isFresh = now - last.doneMs < TAKE_BACK_MS - TICK_MS;
  const withdraw = async () => {
    await crew.takeBack();
    onClose();
  };
  return (
    <div class="report">
      <p role="status">
        <strong>{say('crew-stop-at', { at: hourAndMinute(new Date(serverNow(kept, last.doneMs)), language) })}</strong>{' '}
        {say(...becameOf(last, kept, own(state.tasks, kept.me.account), isFresh))}
      </p>
      {isFresh ? (
        <button type="button" class="big" onClick={withdraw}>
          {say('crew-stop-withdraw')}
        </button>
      ) : (
        <button type="button" class="big" onClick={() => crew.stopped(null, true)}>
          {say('crew-stop-another')}
        </button>
      )}
    </div>
  );
}

type Said = readonly [string, Record<string, string>?];

function becameOf(last: LastStop, kept: Kept, tasks: readonly Task[], isFresh: boolean): Said {
  if (isFresh) return ['crew-stop-fresh'];
  const stop = kept.stops.find(({ id }) => id === last.sent);
  if (stop && stop.status !== 'OPEN') return ['crew-stop-answered', { answer: stop.answer }];
  const task = tasks.find((one): one is StopTask => one.kind === 'STOP' && one.id === last.id);
  if (last.sent) return [task?.told && task.place === null ? 'crew-stop-sent-bare' : 'crew-stop-sent'];
  return ['crew-stop-waits'];
}
