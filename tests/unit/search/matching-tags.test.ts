import { describe, expect, it } from 'vitest';

import { matchingTags } from '@/utils/search/matching-tags';

const tags = ['harbour', 'Énergie', 'energy', 'green energy', '长江', '江城', '电'];

describe('matchingTags', () => {
  it('has tags that begin with what was typed before those that contain it', () => {
    expect(matchingTags('ener', tags, [])).toEqual(['Énergie', 'energy', 'green energy']);
    expect(matchingTags('江', tags, [])).toEqual(['江城', '长江']);
  });

  it('leaves out what is chosen, in any case', () => {
    expect(matchingTags('ener', tags, ['ENERGY'])).toEqual(['Énergie', 'green energy']);
  });

  it('has all the others when nothing is typed', () => {
    expect(matchingTags(' ', tags, ['harbour'])).toEqual(tags.slice(1));
  });
});
