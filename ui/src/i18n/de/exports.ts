import type { Catalogue } from '../I18n';
import { viele } from './plural';

/** What the formats hold; the server says it in English. */
const HOLDS: Readonly<Record<string, string>> = {
  JSON: 'Alles, was der Server zu jeder Aufgabe aufbewahrt, ohne Verlust; lässt sich wieder einlesen.',
  JSON_MIN: 'Ein flaches Objekt je Annotation, ohne das, was Programme selten brauchen.',
  CSV: 'Eine Zeile je Annotation, Kommas zwischen den Spalten.',
  TSV: 'Eine Zeile je Annotation, Tabulatoren zwischen den Spalten.',
  CONLL2003: 'Ein Wort je Zeile mit seinem Tag, zum Trainieren von Eigennamen-Erkennern.',
  JSONL: 'Alles, was der Server zu jeder Aufgabe aufbewahrt, eine Aufgabe je Zeile; lässt sich wieder einlesen.',
  CONLL2003_CORRECT:
    'Ein Wort je Zeile mit seinem Tag, in jeder Schrift richtig geschnitten, mit einer Dokumentzeile vor jeder Aufgabe.',
  CONLLU_PLUS: 'Ein Wort je Zeile mit seinem Tag und dem, was zwischen Wörtern steht: Kein Zeichen geht verloren.',
  SPACY: 'Wörter und Eigennamen für spacy convert.',
  BRAT: 'Ein Archiv mit je einem Text und seinen Annotationen, auch den Beziehungen.',
  DOCCANO: 'Texte mit markierten Stellen, und Beziehungen, wo das Projekt welche hat.',
  PRODIGY: 'Texte mit Wörtern und markierten Stellen.',
  HF: 'Ein Archiv mit Parquet-Dateien und einer Datenkarte, für load_dataset.',
};

/** The words of exports and snapshots, in German. */
export const exports: Pick<Catalogue, 'exports'> = {
  exports: {
    tab: 'Exporte',
    open: 'Exportieren',
    dialogTitle: 'Aufgaben exportieren',
    format: 'Format',
    formatText: (name, description) => HOLDS[name] ?? description,
    unfit: (count) => `${viele(count, 'weiteres Format passt', 'weitere Formate passen')} nicht zu diesem Projekt`,
    unfitReason: (name) =>
      HOLDS[name] !== undefined
        ? 'Braucht Labels an Stellen eines einzigen Textes; solche hat dieses Projekt nicht.'
        : name === 'ASR_MANIFEST'
          ? 'Für abgetippte Tonaufnahmen; die hat dieser Server nicht.'
          : 'Für gelabelte Bilder; die hat dieser Server nicht.',
    which: 'Welche Aufgaben',
    labelled: 'Gelabelte',
    allTasks: 'Alle',
    selected: (count) => `${count.toLocaleString('de')} gewählte`,
    whichHint: {
      labelled: 'Aufgaben, die jemand beantwortet oder übersprungen hat.',
      all: 'Auch die, zu denen es noch keine Antwort gibt.',
      selected: 'Die Aufgaben, die Sie in der Liste angekreuzt haben, gelabelt oder nicht.',
    },
    nothingLabelled:
      'Noch keine Aufgabe hat eine Antwort, die Datei bliebe also leer. Labeln Sie ein paar, oder exportieren Sie alle.',
    spreadsheetSafe: 'Sicher für Tabellenprogramme: Keine Zelle wird als Formel ausgeführt',
    download: 'Herunterladen',
    cancelDownload: 'Herunterladen abbrechen',
    writing: 'Der Server schreibt die Datei …',
    receiving: 'Die Datei kommt …',
    downloaded: (name) => `${name} liegt bei Ihren Downloads.`,
    nowTitle: 'Eine Datei sofort',
    nowText: 'Die Aufgaben und Labels, wie sie in diesem Moment sind.',
    snapshots: 'Momentaufnahmen',
    snapshotsText:
      'Eingefrorene Kopien, die der Server aufbewahrt: morgen dieselbe Datei, was auch immer inzwischen gelabelt wird.',
    newSnapshot: 'Neue Momentaufnahme',
    make: 'Aufnehmen',
    noneTitle: 'Noch keine Momentaufnahme',
    none: 'Machen Sie eine, bevor Sie trainieren oder Daten weitergeben: Sie hält die Labels dieses Moments fest, und Sie können sie später in jedem Format holen.',
    status: { created: 'Wartet', in_progress: 'Entsteht', completed: 'Fertig', failed: 'Misslungen' },
    progressOf: (title) => `Fortschritt von ${title}`,
    failedBecause: (reason) =>
      `Die Momentaufnahme ist misslungen: ${reason} Löschen Sie sie und machen Sie eine andere.`,
    filesOf: (title) => `Dateien von ${title}`,
    downloadAs: (format) => `Als ${format} herunterladen`,
    convert: 'Umwandeln …',
    convertOf: (title) => `${title} in ein anderes Format umwandeln`,
    converting: (format) => `${format} entsteht`,
    conversionFailed: (format, reason) => `${format} ist misslungen: ${reason}`,
    deleteOf: (title) => `${title} löschen`,
    deleteTitle: (title) => `${title} löschen?`,
    deleteText: 'Die Dateien sind dann endgültig weg. Die Aufgaben und Labels des Projekts bleiben.',
    deleted: (title) => `${title} ist gelöscht.`,
    title: 'Name',
    titleHint: 'Bleibt er leer, wird er aus dem Namen des Projekts und der Uhrzeit gebildet.',
    view: 'Filter eines Reiters',
    noView: 'keiner',
    viewNumber: (id) => `Reiter ${id}`,
    anyState: 'gleichgültig',
    filters: {
      finished: { title: 'Genug Antworten', only: 'nur die mit genug', exclude: 'nur die mit zu wenig' },
      annotated: { title: 'Beantwortet', only: 'nur beantwortete', exclude: 'nur unbeantwortete' },
      skipped: { title: 'Übersprungen', only: 'nur übersprungene', exclude: 'ohne übersprungene' },
    },
    scheme: 'Tags der Wörter',
    schemeHint: 'BIO lesen die meisten Programme; BIOES und BILOU sagen auch, wo ein Name endet.',
    preview: 'Vorher ansehen',
    previewOf: (shown, all) =>
      `${viele(shown, 'Aufgabe', 'Aufgaben')} von ${all.toLocaleString('de')}, wie sie in der Datei stehen:`,
    noted: (count) =>
      `${viele(count, 'Stelle', 'Stellen')} in diesen Aufgaben kann das Format nicht so halten, wie sie sind:`,
    archive: 'Das ganze Projekt',
    archiveText:
      'Einstellungen, Aufgaben, Annotationen, Entwürfe, Vorhersagen, Kommentare und Reiter in einer Datei: zum Aufheben oder zum Einlesen auf einem anderen Server.',
    makeArchive: 'Archiv anlegen',
    withHistory: 'Mit den früheren Fassungen der Annotationen',
    archiveOf: (time, size) => `Angelegt ${time}, ${size}`,
    downloadArchive: 'Archiv herunterladen',
    readArchive: 'Archiv einlesen',
    readingArchive: 'Wird eingelesen …',
    stopReading: 'Anhalten',
    archiveStopped: 'Das Archiv wurde nicht eingelesen: angehalten.',
    archiveLost: 'Der Server wurde beim Einlesen angehalten; nichts davon ist gespeichert.',
    archiveRead: (tasks) => `Aus dem Archiv wurde ein Projekt mit ${viele(tasks, 'Aufgabe', 'Aufgaben')}.`,
    peopleUnknown: (addresses) => `Hier keine Mitglieder, ihre Arbeit zählt als Ihre: ${addresses}`,
    answers: 'Welche Antworten',
    noAnswers: 'Wählen Sie mindestens eine Art von Antwort.',
    inFull: 'Ausführlich statt als Nummer',
    checks: {
      usualAnswers: 'Antworten von Menschen',
      groundTruth: 'Bekannte richtige Antworten',
      skips: 'Übersprungenes',
      predictionsInFull: 'Vorhersagen',
      annotatorsInFull: 'Namen und Adressen der Personen',
      draftsInFull: 'Entwürfe',
    },
  },
};
