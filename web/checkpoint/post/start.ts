/** Opening the page: everything from memory, nothing from the network; and again when another tab has changed it. */

import { canInflate } from '../../shared/credential/inflate';
import type { Sheet } from '../../shared/credential/model';
import { openSheet } from '../../shared/credential/sheet';
import type { Passage } from '../../shared/verdict/model';
import type { Device } from '../model';
import { forget, keep, thing } from '../store/database';
import { waiting } from '../store/queue';
import { anchorOf, restore } from './bundles';
import type { Post } from './post';

export async function start(post: Post): Promise<void> {
  const { memory } = post;
  const device = await thing(memory, 'device');
  post.contact = await thing(memory, 'contact');
  post.markAt((await thing(memory, 'highWater')) ?? 0);
  await restore(post, device);
  const counted = await thing(memory, 'notOurs');
  post.set({
    ready: true,
    tooOld: !canInflate(),
    device,
    sheet: await heldSheet(post, device),
    way: await thing(memory, 'way'),
    shift: await thing(memory, 'shift'),
    history: await memory.getAll('passings'),
    waiting: await waiting(memory),
    notOurs: counted?.day === new Date().toDateString() ? counted.count : 0,
    offsetS: offsetOf(post),
  });
}

/** The sheet of memory; one that is over, of another place or cannot be opened is erased at once. */
async function heldSheet(post: Post, device: Device | null): Promise<Sheet | null> {
  const kept = await thing(post.memory, 'sheet');
  if (!kept || !canInflate()) return null;
  const sheet = device && (await openSheet(kept.bytes, anchorOf(device)));
  if (sheet && sheet.checkpoint === device.place.uuid && !isOver(post, sheet)) return sheet;
  await post.write(() => forget(post.memory, 'sheet'));
  return null;
}

/** Surely over: where the clock is not trusted, the earliest that it can be decides. */
export const isOver = (post: Post, sheet: Sheet): boolean => post.now().earliest >= sheet.expiresAt;

export const offsetOf = ({ contact }: Post): number | null => (contact ? contact.device.wall - contact.serverAt : null);

export async function chooseWay(post: Post, way: Passage): Promise<void> {
  post.set({ way });
  await post.write(() => keep(post.memory, 'way', way));
}
