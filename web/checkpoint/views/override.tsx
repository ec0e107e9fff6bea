/** Something else was done than decided: what, and why. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Outcome } from '../../shared/credential/model';
import { record } from '../post/judge';
import { usePost } from './use_post';

const WHYS = ['emergency', 'order', 'person', 'other'] as const;
const BY_MOST = 120;
const WHY_MOST = 400;

export function OverrideForm({ outcomes, onDone }: { outcomes: readonly Outcome[]; onDone: () => void }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const [why, setWhy] = useState<string | null>(null);
  const [more, setMore] = useState('');
  const [lacking, setLacking] = useState(false);
  const words = [why && why !== 'other' ? say(`post-why-${why}`) : '', more.trim()].filter(Boolean).join(': ');
  const enter = async (outcome: Outcome) => {
    if (!words) return setLacking(true);
    const by = (state.shift?.officer ?? state.device?.label ?? '').slice(0, BY_MOST);
    if (!(await record(post, outcome, { kind: 'OFFICER', by, why: words.slice(0, WHY_MOST) }))) return;
    onDone();
  };
  return (
    <fieldset class="form panel">
      <legend>{say('post-why')}</legend>
      {WHYS.map((one) => (
        <label key={one} class="radio">
          <input type="radio" name="why" checked={why === one} onChange={() => setWhy(one)} />
          {say(`post-why-${one}`)}
        </label>
      ))}
      <label for="more">{say('post-why-more')}</label>
      <input id="more" value={more} maxLength={200} onInput={({ currentTarget }) => setMore(currentTarget.value)} />
      <p class="fault" role="alert">
        {lacking && !words && say('post-why-lacking')}
      </p>
      <div class="pair">
        {outcomes.map((outcome) => (
          <button key={outcome} class="big primary" type="button" onClick={() => enter(outcome)}>
            {say(`post-override-${outcome}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
