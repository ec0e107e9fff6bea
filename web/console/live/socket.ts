/** The subscriptions' socket: graphql-transport-ws, watched for silence. */
import { type Client, createClient } from 'graphql-ws/client';
import { type Json, object } from '../../shared/json';
import { CLIENT } from '../net';

const PING_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
const ACK_WITHIN_MS = 10_000;
/** The session has ended; what is tried again would end the same way. */
export const UNAUTHORIZED = 4401;

/** One at a time: rejects when the socket closes or the server will not. */
export type Follow = (query: string, variables: Json, hear: (data: Json) => void, signal: AbortSignal) => Promise<void>;

/** A socket for the page; nothing is tried again here, because whoever follows knows from where. */
export function openSocket(onConnected: () => void): { readonly follow: Follow; readonly close: () => void } {
  let overdue: ReturnType<typeof setTimeout> | undefined;
  const client: Client = createClient({
    url: () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { client: CLIENT },
    retryAttempts: 0,
    keepAlive: PING_MS,
    connectionAckWaitTimeout: ACK_WITHIN_MS,
    on: {
      connected: onConnected,
      ping: (received) => {
        if (!received) overdue = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(overdue);
      },
      closed: () => clearTimeout(overdue),
    },
  });
  return { follow: followBy(client), close: () => void client.dispose() };
}

function followBy(client: Client): Follow {
  return (query, variables, hear, signal) =>
    new Promise((done, fail) => {
      const stop = client.subscribe<Json>(
        { query, variables },
        {
          next: ({ data, errors }) => {
            if (errors) fail(errors);
            else if (data) hear(object(data, 'data'));
          },
          error: fail,
          complete: done,
        },
      );
      signal.addEventListener('abort', () => {
        stop();
        done();
      });
    });
}

/** Whether the server closed the socket because nobody is signed in any more. */
export const isSignedOut = (fault: unknown): boolean =>
  fault instanceof CloseEvent
    ? fault.code === UNAUTHORIZED
    : Array.isArray(fault) && fault.some((one) => one?.extensions?.code === 'UNAUTHENTICATED');
