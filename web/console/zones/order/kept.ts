/** The draft in the browser: it survives a reload, an ended session and a crash. */
import { useState } from 'preact/hooks';
import { type Json, object, optionalText, text } from '../../../shared/json';
import { serverNow, useViewer } from '../../viewer';
import { dayOf } from '../../when';
import { type Draft, emptyDraft } from './draft';

export type Kept<T> = { readonly value: T; readonly keep: (value: T) => void; readonly isUnkept: boolean };

/** Something under a name of the viewer's own; `isUnkept`: the browser has no room for it, and a reload would lose it. */
export function useKept<T>(name: string, empty: () => T, read: (kept: Json) => T): Kept<T> {
  const viewer = useViewer();
  const place = `fieldpass-${name}-${viewer.id}`;
  const [value, setValue] = useState(() => found(place, read) ?? empty());
  const [isUnkept, setUnkept] = useState(false);
  const keep = (next: T) => {
    setValue(next);
    setUnkept(!stored(place, next));
  };
  return { value, keep, isUnkept };
}

function found<T>(place: string, read: (kept: Json) => T): T | null {
  try {
    const kept = localStorage.getItem(place);
    return kept === null ? null : read(object(JSON.parse(kept), place));
  } catch {
    return null; // written by another version of the page, or by nobody: begin anew
  }
}

function stored(place: string, value: unknown): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Its instructions are this page's own writing, of the version the name carries: they are not read member by member. */
function readDraft(kept: Json): Draft {
  const act = object(kept.act, 'act');
  if (!Array.isArray(kept.instructions)) throw new TypeError('no instructions');
  return {
    act: {
      number: text(act.number, 'number'),
      signedOn: text(act.signedOn, 'signedOn'),
      authority: text(act.authority, 'authority'),
    },
    validFrom: optionalText(kept.validFrom, 'validFrom'),
    validTo: optionalText(kept.validTo, 'validTo'),
    instructions: kept.instructions,
    sent: kept.sent
      ? { key: text(object(kept.sent, 'sent').key, 'key'), order: object(object(kept.sent, 'sent').order, 'order') }
      : null,
  };
}

export function useDraft(): Kept<Draft> {
  const viewer = useViewer();
  return useKept('order-1', () => emptyDraft(dayOf(new Date(serverNow(viewer)))), readDraft);
}
