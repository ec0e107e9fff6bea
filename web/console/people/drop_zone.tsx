/** Where a file is dropped, or chosen. */
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';

type Props = { readonly file: File | null; readonly take: (file: File) => void; readonly isBusy: boolean };

export function DropZone({ file, take, isBusy }: Props) {
  const { say } = useReader();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const chosen = (files: FileList | null | undefined) => {
    const [first] = files ?? [];
    if (first && !isBusy) take(first);
    if (input.current) input.current.value = '';
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the first is the button inside
    <div
      class={isOver ? 'dropzone over' : 'dropzone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        chosen(event.dataTransfer?.files);
      }}
    >
      <p>{file ? file.name : say('people-import-drop')}</p>
      <label class="chip file">
        {say(file ? 'people-import-another' : 'people-import-choose')}
        <input
          ref={input}
          type="file"
          class="unseen"
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => chosen(event.currentTarget.files)}
        />
      </label>
    </div>
  );
}
