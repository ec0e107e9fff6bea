/** Pushes to this phone: whether they are on, and what to do where they cannot be. */
import { useReader } from '../../shared/context';
import { useCrew, useTold } from '../use_crew';

export function PushCard() {
  const { say } = useReader();
  const { push } = useCrew().crew.parts;
  const { state, isBusy, fault } = useTold(push);
  const isOn = state === 'on' || state === 'waiting';
  return (
    <section class={`card pushes ${state}`} aria-labelledby="pushes">
      <h2 id="pushes">{say('way-push')}</h2>
      <p role="status">{say(`way-push-${state}`)}</p>
      {fault && <p role="alert">{say(`way-push-fault-${fault}`)}</p>}
      {state === 'off' && (
        <button type="button" class="big primary" aria-disabled={isBusy} onClick={() => !isBusy && push.turnOn()}>
          {say(isBusy ? 'way-push-busy' : 'way-push-turn-on')}
        </button>
      )}
      {isOn && (
        <button type="button" class="copy" aria-disabled={isBusy} onClick={() => !isBusy && push.turnOff()}>
          {say('way-push-turn-off')}
        </button>
      )}
    </section>
  );
}
