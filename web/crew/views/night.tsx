/** What is kept: its age, the permits, the news for posts, the inbox, and the one tap for when they are stopped. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Kept } from '../model';
import { own, serverNow, shown } from '../rules';
import { Duty } from '../sharing/duty';
import { useCrew, useNow } from '../use_crew';
import { whenLetters } from '../worker';
import { Clause } from './clause';
import { Leaving } from './leaving';
import { Notices, NoticesBelow } from './notices';
import { Strip } from './strip';
import { countOf, TAB_NAMES, TABS, type Tab } from './tabs';

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
      <Notices kept={kept} isOpen />
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
  const { Shown } = TABS[tab];
  const tasks = own(state.tasks, kept.me.account);
  const report = async () => {
    await crew.stopped(shown(kept.papers, nowMs)[0]?.id ?? null);
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
      {tab === 'papers' ? <NoticesBelow kept={kept} target="notices" /> : <Around kept={kept} tab={tab} />}
      <Shown kept={kept} nowMs={nowMs} />
      {tab === 'papers' && <Around kept={kept} tab={tab} />}
      <Leaving />
      <nav class="tabs" aria-label={say('crew-title')}>
        {TAB_NAMES.map((one) => (
          <button type="button" key={one} aria-current={one === tab ? 'page' : undefined} onClick={() => go(one)}>
            {say(`crew-tab-${one}`)}
            <Badge count={countOf(one, kept, tasks)} name={`crew-count-${one}`} />
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

function Around({ kept, tab }: { kept: Kept; tab: Tab }) {
  return (
    <div class="around" id="notices">
      <Notices key={tab} kept={kept} isOpen={tab === 'work'} />
      <Duty />
    </div>
  );
}

function Badge({ count, name }: { count: number; name: string }) {
  const { say } = useReader();
  if (count === 0) return null;
  return (
    <span class="badge">
      {count}
      <span class="unseen"> {say(name)}</span>
    </span>
  );
}
