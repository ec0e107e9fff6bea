/** What may be done with a permit: which in which state, by whom, with which words. Pure. */
import type { Json } from '../../../shared/json';
import { CHANGED, type Permit } from '../permit_model';

export type Deed = {
  readonly key: string;
  /** One of these actions is needed. */
  readonly actions: readonly string[];
  readonly fits: (permit: Permit, nowMs: number) => boolean;
  /** Asks for a reason; `optional`: it may stay empty. */
  readonly reason: 'needed' | 'optional' | null;
  /** Name of the reason's input. */
  readonly reasonIn: 'reason' | 'note';
  readonly mutation: string;
  readonly isGrave: boolean;
  /** Number of the common reasons that the words have for it. */
  readonly common: number;
};

const isOpen = ({ status }: Permit): boolean => status === 'ACTIVE' || status === 'SUSPENDED';

/** What is over needs no holding up. */
const isLive = (permit: Permit, nowMs: number): boolean => isOpen(permit) && permit.validTo.getTime() > nowMs;

const mutationOf = (field: string, input: string): string =>
  `mutation Desk($input: ${input}!) { done: ${field}(input: $input) { __typename ... on Problem { message } ${CHANGED} } }`;

const plain = { reason: null, reasonIn: 'reason', isGrave: false, common: 0 } as const;

export const DEEDS: readonly Deed[] = [
  {
    ...plain,
    key: 'suspend',
    actions: ['SUSPEND_PERMIT'],
    fits: (permit, nowMs) => permit.status === 'ACTIVE' && isLive(permit, nowMs),
    reason: 'needed',
    mutation: mutationOf('suspendPermit', 'PermitReasonInput'),
    common: 4,
  },
  {
    ...plain,
    key: 'object',
    actions: ['OBJECT_PERMIT'],
    fits: isLive,
    reason: 'needed',
    mutation: mutationOf('objectToPermit', 'ObjectToPermitInput'),
    common: 3,
  },
  {
    ...plain,
    key: 'lift',
    actions: ['SUSPEND_PERMIT'],
    fits: ({ status }) => status === 'SUSPENDED',
    mutation: mutationOf('liftPermit', 'PermitRefInput'),
  },
  {
    ...plain,
    key: 'extend',
    actions: ['EXTEND_PERMIT'],
    fits: isLive,
    mutation: mutationOf('extendPermit', 'ExtendPermitInput'),
  },
  {
    ...plain,
    key: 'substitute',
    actions: ['SUBSTITUTE'],
    fits: isLive,
    mutation: '',
  },
  {
    ...plain,
    key: 'complete',
    actions: ['COMPLETE_PERMIT'],
    fits: isOpen,
    mutation: mutationOf('completePermit', 'PermitRefInput'),
  },
  {
    ...plain,
    key: 'reopen',
    actions: ['COMPLETE_PERMIT'],
    fits: ({ status, hardLimit }, nowMs) => status === 'COMPLETED' && hardLimit.getTime() > nowMs,
    mutation: mutationOf('reopenPermit', 'PermitRefInput'),
  },
  {
    ...plain,
    key: 'review',
    actions: ['REVIEW_PERMIT'],
    fits: ({ isToReview }) => isToReview,
    reason: 'optional',
    reasonIn: 'note',
    mutation: mutationOf('reviewPermit', 'ReviewPermitInput'),
  },
  {
    ...plain,
    key: 'revoke',
    actions: ['REVOKE_PERMIT'],
    fits: isLive,
    reason: 'needed',
    mutation: mutationOf('revokePermit', 'PermitReasonInput'),
    isGrave: true,
    common: 4,
  },
];

export const MEMBER = mutationOf('substituteMember', 'SubstituteMemberInput');
export const VEHICLE = mutationOf('substituteVehicle', 'SubstituteVehicleInput');

export const deedsFor = (permit: Permit, actions: ReadonlySet<string>, nowMs: number): readonly Deed[] =>
  DEEDS.filter((deed) => deed.actions.some((one) => actions.has(one)) && deed.fits(permit, nowMs));

export const seen = ({ id, version }: Permit): Json => ({ permit: id, version });
