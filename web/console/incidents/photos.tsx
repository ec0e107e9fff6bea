/** Photos of an incident or a work order; one that no browser can draw (HEIC) is there to be saved. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
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

function OnePhoto({ photo: { address, at } }: { readonly photo: Photo }) {
  const { say, language } = useReader();
  const [isDrawn, setDrawn] = useState(true);
  const words = say('incidents-photo', { at: dayAndTime(at, language) });
  return (
    <a href={address} download>
      {isDrawn ? <img src={address} alt={words} loading="lazy" onError={() => setDrawn(false)} /> : words}
    </a>
  );
}
