/** Signing out, which erases; asked again where something would be lost that nobody else has. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { isWaiting } from '../rules';
import { useCrew, useTold } from '../use_crew';

export function Leaving() {
  const { say } = useReader();
  const { crew, state } = useCrew();
  const [isSure, setSure] = useState(false);
  const { isOffUnheard } = useTold(crew.parts.sharing);
  const unsent = state.tasks.filter(isWaiting).length;
  return (
    <footer class="leaving">
      {isSure && <p class="notice">{unsent > 0 ? say('crew-leave-unsent', { count: unsent }) : say('crew-leave')}</p>}
      {isSure && isOffUnheard && <p class="notice">{say('crew-leave-on-duty')}</p>}
      <button type="button" class="big" onClick={() => (isSure ? crew.signOut() : setSure(true))}>
        {say(isSure ? 'crew-leave-yes' : 'crew-sign-out')}
      </button>
      {isSure && (
        <button type="button" class="big" onClick={() => setSure(false)}>
          {say('crew-leave-no')}
        </button>
      )}
    </footer>
  );
}
