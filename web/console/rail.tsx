/** The way between panels, and out; with what waits in each. */
import { useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { MOST_COUNTED, useBadges } from './badges';
import { Icon } from './icon';
import { send } from './net';
import type { Panel } from './panels';
import { hrefTo } from './route';
import { useViewer } from './viewer';

type RailProps = {
  readonly panels: readonly Panel[];
  readonly current: string | null;
  readonly onSignedOut: () => void;
};

export function Rail({ panels, current, onSignedOut }: RailProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const badges = useBadges();
  const [isStuck, setStuck] = useState(false);
  const leave = async () => {
    const answered = await send('/session', null, language);
    setStuck(answered === null);
    if (answered !== null) onSignedOut();
  };
  return (
    <nav class="rail" aria-label={say('console-title')}>
      <RailLink name="map" href={hrefTo('')} isCurrent={current === null} waiting={0} />
      {panels.map(({ key }) => (
        <RailLink key={key} name={key} href={hrefTo(key)} isCurrent={key === current} waiting={badges[key] ?? 0} />
      ))}
      <span class="who">
        {viewer.name}
        {viewer.organisation && <small>{viewer.organisation.name}</small>}
      </span>
      <button type="button" class="chip" onClick={leave}>
        {say('console-sign-out')}
      </button>
      {isStuck && (
        <p class="notice" role="alert">
          {say('console-sign-out-failed')}
        </p>
      )}
    </nav>
  );
}

type LinkProps = {
  readonly name: string;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly waiting: number;
};

/** The number is drawn, and said as words: the link's own text stays its name. */
function RailLink({ name, href, isCurrent, waiting }: LinkProps) {
  const { say } = useReader();
  const words = say(`console-panel-${name}`);
  const count = waiting > MOST_COUNTED ? `${MOST_COUNTED}+` : String(waiting);
  const said =
    waiting > 0 ? { 'aria-label': `${words}, ${say('console-waiting', { count })}`, 'data-count': count } : {};
  return (
    <a href={href} class={name} aria-current={isCurrent ? 'page' : undefined} {...said}>
      <Icon name={name} />
      <span>{words}</span>
    </a>
  );
}
