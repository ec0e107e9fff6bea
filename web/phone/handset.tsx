/** The locked screen of a phone: the clock, and what has arrived, newest first. */
import { useReader } from '../shared/context';
import { fullDate, hourAndMinute } from '../shared/local_time';
import type { Notification, Phone } from './phone';

export function Handset({ phone }: { phone: Phone }) {
  const { language, say } = useReader();
  return (
    <div class="handset">
      <p class="face">
        <time dateTime={phone.now.toISOString()}>{hourAndMinute(phone.now, language)}</time>
        <span>{fullDate(phone.now, language)}</span>
      </p>
      {phone.notifications.length === 0 && <p class="quiet">{say('phone-quiet')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many scroll, and a keyboard must reach them */}
      <ol aria-label={say('phone-arrived')} aria-live="polite" aria-relevant="additions" tabIndex={0}>
        {phone.notifications.map((one) => (
          <Banner key={one.id} notification={one} />
        ))}
      </ol>
    </div>
  );
}

function Banner({ notification: { title, body, urgent, firstAt } }: { notification: Notification }) {
  const { language, say } = useReader();
  return (
    <li class={urgent ? 'banner urgent' : 'banner'}>
      <p class="from">
        <img src={new URL('../shared/mark.svg', import.meta.url).href} alt="" width="18" height="18" />
        <span>Fieldpass</span>
        {urgent && <strong class="mark">{say('phone-urgent')}</strong>}
        <time dateTime={firstAt.toISOString()}>{hourAndMinute(firstAt, language)}</time>
      </p>
      <p class="title">{title}</p>
      <p>{body}</p>
    </li>
  );
}
