import type { Stopping } from '../../api/stopping';
import { viele } from './plural';

const percent = (share: number) => `${Math.round(100 * share)} %`;
const round = (value: number | null | undefined, most = 0) =>
  (value ?? 0).toLocaleString('de', { maximumFractionDigits: most });

export const stopping = {
  stopping: {
    title: 'Jetzt aufhören?',
    verdict: ({ verdict, budget, left, hours_left: hours, versions }: Stopping): string => {
      switch (verdict.word) {
        case 'everything_labeled':
          return 'Aufhören: Jede Aufgabe ist annotiert.';
        case 'tasks_used':
          return `Aufhören: Das Budget von ${viele(budget.tasks ?? 0, 'Aufgabe', 'Aufgaben')} ist verbraucht.`;
        case 'hours_used':
          return `Aufhören: Das Budget von ${round(budget.hours, 1)} Stunden ist verbraucht.`;
        case 'share_reached':
          return `Aufhören: ${percent(budget.share)} des F1, das alle Aufgaben brächten, sind erreicht.`;
        case 'steady':
          return 'Aufhören: Die letzten Versionen sind sich fast überall einig, mehr Labels ändern wenig.';
        case 'not_sure':
          return `Noch nicht sicher: ${percent(budget.share)} des F1, das alle Aufgaben brächten, scheinen erreicht, es können aber noch bis zu ${round(left?.high)} Aufgaben nötig sein.`;
        case 'go_on':
          return `Weitermachen: etwa ${round(left?.estimate)} weitere Aufgaben${hours ? `, ${round(hours.estimate, 1)} Stunden,` : ''} bis zu ${percent(budget.share)} des F1, das alle Aufgaben brächten.`;
        default: {
          const measured = versions.filter(({ f1 }) => f1 !== null).length;
          return measured < 4
            ? `Noch nicht zu sagen: ${viele(measured, 'Version ist', 'Versionen sind')} gemessen, eine Kurve braucht 4.`
            : 'Noch nicht zu sagen: Die gemessenen Versionen lernten von fast gleich vielen Aufgaben.';
        }
      }
    },
    curveTitle: 'F1 nach annotierten Aufgaben',
    curve: 'erwartet',
    measured: 'gemessene Versionen',
    enough: (share: number) => `${share} % von allem`,
    tasks: 'Aufgaben',
    labelled: 'Annotierte Aufgaben',
    projected: 'F1 mit allen Aufgaben',
    left: 'Aufgaben übrig',
    hoursLeft: 'Stunden übrig',
    hoursUsed: 'Stunden verbraucht',
    agreement: 'Einigkeit der letzten Versionen (Kappa)',
    between: (low: string, high: string) => `${low} bis ${high}`,
    ofAll: (part: string, all: string) => `${part} von ${all}`,
    ofHours: (all: string) => `von ${all}`,
    pair: (before: string, after: string, tasks: string) => `${before} und ${after}, an ${tasks} Aufgaben`,
    pace: 'Tempo jeder Person',
    perAnswer: 'Je Antwort',
    alone: 'Der Rest allein',
    hours: (value: string) => `${value} h`,
    budget: 'Wann es genug ist',
    share: 'Genug vom erwarteten F1 (%)',
    shareHint: 'Etwa 95: Die letzten Punkte kosten am meisten.',
    budgetHours: 'Höchstens so viele Stunden',
    budgetTasks: 'Höchstens so viele Aufgaben',
    noLimit: 'Leer: keine Grenze.',
  },
  saved: {
    title: 'Was Vorschläge sparen',
    random: 'Der Zufall entscheidet, welche Aufgaben Vorschläge haben; die beiden Zeiten sind vergleichbar.',
    observed:
      'Keine Aufgabe wird zurückgehalten; Aufgaben mit Vorschlägen können andere sein als die ohne: Den Unterschied mit Vorsicht nehmen.',
    nothing: 'Noch keine Antwort begann mit einem Vorschlag.',
    with: (answers: string) => `Median mit (${answers})`,
    without: (answers: string) => `Median ohne (${answers})`,
    difference: 'Gespart je Antwort',
    accepted: 'Unverändert übernommen',
    ofSuggested: (count: string) => `von ${count} Vorschlägen`,
    untouched: 'Antworten ohne Handgriff',
    actions: 'Gesparte Tasten und Klicks',
    ofActions: (used: string, all: string) => `${used} statt ${all}`,
    byLabel: 'Nach Label',
    byBand: 'Nach Score',
    byScore: 'Übernommener Anteil nach Score',
    score: 'Score',
    ideal: 'wie vorhergesagt',
    share: 'übernommen',
    kind: {
      accepted: 'Übernommen',
      relabelled: 'Umbenannt',
      moved: 'Verschoben',
      replaced: 'Ersetzt',
      deleted: 'Gelöscht',
      added: 'Ergänzt',
    },
    holdBack: 'Durch Zufall messen',
    heldShare: 'Aufgaben ohne Vorschläge (%)',
    heldHint:
      'Etwa 10. Welche das sind, ändert sich nie, und wer annotiert, erfährt es nicht. 0: Jede Aufgabe hat Vorschläge.',
  },
};
