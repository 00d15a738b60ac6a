import * as v from 'valibot';

/** Most blocks that may be chosen on one site, and the longest selector of one, in UTF-16 code units. */
const MAX_CHOICES = 50;
const MAX_SELECTOR_LENGTH = 1_000;

/** A block of a site's pages that the reader wants in its articles, or doesn't: parsed, since a page's process sends it. */
const blockChoiceSchema = v.strictObject({
  kind: v.picklist(['include', 'exclude']),
  /** CSS selector. */
  selector: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_SELECTOR_LENGTH)),
});
export const blockChoicesSchema = v.pipe(v.array(blockChoiceSchema), v.maxLength(MAX_CHOICES));
export type BlockChoice = v.InferOutput<typeof blockChoiceSchema>;

/** What became of the reader's choices for a site when one of its pages was read. */
export const CHOICES_USES = ['used', 'unused'] as const;
export type ChoicesUse = (typeof CHOICES_USES)[number];
