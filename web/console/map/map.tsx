/** Where the map stands: there at once, filled when the map has come; left in place whatever panel is open. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Stage } from './stage';

type MapProps = { readonly onStage: (stage: Stage) => void; readonly isBroken: boolean };
type Loaded = ComponentType<{ readonly onStage: (stage: Stage) => void }> | 'failed' | null;

/** `onStage` is told once: the map when it can be drawn on, or that there is none. */
export function ConsoleMap({ onStage, isBroken }: MapProps) {
  const { say } = useReader();
  const [loaded, setLoaded] = useState<Loaded>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    void import('./canvas').then(
      (module) => setLoaded(() => module.default),
      () => setLoaded('failed'),
    );
  }, [turn]);
  const Canvas = loaded === 'failed' ? null : loaded;
  return (
    <div class="map">
      {loaded === null && <p role="status">{say('console-map-loading')}</p>}
      {loaded === 'failed' && (
        <div class="notice nomap" role="alert">
          <p>{say('console-map-not-loaded')}</p>
          <button type="button" class="chip" onClick={() => setTurn(turn + 1)}>
            {say('console-try-again')}
          </button>
        </div>
      )}
      {Canvas && <Canvas onStage={onStage} />}
      {isBroken && <p class="notice nomap">{say('console-no-map')}</p>}
    </div>
  );
}
