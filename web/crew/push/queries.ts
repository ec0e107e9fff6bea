/** What the page asks of the server about pushes. */
import { type Json, object, optionalText, text } from '../../shared/json';

const PROBLEM = '... on Problem { message }';

export const KEY = 'query CrewPushKey { webPushPublicKey }';
export const readKey = (data: Json): string => text(data.webPushPublicKey, 'webPushPublicKey');

export const REGISTER = `mutation CrewRegisters($input: RegisterPushAddressInput!) {
  done: registerPushAddress(input: $input) { __typename ... on PushAddressChanged { address } ${PROBLEM} } }`;
/** The address's id; null when the server would not. */
export const readRegistered = (data: Json): string | null => optionalText(object(data.done, 'done').address, 'address');

export const REMOVE = `mutation CrewUnregisters($input: RemovePushAddressInput!) {
  done: removePushAddress(input: $input) { __typename ${PROBLEM} } }`;
