import { globSync, readFileSync } from 'node:fs';

import ts from 'typescript';

/** What failures are called in the code: parameters of such names or types tell of one. */
const FAILURE_TYPE = /(?:Failure|Fault|Trouble|Problem|FailedAttempt|FailureKind)\b/;
const FAILURE_NAME = /^(?:error|failure|fault|trouble|problem|why)$/;

/**
 * Keys of the messages that the code gives out where something has failed: in a `catch` block, in what is given to `.catch` or as the
 * second thing to `.then`, in a function that is told of an error, failure, fault, trouble or problem, and in an element of the role
 * `alert`. Of a key that is made from a name (`` `query.problems.${kind}` ``), all that fit.
 */
export function keysToldOfFailures(known: string[]): Set<string> {
  const found = new Set<string>();
  for (const path of globSync('{components,entrypoints}/**/*.{ts,tsx}')) {
    const text = readFileSync(path, 'utf8');
    if (!text.includes('i18n.t(')) continue;
    const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
    const visit = (node: ts.Node): void => {
      if (isTranslation(node) && isOfFailure(node)) {
        for (const pattern of keyPatterns(node.arguments[0]))
          for (const key of known) if (pattern.test(key)) found.add(key);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

function isTranslation(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText() === 'i18n.t';
}

function isOfFailure(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isCatchClause(at)) return true;
    if (ts.isFunctionLike(at) && (isHandler(at) || at.parameters.some(isOfFailureItself))) return true;
    if (ts.isJsxElement(at) && isAlert(at.openingElement)) return true;
  }
  return false;
}

function isHandler(node: ts.SignatureDeclaration): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  const { text } = call.expression.name;
  return text === 'catch' || (text === 'then' && call.arguments.findIndex((one) => one === node) === 1);
}

function isOfFailureItself({ name, type }: ts.ParameterDeclaration): boolean {
  return FAILURE_NAME.test(name.getText()) || FAILURE_TYPE.test(type?.getText() ?? '');
}

function isAlert({ attributes }: ts.JsxOpeningElement): boolean {
  return attributes.properties.some(
    (one) =>
      ts.isJsxAttribute(one) &&
      one.name.getText() === 'role' &&
      /['"]alert['"]/.test(one.initializer?.getText() ?? ''),
  );
}

/** Of each key that an expression may be, a pattern; the parts that are made are open. */
function keyPatterns(node: ts.Node | undefined): RegExp[] {
  if (!node) return [];
  if (ts.isStringLiteral(node)) return [exactly([node.text])];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(keyPatterns);
  if (!ts.isTemplateExpression(node)) return [];
  return [exactly([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)])];
}

function exactly(parts: string[]): RegExp {
  return new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('\\w+')}$`);
}
