/** What the desk asks of the server. */
const CALL = `id checkpoint calledAt waitedS byTelephone challenge controlCode plate decision reasons purposeClass state
  direction through nameConfirmed idConfirmed idTail plateSeen healthShown
  overdue answer reason answeredAt answeredBy ending { outcome byCode }`;

export const POSTS = 'query DeskPosts { viewer { name } deskPosts { id name kind hard } }';

export const WAITING = `query DeskWaiting {
  deskCalls(first: 100, filter: { state: WAITING }) { edges { node { ${CALL} } } } }`;

export const LOG = `query DeskLog($filter: DeskCallFilterInput, $after: String) {
  deskCalls(first: 30, after: $after, filter: $filter) { edges { node { ${CALL} } }
    pageInfo { hasNextPage endCursor } } }`;

export const VERDICT = `query DeskVerdict($input: DeskVerdictInput!) { deskVerdict(input: $input) { more verdicts {
  holder { name tails plates }
  verdict { decision passage alert statusAgeS reasons { code weight zones } compare { kind values } }
  permit { reference controlCode status purpose purposeClass entryMode validFrom validTo conditions
    zones { number name } }
  passings { name at passage decision outcome } } } }`;

export const ANSWER = `mutation AnswerCall($input: AnswerCallInput!) { answerCall(input: $input) { __typename
  ... on CallAnswered { call answer replyCodes { device label code } }
  ... on Problem { message } ... on ConflictProblem { code params { name value } } } }`;
