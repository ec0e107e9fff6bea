/** What each sign of the map means, layer by layer. */
import type { ComponentChildren } from 'preact';
import { useReader } from '../../../shared/context';
import { INCIDENT_KINDS, SEVERITIES } from '../../../shared/incidents';
import type { LayerKey } from '../feed/messages';
import { CHECKPOINT_KINDS, SITE_KINDS } from '../icons/images';
import { CrewSwatch, LineSwatch, PlateSwatch, RingSwatch, RuleSwatch } from './swatches';

function Row({ swatch, children }: { readonly swatch: ComponentChildren; readonly children: ComponentChildren }) {
  return (
    <li>
      {swatch}
      <span>{children}</span>
    </li>
  );
}

function Zones() {
  const { say } = useReader();
  return (
    <>
      {(['FORBIDDEN', 'PERMIT', 'FREE'] as const).map((rule) => (
        <Row key={rule} swatch={<RuleSwatch rule={rule} />}>
          {say(`Rule-${rule}`)}
        </Row>
      ))}
      <Row swatch={<RuleSwatch rule="AHEAD" />}>{say('console-map-legend-ahead')}</Row>
      <Row swatch={<LineSwatch width={3} />}>{say('console-map-legend-surveyed')}</Row>
      <Row swatch={<LineSwatch width={1.2} />}>{say('console-map-legend-drawn')}</Row>
      <Row swatch={<LineSwatch width={2.5} dash="6 4" />}>{say('console-map-legend-approximate')}</Row>
      <Row swatch={<RingSwatch name="border" />}>{say('console-map-legend-shapeless')}</Row>
    </>
  );
}

function Checkpoints() {
  const { say } = useReader();
  return (
    <>
      {CHECKPOINT_KINDS.map((kind) => (
        <Row key={kind} swatch={<PlateSwatch plate="square" sign={kind} fill="post" ink="on-post" />}>
          {say(`CheckpointKind-${kind}`)}
        </Row>
      ))}
      <Row swatch={<PlateSwatch plate="square" fill="post" isHard />}>{say('console-map-legend-hard')}</Row>
      <Row swatch={<RingSwatch name="fresh" />}>{say('console-map-legend-fresh')}</Row>
      <Row swatch={<RingSwatch name="old" dash="8 4" />}>{say('console-map-legend-old')}</Row>
      <Row swatch={<RingSwatch name="silent" dash="3 5" />}>{say('console-map-legend-silent')}</Row>
      <Row swatch={<b class="swatch refusals">↩3</b>}>{say('console-map-legend-refusals')}</Row>
    </>
  );
}

function Incidents() {
  const { say } = useReader();
  return (
    <>
      {[...SEVERITIES].reverse().map((severity) => (
        <Row key={severity} swatch={<PlateSwatch plate="diamond" fill={severity.toLowerCase()} />}>
          {say(`Severity-${severity}`)}
        </Row>
      ))}
      {INCIDENT_KINDS.map((kind) => (
        <Row key={kind} swatch={<PlateSwatch plate="diamond" sign={kind} fill="minor" ink="on-incident" />}>
          {say(`IncidentKind-${kind}`)}
        </Row>
      ))}
      <Row swatch={<PlateSwatch plate="round" sign="FLAG" fill="flag" />}>{say('console-map-legend-flag')}</Row>
    </>
  );
}

function Sites() {
  const { say } = useReader();
  return (
    <>
      {SITE_KINDS.map((kind) => (
        <Row key={kind} swatch={<PlateSwatch plate="round" sign={kind} fill="site" ink="on-site" />}>
          {say(`SiteKind-${kind}`)}
        </Row>
      ))}
    </>
  );
}

function WorkOrders() {
  const { say } = useReader();
  return (
    <>
      <Row swatch={<PlateSwatch plate="hexagon" sign="WORK" fill="work" ink="on-work" />}>
        {say('console-map-legend-work')}
      </Row>
      <Row swatch={<PlateSwatch plate="hexagon" sign="WORK" fill="held" ink="on-work" />}>
        {say('console-map-legend-held')}
      </Row>
      <Row swatch={<LineSwatch width={3} dash="6 4" name="work" />}>{say('console-map-legend-route')}</Row>
    </>
  );
}

function Crews() {
  const { say } = useReader();
  return (
    <>
      <Row swatch={<CrewSwatch isOld={false} />}>{say('console-map-legend-crew')}</Row>
      <Row swatch={<CrewSwatch isOld />}>{say('console-map-legend-crew-old')}</Row>
    </>
  );
}

export const ROWS: Readonly<Record<LayerKey, () => ComponentChildren>> = {
  zones: Zones,
  checkpoints: Checkpoints,
  sites: Sites,
  incidents: Incidents,
  'work-orders': WorkOrders,
  crews: Crews,
};
