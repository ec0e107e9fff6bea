/** Photos of an incident or a work order; one that no browser can draw (HEIC) is there to be saved. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import { getPhoto } from './photo_net';
import type { Photo } from './read';

export function Photos({ photos }: { readonly photos: readonly Photo[] }) {
  return (
    <ul class="photos">
      {photos.map((photo) => (
        <li key={photo.id}>
          <OnePhoto photo={photo} />
        </li>
      ))}
    </ul>
  );
}

function OnePhoto({ photo: { id, address, at } }: { readonly photo: Photo }) {
  const { say, language } = useReader();
  const source = useSource(address);
  const [isDrawn, setDrawn] = useState(true);
  const words = say('incidents-photo', { at: dayAndTime(at, language) });
  if (source === null) return <span class="faint">{words}</span>;
  if (source === 'failed') return <span class="faint">{say('photos-unread', { photo: words })}</span>;
  return (
    <a href={source} download={id}>
      {isDrawn ? <img src={source} alt={words} onError={() => setDrawn(false)} /> : words}
    </a>
  );
}

/** The server gives photos to nobody's `<img>`: they are read like everything else, and drawn from memory. */
function useSource(address: string): string | 'failed' | null {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isOver = false;
    void getPhoto(address).then((content) => {
      if (isOver) return;
      made = content && URL.createObjectURL(content);
      setSource(made ?? 'failed');
    });
    return () => {
      isOver = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [address]);
  return source;
}
