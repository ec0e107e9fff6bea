/** How this phone stands to pushes, and what its bearer can do about it. Pure. */
export type PushState =
  | 'on'
  | 'off'
  /** The browser was told never to ask again: only its settings help. */
  | 'denied'
  /** iPhones push only to a page on the home screen. */
  | 'install'
  | 'unsupported'
  /** This phone would be told, and the server does not know of it yet. */
  | 'waiting';

export type PushFacts = {
  readonly hasPush: boolean;
  readonly isApple: boolean;
  readonly isInstalled: boolean;
  readonly permission: NotificationPermission;
  readonly isSubscribed: boolean;
  readonly isRegistered: boolean;
};

export function pushStateOf(facts: PushFacts): PushState {
  if (!facts.hasPush) return facts.isApple && !facts.isInstalled ? 'install' : 'unsupported';
  if (facts.permission === 'denied') return 'denied';
  if (facts.permission !== 'granted' || !facts.isSubscribed) return 'off';
  return facts.isRegistered ? 'on' : 'waiting';
}

/** An iPad calls itself a Mac with a touch screen. */
export const isApple = (agent: string, touches: number): boolean =>
  /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && touches > 1);
