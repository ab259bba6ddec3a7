import { plural } from './plural';

/** The words of renaming labels, and of keys and sessions. */
export const access = {
  migrate: {
    title: (control: string) => `Rename or merge labels of “${control}”`,
    open: 'Rename or merge …',
    lead: 'Stored answers, drafts and predictions change along. Two labels with one name become one.',
    newName: (name: string) => `New name of ${name}`,
    merges: 'merges',
    run: 'Change everywhere',
    preview: (regions: number, annotations: number, drafts: number, predictions: number) =>
      `This changes ${plural(regions, 'entry', 'entries')} in ${plural(annotations, 'annotation', 'annotations')}, ${plural(drafts, 'draft', 'drafts')} and ${plural(predictions, 'prediction', 'predictions')}.`,
    done: 'The labels are changed everywhere.',
    unsaved: 'Save or undo your changes first.',
  },
  grants: {
    keys: 'All keys',
    keysText: 'Everything that scripts use to come in as you.',
    sessions: 'Where you are signed in',
    sessionsText: 'End a session that you do not know, or forgot to leave.',
    noKeys: 'No script can come in as you. Create a token above when you need one.',
    noSessions: 'No browser is signed in with a session: you came in by a key.',
    kinds: { legacy: 'Legacy key', personal: 'Personal access token', session: 'Browser' },
    current: 'this one',
    created: (date: string) => `since ${date}`,
    used: (date: string) => `last used ${date}`,
    never: 'never used',
    expires: (date: string) => `until ${date}`,
    revoke: 'Revoke',
    end: 'End',
    revokeOf: (name: string) => `Revoke ${name}`,
    endOf: (name: string) => `End ${name}`,
    ended: 'The session is ended.',
  },
} as const;
