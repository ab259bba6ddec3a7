import { readLabelConfig } from '../config/read';
import { labelColour, NO_COLOUR } from '../design/colour';

export interface ProjectLabel {
  readonly name: string;
  readonly colour: string;
}

/** The labels for stretches of text that a label setup has, each once, in the colours of the labelling screen. */
export function projectLabels(labelConfig: string): readonly ProjectLabel[] {
  const labels = new Map<string, string>();
  try {
    let position = 0;
    for (const control of readLabelConfig(labelConfig, {}).controls) {
      if (control.kind !== 'labels') continue;
      for (const { value, colour } of control.labels) {
        const shown = labelColour(colour, position++);
        if (!labels.has(value)) labels.set(value, shown);
      }
    }
  } catch {
    // A setup with a fault has no labels yet; its own page says what is wrong.
  }
  return [...labels].map(([name, colour]) => ({ name, colour }));
}

/** The colour of a label of the project, and one for those that it does not have. */
export const colourIn = (labels: readonly ProjectLabel[], label: string): string =>
  labels.find(({ name }) => name === label)?.colour ?? NO_COLOUR;
