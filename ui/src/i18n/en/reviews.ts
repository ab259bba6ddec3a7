import { plural } from './plural';

/** The words of looking over the answers of others. */
export const reviews = {
  reviews: {
    title: 'Review of answers',
    lead: 'Each answer is accepted, put right, or sent back with the reason. One that is changed afterwards waits again.',
    off: 'Answers of this project are not reviewed.',
    switchOn: 'Switch review on',
    switchOff: 'Switch review off',
    sentBack: (count: number) => `${plural(count, 'answer of yours', 'answers of yours')} came back`,
    state: 'Where they stand',
    states: { waiting: 'Waiting', accepted: 'Accepted', fixed: 'Put right', rejected: 'Sent back' },
    start: 'Review',
    none: 'There are none.',
    annotator: 'Annotator',
    reason: 'Reason',
    cameBack: (name: string, reason: string) => `${name} sent this answer back: ${reason}`,
    notPossible: 'This answer cannot be reviewed',
    sayWhy: 'Say why, so that it can be put right.',
    allDone: 'Every answer is reviewed.',
    answerOf: (name: string) => `Answer of ${name}`,
    verdict: 'The verdict',
    before: (name: string, reason: string) => `Sent back before by ${name}: ${reason}`,
    accept: 'Accept',
    fix: 'Put it right',
    why: 'Why it goes back',
    reject: 'Send it back',
    keys: 'A accepts, E opens it in the editor to put it right, R goes to the reason; Ctrl+Enter there sends it back.',
  },
} as const;
