import type { Catalogue } from '../I18n';
import { pairs } from '../pairs';

type Values = readonly string[];
type Named = (label: string) => string;

const one = (values: Values, index = 0): string => values[index] ?? '';

const label: Named = (name) => (name === '' ? 'kein Label' : name);
const yesOrNo: Named = (name) => (name === 'yes' ? 'ja' : name === 'no' ? 'nein' : name);
const answer: Named = (name) =>
  name === 'no answer' ? 'keine Antwort' : name === 'something else' ? 'etwas anderes' : name;

const shares = (values: Values, named: Named) =>
  pairs(values)
    .map(([share, name]) => `${share} % ${named(name)}`)
    .join(', ');

const votes = (values: Values, named: Named) =>
  pairs(values)
    .map(([count, name]) => `${count} × ${named(name)}`)
    .join(', ');

/** What a reason is about, where it is no word of the text, and how labels are called then. */
const TEXT = ['dem Text', label] as const;
const ANSWER = ['der Antwort', answer] as const;
const WORD = [null, label] as const;
const LABEL = [null, yesOrNo] as const;
type About = readonly [string | null, Named];

const leastSure =
  ([about, named]: About) =>
  (values: Values) =>
    `am unsichersten bei ${about ?? one(values)}: ${shares(values, named)}`;
const disagree =
  (who: string, [about, named]: About) =>
  (values: Values) =>
    `${who} sind uneins bei ${about ?? one(values)}: ${votes(values, named)}`;
const differ =
  (who: string, [about, named]: About) =>
  (values: Values) =>
    `${who} unterscheiden sich am meisten bei ${about ?? one(values)}: ${named(one(values, 2))}`;

const PASSES = 'Durchläufe mit Dropout';
const VERSIONS = 'Versionen';

const mostly = (name: string) => (name === '' ? 'nichts' : `vor allem ${name}`);

const reasons: Catalogue['order']['reasons'] = {
  random: () => 'zufällig',
  unread: () => 'zufällig: noch hat sie kein Modell gelesen',
  next: () => 'die nächste der Reihe nach',
  longest: (values) => `lang: ${one(values)} Wörter`,
  'nothing-to-read': () => 'es gibt nichts in ihr zu lesen',
  'least-sure': leastSure(WORD),
  'least-sure-text': leastSure(TEXT),
  'least-sure-label': leastSure(LABEL),
  'least-sure-answer': leastSure(ANSWER),
  'passes-disagree': disagree(PASSES, WORD),
  'passes-disagree-text': disagree(PASSES, TEXT),
  'passes-disagree-label': disagree(PASSES, LABEL),
  'passes-disagree-answer': disagree(PASSES, ANSWER),
  'passes-differ': differ(PASSES, WORD),
  'passes-differ-text': differ(PASSES, TEXT),
  'passes-differ-label': differ(PASSES, LABEL),
  'passes-differ-answer': differ(PASSES, ANSWER),
  'versions-disagree': disagree(VERSIONS, WORD),
  'versions-disagree-text': disagree(VERSIONS, TEXT),
  'versions-disagree-label': disagree(VERSIONS, LABEL),
  'versions-disagree-answer': disagree(VERSIONS, ANSWER),
  'versions-differ': differ(VERSIONS, WORD),
  'versions-differ-text': differ(VERSIONS, TEXT),
  'versions-differ-label': differ(VERSIONS, LABEL),
  'versions-differ-answer': differ(VERSIONS, ANSWER),
  'no-answer': (values) =>
    `unsicher, ob der Text die Frage beantwortet: ${one(values)} % keine Antwort, ${one(values, 1)} % ${one(values, 2)}`,
  'number-spread': (values) => `${PASSES} sagen ${one(values)} bis ${one(values, 1)}`,
  'number-committee': (values) => `${VERSIONS} sagen ${one(values)} bis ${one(values, 1)}`,
  'unlikely-text': (values) => `das Modell gibt seinen eigenen Wörtern im Mittel je ${one(values)} %`,
  'changing-text': (values) =>
    `${one(values)}-mal gefragt, schreibt das Modell Texte, die sich um ${one(values, 1)} % unterscheiden`,
  unlike: () => 'den anderen unähnlich, die mit ihr gewählt sind',
  'unsure-unlike': (values) => `unsicher und den anderen unähnlich (erwartete Änderung ${one(values)})`,
  first: () => 'die erste ihrer Art: noch ist nichts gelabelt',
  far: (values) => `weit von allem Gelabelten und Gewählten (Abstand ${one(values)})`,
  'like-many': (values) => `wie viele andere (Ähnlichkeit ${one(values)})`,
  'for-length': () => 'für ihre Länge',
  rare: (values) => `hat wahrscheinlich ${one(values)}, bisher selten (${one(values, 1)})`,
  'nothing-rare': () => 'nichts Seltenes ist in ihr zu erwarten',
  contradicted: (values) =>
    `das Modell sagt ${mostly(one(values))}, die ähnlichsten gelabelten Texte haben ${mostly(one(values, 1))}`,
  twin: (values) => `fast gleich wie ${one(values) === '' ? 'ein gelabelter Text' : `Aufgabe ${one(values)}`}`,
};

export const order: Pick<Catalogue, 'order'> = {
  order: {
    title: 'Was als Nächstes gelabelt wird',
    bySampling: (words) => `Einstellung des Projekts: ${words}`,
    bySamplingHint: 'Die Aufgaben kommen, wie es die Einstellungen des Projekts sagen.',
    projectSampling: 'Einstellung des Projekts',
    change: 'Diese Einstellung ändern',
    choose: 'Aufgaben kommen',
    use: 'Diese Reihenfolge nehmen',
    again: 'Neu ordnen',
    left: (left, all) => `${left} von ${all} geordneten Aufgaben sind übrig`,
    readBy: (version) => `gelesen von ${version}`,
    stopped: (why) => `Die Aufgaben werden nicht geordnet: ${why}`,
    next: (count) => (count === 1 ? 'Die nächste Aufgabe' : `Die nächsten ${count} Aufgaben`),
    outOf: (weighed, open) =>
      `Aus ${weighed.toLocaleString()} der ${open.toLocaleString()} offenen Aufgaben; alle werden abgewogen, sobald sie genommen wird.`,
    empty: 'Es ist keine Aufgabe übrig.',
    why: 'Warum diese Aufgabe',
    reasons,
    names: {
      random: 'Zufällig',
      sequential: 'Eine nach der anderen',
      'longest-first': 'Längste zuerst',
      'least-confidence': 'Als Ganzes am unsichersten',
      'breaking-ties': 'Knappste Entscheidungen',
      'entropy-sum': 'Meiste Zweifel insgesamt',
      'entropy-mean': 'Meiste Zweifel je Wort',
      'entropy-max': 'Zweifelhaftestes einzelnes Wort',
      mnlp: 'Je Wort am unsichersten (MNLP)',
      bald: 'Modell widerspricht sich (BALD)',
      'bald-sum': 'Widersprüche insgesamt (BALD)',
      'bald-max': 'Größter einzelner Widerspruch (BALD)',
      'bald-full': 'Modell widerspricht sich, alle Schichten (BALD)',
      'vote-entropy': 'Versionen stimmen verschieden',
      'committee-kl': 'Versionen sind verschieden sicher',
      'kmeans++': 'Einander unähnlich',
      coreset: 'Weit von allem Gelabelten',
      badge: 'Zweifelhaft und einander unähnlich (BADGE)',
      'density-mnlp': 'Zweifelhaft und typisch',
      hybrid: 'Erst zweifelhaft, dann unähnlich',
      'class-balancing': 'Seltene Labels zuerst',
      'likely-wrong': 'Wahrscheinlich falsch',
      'entropy-sum-per-cost': 'Meiste Zweifel für die Lesezeit',
      'unlikely-text': 'Unwahrscheinliche Texte',
      'changing-text': 'Wechselnde Texte',
      'no-answer': 'Antwort oder keine',
      'number-spread': 'Modell widerspricht sich bei der Zahl',
      'number-committee': 'Versionen nennen verschiedene Zahlen',
    },
    descriptions: {
      random: 'Irgendeine Aufgabe, jede gleich wahrscheinlich. Das muss jede andere Art übertreffen.',
      sequential: 'In der Reihenfolge, in der die Aufgaben kamen.',
      'longest-first': 'Die längsten Texte zuerst.',
      'least-confidence':
        'Aufgaben, deren wahrscheinlichste Lösung als Ganzes am unsichersten ist. Bevorzugt lange Texte.',
      'breaking-ties': 'Aufgaben mit einem Wort, für das zwei Labels fast gleich wahrscheinlich sind.',
      'entropy-sum': 'Aufgaben mit den meisten Zweifeln über alle Wörter. Bevorzugt lange Texte.',
      'entropy-mean': 'Aufgaben mit den meisten Zweifeln je Wort, wie lang sie auch sind.',
      'entropy-max': 'Aufgaben mit dem zweifelhaftesten einzelnen Wort.',
      mnlp: 'Aufgaben, bei denen das Modell je Wort am unsichersten ist, wie lang sie auch sind. Eine gute erste Wahl für Entitäten.',
      bald: 'Aufgaben, bei denen sich das Modell widerspricht, wenn Teile von ihm fehlen.',
      'bald-sum': 'Dasselbe über alle Wörter einer Aufgabe. Bevorzugt lange Texte.',
      'bald-max': 'Dasselbe nach dem einzelnen Wort mit dem größten Widerspruch.',
      'bald-full':
        'Aufgaben, bei denen sich das Modell widerspricht, wenn Teile aller seiner Schichten fehlen. Liest jeden Text zehnmal.',
      'vote-entropy': 'Aufgaben, für die Versionen des Modells verschiedene Labels wählen.',
      'committee-kl': 'Aufgaben, bei denen Versionen des Modells Labels für verschieden wahrscheinlich halten.',
      'kmeans++': 'Texte, die einander unähnlich sind. Braucht anfangs keine Labels.',
      coreset: 'Immer wieder der Text, der am weitesten von allem Gelabelten und Gewählten entfernt ist.',
      badge: 'Aufgaben, die zweifelhaft und einander unähnlich sind.',
      'density-mnlp': 'Zweifelhafte Aufgaben, die vielen anderen gleichen, damit nicht die seltsamen zuerst kommen.',
      hybrid: 'Erst die zweifelhaften Aufgaben, davon die, die einander unähnlich sind.',
      'class-balancing': 'Aufgaben, die wahrscheinlich Labels enthalten, von denen es bisher wenige gibt.',
      'likely-wrong': 'Aufgaben, zu denen das Modell etwas anderes sagt als Menschen zu ähnlichen Texten.',
      'entropy-sum-per-cost': 'Die meisten Zweifel für die Lesezeit, die mit der Länge wächst.',
      'unlikely-text': 'Texte, für die unwahrscheinlich ist, was das Modell schreiben würde.',
      'changing-text': 'Texte, zu denen das Modell jedes Mal etwas anderes schreibt.',
      'no-answer': 'Fragen, bei denen offen ist, ob der Text sie überhaupt beantwortet.',
      'number-spread': 'Texte, denen das Modell verschiedene Zahlen gibt, wenn Teile von ihm fehlen.',
      'number-committee': 'Texte, denen Versionen des Modells verschiedene Zahlen geben.',
    },
    ofOneAnswer: {
      'least-confidence': 'Aufgaben, deren wahrscheinlichste Antwort am unsichersten ist.',
      'breaking-ties': 'Aufgaben, für die zwei Antworten fast gleich wahrscheinlich sind.',
      'entropy-sum': 'Aufgaben mit den meisten Zweifeln über alle möglichen Antworten.',
    },
    ofClasses: {
      'least-confidence': 'Aufgaben, deren wahrscheinlichste Labels zusammen am unsichersten sind.',
      'breaking-ties': 'Aufgaben mit einem Label, das fast so wahrscheinlich zutrifft wie nicht.',
      'entropy-sum': 'Aufgaben mit den meisten Zweifeln über alle Labels.',
      'entropy-max': 'Aufgaben mit dem zweifelhaftesten einzelnen Label.',
      'bald-max': 'Dasselbe nach dem einzelnen Label mit dem größten Widerspruch.',
    },
  },
};
