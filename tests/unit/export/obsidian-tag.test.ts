import { expect, it } from 'vitest';

import { obsidianTag, obsidianTags } from '@/utils/export/obsidian-tag';

it.each([
  ['climate policy', 'climate-policy'],
  ['  R&D  ', 'R-D'],
  ['长江 经济带', '长江-经济带'],
  ['العربية', 'العربية'],
  ['a / b', 'a/b'],
  ['#news!', 'news'],
  ['2026', '_2026'],
  ['2026/11', '_2026/11'],
  ['🚢', '🚢'],
  ['C++', 'C'],
  ['!?', null],
  ['[[x]]', 'x'],
])('%j is %j in Obsidian', (tag, expected) => {
  expect(obsidianTag(tag)).toBe(expected);
});

it('names each tag once', () => {
  expect(obsidianTags(['Sea', 'sea', 'deep sea', 'deep-sea', '?'])).toEqual(['Sea', 'deep-sea']);
});
