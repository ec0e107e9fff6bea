/** On duty or off: one switch, and always in sight whether this phone says where it is. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { hourAndMinute } from '../../shared/local_time';
import { useWakeLock } from '../../shared/use_wake_lock';
import { useCrew, useTold } from '../use_crew';
import type { Shared } from './sharing';

export function Duty() {
  const { say } = useReader();
  const { sharing } = useCrew().crew.parts;
  const shared = useTold(sharing);
  if (shared.standing === 'nobody') return null;
  const isOn = shared.standing === 'shares';
  const turn = () => !shared.isBusy && (isOn ? sharing.goOff() : sharing.goOn());
  return (
    <section class={`duty ${shared.standing}`} aria-label={say('way-duty')}>
      <div class="now">
        <p role="status">
          <strong>{say(`way-duty-${shared.standing}`)}</strong>
          {isOn && <Last shared={shared} />}
        </p>
        <button type="button" role="switch" aria-checked={isOn} aria-disabled={shared.isBusy} onClick={turn}>
          {say('way-duty-switch')}
        </button>
      </div>
      {isOn ? <Sharing shared={shared} /> : <Apart shared={shared} />}
    </section>
  );
}

function Last({ shared: { last, fault } }: { shared: Shared }) {
  const { say, language } = useReader();
  if (fault) return <span>{say(`way-fix-${fault}`)}</span>;
  if (!last) return <span>{say('way-fix-none')}</span>;
  const at = hourAndMinute(new Date(last.atMs), language);
  return <span>{say('way-fix-last', { at, metres: Math.round(last.accuracyM) })}</span>;
}

/** What somebody who shares should know. */
function Sharing({ shared }: { shared: Shared }) {
  const { say } = useReader();
  const { sharing } = useCrew().crew.parts;
  const [isLit, setLit] = useState(false);
  return (
    <div class="said">
      {shared.waiting > 0 && <p>{say('way-fixes-wait', { count: shared.waiting })}</p>}
      {shared.dropped > 0 && <p>{say('way-fixes-dropped', { count: shared.dropped })}</p>}
      {isLit && <Lit />}
      <details>
        <summary>{say('way-duty-locked')}</summary>
        <p>{say('way-duty-locked-text')}</p>
        <p class="choices">
          <button type="button" class="copy" aria-pressed={isLit} onClick={() => setLit(!isLit)}>
            {say('way-duty-lit')}
          </button>
          <button type="button" class="copy" onClick={() => sharing.stopSharing()}>
            {say('way-duty-only-this')}
          </button>
        </p>
      </details>
    </div>
  );
}

function Lit() {
  useWakeLock();
  return null;
}

/** What somebody who does not share should know. */
function Apart({ shared }: { shared: Shared }) {
  const { say } = useReader();
  const { sharing } = useCrew().crew.parts;
  const { refused } = shared;
  return (
    <div class="said">
      {refused !== null && (
        <p role="alert">
          {refused === 'unreachable' ? say('way-duty-unreachable') : say('way-duty-refused', { why: refused })}
        </p>
      )}
      <p>{say(`way-duty-${shared.standing}-text`)}</p>
      {shared.waiting > 0 && <p>{say('way-fixes-wait', { count: shared.waiting })}</p>}
      {shared.standing === 'others' && (
        <p class="choices">
          <button type="button" class="copy" onClick={() => sharing.goOff()}>
            {say('way-duty-off-all')}
          </button>
        </p>
      )}
    </div>
  );
}
