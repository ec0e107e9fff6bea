/** Photos to the server: a plain PUT under an id that this page made, so that sending it again keeps it once. */
import type { Language } from '../../shared/language';
import { uuid } from '../../shared/uuid';
import { CLIENT } from '../net';

const LONGEST_WAIT_MS = 60_000;

/** A photo that was chosen, with the id it is kept under. */
export type Chosen = { readonly id: string; readonly file: File };

export const chosen = (files: FileList | null): readonly Chosen[] =>
  Array.from(files ?? [], (file) => ({ id: uuid(), file }));

/** Whether it was kept. */
export async function putPhoto(subject: string, { id, file }: Chosen, language: Language): Promise<boolean> {
  try {
    const answer = await fetch(`/media/${id}?subject=${encodeURIComponent(subject)}&kind=PHOTO`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'x-fieldpass-client': CLIENT,
        'accept-language': language,
      },
      body: file,
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** One after the other; those that were not kept. */
export async function putPhotos(subject: string, photos: readonly Chosen[], language: Language) {
  const left: Chosen[] = [];
  for (const one of photos) if (!(await putPhoto(subject, one, language))) left.push(one);
  return left;
}

/** Its bytes; null when they could not be had. */
export async function getPhoto(address: string): Promise<Blob | null> {
  try {
    const headers = { 'x-fieldpass-client': CLIENT };
    const answer = await fetch(address, { headers, signal: AbortSignal.timeout(LONGEST_WAIT_MS) });
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
