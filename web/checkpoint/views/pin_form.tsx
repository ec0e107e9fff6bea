/** Six digits, typed blind; what came of it is said. */
import { useState } from 'preact/hooks';
import wire from '../../../credentials/wire.json';
import { useReader } from '../../shared/context';
import type { PinAnswer } from '../post/shifts';

type Props = { readonly label: string; readonly onPin: (pin: string) => Promise<PinAnswer> };

export function PinForm({ label, onPin }: Props) {
  const { say } = useReader();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<PinAnswer | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || pin.length !== wire.pin.digits) return;
    setBusy(true);
    const came = await onPin(pin);
    setPin('');
    setBusy(false);
    setAnswer(came);
  };
  return (
    <form class="form" onSubmit={submit}>
      <label for="pin">{label}</label>
      <input
        id="pin"
        class="mono digits"
        type="password"
        inputMode="numeric"
        autocomplete="off"
        maxLength={wire.pin.digits}
        value={pin}
        onInput={({ currentTarget }) => setPin(currentTarget.value.replaceAll(/\D/g, ''))}
        aria-describedby="pin-fault"
      />
      <p class="fault" id="pin-fault" role="alert">
        {answer === 'WRONG' && say('post-pin-wrong')}
        {answer === 'WAIT' && say('post-pin-wait', { minutes: wire.pin.wait_s / 60 })}
      </p>
      <button class="big primary" type="submit" disabled={busy}>
        {say(busy ? 'post-pin-busy' : 'post-pin-enter')}
      </button>
    </form>
  );
}
