import { labelColour, NO_COLOUR } from '../design/colour';
import type { LabelsControl } from '../config/model';
import { readLabelConfig, type TaskData } from '../config/read';
import { XmlError } from '../config/xml';
import type { Span } from '../regions/model';
import { textSources } from '../regions/source';
import type { Surroundings } from '../regions/wire';
import type { SpanLook } from '../spans/look';
import { assignHotkeys, type Hotkeys } from './hotkeys';

/** One task seen through its project's config: what the whole screen is made from. */
export interface TaskSurroundings extends Surroundings {
  readonly hotkeys: Hotkeys;
  readonly look: SpanLook;
  readonly labelControls: readonly LabelsControl[];
}

/** @throws XmlError when the config is not well-formed */
export function surroundingsOf(labelConfig: string, data: TaskData): TaskSurroundings {
  const config = readLabelConfig(labelConfig, data);
  const labelControls = config.controls.filter((control) => control.kind === 'labels');
  return {
    config,
    sources: textSources(config),
    hotkeys: assignHotkeys(config),
    look: lookOf(labelControls),
    labelControls,
  };
}

/** The same; the fault where the config is not well-formed. */
export function surroundingsOrFault(labelConfig: string, data: TaskData): TaskSurroundings | XmlError {
  try {
    return surroundingsOf(labelConfig, data);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
}

function lookOf(controls: readonly LabelsControl[]): SpanLook {
  const colours = new Map<string, string>();
  const titles = new Map<string, string>();
  let position = 0;
  for (const control of controls) {
    for (const label of control.labels) {
      colours.set(`${control.name}\0${label.value}`, labelColour(label.colour, position++));
      titles.set(`${control.name}\0${label.value}`, label.title);
    }
  }
  const key = ({ control, labels }: Pick<Span, 'control' | 'labels'>) => `${control}\0${labels[0] ?? ''}`;
  return {
    colourOf: (span) => colours.get(key(span)) ?? NO_COLOUR,
    badgeOf: (span) => {
      const title = span.labels.length > 1 ? span.labels.join(' + ') : (titles.get(key(span)) ?? span.labels.join(''));
      const short = title.length > 18 ? `${title.slice(0, 17)}…` : title || '—';
      return span.suggested && span.score !== null ? `${short} ${Math.round(span.score * 100)}` : short;
    },
  };
}

/** A line that tells tasks apart: the first text of the data. */
export function taskTitle(data: TaskData): string {
  for (const value of Object.values(data)) {
    if (typeof value === 'string' && value.trim() !== '')
      return value
        .slice(0, 160)
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    if (Array.isArray(value) && value.length > 0) {
      const first = value[0] as Record<string, unknown> | string;
      const text =
        typeof first === 'string'
          ? first
          : first && typeof first === 'object'
            ? (first['text'] ?? first['body'] ?? first['title'])
            : '';
      if (typeof text === 'string' && text.trim() !== '') return text.slice(0, 160);
    }
  }
  return '';
}
