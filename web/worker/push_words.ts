/** At build time: the title and the sentence of every push, from the catalogue that Python pushes by. */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Language } from '../shared/language.ts';
import type { PushWords } from './push.ts';

const PREFIX = 'notification-';

export const pushWords = (files: Readonly<Record<Language, string>>): PushWords => ({
  vi: wordsOf('vi', files.vi),
  en: wordsOf('en', files.en),
});

function wordsOf(language: Language, file: string): PushWords[Language] {
  const resource = new FluentResource(file);
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(resource);
  const codes = resource.body.map(({ id }) => id).filter((id) => id.startsWith(PREFIX));
  return Object.fromEntries(codes.flatMap((id) => wordOf(bundle, id)));
}

/** Nothing for what is only written into the inbox. */
function wordOf(bundle: FluentBundle, id: string): readonly [string, readonly [string, string]][] {
  const message = bundle.getMessage(id);
  const push = message?.attributes.push;
  if (!message?.value || !push) return [];
  const said = bundle.formatPattern(push, { zone: '{zone}' });
  return [[id.slice(PREFIX.length), [bundle.formatPattern(message.value, {}), said]]];
}
