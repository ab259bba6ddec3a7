import {
  AlignLeft,
  ArrowLeftRight,
  FileCode2,
  ListOrdered,
  MessagesSquare,
  Network,
  ScanText,
  Shapes,
  Tags,
  TextSearch,
  type LucideIcon,
} from 'lucide-react';
import type { Catalogue } from '../i18n/I18n';

/** A label setup to start from, with a task to show it on. */
export interface Template {
  readonly id: keyof Catalogue['templates'];
  readonly icon: LucideIcon;
  readonly config: string;
  /** The field that a pasted line of text becomes; null where a line is not enough. */
  readonly field: string | null;
  readonly sample: Readonly<Record<string, unknown>>;
}

const NEWS =
  'Marie Lefèvre, chief executive of Banque Centrale de Lyon, said on Tuesday that the bank would buy Nordwind Systems for €2.4 billion.';

const ENTITIES = `  <Labels name="label" toName="text">
    <Label value="Person"/>
    <Label value="Organisation"/>
    <Label value="Location"/>
    <Label value="Date"/>
  </Labels>
  <Text name="text" value="$text"/>`;

export const TEMPLATES: readonly Template[] = [
  { id: 'ner', icon: ScanText, field: 'text', sample: { text: NEWS }, config: `<View>\n${ENTITIES}\n</View>` },
  {
    id: 'relations',
    icon: Network,
    field: 'text',
    sample: { text: NEWS },
    config: `<View>\n  <Relations>\n    <Relation value="works for"/>\n    <Relation value="located in"/>\n    <Relation value="buys"/>\n  </Relations>\n${ENTITIES}\n</View>`,
  },
  {
    id: 'classification',
    icon: Shapes,
    field: 'text',
    sample: { text: 'The delivery came two days late, but the support was kind and quick.' },
    config: `<View>
  <Text name="text" value="$text"/>
  <Choices name="sentiment" toName="text" choice="single" required="true" showInline="true">
    <Choice value="Positive"/>
    <Choice value="Neutral"/>
    <Choice value="Negative"/>
  </Choices>
</View>`,
  },
  {
    id: 'multilabel',
    icon: Tags,
    field: 'text',
    sample: { text: NEWS },
    config: `<View>
  <Text name="text" value="$text"/>
  <Taxonomy name="topics" toName="text">
    <Choice value="Economy"><Choice value="Banks"/><Choice value="Trade"/><Choice value="Work"/></Choice>
    <Choice value="Politics"><Choice value="Elections"/><Choice value="Law"/></Choice>
    <Choice value="Science"/>
    <Choice value="Sport"/>
  </Taxonomy>
</View>`,
  },
  {
    id: 'qa',
    icon: TextSearch,
    field: null,
    sample: { question: 'Who will buy Nordwind Systems?', text: NEWS },
    config: `<View>
  <Header value="$question"/>
  <Labels name="answer" toName="text">
    <Label value="Answer"/>
  </Labels>
  <Text name="text" value="$text"/>
  <Choices name="answerable" toName="text" showInline="true">
    <Choice value="Not answered in this text"/>
  </Choices>
</View>`,
  },
  {
    id: 'summarization',
    icon: AlignLeft,
    field: 'text',
    sample: { text: NEWS },
    config: `<View>
  <Text name="text" value="$text"/>
  <TextArea name="summary" toName="text" rows="4" maxSubmissions="3" required="true" placeholder="One or two sentences"/>
  <Rating name="quality" toName="text" maxRating="5"/>
</View>`,
  },
  {
    id: 'dialogue',
    icon: MessagesSquare,
    field: null,
    sample: {
      dialogue: [
        { author: 'Guest', text: 'Hi! Is a table for four free on Friday at eight?' },
        { author: 'Bistro', text: 'It is. May I have your name?' },
        { author: 'Guest', text: 'Adele Okafor, thank you 🎉' },
      ],
    },
    config: `<View>
  <ParagraphLabels name="slots" toName="dialogue">
    <Label value="Name"/>
    <Label value="Time"/>
    <Label value="Party size"/>
  </ParagraphLabels>
  <Paragraphs name="dialogue" value="$dialogue" layout="dialogue" nameKey="author" textKey="text"/>
  <Choices name="outcome" toName="dialogue" showInline="true">
    <Choice value="Booked"/>
    <Choice value="Open"/>
    <Choice value="Refused"/>
  </Choices>
</View>`,
  },
  {
    id: 'pairwise',
    icon: ArrowLeftRight,
    field: null,
    sample: {
      prompt: 'Explain photosynthesis to a child.',
      a: 'Plants eat light. They take in air and water and make sugar from it.',
      b: 'Photosynthesis is the conversion of photons into chemical energy.',
    },
    config: `<View>
  <Header value="$prompt"/>
  <Text name="left" value="$a"/>
  <Text name="right" value="$b"/>
  <Pairwise name="better" toName="left,right"/>
</View>`,
  },
  {
    id: 'ranking',
    icon: ListOrdered,
    field: null,
    sample: {
      items: [
        { id: 'a', title: 'First answer', body: 'Short and right.' },
        { id: 'b', title: 'Second answer', body: 'Long and right.' },
        { id: 'c', title: 'Third answer', body: 'Short and wrong.' },
      ],
    },
    config: `<View>
  <List name="answers" value="$items" title="Answers"/>
  <Ranker name="rank" toName="answers"/>
</View>`,
  },
  {
    id: 'html',
    icon: FileCode2,
    field: 'html',
    sample: { html: `<h2>Notice</h2><p>On <b>Tuesday</b> the shop in <i>Lyon</i> stays closed.</p>` },
    config: `<View>
  <HyperTextLabels name="label" toName="html">
    <Label value="Place"/>
    <Label value="Time"/>
  </HyperTextLabels>
  <HyperText name="html" value="$html"/>
</View>`,
  },
];
