/** The word catalogue of locales/, the same Fluent files that Python reads. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import enCrew from '../../locales/en/crew.ftl?raw';
import enCrewWay from '../../locales/en/crew_way.ftl?raw';
import enDesk from '../../locales/en/desk.ftl?raw';
import enEnums from '../../locales/en/enums.ftl?raw';
import enErrors from '../../locales/en/errors.ftl?raw';
import enPages from '../../locales/en/pages.ftl?raw';
import enPhone from '../../locales/en/phone.ftl?raw';
import enPost from '../../locales/en/post.ftl?raw';
import enReasons from '../../locales/en/reasons.ftl?raw';
import enTracking from '../../locales/en/tracking.ftl?raw';
import viCrew from '../../locales/vi/crew.ftl?raw';
import viCrewWay from '../../locales/vi/crew_way.ftl?raw';
import viDesk from '../../locales/vi/desk.ftl?raw';
import viEnums from '../../locales/vi/enums.ftl?raw';
import viErrors from '../../locales/vi/errors.ftl?raw';
import viPages from '../../locales/vi/pages.ftl?raw';
import viPhone from '../../locales/vi/phone.ftl?raw';
import viPost from '../../locales/vi/post.ftl?raw';
import viReasons from '../../locales/vi/reasons.ftl?raw';
import viTracking from '../../locales/vi/tracking.ftl?raw';
import type { Language } from './language';

export type Parameters = Record<string, FluentVariable>;

/** Says a message by its key; an attribute as `key.attribute`. A missing key is shown as itself. */
export type Say = (key: string, parameters?: Parameters) => string;

const FILES: Record<Language, readonly string[]> = {
  vi: [viPages, viPhone, viPost, viDesk, viCrew, viCrewWay, viEnums, viReasons, viErrors, viTracking],
  en: [enPages, enPhone, enPost, enDesk, enCrew, enCrewWay, enEnums, enReasons, enErrors, enTracking],
};

const taught: Record<Language, string[]> = { vi: [], en: [] };

const made = new Map<Language, FluentBundle>();

function bundle(language: Language): FluentBundle {
  const known = made.get(language);
  if (known) return known;
  const fresh = new FluentBundle(language, { useIsolating: false });
  for (const file of [...FILES[language], ...taught[language]]) fresh.addResource(new FluentResource(file));
  made.set(language, fresh);
  return fresh;
}

/** Words of one page alone, told before anything is said. */
export function teach(language: Language, files: readonly string[]): void {
  taught[language].push(...files);
  made.delete(language);
}

export function wordsIn(language: Language): Say {
  const words = bundle(language);
  return (key, parameters = {}) => {
    const [id = key, attribute] = key.split('.');
    const message = words.getMessage(id);
    const pattern = attribute ? message?.attributes[attribute] : message?.value;
    return pattern ? words.formatPattern(pattern, parameters) : key;
  };
}
