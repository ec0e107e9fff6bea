/** The steps of who applies. Pure. */
import { type Application, STEPPED } from '../application_model';

const stepOf = (field: string, input: string): string =>
  `mutation Desk($input: ${input}!) { done: ${field}(input: $input) { __typename ... on Problem { message } ${STEPPED} } }`;

export const APPLY = stepOf('applyForPermit', 'WantedInput');
export const DRAFT = stepOf('draftApplication', 'WantedInput');
export const REVISE = stepOf('reviseApplication', 'ReviseApplicationInput');
export const SUBMIT = stepOf('submitApplication', 'ApplicationRefInput');
export const WITHDRAW = stepOf('withdrawApplication', 'ApplicationRefInput');
export const ANSWER = stepOf('answerInfo', 'AnswerInfoInput');

type Stood = Pick<Application, 'status'>;

export const mayRevise = ({ status }: Stood): boolean => status === 'DRAFT' || status === 'NEEDS_INFO';
export const mayWithdraw = (one: Stood): boolean => mayRevise(one) || one.status === 'SUBMITTED';

/** Zones that may be asked for again without those that were refused. */
export function zonesLeft({ wanted, parts }: Application): readonly number[] {
  const refused = new Set(
    parts.filter(({ decision }) => decision?.ruling === 'REJECTED').flatMap(({ zones }) => zones),
  );
  return wanted.zones.filter((one) => !refused.has(one));
}
