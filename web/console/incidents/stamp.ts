/** An id and an instant for an edit; the same ones when the same thing is sent again, because the first may have arrived. */
import { useRef } from 'preact/hooks';
import { uuid } from '../../shared/uuid';
import { serverNow, useViewer } from '../viewer';

export type Stamp = { readonly id: string; readonly at: string };

export function useStamp(): (said: string) => Stamp {
  const viewer = useViewer();
  const last = useRef<{ readonly said: string; readonly stamp: Stamp } | null>(null);
  return (said) => {
    if (last.current?.said !== said)
      last.current = { said, stamp: { id: uuid(), at: new Date(serverNow(viewer)).toISOString() } };
    return last.current.stamp;
  };
}
