import type { Catalogue } from '../I18n';
import { viele } from './plural';

export const jobs: Pick<Catalogue, 'jobs'> = {
  jobs: {
    title: 'Arbeiten',
    lead: 'Trainings, Vorhersagen und Importe, an denen der Server arbeitet. Sie gehen weiter, wenn Sie diese Seite schließen.',
    nothingOpen: 'Gerade läuft nichts.',
    noneTitle: 'Noch keine Arbeiten',
    none: 'Wenn ein Modell trainiert oder vorhersagt oder ein Datensatz geholt wird, verfolgen Sie es hier.',
    older: 'Ältere zeigen',
    log: 'Protokoll',
    logOf: (title) => `Protokoll von „${title}“`,
    noLog: 'Es wurde nichts geschrieben.',
    cancelOf: (title) => `„${title}“ abbrechen`,
    progressOf: (title) => `Wie weit „${title}“ ist`,
    project: (id) => `Projekt ${id}`,
    running: (count) => viele(count, 'Arbeit läuft', 'Arbeiten laufen'),
    doneOf: (done, total) => `${done} von ${total}`,
    left: (time) => `noch etwa ${time}`,
    took: (time) => `dauerte ${time}`,
    waits: 'Wartet, bis sie an der Reihe ist',
    begins: 'Beginnt …',
    stopping: 'Hält an …',
    interruptedText:
      'Der Server wurde dabei beendet. Was gespeichert war, ist noch da; starten Sie die Arbeit noch einmal, damit sie weitergeht.',
    state: {
      queued: 'Wartet',
      running: 'Läuft',
      succeeded: 'Fertig',
      failed: 'Gescheitert',
      cancelled: 'Abgebrochen',
      interrupted: 'Unterbrochen',
    },
    kinds: {
      'train/learner': 'Das eingebaute Modell trainieren',
      'predict/learner': 'Die übrigen Aufgaben vorhersagen',
      'predict/backend': 'Alle Aufgaben durch ein verbundenes Modell vorhersagen',
      'import/files': 'Import von Dateien',
      'import/hub': 'Import vom Hugging Face Hub',
    },
    made: {
      version: (name) => `Version ${name}`,
      promoted: (yes) => (yes === 'true' ? 'schlägt von jetzt an vor' : 'schlägt noch nicht vor'),
      why: (reason) => reason,
      predicted: (count) => `${count} Aufgaben vorhergesagt`,
      rows: (count) => `${count} Zeilen`,
      errors: (count) => `${count} falsche Zeilen`,
      annotations: (count) => `${count} Annotationen`,
      tasks: (count) => `${count} Aufgaben`,
      predictions: (count) => `${count} Vorhersagen`,
    },
  },
};
