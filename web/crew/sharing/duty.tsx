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
        {isOn ? <Sharing shared={shared} /> : <Apart shared={shared} />}
        <button type="button" role="switch" aria-checked={isOn} aria-disabled={shared.isBusy} onClick={turn}>
          {say('way-duty-switch')}
        </button>
      </div>
      <Waiting shared={shared} />
      {isOn && <Locked />}
    </section>
  );
}

function Sharing({ shared }: { shared: Shared }) {
  const { say } = useReader();
  return (
    <p role="status">
      <strong>{say('way-duty-shares')}</strong> <Last shared={shared} />
    </p>
  );
}

function Last({ shared: { last, fault } }: { shared: Shared }) {
  const { say, language } = useReader();
  if (fault) return <span>{say(`way-fix-${fault}`)}</span>;
  if (!last) return <span>{say('way-fix-none')}</span>;
  const at = hourAndMinute(new Date(last.atMs), language);
  return <span>{say('way-fix-last', { at, metres: Math.round(last.accuracyM) })}</span>;
}

function Waiting({ shared: { waiting, dropped, refused } }: { shared: Shared }) {
  const { say } = useReader();
  const why = refused === 'unreachable' ? say('way-duty-unreachable') : say('way-duty-refused', { why: refused ?? '' });
  return (
    <>
      {refused !== null && <p role="alert">{why}</p>}
      {waiting > 0 && <p class="said">{say('way-fixes-wait', { count: waiting })}</p>}
      {dropped > 0 && <p class="said">{say('way-fixes-dropped', { count: dropped })}</p>}
    </>
  );
}

/** What somebody who shares should know. */
function Locked() {
  const { say } = useReader();
  const { sharing } = useCrew().crew.parts;
  const [isLit, setLit] = useState(false);
  return (
    <details class="said">
      <summary>{say('way-duty-locked')}</summary>
      <p>{say('way-duty-locked-text')}</p>
      {isLit && <Lit />}
      <p class="choices">
        <button type="button" class="copy" aria-pressed={isLit} onClick={() => setLit(!isLit)}>
          {say('way-duty-lit')}
        </button>
        <button type="button" class="copy" onClick={() => sharing.stopSharing()}>
          {say('way-duty-only-this')}
        </button>
      </p>
    </details>
  );
}

function Lit() {
  useWakeLock();
  return null;
}

/** What somebody who does not share should know, folded: the permit below is what a barrier asks for. */
function Apart({ shared: { standing } }: { shared: Shared }) {
  const { say } = useReader();
  const { sharing } = useCrew().crew.parts;
  return (
    <details class="said">
      <summary>
        <strong role="status">{say(`way-duty-${standing}`)}</strong>
      </summary>
      <p>{say(`way-duty-${standing}-text`)}</p>
      {standing === 'others' && (
        <p class="choices">
          <button type="button" class="copy" onClick={() => sharing.goOff()}>
            {say('way-duty-off-all')}
          </button>
        </p>
      )}
    </details>
  );
}
