/** Programs that a template is made for. */
export const TEMPLATE_PRESETS = ['obsidian', 'logseq', 'plain'] as const;
export type TemplatePreset = (typeof TEMPLATE_PRESETS)[number];

/** The preset that is chosen, and what the reader has made of each that they have changed. */
export interface TemplateChoice {
  preset: TemplatePreset;
  changed: Partial<Record<TemplatePreset, string>>;
}

export const DEFAULT_TEMPLATE: TemplateChoice = { preset: 'obsidian', changed: {} };
