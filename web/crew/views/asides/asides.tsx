/** What the server did not do, or did otherwise: it stays here with its reason until somebody has read it. */
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import type { Kept, Task } from '../../model';
import { isOver, own } from '../../rules';
import { useCrew } from '../../use_crew';
import { didWords } from './did';
import { meanwhileWords } from './meanwhile';

export function Asides({ kept, isOpen }: { kept: Kept; isOpen: boolean }) {
  const { say } = useReader();
  const { state } = useCrew();
  const over = own(state.tasks, kept.me.account).filter(isOver);
  if (over.length === 0) return null;
  return (
    <details class="asides" open={isOpen}>
      <summary>
        <span role="alert">{say('crew-work-asides', { count: over.length })}</span>
      </summary>
      <ul>
        {over.map((task) => (
          <Aside key={task.seq} task={task} />
        ))}
      </ul>
    </details>
  );
}

function Aside({ task }: { task: Task }) {
  const { say, language } = useReader();
  const { crew } = useCrew();
  const at = dayAndTime(new Date(task.doneMs + (task.offsetMs ?? 0)), language);
  return (
    <li class={task.aside ? 'aside' : 'news'}>
      <p>
        <strong>{didWords(task, say)}</strong> <span class="faint">{at}</span>
      </p>
      {task.news && <p>{say(task.news, { reference: task.about ?? '' })}</p>}
      {task.met && meanwhileWords(task.met, language, say).map((line) => <p key={line}>{line}</p>)}
      {task.aside && <p>{say(task.aside)}</p>}
      <button type="button" class="big" onClick={() => task.seq !== undefined && crew.putAway(task.seq)}>
        {say('crew-work-put-away')}
      </button>
    </li>
  );
}
