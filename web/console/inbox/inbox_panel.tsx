/** What this account was told: what waits for somebody's word first, then the unread, each with the way to it. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { uuid } from '../../shared/uuid';
import { type Acted, act, PROBLEM } from '../act';
import { readPage, usePages } from '../live/use_pages';
import type { PanelProps } from '../panels';
import { ActedNotice, TroubleNotice } from '../trouble';
import { Duty } from './duty';
import './inbox.css';
import { inOrder, readTold, TOLD, type Told } from './model';
import { ToldRow } from './told';

const INBOX = `query ConsoleInbox($unread: Boolean!, $first: Int!, $after: String) {
  inbox(unread: $unread, first: $first, after: $after)
    { edges { node { ${TOLD} } } pageInfo { hasNextPage endCursor } } }`;
const READ = `mutation ReadTold($input: NotificationsInput!) { done: readNotifications(input: $input) {
  ... on NotificationsMarked { notifications } ${PROBLEM} } }`;
const STIRS = ['INBOX_RECEIVED', 'NOTIFICATION_ACKNOWLEDGED'];
const AT_ONCE = 500;

export default function InboxPanel(_props: PanelProps) {
  const { say, language } = useReader();
  const [onlyUnread, setOnlyUnread] = useState(false);
  const [acted, setActed] = useState<Acted<unknown> | null>(null);
  const pages = usePages(INBOX, { unread: onlyUnread }, (data) => readPage(data.inbox, readTold), STIRS);
  const rows = inOrder(pages.rows ?? []);
  const unread = rows.filter(({ isRead }) => !isRead);
  const markRead = async (some: readonly Told[]) => {
    if (some.length === 0) return;
    const notifications = some.slice(0, AT_ONCE).map(({ id }) => id);
    setActed(await act(READ, { notifications }, language, () => null, uuid()));
    pages.again();
  };
  return (
    <>
      <h1>{say('console-panel-inbox')}</h1>
      <Duty />
      <div class="actions">
        <label class="box">
          <input type="checkbox" checked={onlyUnread} onChange={() => setOnlyUnread(!onlyUnread)} />
          {say('inbox-only-unread')}
        </label>
        <span class="faint" role="status">
          {say('inbox-unread', { count: unread.length })}
        </span>
        {unread.length > 0 && (
          <button type="button" class="chip" onClick={() => void markRead(unread)}>
            {say('inbox-read-all')}
          </button>
        )}
      </div>
      <ActedNotice acted={acted} />
      {pages.trouble && <TroubleNotice trouble={pages.trouble} again={pages.again} />}
      {pages.rows === null && !pages.trouble && <p role="status">{say('loading')}</p>}
      {pages.rows?.length === 0 && <p class="empty">{say(onlyUnread ? 'inbox-none-unread' : 'inbox-none')}</p>}
      <ul class="told">
        {rows.map((one) => (
          <ToldRow key={one.id} one={one} onRead={() => void markRead([one])} again={pages.again} />
        ))}
      </ul>
      {pages.hasMore && (
        <button type="button" class="chip" aria-disabled={pages.asking} onClick={pages.more}>
          {say('console-list-more')}
        </button>
      )}
    </>
  );
}
