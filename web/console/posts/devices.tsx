/** The phones of a checkpoint: invited, confirmed by the code they read aloud, shut out. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Say } from '../../shared/words';
import { PROBLEM } from '../act';
import { TextField } from '../fields';
import { useAsked } from '../live/use_asked';
import { useLast } from '../live/use_last';
import { ActedNotice, TroubleNotice } from '../trouble';
import { useAct } from '../use_act';
import { serverNow, useViewer } from '../viewer';
import { dateAndTime } from '../when';
import { Invite } from './invite';
import { DEVICE_STIRS, DEVICES, type Device, type Post, readDevices } from './model';
import { ageOf } from './post_list';

/** A phone that calls tells nobody of it. */
const LOOK_MS = 20_000;

export function Devices({ post }: { readonly post: Post }) {
  const { say } = useReader();
  const { actions } = useViewer();
  const asked = useAsked(DEVICES, { id: post.id }, readDevices, [...DEVICE_STIRS, 'CHECKS_RECORDED']);
  const { again } = asked;
  useEffect(() => {
    const timer = setInterval(() => again(), LOOK_MS);
    return () => clearInterval(timer);
  }, [post.id]);
  const told = useLast(asked.value, post.id);
  const devices = told ?? [];
  return (
    <section class="devices" aria-label={say('posts-desk-phones-of')}>
      <h2>{say('posts-desk-phones-of')}</h2>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={again} />}
      {told?.length === 0 && <p class="empty">{say('posts-desk-no-device')}</p>}
      <ul class="cards">
        {devices.map((one) => (
          <DeviceCard key={one.id} device={one} mayEnrol={actions.has('ENROL_DEVICE')} />
        ))}
      </ul>
      {actions.has('ENROL_DEVICE') && <Invite post={post} />}
    </section>
  );
}

type CardProps = { readonly device: Device; readonly mayEnrol: boolean };

const stateOf = ({ revokedAt, confirmedAt }: Device) => (revokedAt ? 'revoked' : confirmedAt ? 'confirmed' : 'waiting');

const RIGHT_S = 2;
const MINUTE_S = 90;

/** How far a clock is off: one that nobody set, by decades. */
function clockWords(seconds: number, say: Say): string {
  const off = Math.abs(seconds);
  if (off < RIGHT_S) return say('posts-desk-clock-right');
  const words = off < MINUTE_S ? say('posts-desk-seconds', { count: Math.round(off) }) : ageOf(off, say);
  return say(seconds > 0 ? 'posts-desk-clock-fast' : 'posts-desk-clock-slow', { words });
}

function DeviceCard({ device, mayEnrol }: CardProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const state = stateOf(device);
  const seenS = device.lastSeenAt && (serverNow(viewer) - device.lastSeenAt.getTime()) / 1000;
  return (
    <li class={`device ${state}`}>
      <strong>{device.label}</strong> <span class={`state ${state}`}>{say(`posts-desk-device-${state}`)}</span>
      <small>
        {say('posts-desk-enrolled', { at: dateAndTime(device.enrolledAt, language) })} ·{' '}
        {device.lastSeenAt ? say('posts-desk-seen', { age: ageOf(seenS, say) }) : say('posts-desk-never-seen')} ·{' '}
        {device.bundleSequence === null
          ? say('posts-desk-no-bundle')
          : say('posts-desk-bundle-sequence', { sequence: device.bundleSequence })}
        {device.clockOffsetMs !== null && ` · ${clockWords(device.clockOffsetMs / 1000, say)}`}
      </small>
      {mayEnrol && state === 'waiting' && <Confirm device={device} />}
      {mayEnrol && state !== 'revoked' && <Revoke device={device} />}
    </li>
  );
}

const CONFIRM = `mutation ConsoleConfirmDevice($input: ConfirmDeviceInput!) { done: confirmDevice(input: $input) {
  ... on DeviceConfirmed { device } ${PROBLEM} } }`;
const DIGITS = 6;

function Confirm({ device }: { readonly device: Device }) {
  const { say } = useReader();
  const [code, setCode] = useState('');
  const confirming = useAct(CONFIRM, (): true => true);
  const isWhole = code.length === DIGITS;
  const send = () => isWhole && void confirming.send({ device: device.id, code });
  return (
    <form
      class="confirm"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={say('posts-desk-code')}
        name="confirmation"
        hint={say('posts-desk-code-hint')}
        value={code}
        placeholder="000000"
        onText={(typed) => setCode(typed.replace(/\D/g, '').slice(0, DIGITS))}
      />
      <button type="submit" class="button" aria-disabled={!isWhole || confirming.isBusy}>
        {say('posts-desk-confirm')}
      </button>
      <ActedNotice acted={confirming.acted} />
    </form>
  );
}

const REVOKE = `mutation ConsoleRevokeDevice($input: RevokeDeviceInput!) { done: revokeDevice(input: $input) {
  ... on DeviceRevoked { device } ${PROBLEM} } }`;

/** Asked twice: a phone that is shut out forgets its post at once. */
function Revoke({ device }: { readonly device: Device }) {
  const { say } = useReader();
  const [isSure, setSure] = useState(false);
  const revoking = useAct(REVOKE, (): true => true);
  return (
    <div class="actions">
      {isSure ? (
        <>
          <button
            type="button"
            class="chip danger"
            aria-disabled={revoking.isBusy}
            onClick={() => void revoking.send({ device: device.id })}
          >
            {say('posts-desk-revoke-sure', { label: device.label })}
          </button>
          <button type="button" class="chip" onClick={() => setSure(false)}>
            {say('posts-desk-leave-it')}
          </button>
        </>
      ) : (
        <button type="button" class="chip" onClick={() => setSure(true)}>
          {say('posts-desk-revoke')}
        </button>
      )}
      <ActedNotice acted={revoking.acted} />
    </div>
  );
}
