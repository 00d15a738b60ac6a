import logseq from './presets/logseq.liquid?raw';
import obsidian from './presets/obsidian.liquid?raw';
import plain from './presets/plain.liquid?raw';
import type { TemplateChoice, TemplatePreset } from './template-choice';

const PRESETS: Record<TemplatePreset, string> = { obsidian, logseq, plain };

/** The text of the template that is chosen. */
export function templateOf({ preset, changed }: TemplateChoice): string {
  return changed[preset] ?? PRESETS[preset];
}

/** The choice with the preset as it was. */
export function withoutOwn(choice: TemplateChoice): TemplateChoice {
  return withTemplate(choice, PRESETS[choice.preset]);
}

/** The choice with another text for its preset; what is the preset again isn't kept. */
export function withTemplate({ preset, changed }: TemplateChoice, text: string): TemplateChoice {
  const others = Object.fromEntries(Object.entries(changed).filter(([one]) => one !== preset));
  return { preset, changed: text === PRESETS[preset] ? others : { ...others, [preset]: text } };
}

/** The template that an export is written with; null where the form that is ours, which is for Obsidian, is as it was. */
export function writtenTemplate(choice: TemplateChoice): string | null {
  const { preset, changed } = choice;
  return preset === 'obsidian' && changed.obsidian === undefined ? null : templateOf(choice);
}
