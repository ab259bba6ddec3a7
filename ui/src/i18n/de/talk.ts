import type { Catalogue } from '../I18n';
import { viele } from './plural';

/** The words of what people did and say about an answer, in German. */
export const talk: Pick<Catalogue, 'history' | 'conflict' | 'comments'> = {
  history: {
    title: 'Verlauf dieser Antwort',
    open: 'Verlauf',
    version: (version) => `Fassung ${version}`,
    now: 'jetzt',
    actions: {
      created: 'Angelegt',
      updated: 'Geändert',
      restored: 'Wiederhergestellt',
      imported: 'Eingelesen',
      accepted: 'Von einem Modell übernommen',
      deleted: 'Gelöscht',
    },
    nobody: 'unbekanntes Konto',
    regions: (count) => viele(count, 'Eintrag', 'Einträge'),
    fromPrediction: 'aus einer Vorhersage',
    compare: 'Zeigen',
    whatChanged: 'Was diese Fassung geändert hat',
    whatItChanged: 'was diese Fassung geändert hat',
    untilNow: 'was sich seitdem geändert hat',
    added: 'Hinzugefügt',
    removed: 'Entfernt',
    changed: 'Geändert',
    noDifference: 'Es gibt keinen Unterschied.',
    restore: (version) => `Fassung ${version} wiederherstellen`,
    restored: (version) => `Fassung ${version} ist wieder die Antwort, als neue Fassung.`,
  },
  conflict: {
    title: 'Diese Antwort wurde inzwischen geändert',
    text: (task, date) =>
      `Während Sie daran arbeiteten, wurde die Antwort zu ${task} in einem anderen Tab oder von jemand anderem geändert (${date}). Welche soll bleiben? Die andere steht weiter im Verlauf.`,
    seeDifference: 'Unterschied ansehen',
    direction: 'Was sich an der anderen ändert, wenn Ihre bleibt:',
    mine: 'Meine behalten',
    theirs: 'Die andere nehmen',
    decide: 'Entscheiden …',
  },
  comments: {
    title: 'Kommentare',
    placeholder: 'Kommentar schreiben',
    send: 'Senden',
    onMark: 'Zur gewählten Markierung',
    markGone: 'zu einer Markierung, die es nicht mehr gibt',
    resolve: 'Erledigt',
    reopen: 'Wieder öffnen',
    remove: 'Diesen Kommentar löschen',
    resolvedBy: (name) => `Erledigt von ${name}`,
    showResolved: (count) => `${count.toLocaleString('de')} erledigte zeigen`,
    hideResolved: 'Erledigte ausblenden',
    openCount: (count) => viele(count, 'offener Kommentar', 'offene Kommentare'),
  },
};
