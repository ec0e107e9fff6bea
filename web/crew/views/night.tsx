/** What is kept: its age, the permits, the news for posts, the inbox, and the one tap for when they are stopped. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Kept } from '../model';
import { own, serverNow, shown, unreadOf } from '../rules';
import { Duty } from '../sharing/duty';
import { useCrew, useNow } from '../use_crew';
import { whenLetters } from '../worker';
import { Clause } from './clause';
import { Leaving } from './leaving';
import { Letters } from './letters';
import { NewsCodes } from './news';
import { Papers } from './papers';
import { Strip } from './strip';

const TABS = ['papers', 'news', 'letters'] as const;
type Tab = (typeof TABS)[number];
const MINUTE_PART_MS = 10_000;

export function Night({ kept }: { kept: Kept }) {
  return kept.me.person === null ? <Nobody kept={kept} /> : <Somebody kept={kept} />;
}

/** Signed in, and nobody who travels. */
function Nobody({ kept }: { kept: Kept }) {
  const { say } = useReader();
  return (
    <>
      <Strip kept={kept} nowMs={useNow(MINUTE_PART_MS)} />
      <p class="notice">{say('crew-nobody')}</p>
      <Leaving />
    </>
  );
}

function Somebody({ kept }: { kept: Kept }) {
  const { say } = useReader();
  const { crew, state } = useCrew();
  const now = useNow(MINUTE_PART_MS);
  const [tab, setTab] = useState<Tab>('papers');
  const [isStopped, setStopped] = useState(false);
  const nowMs = serverNow(kept, now);
  const papers = shown(kept.papers, nowMs);
  const unread = unreadOf(kept, own(state.tasks, kept.me.account));
  const report = async () => {
    await crew.stopped(papers[0]?.id ?? null);
    setStopped(true);
  };
  const go = (to: Tab) => {
    setTab(to);
    scrollTo(0, 0);
  };
  useEffect(() => whenLetters(() => go('letters')), []);
  return (
    <>
      <Strip kept={kept} nowMs={now} />
      <Duty />
      {tab === 'papers' && <Papers kept={kept} papers={papers} nowMs={nowMs} />}
      {tab === 'news' && <NewsCodes kept={kept} nowMs={nowMs} />}
      {tab === 'letters' && <Letters kept={kept} />}
      <Leaving />
      <nav class="tabs" aria-label={say('crew-title')}>
        {TABS.map((one) => (
          <button type="button" key={one} aria-current={one === tab ? 'page' : undefined} onClick={() => go(one)}>
            {say(`crew-tab-${one}`)}
            {one === 'letters' && unread > 0 && (
              <span class="badge">
                {unread}
                <span class="unseen"> {say('crew-unread')}</span>
              </span>
            )}
          </button>
        ))}
        <button type="button" class="stop" onClick={report}>
          {say('crew-stopped')}
        </button>
      </nav>
      {isStopped && <Clause kept={kept} onClose={() => setStopped(false)} />}
    </>
  );
}
