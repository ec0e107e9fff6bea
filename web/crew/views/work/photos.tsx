/** Taking photos: shrunk at once, and what this phone cannot read is said. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { uuid } from '../../../shared/uuid';
import { type Shrunk, shrunk } from '../../work/shrink';

export type Taken = Shrunk & { readonly id: string };
const MOST = 5;

type PhotosProps = {
  readonly taken: readonly Taken[];
  readonly onTaken: (change: (before: readonly Taken[]) => readonly Taken[]) => void;
};

export function Photos({ taken, onTaken }: PhotosProps) {
  const { say } = useReader();
  const [trouble, setTrouble] = useState(false);
  const take = async (input: HTMLInputElement) => {
    const made = await Promise.all([...(input.files ?? [])].slice(0, MOST - taken.length).map(shrunk));
    input.value = '';
    setTrouble(made.includes(null));
    const fresh = made.flatMap((one) => (one ? [{ ...one, id: uuid() }] : []));
    onTaken((before) => [...before, ...fresh]);
  };
  return (
    <>
      {trouble && (
        <p class="notice" role="alert">
          {say('crew-work-photo-unread')}
        </p>
      )}
      <Thumbs all={taken.map(({ thumb }) => thumb)} />
      {taken.length < MOST && (
        <label class="big camera">
          {say('crew-work-photo')}
          <input
            type="file"
            class="unseen"
            accept="image/*"
            capture="environment"
            onChange={({ currentTarget }) => take(currentTarget)}
          />
        </label>
      )}
    </>
  );
}

export function Thumbs({ all }: { all: readonly string[] }) {
  const { say } = useReader();
  if (all.length === 0) return null;
  return (
    <p class="thumbs">
      {all.map((thumb, index) => (
        <img key={thumb} src={thumb} alt={say('crew-work-photo-of', { number: index + 1 })} />
      ))}
    </p>
  );
}
