/** A post without a page, for tests: a fresh memory, and a network of which each test says what it answers. */
import type { Device } from '../model';
import { openMemory } from '../store/database';
import { DeviceClock } from './clock';
import { type Net, Post } from './post';

export const PLACE = { id: 'i', uuid: 'u', name: 'Chốt', bundleAddress: '/bundles/i', sheetAddress: '/sheets/i' };

export const device = (change: Partial<Device> = {}): Device => ({
  uuid: 'device-1',
  label: 'Máy 1',
  token: 'token-1',
  deployment: 'demo',
  root: new Uint8Array(64),
  replyKey: new Uint8Array(32),
  privateKey: {} as CryptoKey,
  place: PLACE,
  confirmationCode: '123456',
  confirmed: true,
  revoked: false,
  ...change,
});

/** Nothing answers but what is given. */
export const net = (change: Partial<Net> = {}): Net => ({
  enrol: async () => ({ kind: 'unreachable' }),
  self: async () => ({ kind: 'unreachable' }),
  fetchFile: async () => ({ kind: 'unreachable' }),
  fetchTime: async () => null,
  sendWith: () => async () => ({ kind: 'unreachable' }),
  callDesk: async () => false,
  answerOf: async () => null,
  ...change,
});

export const aPost = async (answers: Partial<Net> = {}, clock = new DeviceClock()): Promise<Post> =>
  new Post(await openMemory(`post-${crypto.randomUUID()}`), net(answers), clock);
