/** What a phone of the demonstration has received, as the server tells at `/demo/phone.json`. */
import { instant, type Json, list, number, object, optionalText, text } from '../shared/json';

export type Owner = {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string | null;
  readonly shown: number;
};

export type Notification = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly urgent: boolean;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly times: number;
  readonly message: Json;
};

export type Phone = {
  readonly now: Date;
  readonly owners: readonly Owner[];
  readonly owner: string;
  readonly notifications: readonly Notification[];
};

function readOwner(value: unknown, where: string): Owner {
  const owner = object(value, where);
  return {
    login: text(owner.login, `${where}.login`),
    name: text(owner.name, `${where}.name`),
    role: text(owner.role, `${where}.role`),
    organisation: optionalText(owner.organisation, `${where}.organisation`),
    shown: number(owner.shown, `${where}.shown`),
  };
}

function readNotification(value: unknown, where: string): Notification {
  const one = object(value, where);
  return {
    id: text(one.id, `${where}.id`),
    title: text(one.title, `${where}.title`),
    body: text(one.body, `${where}.body`),
    urgent: one.urgent === true,
    firstAt: instant(one.firstAt, `${where}.firstAt`),
    lastAt: instant(one.lastAt, `${where}.lastAt`),
    times: number(one.times, `${where}.times`),
    message: object(one.message, `${where}.message`),
  };
}

export function readPhone(value: unknown): Phone {
  const phone = object(value, 'phone');
  return {
    now: instant(phone.now, 'now'),
    owners: list(phone.phones, 'phones', readOwner),
    owner: text(phone.phone, 'phone'),
    notifications: onceEach(list(phone.notifications, 'notifications', readNotification)),
  };
}

/** The phone that is wanted: from the click on, and empty until the server has told what is on it. */
export function chosenPhone(phone: Phone, wanted: string): Phone {
  const known = phone.owners.some(({ login }) => login === wanted);
  return !known || wanted === phone.owner ? phone : { ...phone, owner: wanted, notifications: [] };
}

/** As a phone does: an id that is there already is not shown again. */
export function onceEach(all: readonly Notification[]): readonly Notification[] {
  const known = new Set<string>();
  return all.filter(({ id }) => !known.has(id) && known.add(id));
}

/** The message as it came, its data first. */
export function payloadText({ data, ...rest }: Json): string {
  return JSON.stringify({ data, ...rest }, null, 2);
}

/** Null when this is no demonstration; throws when the server cannot be reached. */
export async function fetchPhone(owner: string): Promise<Phone | null> {
  const answer = await fetch(`/demo/phone.json?phone=${encodeURIComponent(owner)}`, {
    headers: { accept: 'application/json' },
  });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`phone.json: ${answer.status}`);
  return readPhone(await answer.json());
}
