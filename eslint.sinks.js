import noUnsanitized from 'eslint-plugin-no-unsanitized';
import * as regexp from 'eslint-plugin-regexp';

const ONLY_SANITISED = 'HTML reaches a page only through the sanitiser.';

/**
 * Rules against everything that makes code or a document out of a string, and against expressions that a hostile text makes
 * slow by backtracking. They need no types, so that a test can show each of them refusing what it is for.
 */
export const sinkRules = [
  noUnsanitized.configs.recommended,
  regexp.configs.recommended,
  {
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'parseFromString', message: 'HTML is parsed by the sanitiser alone.' },
        { property: 'parseHTMLUnsafe', message: ONLY_SANITISED },
        { property: 'setHTMLUnsafe', message: ONLY_SANITISED },
        { property: 'srcdoc', message: ONLY_SANITISED },
        { object: 'document', property: 'write' },
        { object: 'document', property: 'writeln' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name=/^(?:dangerouslySetInnerHTML|srcdoc)$/i]',
          message: ONLY_SANITISED,
        },
        { selector: 'Property[key.name="dangerouslySetInnerHTML"]', message: ONLY_SANITISED },
        {
          selector:
            'CallExpression[callee.property.name=/^setAttribute(?:NS)?$/] > Literal[value=/^(?:on[a-z]+|srcdoc)$/i]',
          message: 'Handlers are functions, and frames show nothing of ours.',
        },
      ],
    },
  },
];
