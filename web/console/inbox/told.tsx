/** One thing somebody was told. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import { uuid } from '../../shared/uuid';
import { type Acted, act, PROBLEM } from '../act';
import { ActedNotice } from '../trouble';
import { hrefAbout, isOpen, type Told } from './model';

const ACKNOWLEDGE = `mutation AcknowledgeTold($input: AcknowledgeNotificationInput!) {
  done: acknowledgeNotification(input: $input) { ... on NotificationAcknowledged { at } ${PROBLEM} } }`;

type Props = { readonly one: Told; readonly onRead: () => void; readonly again: () => void };

export function ToldRow({ one, onRead, again }: Props) {
  const { say, language } = useReader();
  const [acted, setActed] = useState<Acted<unknown> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const href = hrefAbout(one);
  const acknowledge = async () => {
    if (isBusy) return;
    setBusy(true);
    const done = await act(ACKNOWLEDGE, { notification: one.id }, language, () => null, uuid());
    setBusy(false);
    setActed(done);
    if (done.kind === 'done') again();
  };
  return (
    <li class={`${one.urgency.toLowerCase()}${one.isRead ? '' : ' unread'}`}>
      <p class="head">
        {!one.isRead && <span class="mark">{say('inbox-new')}</span>}
        {one.urgency === 'URGENT' && <span class="mark urgent">{say('Urgency-URGENT')}</span>}
        <strong>{href ? <a href={href}>{one.title}</a> : one.title}</strong>
        <time dateTime={one.at.toISOString()}>{dayAndTime(one.at, language)}</time>
      </p>
      <p>{one.body}</p>
      <p class="faint">{say(`ToldAs-${one.toldAs}`)}</p>
      <div class="actions">
        {isOpen(one) && (
          <button type="button" class="button" aria-disabled={isBusy} onClick={() => void acknowledge()}>
            {say('inbox-acknowledge')}
          </button>
        )}
        {one.acknowledgedAt && (
          <span class="faint">{say('inbox-acknowledged', { at: dayAndTime(one.acknowledgedAt, language) })}</span>
        )}
        {!one.isRead && (
          <button type="button" class="chip" aria-label={`${say('inbox-mark-read')}: ${one.title}`} onClick={onRead}>
            {say('inbox-mark-read')}
          </button>
        )}
      </div>
      <ActedNotice acted={acted} />
    </li>
  );
}
