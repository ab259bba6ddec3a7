import type { Catalogue } from '../I18n';
import { viele } from './plural';

/** The words of renaming labels, and of keys and sessions, in German. */
export const access: Pick<Catalogue, 'migrate' | 'grants'> = {
  migrate: {
    title: (control) => `Labels von „${control}“ umbenennen oder vereinen`,
    open: 'Umbenennen oder vereinen …',
    lead: 'Gespeicherte Antworten, Entwürfe und Vorhersagen ändern sich mit. Zwei Labels mit einem Namen werden eines.',
    newName: (name) => `Neuer Name von ${name}`,
    merges: 'wird vereint',
    run: 'Überall ändern',
    preview: (regions, annotations, drafts, predictions) =>
      `Das ändert ${viele(regions, 'Eintrag', 'Einträge')} in ${viele(annotations, 'Annotation', 'Annotationen')}, ${viele(drafts, 'Entwurf', 'Entwürfen')} und ${viele(predictions, 'Vorhersage', 'Vorhersagen')}.`,
    done: 'Die Labels sind überall geändert.',
    unsaved: 'Speichern oder verwerfen Sie zuerst Ihre Änderungen.',
  },
  grants: {
    keys: 'Alle Schlüssel',
    keysText: 'Alles, womit Skripte in Ihrem Namen hereinkommen.',
    sessions: 'Wo Sie angemeldet sind',
    sessionsText: 'Beenden Sie eine Sitzung, die Sie nicht kennen oder vergessen haben.',
    noKeys: 'Kein Skript kommt in Ihrem Namen herein. Legen Sie oben einen Schlüssel an, wenn Sie einen brauchen.',
    noSessions: 'Kein Browser ist mit einer Sitzung angemeldet: Sie kamen mit einem Schlüssel herein.',
    kinds: { legacy: 'Schlüssel alter Art', personal: 'Persönlicher Schlüssel', session: 'Browser' },
    current: 'diese hier',
    created: (date) => `seit ${date}`,
    used: (date) => `zuletzt benutzt ${date}`,
    never: 'nie benutzt',
    expires: (date) => `bis ${date}`,
    revoke: 'Widerrufen',
    end: 'Beenden',
    revokeOf: (name) => `${name} widerrufen`,
    endOf: (name) => `${name} beenden`,
    ended: 'Die Sitzung ist beendet.',
  },
};
