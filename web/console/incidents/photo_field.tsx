/** Photos that go with something, chosen before it is sent. */
import { useId } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Chosen, chosen } from './photo_net';

type PhotoProps = { readonly photos: readonly Chosen[]; readonly onChange: (photos: readonly Chosen[]) => void };

export function PhotoField({ photos, onChange }: PhotoProps) {
  const { say } = useReader();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{say('photos-choose')}</label>
      <input
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/heic"
        multiple
        onChange={(event) => onChange(chosen(event.currentTarget.files))}
      />
      <small class="faint" role="status">
        {photos.length > 0 && say('photos-chosen', { count: photos.length })}
      </small>
    </div>
  );
}
