import { expect, it, vi } from 'vitest';
import type { Json } from '../../shared/json';
import { Live, pauseMs } from './live';
import { Pace } from './pace';
import type { Follow } from './socket';

const event = (cursor: string, kind = 'ZONE_CHANGED') => ({
  events: { __typename: 'Event', cursor, id: cursor, kind, at: '2021-09-15T12:00:00Z', subject: 's', payload: [] },
});
const reset = (reason: string) => ({ events: { __typename: 'ResetRequired', reason, cursor: `after ${reason}` } });
const soon = () => new Promise<void>((done) => setTimeout(done, 0));

/** A server that says what it is given, one list a connection, and then closes; it notes from where it was asked. */
function serving(...connections: readonly (readonly Json[])[]) {
  const asked: unknown[] = [];
  const follow: Follow = async (_query, variables, hear) => {
    asked.push(variables.after);
    const said = connections[asked.length - 1];
    if (!said) return new Promise(() => {});
    for (const one of said) hear(one);
    await soon();
    throw 'closed';
  };
  return { asked, follow };
}

function following(follow: Follow, isSignedOut = (_fault: unknown) => false) {
  const live = new Live('start', isSignedOut, { wait: soon, nowMs: () => 0 });
  const heard: string[] = [];
  live.onEvents((events) => heard.push(...events.map(({ cursor }) => cursor)));
  let resets = 0;
  live.onReset(() => {
    resets += 1;
  });
  const stop = live.run(follow, false);
  return { live, heard, stop, resets: () => resets };
}

const settled = async () => {
  for (let turn = 0; turn < 12; turn += 1) await soon();
};

it('goes on behind the last event after a lost socket', async () => {
  const { asked, follow } = serving([event('1'), event('2')], [event('3')]);
  const { heard, stop } = following(follow);
  await settled();
  stop();
  expect(asked).toEqual(['start', '2', '3']);
  expect(heard).toEqual(['1', '2', '3']);
});

it('loads anew after a gap, and not where nothing was missed', async () => {
  const missed = serving([reset('EXPIRED')]);
  const one = following(missed.follow);
  const slow = serving([reset('SLOW')]);
  const other = following(slow.follow);
  await settled();
  expect([one.resets(), one.live.state.gaps, missed.asked[1]]).toEqual([1, 1, 'after EXPIRED']);
  expect([other.resets(), other.live.state.gaps, slow.asked[1]]).toEqual([0, 0, 'after SLOW']);
});

it('says that the connection is lost, and that it is live again', async () => {
  const { follow } = serving([event('1')]);
  const { live } = following(follow);
  const said: string[] = [];
  live.onState(() => said.push(live.state.status));
  await settled();
  live.connected();
  expect(said.at(-2)).toBe('lost');
  expect(said.at(-1)).toBe('live');
});

it('asks no more once the session has ended', async () => {
  const { asked, follow } = serving([], []);
  const { live } = following(follow, (fault) => fault === 'closed');
  await settled();
  expect(asked).toHaveLength(1);
  expect(live.state.status).toBe('signed-out');
});

it('waits longer with every try, up to ten seconds', () => {
  expect([0, 1, 2, 20].map((tries) => pauseMs(tries, 1))).toEqual([500, 1_000, 2_000, 10_000]);
  expect(pauseMs(0, 0)).toBe(250);
});

it('does what is wanted again no sooner than four times what it took', async () => {
  let now = 0;
  let done = 0;
  const pace = new Pace(
    () => {
      done += 1;
      now += 5;
    },
    1,
    () => now,
  );
  pace.want();
  await soon();
  pace.want();
  expect(done).toBe(1);
  await new Promise((over) => setTimeout(over, 25));
  expect(done).toBe(2);
});

it('goes on when something that was wanted fails, and stops for good', async () => {
  const told: unknown[] = [];
  vi.stubGlobal('reportError', (fault: unknown) => told.push(fault));
  let done = 0;
  const pace = new Pace(() => {
    done += 1;
    throw 'broken';
  }, 1);
  pace.want();
  await new Promise((over) => setTimeout(over, 10));
  pace.want();
  await new Promise((over) => setTimeout(over, 10));
  expect([done, told]).toEqual([2, ['broken', 'broken']]);
  pace.stop();
  pace.want();
  await new Promise((over) => setTimeout(over, 10));
  expect(done).toBe(2);
  vi.unstubAllGlobals();
});

it('tells everybody, also where one of them fails', async () => {
  const faults: unknown[] = [];
  vi.stubGlobal('reportError', (fault: unknown) => faults.push(fault));
  const { follow } = serving([event('1')], [event('2')]);
  const live = new Live('start', () => false, { wait: soon, nowMs: () => 0 });
  const heard: string[] = [];
  live.onEvents(() => {
    throw 'deaf';
  });
  live.onEvents((events) => heard.push(...events.map(({ cursor }) => cursor)));
  const stop = live.run(follow, false);
  await settled();
  stop();
  expect([heard, faults]).toEqual([
    ['1', '2'],
    ['deaf', 'deaf'],
  ]);
  vi.unstubAllGlobals();
});
