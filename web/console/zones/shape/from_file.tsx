import { useId, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { useStage } from '../../map/stage';
import { type FileFault, type ReadShape, readShapeFile } from './read_file';
import { boxOf } from './shapes';

/** A shape from a GeoJSON or KML file; what the browser cannot read, the command line loads. */
export function FromFile({ onRead }: { readonly onRead: (read: ReadShape) => void }) {
  const { say } = useReader();
  const stage = useStage();
  const id = useId();
  const [told, setTold] = useState<ReadShape | FileFault | null>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const found = await readShapeFile(file);
    setTold(found);
    if (typeof found === 'string') return;
    stage.frame(boxOf(found.area));
    onRead(found);
  };
  return (
    <div class="from-file">
      <label class="chip" for={id}>
        {say('zones-desk-from-file')}
      </label>
      <input
        id={id}
        type="file"
        class="unseen"
        name="shape-file"
        accept=".geojson,.json,.kml,.zip,.shp,.gpkg,.fgb,.kmz"
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      {typeof told === 'string' && (
        <p class="hint fault" role="alert">
          {say(`zones-desk-file-${told}`)}
        </p>
      )}
      {told !== null && typeof told !== 'string' && (
        <p class="hint" role="status">
          {say('zones-desk-file-read', { count: told.shapes })}
        </p>
      )}
    </div>
  );
}
