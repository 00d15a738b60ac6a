import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';

import { acceptChange, type Annotation, isOfText } from '@/utils/annotation/annotation';
import { describeRange } from '@/utils/annotation/describe-range';
import { withLookalikes } from '@/utils/annotation/lookalikes';
import { describePicture } from '@/utils/annotation/picture-selector';
import { describeElements } from '@/utils/annotation/range-selector';
import { indexText } from '@/utils/annotation/text-index';
import { toWebAnnotation } from '@/utils/annotation/to-web-annotation';
import { renderedText } from '@/utils/article/rendered-text';
import { atOnce } from '@/utils/shared/steps';
import { node, root } from '@/scripts/ensure-install.mjs';

import { anAnnotation } from '../../support/an-annotation';

const harness = resolve(root, '../shared/bench/anchor');
const isThere = existsSync(harness);
if (!isThere)
  console.warn('The tests of the W3C are not beside the project: exported annotations are not validated.');

/** Assertions of the W3C's own tests that say "must", and can be checked of one annotation. */
const MUSTS = 54;

/** Runs the harness's validator: the number of assertions, and for each annotation those it fails. */
function validated(annotations: object[]): string[] {
  const folder = join(root, 'out', 'bench-anchor');
  mkdirSync(folder, { recursive: true });
  cpSync(harness, folder, { recursive: true });
  const files = annotations.map((annotation, n) => {
    const file = join(folder, `annotation-${String(n)}.json`);
    writeFileSync(file, JSON.stringify(annotation));
    return file;
  });
  const output = execFileSync(node, [join(folder, 'w3c.mjs'), ...files], { encoding: 'utf8' });
  return output.trim().split('\n');
}

function describedAnnotation(): Annotation {
  const { window } = new JSDOM(
    '<h1>Ferry</h1><p>The <i>last</i> ferry left.</p><p>The first ferry left at dawn.</p>',
  );
  const { body } = window.document;
  const rendered = renderedText(body);
  const range = window.document.createRange();
  range.setStart(body.querySelector('i')?.firstChild ?? body, 0);
  range.setEnd(body.querySelector('p')?.lastChild ?? body, 6);
  const described = describeRange(rendered, range);
  const elements = describeElements(body, range);
  if (!described || !elements) throw new Error('nothing described');
  const [quote, position] = withLookalikes(atOnce(indexText(rendered.text)), described);
  return anAnnotation([quote, position, elements]);
}

test.skipIf(!isThere)(
  'every exported annotation fulfils all that the W3C says it must',
  { timeout: 120_000 },
  () => {
    const whole = describedAnnotation();
    const { selector } = whole.target;
    const [quote, position] = isOfText(selector) ? selector : [];
    if (!quote || !position) throw new Error('no position');
    const plain: Annotation = {
      ...whole,
      motivation: 'highlighting',
      body: [],
      target: { ...whole.target, selector: [quote] },
    };
    const changed = acceptChange(whole, {
      accepted: '2026-11-25T08:00:00.000Z',
      versionId: 'v2',
      selector: [quote, position],
    });
    const ofPicture: Annotation = {
      ...whole,
      target: {
        ...whole.target,
        selector: [
          describePicture({
            index: 3,
            url: 'https://courier.example/"ferry".jpg',
            hash: 'c0ff'.repeat(16),
            alt: 'The ferry',
            caption: '',
          }),
        ],
      },
    };
    const broken = {
      ...toWebAnnotation(whole),
      target: { source: 'https://courier.example/ferry', selector: 7, id: 3 },
      type: 'Note',
    };
    const [count, ...results] = validated([
      ...[whole, plain, changed, ofPicture].map(toWebAnnotation),
      broken,
    ]);
    expect(count).toContain(`${String(MUSTS)} must-assertions`);
    for (const result of results.slice(0, 4)) expect(result).toMatch(/annotation-\d\.json \[\]$/);
    expect(results.slice(4).join('\n')).not.toMatch(/annotation-4\.json \[\]$/);
  },
);
