import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

import { sinkRules } from '@/eslint.sinks.js';

const GLOBALS = { window: 'readonly', setTimeout: 'readonly', setInterval: 'readonly' } as const;

/** Each makes code or a document out of a string; by the rule that refuses it. */
const SINKS: [rule: string, code: string][] = [
  ['no-unsanitized/property', 'node.innerHTML = text;'],
  ['no-unsanitized/property', 'node.innerHTML += text;'],
  ['no-unsanitized/property', 'node.outerHTML = text;'],
  ['no-unsanitized/method', 'node.insertAdjacentHTML("beforeend", text);'],
  ['no-unsanitized/method', 'document.createRange().createContextualFragment(text);'],
  ['no-restricted-properties', 'node.setHTMLUnsafe(text);'],
  ['no-restricted-properties', 'Document.parseHTMLUnsafe(text);'],
  ['no-restricted-properties', 'document.write(text);'],
  ['no-restricted-properties', 'document.writeln(text);'],
  ['no-restricted-properties', 'new DOMParser().parseFromString(text, "text/html");'],
  ['no-restricted-properties', 'frame.srcdoc = text;'],
  ['no-restricted-syntax', 'frame.setAttribute("srcdoc", text);'],
  ['no-restricted-syntax', 'node.setAttribute("onclick", text);'],
  ['no-restricted-syntax', 'node.setAttributeNS(null, "onload", text);'],
  ['no-restricted-syntax', 'show(<div dangerouslySetInnerHTML={{ __html: text }} />);'],
  ['no-restricted-syntax', 'show(h("div", { dangerouslySetInnerHTML: { __html: text } }));'],
  ['no-restricted-syntax', 'show(<iframe srcDoc={text} />);'],
  ['no-restricted-syntax', 'show(<iframe srcdoc={text} />);'],
  ['no-eval', 'eval(text);'],
  ['no-eval', 'window.eval(text);'],
  ['no-new-func', 'new Function(text);'],
  ['no-new-func', 'Function(text);'],
  ['no-implied-eval', 'setTimeout("go()", 1);'],
  ['no-implied-eval', 'setInterval("go()", 1);'],
];

/** Each goes back over a text so often that it takes time which grows faster than the text. */
const SLOW = ['/^(?:a+)+$/.test(text);', '/^a*a*b/.test(text);'];

const HARMLESS = [
  'node.textContent = text;',
  'node.append(document.createTextNode(text));',
  'node.setAttribute("title", text);',
  'show(<p title={text}>{text}</p>);',
  'setTimeout(() => go(), 1);',
  '/a+b/.test(text);',
];

describe('the rules that code is checked by', () => {
  it.each(SINKS)('refuse by %s: %s', (rule, code) => {
    expect(rulesBrokenBy(code)).toContain(rule);
  });

  it.each(SLOW)('refuse %s', (code) => {
    expect(rulesBrokenBy(code)).toContain('regexp/no-super-linear-backtracking');
  });

  it.each(HARMLESS)('let pass %s', (code) => {
    expect(rulesBrokenBy(code)).toEqual([]);
  });
});

function rulesBrokenBy(code: string): string[] {
  const messages = new Linter().verify(
    code,
    [{ files: ['**/*.tsx'], languageOptions: { parser: tseslint.parser, globals: GLOBALS } }, ...sinkRules],
    'a.tsx',
  );
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}
