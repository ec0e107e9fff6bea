/**
 * A push: shown in the reader's language, said to be delivered, and opened at the inbox. It carries a code, a zone's number and an
 * id; the inbox is the truth. A code that is younger than this worker is shown in the words that came with it.
 */
import type { Language } from '../shared/language';
import type { Clicked, Pushed, Renewed, Scope } from './scope';
import { forgetAll, forgetShown, language, shown, tellLanguage, tellShown } from './told';

/** Title and sentence by code; `{zone}` stands for the number. Put in by the build, for the page that has pushes. */
export type PushWords = Readonly<Record<Language, Readonly<Record<string, readonly [string, string]>>>>;
/** What the page tells its worker, and the worker its page. */
export type ToWorker =
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'report' }
  | { readonly kind: 'forget' };
export type ToPage = { readonly kind: 'pushed' } | { readonly kind: 'letters' } | { readonly kind: 'renewed' };

export type Told = { readonly id: string; readonly title: string; readonly body: string; readonly urgent: boolean };

const ICON = '/icons/crew-192.png';
const INBOX = '#letters';
const DELIVERED = `mutation CrewDelivered($input: ReportDeliveredInput!) {
  done: reportDelivered(input: $input) { __typename } }`;
const KEY = 'query CrewPushKey { webPushPublicKey }';
const REGISTER = `mutation CrewRenewed($input: RegisterPushAddressInput!) {
  done: registerPushAddress(input: $input) { __typename } }`;

/** What is shown; null for what is not ours. */
export function toldBy(text: string, words: PushWords, reader: Language): Told | null {
  const said = fieldsOf(text);
  if (!said.id || !said.title) return null;
  const [title, body] = words[reader][said.kind ?? ''] ?? [said.title, said.body ?? ''];
  const needsZone = body.includes('{zone}') && !said.zone;
  return {
    id: said.id,
    title,
    body: needsZone ? (said.body ?? '') : body.replaceAll('{zone}', said.zone ?? ''),
    urgent: said.urgent === 'true',
  };
}

function fieldsOf(text: string): Readonly<Partial<Record<string, string>>> {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? (said as Record<string, string>) : {};
  } catch {
    return {};
  }
}

export function listenForPushes(worker: Scope, page: string, words: PushWords): void {
  worker.addEventListener('push', (event) => event.waitUntil(show(worker, event, words)));
  worker.addEventListener('notificationclick', (event) => event.waitUntil(open(worker, event, page)));
  worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(worker, event)));
  worker.addEventListener('message', (event) => event.waitUntil(heard(worker, event.data as ToWorker)));
}

async function show(worker: Scope, event: Pushed, words: PushWords): Promise<void> {
  const reader = await language();
  const told = toldBy(event.data?.text() ?? '', words, reader);
  if (!told) return;
  const { id, title, body, urgent } = told;
  await worker.registration.showNotification(title, {
    body,
    tag: id,
    lang: reader,
    icon: ICON,
    badge: ICON,
    requireInteraction: urgent,
  });
  await tellShown(id);
  await Promise.all([report(), tellPages(worker, { kind: 'pushed' })]);
}

/** Which pushes were shown; those that could not be said are said with the next one, or when the page reaches the server. */
async function report(): Promise<void> {
  const uuids = await shown();
  if (uuids.length > 0 && (await asked(DELIVERED, { uuids }))) await forgetShown(uuids);
}

/** A window that is open is brought to the front at the inbox; otherwise one is opened there. */
async function open(worker: Scope, { notification }: Clicked, page: string): Promise<void> {
  notification.close();
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const ours = windows.find(({ url }) => `${new URL(url).pathname}/`.startsWith(page));
  if (!ours) return void (await worker.clients.openWindow(page + INBOX));
  ours.postMessage({ kind: 'letters' } satisfies ToPage);
  await ours.focus().catch(() => null);
}

/** The browser moved us to another address; where that cannot be said now, the page says it when it is opened. */
async function renew(worker: Scope, event: Renewed): Promise<void> {
  const fresh = event.newSubscription ?? (await subscribedAgain(worker, event.oldSubscription));
  if (fresh) await asked(REGISTER, { kind: 'WEBPUSH', value: JSON.stringify(fresh) });
  await tellPages(worker, { kind: 'renewed' });
}

async function subscribedAgain(worker: Scope, old: PushSubscription | null): Promise<PushSubscription | null> {
  const key = old?.options.applicationServerKey ?? (await serverKey());
  const wanted = { userVisibleOnly: true, applicationServerKey: key };
  return key === null ? null : worker.registration.pushManager.subscribe(wanted).catch(() => null);
}

async function serverKey(): Promise<string | null> {
  const said = (await answered(KEY, {})) as { data?: { webPushPublicKey?: string } } | null;
  return said?.data?.webPushPublicKey ?? null;
}

async function heard(worker: Scope, said: ToWorker): Promise<unknown> {
  if (said.kind === 'language') return tellLanguage(said.language);
  return said.kind === 'forget' ? leave(worker) : report();
}

/** Nothing of whoever signed out stays on the screen of the phone. */
async function leave(worker: Scope): Promise<void> {
  for (const shown of await worker.registration.getNotifications()) shown.close();
  await forgetAll();
}

async function tellPages(worker: Scope, said: ToPage): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const one of windows) one.postMessage(said);
}

const asked = async (query: string, input: object): Promise<boolean> => {
  const said = await answered(query, { input: { idempotencyKey: crypto.randomUUID(), ...input } });
  return typeof said === 'object' && said !== null && !('errors' in said);
};

/** By the cookie of whoever is signed in; null without an answer. */
async function answered(query: string, variables: object): Promise<unknown> {
  try {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-fieldpass-client': 'crew/1', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
