/** The hamlet in the browser: with the keys of what was sent and not answered. */
import { type Json, object, text } from '../../../shared/json';
import { serverNow, useViewer } from '../../viewer';
import { dayOf } from '../../when';
import { type Kept, useKept } from '../order/kept';
import { emptyHamlet, type Hamlet } from './model';

/** This page's own writing, of the version the name carries. */
function readHamlet(kept: Json): Hamlet {
  text(kept.name, 'name');
  text(object(kept.act, 'act').number, 'number');
  if (!Array.isArray(kept.barriers)) throw new TypeError('no barriers');
  return kept as unknown as Hamlet;
}

export function useHamlet(): Kept<Hamlet> & { readonly begin: () => void } {
  const viewer = useViewer();
  const empty = () => emptyHamlet(dayOf(new Date(serverNow(viewer))), viewer.organisation?.name ?? '');
  const kept = useKept('hamlet-1', empty, readHamlet);
  return { ...kept, begin: () => kept.keep(empty()) };
}
