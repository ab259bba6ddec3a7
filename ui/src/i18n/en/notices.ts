import { plural } from './plural';

/** The words of what others said to somebody. */
export const notices = {
  notices: {
    title: 'Comments for you',
    unread: (count: number) => `Comments for you, ${plural(count, 'not read', 'not read')}`,
    readAll: 'Mark all as read',
    none: 'Nobody has mentioned you, or said something about your answers.',
    mentioned: 'mentions you',
    aboutYours: 'about your answer',
    isNew: 'not read yet',
    whoIsMeant: 'Who is meant',
  },
} as const;
