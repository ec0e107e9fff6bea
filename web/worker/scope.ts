/** As much of a service worker's scope as is used: its whole types do not go together with those of a page. */
type Listening<E> = (event: E) => void;
export type Lasting = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
export type Fetching = Event & { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void };
export type Pushed = Lasting & { readonly data: { readonly text: () => string } | null };
export type Clicked = Lasting & { readonly notification: Notification };
export type Renewed = Lasting & {
  readonly oldSubscription: PushSubscription | null;
  readonly newSubscription: PushSubscription | null;
};
export type Heard = Lasting & { readonly data: unknown };
export type Window = {
  readonly url: string;
  readonly focus: () => Promise<unknown>;
  readonly postMessage: (said: unknown) => void;
};

export type Scope = {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    readonly claim: () => Promise<void>;
    readonly matchAll: (wanted: { type: 'window'; includeUncontrolled: true }) => Promise<readonly Window[]>;
    readonly openWindow: (url: string) => Promise<unknown>;
  };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(kind: 'install' | 'activate', listen: Listening<Lasting>): void;
  addEventListener(kind: 'fetch', listen: Listening<Fetching>): void;
  addEventListener(kind: 'push', listen: Listening<Pushed>): void;
  addEventListener(kind: 'notificationclick', listen: Listening<Clicked>): void;
  addEventListener(kind: 'pushsubscriptionchange', listen: Listening<Renewed>): void;
  addEventListener(kind: 'message', listen: Listening<Heard>): void;
};
