/** How old everything on the page is, and what this phone has not sent yet. */
import { ageWords } from '../../shared/age';
import { useReader } from '../../shared/context';
import type { Kept } from '../model';
import { isWaiting, own } from '../rules';
import { useCrew } from '../use_crew';

const OLD_MS = 12 * 3_600_000;

export function Strip({ kept, nowMs }: { kept: Kept; nowMs: number }) {
  const { say } = useReader();
  const { crew, state } = useCrew();
  const ageMs = nowMs - kept.loadedMs;
  const waiting = own(state.tasks, kept.me.account).filter(isWaiting).length;
  return (
    <header class="strip">
      <h1>
        <span>{kept.me.name}</span>
        <span class="faint">{kept.crew?.name ?? kept.me.organisation}</span>
      </h1>
      <p class={ageMs > OLD_MS ? 'age old' : 'age'}>
        <span>{say('crew-age', ageWords(ageMs / 1_000))}</span>
        {waiting > 0 && <strong>{say('crew-waiting', { count: waiting })}</strong>}
        <button type="button" class="copy" onClick={() => crew.refresh()} aria-disabled={state.asking}>
          {say(state.asking ? 'crew-refreshing' : 'crew-refresh')}
        </button>
      </p>
    </header>
  );
}
