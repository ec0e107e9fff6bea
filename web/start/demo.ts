/** What the demonstration tells about itself at `/demo.json`. */
import { instant, list, object, optionalText, text } from '../shared/json';
import type { Words } from '../shared/language';
import { readZone, type Zone } from './zones';

export type Account = {
  readonly login: string;
  readonly password: string;
  readonly role: string;
  readonly name: string;
  readonly organisation: string | null;
};

export type Page = { readonly path: string; readonly name: Words };
export type Trial = { readonly title: Words; readonly kind: 'graphql' | 'command'; readonly text: string };
export type Post = { readonly name: string; readonly kind: string; readonly place: readonly [number, number] };

/** An invitation that is good now, who to sign on as, and the permit that passes there. */
export type Joining = {
  readonly name: string;
  readonly path: string;
  readonly code: string;
  readonly officer: string;
  readonly pin: string;
  readonly permit: string;
  readonly controlCode: string;
};

export type Demo = {
  readonly now: Date;
  readonly startedAt: Date;
  readonly accounts: readonly Account[];
  readonly pages: readonly Page[];
  readonly trials: readonly Trial[];
  readonly zones: readonly Zone[];
  readonly checkpoints: readonly Post[];
  readonly joining: Joining | null;
};

/** One text for both languages, or one each. */
export function readWords(value: unknown, where: string): Words {
  if (typeof value === 'string') return { vi: value, en: value };
  const words = object(value, where);
  return { vi: text(words.vi, `${where}.vi`), en: text(words.en, `${where}.en`) };
}

function readAccount(value: unknown, where: string): Account {
  const account = object(value, where);
  return {
    login: text(account.login, `${where}.login`),
    password: text(account.password, `${where}.password`),
    role: text(account.role, `${where}.role`),
    name: text(account.name, `${where}.name`),
    organisation: optionalText(account.organisation, `${where}.organisation`),
  };
}

function readPage(value: unknown, where: string): Page {
  const page = object(value, where);
  return { path: text(page.path, `${where}.path`), name: readWords(page.name, `${where}.name`) };
}

function readTrial(value: unknown, where: string): Trial {
  const trial = object(value, where);
  return {
    title: readWords(trial.title, `${where}.title`),
    kind: trial.kind === 'command' ? 'command' : 'graphql',
    text: text(trial.text, `${where}.text`),
  };
}

function readPost(value: unknown, where: string): Post {
  const feature = object(value, where);
  const properties = object(feature.properties, `${where}.properties`);
  const [lon, lat] = object(feature.geometry, `${where}.geometry`).coordinates as [number, number];
  return {
    name: text(properties.name, `${where}.name`),
    kind: text(properties.kind, `${where}.kind`),
    place: [lon, lat],
  };
}

function readJoining(value: unknown): Joining | null {
  if (value === undefined) return null;
  const joining = object(value, 'post');
  const said = (field: string) => text(joining[field], `post.${field}`);
  return {
    name: said('name'),
    path: said('path'),
    code: said('code'),
    officer: said('officer'),
    pin: said('pin'),
    permit: said('permit'),
    controlCode: said('controlCode'),
  };
}

export function readDemo(value: unknown): Demo {
  const demo = object(value, 'demo');
  const clock = object(demo.clock, 'clock');
  return {
    now: instant(clock.now, 'clock.now'),
    startedAt: instant(clock.startedAt, 'clock.startedAt'),
    accounts: list(demo.accounts, 'accounts', readAccount),
    pages: list(demo.pages, 'pages', readPage),
    trials: list(demo.try, 'try', readTrial),
    zones: list(object(demo.zones, 'zones').features, 'zones', readZone),
    checkpoints: demo.checkpoints
      ? list(object(demo.checkpoints, 'checkpoints').features, 'checkpoints', readPost)
      : [],
    joining: readJoining(demo.post),
  };
}

/** Null when this is no demonstration; throws when the server cannot be reached. */
export async function fetchDemo(): Promise<Demo | null> {
  const answer = await fetch('/demo.json', { headers: { accept: 'application/json' } });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`demo.json: ${answer.status}`);
  return readDemo(await answer.json());
}
