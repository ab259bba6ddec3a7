import type { Place } from './xml';

/** What a label config asks for, resolved against the data of one task. */
export interface LabelConfig {
  readonly layout: readonly LayoutNode[];
  readonly objects: readonly TextObject[];
  readonly controls: readonly Control[];
  readonly relationLabels: readonly LabelChoice[];
  /** Tags of other media: kept in the config, not drawn by this program. */
  readonly unknownTags: readonly string[];
}

export type LayoutNode =
  | {
      readonly kind: 'group';
      readonly style: Readonly<Record<string, string>>;
      readonly visibility: Visibility | null;
      readonly children: readonly LayoutNode[];
    }
  | { readonly kind: 'fold'; readonly title: string; readonly open: boolean; readonly children: readonly LayoutNode[] }
  | { readonly kind: 'header'; readonly text: string; readonly size: number }
  | { readonly kind: 'object'; readonly object: TextObject }
  | { readonly kind: 'control'; readonly control: Control; readonly visibility: Visibility | null }
  | {
      readonly kind: 'filter';
      readonly name: string;
      readonly toName: string;
      readonly placeholder: string;
      readonly hotkey: string | null;
    }
  | { readonly kind: 'unknown'; readonly tag: string };

/** Something to look at and label. */
export type TextObject =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly text: string;
      readonly granularity: Granularity;
      readonly selectable: boolean;
    }
  | {
      readonly kind: 'hypertext';
      readonly name: string;
      readonly html: string;
      readonly granularity: Granularity;
      readonly selectable: boolean;
    }
  | {
      readonly kind: 'paragraphs';
      readonly name: string;
      readonly utterances: readonly Utterance[];
      readonly dialogue: boolean;
      readonly selectable: boolean;
    }
  | { readonly kind: 'list'; readonly name: string; readonly title: string; readonly items: readonly ListItem[] };

export type Granularity = 'character' | 'word' | 'sentence' | 'paragraph';

export interface Utterance {
  readonly author: string;
  readonly text: string;
}

export interface ListItem {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

export interface LabelChoice {
  readonly value: string;
  readonly title: string;
  readonly colour: string | null;
  readonly hotkey: string | null;
  readonly hint: string | null;
  /** Chosen before the person does anything. */
  readonly preset: boolean;
}

export interface ChoiceNode extends LabelChoice {
  readonly children: readonly ChoiceNode[];
}

interface ControlBase {
  readonly name: string;
  readonly toName: readonly string[];
  readonly tag: string;
  readonly required: boolean;
  readonly requiredMessage: string | null;
  /** Asked once for each marked span. */
  readonly perRegion: boolean;
  readonly at: Place;
}

export interface LabelsControl extends ControlBase {
  readonly kind: 'labels';
  readonly multiple: boolean;
  readonly labels: readonly LabelChoice[];
}

export interface ChoicesControl extends ControlBase {
  readonly kind: 'choices';
  readonly multiple: boolean;
  readonly layout: 'list' | 'inline' | 'select';
  readonly nested: boolean;
  readonly choices: readonly ChoiceNode[];
}

export interface TaxonomyControl extends ControlBase {
  readonly kind: 'taxonomy';
  readonly choices: readonly ChoiceNode[];
  readonly leavesOnly: boolean;
  readonly fullPath: boolean;
  readonly separator: string;
  readonly maxUsages: number | null;
  readonly placeholder: string;
}

export interface TextAreaControl extends ControlBase {
  readonly kind: 'textarea';
  readonly placeholder: string;
  readonly rows: number;
  readonly maxSubmissions: number | null;
  readonly preset: string;
  readonly skipDuplicates: boolean;
}

export interface RatingControl extends ControlBase {
  readonly kind: 'rating';
  readonly max: number;
  readonly preset: number;
}

export interface NumberControl extends ControlBase {
  readonly kind: 'number';
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
  readonly preset: number | null;
  readonly slider: boolean;
}

export interface DateTimeControl extends ControlBase {
  readonly kind: 'datetime';
  readonly parts: 'date' | 'time' | 'month' | 'year' | 'datetime';
  readonly min: string | null;
  readonly max: string | null;
}

export interface PairwiseControl extends ControlBase {
  readonly kind: 'pairwise';
}

export interface RankerControl extends ControlBase {
  readonly kind: 'ranker';
  readonly buckets: readonly { readonly name: string; readonly title: string; readonly isDefault: boolean }[];
}

export type Control =
  | LabelsControl
  | ChoicesControl
  | TaxonomyControl
  | TextAreaControl
  | RatingControl
  | NumberControl
  | DateTimeControl
  | PairwiseControl
  | RankerControl;

export type AnswerControl = Exclude<Control, LabelsControl>;

/** When a part of the screen shows. All given conditions must hold. */
export interface Visibility {
  readonly when: 'region-selected' | 'no-region-selected' | 'choice-selected' | 'choice-unselected';
  readonly tagName: string | null;
  readonly labels: readonly string[];
  readonly choices: readonly string[];
}
