/** Whether what concerns this role comes to this account first. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import { instant, object } from '../../shared/json';
import { uuid } from '../../shared/uuid';
import { type Acted, act, PROBLEM } from '../act';
import { useAsked } from '../live/use_asked';
import { ActedNotice, TroubleNotice } from '../trouble';
import { serverNow, useViewer } from '../viewer';

const MINE = 'query ConsoleDuty { myDuty { since until } }';
const ON = `mutation GoOnDuty($input: GoOnDutyInput!) { done: goOnDuty(input: $input) { ... on DutySet { until } ${PROBLEM} } }`;
const OFF = `mutation GoOffDuty($input: GoOffDutyInput!) { done: goOffDuty(input: $input) { ... on DutySet { until } ${PROBLEM} } }`;
const HOURS = [4, 8, 12];
const HOUR_MS = 3_600_000;

export function Duty() {
  const { say, language } = useReader();
  const viewer = useViewer();
  const [acted, setActed] = useState<Acted<unknown> | null>(null);
  const [hours, setHours] = useState(12);
  const [isBusy, setBusy] = useState(false);
  const asked = useAsked(
    MINE,
    {},
    (data) => ({
      until: data.myDuty === null ? null : instant(object(data.myDuty, 'myDuty').until, 'until'),
    }),
    ['ACCOUNT_DUTY_CHANGED'],
  );
  const until = asked.value?.until ?? null;
  const turn = async () => {
    if (isBusy || asked.value === null) return;
    setBusy(true);
    const ends = new Date(serverNow(viewer) + hours * HOUR_MS).toISOString();
    setActed(await act(until ? OFF : ON, until ? {} : { until: ends }, language, () => null, uuid()));
    setBusy(false);
    asked.again();
  };
  return (
    <section class={until ? 'shift on' : 'shift'} aria-label={say('inbox-duty')}>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      <p role="status">
        {asked.value === null
          ? say('loading')
          : until
            ? say('inbox-duty-until', { at: dayAndTime(until, language) })
            : say('inbox-duty-none')}
      </p>
      <div class="actions">
        {!until && (
          <label>
            <span class="unseen">{say('inbox-duty-hours')}</span>
            <select value={hours} onChange={(event) => setHours(Number(event.currentTarget.value))}>
              {HOURS.map((one) => (
                <option key={one} value={one}>
                  {say('inbox-duty-for', { hours: one })}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" class="chip" aria-disabled={isBusy} onClick={() => void turn()}>
          {say(until ? 'inbox-duty-off' : 'inbox-duty-on')}
        </button>
      </div>
      <ActedNotice acted={acted} />
    </section>
  );
}
