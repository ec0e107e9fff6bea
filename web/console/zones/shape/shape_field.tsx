/** The shape of a zone: drawn, taken from a file or from a unit, or none; and how far it can be trusted. */
import { useEffect } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { ChoiceField, TextField } from '../../fields';
import { useStage } from '../../map/stage';
import { QUALITIES, type Quality, type Terms } from '../model';
import { qualityWords } from '../words';
import { DrawTools } from './draw_tools';
import { FromFile } from './from_file';
import { FromUnit } from './from_unit';
import { boxOf, cornersOf, squareKm } from './shapes';

export type Shape = Pick<Terms, 'geometry' | 'geometryQuality' | 'geometryQualityM'>;

type ShapeFieldProps = {
  readonly terms: Terms;
  readonly onShape: (shape: Partial<Terms>) => void;
  readonly fault: (name: string) => string | null;
};

export function ShapeField({ terms, onShape, fault }: ShapeFieldProps) {
  const { say } = useReader();
  const stage = useStage();
  const { geometry } = terms;
  useEffect(() => {
    if (geometry) stage.frame(boxOf(geometry));
  }, [stage]);
  const wrong = fault('geometry');
  return (
    <fieldset class="shape">
      <legend>{say('zones-desk-shape')}</legend>
      <p role="status">
        {geometry === null
          ? say('zones-desk-shapeless')
          : say('zones-desk-shape-size', { corners: cornersOf(geometry), size: squareKm(geometry) })}
      </p>
      {wrong && (
        <p class="hint fault" role="alert">
          {wrong}
        </p>
      )}
      <DrawTools area={geometry} onArea={(area) => onShape(drawnAs(area, terms))} />
      <div class="actions">
        <FromFile
          onRead={({ area, name }) => onShape({ ...drawnAs(area, terms), ...(terms.name || !name ? {} : { name }) })}
        />
        {geometry !== null && (
          <button type="button" class="chip" onClick={() => onShape(drawnAs(null, terms))}>
            {say('zones-desk-no-shape')}
          </button>
        )}
      </div>
      <FromUnit unit={terms.unit} onShape={onShape} />
      {geometry !== null && <QualityFields terms={terms} onShape={onShape} fault={fault} />}
    </fieldset>
  );
}

/** What is drawn here was drawn: who knows better says so. A quality that was chosen stays. */
function drawnAs(geometry: Terms['geometry'], before: Terms): Shape {
  if (geometry === null) return { geometry, geometryQuality: 'NONE', geometryQualityM: null };
  const quality = before.geometryQuality === 'NONE' ? 'DRAWN' : before.geometryQuality;
  return { geometry, geometryQuality: quality, geometryQualityM: before.geometryQualityM };
}

const WITH_A_SHAPE = QUALITIES.filter((one) => one !== 'NONE');
const USUAL_M = 50;

function QualityFields({ terms, onShape, fault }: ShapeFieldProps) {
  const { say } = useReader();
  const isApproximate = terms.geometryQuality === 'APPROXIMATE';
  return (
    <div class="pair">
      <ChoiceField
        label={say('zones-desk-quality')}
        name="quality"
        value={terms.geometryQuality}
        hint={qualityWords(terms, say)}
        fault={fault('geometryQuality')}
        choices={WITH_A_SHAPE.map((one) => [one, say(`GeometryQuality-${one}`)] as const)}
        onChoice={(quality) =>
          onShape({
            geometryQuality: quality as Quality,
            geometryQualityM: quality === 'APPROXIMATE' ? (terms.geometryQualityM ?? USUAL_M) : null,
          })
        }
      />
      {isApproximate && (
        <TextField
          type="number"
          label={say('zones-desk-metres')}
          name="metres"
          min={1}
          value={String(terms.geometryQualityM ?? '')}
          fault={fault('geometryQualityM')}
          onText={(typed) => onShape({ geometryQualityM: typed === '' ? null : Number(typed) })}
        />
      )}
    </div>
  );
}
