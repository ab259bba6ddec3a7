import type { Catalogue } from '../I18n';

/** The words of what others said to somebody, in German. */
export const notices: Pick<Catalogue, 'notices'> = {
  notices: {
    title: 'Kommentare für Sie',
    unread: (count) => `Kommentare für Sie, ${count.toLocaleString('de')} ungelesen`,
    readAll: 'Alle als gelesen markieren',
    none: 'Niemand hat Sie erwähnt oder etwas zu Ihren Antworten gesagt.',
    mentioned: 'erwähnt Sie',
    aboutYours: 'zu Ihrer Antwort',
    isNew: 'noch nicht gelesen',
    whoIsMeant: 'Wer gemeint ist',
  },
};
