import type { Catalogue } from '../I18n';
import { viele } from './plural';

export const imports: Pick<Catalogue, 'imports'> = {
  imports: {
    paste: 'Fügen Sie Texte ein, einen je Zeile; auch JSON oder eine Tabelle.',
    orFile: 'Oder eine Datei',
    fileHint:
      'JSON, JSONL, CSV, TSV, Text, Parquet, CoNLL, spaCy, doccano, Prodigy; in einem Zip auch brat. Beliebig groß.',
    orAddress: 'Oder die Adresse einer Datei',
    sending: 'Die Datei wird gesendet …',
    format: 'Lesen als',
    formats: {
      json: 'JSON',
      jsonl: 'JSON-Zeilen',
      csv: 'Tabelle (CSV)',
      tsv: 'Tabelle (TSV)',
      txt: 'Text',
      parquet: 'Parquet',
      conll: 'CoNLL',
      brat: 'brat',
      spacy: 'spaCy',
      doccano: 'doccano',
      prodigy: 'Prodigy',
    },
    delimiter: 'Zwischen den Zellen',
    delimiters: { ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator', '|': 'Senkrechter Strich' },
    split: 'Eine Aufgabe je',
    splits: { line: 'Zeile', paragraph: 'Absatz', file: 'Datei' },
    encoding: 'Kodierung',
    labels: 'Labels der Datei',
    labelUses: {
      annotations: 'Als Annotationen',
      predictions: 'Als Vorschläge',
      'ground-truth': 'Als richtige Antworten',
      none: 'Weglassen',
    },
    columnFor: (key) => `Spalte für „${key}“`,
    types: { text: 'Text', number: 'Zahl', list: 'Liste', boolean: 'ja oder nein', object: 'Felder' },
    moreFiles: (count) => `und ${viele(count, 'weitere Datei', 'weitere Dateien')}`,
    leftOut: (names) => `Diese Dateien haben keine Endung einer Datei mit Aufgaben und bleiben weg: ${names}`,
    wrongRows: (count) =>
      `Von den ersten Zeilen ${count === 1 ? 'ist 1' : `sind ${count.toLocaleString('de')}`} falsch.`,
    skip: 'Falsche Zeilen weglassen, statt nichts einzulesen',
    errors: 'Was an Zeilen falsch ist',
    file: 'Datei',
    row: 'Zeile',
    field: 'Feld',
    message: 'Was falsch ist',
    refused: (count) => `${viele(count, 'Zeile ist', 'Zeilen sind')} falsch; deshalb wurde nichts eingelesen.`,
    download: 'Die Liste als Tabelle herunterladen',
    importedSome: (tasks, left) =>
      `${viele(tasks, 'Aufgabe', 'Aufgaben')} eingelesen; ${viele(left, 'falsche Zeile wurde', 'falsche Zeilen wurden')} weggelassen.`,
  },
};
