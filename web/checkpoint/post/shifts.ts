/** Who is on duty: signing on by name and PIN without a network, handing over, signing off. Each is a link of the chain. */
import type { Officer } from '../../shared/credential/model';
import { pinMatches } from '../../shared/credential/secrets';
import { uuid } from '../../shared/uuid';
import type { Shift } from '../model';
import { forget, keep, thing } from '../store/database';
import { append, waiting } from '../store/queue';
import { shiftText } from './check_text';
import { sha256 } from './hash';
import { signed } from './judge';
import { missed, NONE, righted, waitS } from './pins';
import type { Post } from './post';

export type PinAnswer = 'RIGHT' | 'WRONG' | 'WAIT';

/** Compare a PIN; wrong ones are counted before the next is looked at, also over a reload. */
export async function matches(post: Post, officer: Officer, pin: string): Promise<PinAnswer> {
  const kept = (await thing(post.memory, 'pinTries')) ?? NONE;
  const tries = righted(kept, Date.now());
  if (tries !== kept) await post.write(() => keep(post.memory, 'pinTries', tries));
  if (waitS(tries, Date.now()) > 0) return 'WAIT';
  const counted = missed(tries, Date.now());
  await post.write(() => keep(post.memory, 'pinTries', counted));
  if (!(await pinMatches(officer, pin))) return waitS(counted, Date.now()) > 0 ? 'WAIT' : 'WRONG';
  await post.write(() => keep(post.memory, 'pinTries', NONE));
  return 'RIGHT';
}

/** Take over from whoever is on duty. */
export async function signOn(post: Post, officerId: string, pin: string): Promise<PinAnswer> {
  const officer = post.state.sheet?.officers.find((one) => one.id === officerId);
  if (!officer) return 'WRONG';
  const answer = await matches(post, officer, pin);
  if (answer !== 'RIGHT') return answer;
  await signOff(post);
  const shift: Shift = { officerId, officer: officer.name, leader: officer.leader, sinceMs: Date.now() };
  if (await link(post, shift, 'ON', null)) await post.write(() => keep(post.memory, 'shift', shift));
  post.set({ shift });
  return answer;
}

export async function signOff(post: Post, note: string | null = null): Promise<void> {
  const { shift } = post.state;
  if (!shift) return;
  await link(post, shift, 'OFF', note);
  await post.write(() => forget(post.memory, 'shift'));
  post.set({ shift: null });
}

async function link(post: Post, shift: Shift, event: 'ON' | 'OFF', note: string | null): Promise<boolean> {
  const { device } = post.state;
  if (!device) return false;
  const said = { id: uuid(), device, shift, event, note, clock: post.now() };
  const kept = await post.write(() =>
    append(post.memory, device.uuid, device.place.id, async (head) => {
      const text = shiftText({ ...said, wallS: Date.now() / 1000 }, head);
      return { id: said.id, text, hash: await sha256(text), signature: await signed(post, text) };
    }),
  );
  post.set({ waiting: await waiting(post.memory) });
  post.poke();
  return kept;
}
