/** Opening the page: everything from memory, nothing from the network; and again when another tab has changed it. */

import type { Sheet } from '../../shared/credential/model';
import { openSheet } from '../../shared/credential/sheet';
import type { Passage } from '../../shared/verdict/model';
import type { Device } from '../model';
import { keep, thing } from '../store/database';
import { waiting } from '../store/queue';
import { anchorOf, openKept } from './bundles';
import { withIssued } from './issued';
import type { Post } from './post';

export async function start(post: Post): Promise<void> {
  const { memory } = post;
  const device = await thing(memory, 'device');
  post.contact = await thing(memory, 'contact');
  post.raise((await thing(memory, 'highWater')) ?? 0);
  const kept = device && (await thing(memory, 'bundle'));
  const opened = kept ? await openKept(kept, anchorOf(device)) : null;
  const bundle = opened?.valid ? await withIssued(memory, opened) : opened;
  if (bundle?.valid) post.raise(bundle.issuedAt);
  const counted = await thing(memory, 'notOurs');
  post.set({
    ready: true,
    device,
    bundle,
    sheet: await heldSheet(post, device),
    way: await thing(memory, 'way'),
    shift: await thing(memory, 'shift'),
    history: await memory.getAll('passings'),
    waiting: await waiting(memory),
    notOurs: counted?.day === new Date().toDateString() ? counted.count : 0,
    offsetS: offsetOf(post),
  });
}

/** The sheet of memory, unless its time is over: then it is erased with the next look of the loop. */
async function heldSheet(post: Post, device: Device | null): Promise<Sheet | null> {
  const kept = device && (await thing(post.memory, 'sheet'));
  const sheet = kept ? await openSheet(kept.bytes, anchorOf(device)) : null;
  if (!sheet || sheet.checkpoint !== device?.place.uuid) return null;
  return isOver(post, sheet) ? null : sheet;
}

/** Surely over: where the clock is not trusted, the earliest that it can be decides. */
export const isOver = (post: Post, sheet: Sheet): boolean => post.now().earliest >= sheet.expiresAt;

export const offsetOf = ({ contact }: Post): number | null => (contact ? contact.device.wall - contact.serverAt : null);

export async function chooseWay(post: Post, way: Passage): Promise<void> {
  post.set({ way });
  await post.write(() => keep(post.memory, 'way', way));
}
