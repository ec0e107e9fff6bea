/** One zone: what it asks, how it came to be, what is coming. */
import { useEffect } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { useAsked } from '../live/use_asked';
import { useLast } from '../live/use_last';
import type { Moment } from '../map/moment';
import { useStage } from '../map/stage';
import { hrefTo } from '../route';
import { TroubleNotice } from '../trouble';
import { serverNow, useViewer } from '../viewer';
import { dateAndTime } from '../when';
import { AsksTable } from './asks_table';
import { BackToZones } from './back';
import { LEVELS, readLevels } from './levels';
import { holding, readZone, type Version, ZONE, type Zone } from './model';
import { Reaffirm } from './reaffirm';
import { boxOf } from './shape/shapes';
import { Tightenings, TimeLine } from './time_line';
import { ZoneFacts } from './zone_facts';
import { ZONE_STIRS } from './zone_list';

type ZonePageProps = { readonly id: string; readonly moment: Moment };

export function ZonePage({ id, moment }: ZonePageProps) {
  const { say } = useReader();
  const asked = useAsked(ZONE, { id }, (data) => ({ zone: readZone(data) }), ZONE_STIRS);
  const told = useLast(asked.value, id);
  return (
    <>
      <BackToZones />
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {told === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      {told?.zone === null && <p class="notice">{say('zones-desk-unknown')}</p>}
      {told?.zone && <OneZone key={id} zone={told.zone} moment={moment} />}
    </>
  );
}

function OneZone({ zone, moment }: { readonly zone: Zone; readonly moment: Moment }) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const atMs = moment.at ? Date.parse(moment.at) : serverNow(viewer);
  const knownMs = moment.known ? Date.parse(moment.known) : null;
  const held = holding(zone.history, atMs, knownMs);
  const shown = held ?? zone.versions.at(-1) ?? zone.history.at(-1) ?? null;
  const levels = useAsked(LEVELS, { at: moment.at }, readLevels, ['LEVEL_CHANGED']).value;
  const coming = zone.versions.filter((one) => one.validFrom.getTime() > atMs);
  useShown(shown);
  return (
    <>
      <h1>{shown?.name ?? zone.code}</h1>
      <Ways zone={zone} />
      {held === null && (
        <p class="notice" role="status">
          {coming[0]
            ? say('zones-desk-not-yet', { from: dateAndTime(coming[0].validFrom, language) })
            : say('zones-desk-not-in-force')}
        </p>
      )}
      {shown && <ZoneFacts version={shown} levels={levels ?? []} />}
      {shown && levels && <AsksTable terms={shown} levels={levels} />}
      <TimeLine zone={zone} moment={moment} held={held} levels={levels ?? []} />
      <Tightenings zone={zone} />
      {viewer.actions.has('REAFFIRM_ZONE') && <Reaffirm zone={zone} />}
    </>
  );
}

/** Draws the zone's shape over everything, and brings it into view when it becomes another one. */
function useShown(version: Version | null): void {
  const stage = useStage();
  const shape = version?.geometry ?? null;
  const key = JSON.stringify(shape);
  useEffect(() => {
    stage.mark(shape);
    if (shape) stage.frame(boxOf(shape));
    return () => stage.mark(null);
  }, [stage, key]);
}

function Ways({ zone }: { readonly zone: Zone }) {
  const { say } = useReader();
  const viewer = useViewer();
  if (!viewer.actions.has('PUBLISH_ZONE')) return null;
  return (
    <p class="actions">
      {(['change', 'close', 'lift'] as const).map((what) => (
        <a key={what} class="chip" href={hrefTo('zones', [zone.id, 'edit'], { do: what })}>
          {say(`zones-desk-do-${what}`)}
        </a>
      ))}
    </p>
  );
}
