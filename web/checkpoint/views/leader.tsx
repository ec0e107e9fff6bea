/** When the desk does not answer for ten minutes: the shift leader's PIN, for repair and rescue alone. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Encounter } from '../model';
import { leaderPasses } from '../post/endings';
import { leaderIn, leaderMay } from '../post/refer';
import type { PinAnswer } from '../post/shifts';
import { PinForm } from './pin_form';
import { usePost } from './use_post';

export function Leader({ encounter, onDone }: { encounter: Encounter; onDone: () => void }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const [, setTurn] = useState(0);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setTurn((turn) => turn + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const { refer, verdict } = encounter;
  if (!refer) return null;
  const left = leaderIn(refer, post.elapsed.read());
  const time = `${Math.floor(left / 60)}:${String(Math.floor(left % 60)).padStart(2, '0')}`;
  if (left > 0) return <p class="meta">{say(leaderMay(verdict) ? 'post-leader-in' : 'post-back-in', { time })}</p>;
  if (!leaderMay(verdict)) return <p class="meta strong">{say('post-leader-not')}</p>;
  const leaders = state.sheet?.officers.filter(({ leader }) => leader) ?? [];
  const enter =
    (id: string) =>
    async (pin: string): Promise<PinAnswer> => {
      const answer = await leaderPasses(post, id, pin, say('post-leader-why'));
      if (answer === 'RIGHT') onDone();
      return answer;
    };
  if (!open)
    return (
      <button class="big primary" type="button" onClick={() => setOpen(true)}>
        {say('post-leader-open')}
      </button>
    );
  return <LeaderPin leaders={leaders} onPin={enter} />;
}

type PinProps = {
  leaders: readonly { id: string; name: string }[];
  onPin: (id: string) => (pin: string) => Promise<PinAnswer>;
};

function LeaderPin({ leaders, onPin }: PinProps) {
  const { say } = useReader();
  const [chosen, setChosen] = useState(leaders[0]?.id ?? '');
  if (leaders.length === 0) return <p class="meta strong">{say('post-leader-none')}</p>;
  return (
    <div class="panel form">
      <label for="leader">{say('post-leader')}</label>
      <select id="leader" value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
        {leaders.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <PinForm label={say('post-leader-pin')} onPin={onPin(chosen)} />
    </div>
  );
}
