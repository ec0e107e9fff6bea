/** What was really in each message, in small print: whoever doubts that no personal data is sent can look. */
import { useReader } from '../shared/context';
import { clockTime } from '../shared/local_time';
import { type Notification, payloadText } from './phone';

export function Payloads({ notifications }: { notifications: readonly Notification[] }) {
  const { say } = useReader();
  return (
    <section class="payloads" aria-labelledby="payloads">
      <h2 id="payloads">{say('phone-payloads')}</h2>
      <p>{say('phone-payloads-text')}</p>
      {notifications.map((one, index) => (
        <Payload key={one.id} notification={one} open={index === 0} />
      ))}
    </section>
  );
}

function Payload({ notification, open }: { notification: Notification; open: boolean }) {
  const { language, say } = useReader();
  const { firstAt, lastAt, times, message, title } = notification;
  return (
    <details class="card" open={open}>
      <summary>
        {clockTime(firstAt, language)} {title}
      </summary>
      <p>
        {say('phone-times', { times })} {times > 1 && say('phone-last', { time: clockTime(lastAt, language) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is long scrolls, and a keyboard must reach it */}
      <pre tabIndex={0}>{payloadText(message)}</pre>
    </details>
  );
}
