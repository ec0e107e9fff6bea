/** Addresses within the panel: the organisation that was chosen goes along. */
import { go, hrefTo, readRoute } from '../route';

const kept = (): Record<string, string> => {
  const { of } = readRoute(location.hash).params;
  return of ? { of } : {};
};

export const hrefOf = (part: string, id?: string): string => hrefTo('people', id ? [part, id] : [part], kept());

export const goTo = (part: string, id?: string): void => go('people', id ? [part, id] : [part], kept());
