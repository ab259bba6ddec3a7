import type { Catalogue } from '../I18n';
import { viele } from './plural';

/** The words of looking over the answers of others, in German. */
export const reviews: Pick<Catalogue, 'reviews'> = {
  reviews: {
    title: 'Prüfung der Antworten',
    lead: 'Jede Antwort wird angenommen, berichtigt oder mit Begründung zurückgegeben. Was danach geändert wird, wartet wieder.',
    off: 'Antworten dieses Projekts werden nicht geprüft.',
    switchOn: 'Prüfung einschalten',
    switchOff: 'Prüfung ausschalten',
    sentBack: (count) =>
      count === 1 ? 'Eine Ihrer Antworten kam zurück' : `${viele(count, 'Antwort', 'Ihrer Antworten')} kamen zurück`,
    state: 'Stand',
    states: { waiting: 'Wartet', accepted: 'Angenommen', fixed: 'Berichtigt', rejected: 'Zurückgegeben' },
    start: 'Prüfen',
    none: 'Es gibt keine.',
    annotator: 'Von',
    reason: 'Begründung',
    cameBack: (name, reason) => `${name} hat diese Antwort zurückgegeben: ${reason}`,
    notPossible: 'Diese Antwort kann nicht geprüft werden',
    sayWhy: 'Sagen Sie, warum, damit sie berichtigt werden kann.',
    allDone: 'Alle Antworten sind geprüft.',
    answerOf: (name) => `Antwort von ${name}`,
    verdict: 'Das Urteil',
    before: (name, reason) => `Früher zurückgegeben von ${name}: ${reason}`,
    accept: 'Annehmen',
    fix: 'Berichtigen',
    why: 'Warum sie zurückgeht',
    reject: 'Zurückgeben',
    keys: 'A nimmt an, E öffnet sie zum Berichtigen, R geht zur Begründung; Strg+Eingabe gibt dort zurück.',
  },
};
