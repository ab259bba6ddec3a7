import type { Catalogue } from '../I18n';
import { viele } from './plural';

/** The words of working together, in German. */
export const team: Pick<Catalogue, 'roles' | 'assignments' | 'duplicate' | 'trash'> = {
  roles: {
    lead: 'In einem kleinen Team dürfen alle alles, und das hier bleibt aus. Eingeschaltet hat jede Person in diesem Projekt eine Rolle.',
    enable: 'In diesem Projekt Rollen benutzen',
    roleOf: (name) => `Rolle von ${name}`,
    names: { annotator: 'Labeln', reviewer: 'Prüfen', manager: 'Verwalten', owner: 'Besitzen' },
    may: {
      annotator: 'Labelt, was die Reihenfolge bringt oder zugewiesen ist, und sieht die Arbeit anderer nicht.',
      reviewer: 'Sieht alle Aufgaben und Antworten, verbessert sie und sagt, welche stimmen.',
      manager: 'Liest ein, ändert Einstellungen, löscht Aufgaben, vergibt Rollen.',
      owner: 'Löscht das Projekt, schaltet Rollen ein und aus, macht andere zu Besitzern.',
    },
  },
  assignments: {
    lead: 'Eine Aufgabe, die jemandem zugewiesen ist, bekommt niemand sonst.',
    toTasks: 'Wählen Sie Aufgaben in der Liste, um sie zuzuweisen.',
    none: 'keine eigenen Aufgaben',
    count: (count) => viele(count, 'Aufgabe', 'Aufgaben'),
    all: 'Alle zuweisen',
    takeAll: 'Alle wegnehmen',
    title: (count) => `${viele(count, 'Aufgabe', 'Aufgaben')} zuweisen`,
    open: 'Zuweisen',
    assign: 'Zuweisen',
    take: 'Wegnehmen',
  },
  duplicate: {
    title: 'Projekt verdoppeln',
    lead: 'Dieselben Labels und Einstellungen noch einmal, mit oder ohne Aufgaben.',
    open: 'Verdoppeln',
    copyOf: (title) => `Kopie von ${title}`,
    what: 'Was kommt mit?',
    modes: {
      settings: ['Einstellungen', 'Labels, Anleitung und die übrigen Einstellungen.'],
      'settings,tasks': ['Einstellungen und Aufgaben', 'Auch die Texte und ihre Vorhersagen, um sie neu zu labeln.'],
      'settings,tasks,annotations': ['Alles', 'Auch die Antworten.'],
    },
    done: 'Die Kopie ist bereit.',
  },
  trash: {
    title: 'Papierkorb',
    lead: 'Gelöschtes bleibt dreißig Tage hier.',
    emptyTitle: 'Der Papierkorb ist leer',
    empty: 'Was Sie löschen, bleibt dreißig Tage hier und lässt sich zurückholen.',
    kinds: {
      project: 'Projekt',
      task: 'Aufgabe',
      tasks: 'Aufgaben',
      annotation: 'Annotation',
      annotations: 'Annotationen',
      change: 'Änderung',
    },
    deleted: (date) => `gelöscht ${date}`,
    goes: (when) => `endgültig weg ${when}`,
    restore: 'Zurückholen',
    restored: (title) => `${title} ist wieder da.`,
    throwAway: 'Endgültig löschen',
    throwAwayOf: (title) => `Endgültig löschen: ${title}`,
    throwAwayTitle: (title) => `${title} endgültig löschen?`,
    emptyNow: 'Papierkorb leeren',
    emptyNowTitle: (count) => `${viele(count, 'Ding', 'Dinge')} endgültig löschen?`,
    forGood: 'Das lässt sich nicht rückgängig machen.',
    gone: (count) => `${viele(count, 'Ding ist', 'Dinge sind')} weg.`,
  },
};
