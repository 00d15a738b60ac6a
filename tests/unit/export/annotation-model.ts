/**
 * What the Web Annotation Data Model (www.w3.org/TR/annotation-model) demands and recommends of a collection, its pages and its
 * annotations, as JSON Schema; written from its sections 3.1 (annotations), 3.2.4 (textual bodies), 3.3.1 (times), 4 (specific
 * resources), 4.2 (selectors), 5.1 (collections) and 5.2 (pages).
 */
const iri = { type: 'string', pattern: '^[a-z][a-z0-9+.-]*:[^\\s<>"{}|\\\\^`]+$' };
const dateTime = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$' };
const count = { type: 'integer', minimum: 0 };

const $defs = {
  iri,
  context: {
    type: 'array',
    prefixItems: [{ const: 'http://www.w3.org/ns/anno.jsonld' }, { type: 'object' }],
  },
  body: {
    type: 'object',
    required: ['type', 'value', 'purpose'],
    properties: {
      type: { const: 'TextualBody' },
      value: { type: 'string' },
      purpose: { enum: ['commenting', 'tagging'] },
      format: { type: 'string', pattern: '^[a-z]+/[a-z]+$' },
    },
  },
  quote: {
    type: 'object',
    required: ['type', 'exact'],
    properties: {
      type: { const: 'TextQuoteSelector' },
      exact: { type: 'string' },
      prefix: { type: 'string' },
      suffix: { type: 'string' },
    },
  },
  position: {
    type: 'object',
    required: ['type', 'start', 'end'],
    properties: { type: { const: 'TextPositionSelector' }, start: count, end: count },
  },
  css: {
    type: 'object',
    required: ['type', 'value'],
    properties: { type: { const: 'CssSelector' }, value: { type: 'string' } },
  },
  range: {
    type: 'object',
    required: ['type', 'startSelector', 'endSelector'],
    properties: { type: { const: 'RangeSelector' } },
  },
  specific: {
    type: 'object',
    required: ['type', 'source', 'selector'],
    properties: {
      type: { const: 'SpecificResource' },
      source: { $ref: '#/$defs/iri' },
      selector: {
        type: 'array',
        items: {
          oneOf: ['quote', 'position', 'css', 'range'].map((kind) => ({ $ref: `#/$defs/${kind}` })),
        },
      },
    },
  },
  annotation: {
    type: 'object',
    required: ['id', 'type', 'target', 'motivation', 'created', 'modified'],
    properties: {
      id: { $ref: '#/$defs/iri' },
      type: { const: 'Annotation' },
      motivation: { enum: ['highlighting', 'commenting', 'tagging'] },
      created: dateTime,
      modified: dateTime,
      body: { type: 'array', items: { $ref: '#/$defs/body' } },
      target: { oneOf: [{ $ref: '#/$defs/iri' }, { $ref: '#/$defs/specific' }] },
    },
  },
};

const page = {
  type: 'object',
  required: ['id', 'type', 'partOf', 'startIndex', 'items'],
  properties: {
    id: { $ref: '#/$defs/iri' },
    type: { const: 'AnnotationPage' },
    partOf: { $ref: '#/$defs/iri' },
    startIndex: count,
    next: { $ref: '#/$defs/iri' },
    items: { type: 'array', items: { $ref: '#/$defs/annotation' } },
  },
};

/** Of a file with a page by itself. */
export const PAGE_SCHEMA = {
  ...page,
  $defs,
  required: ['@context', ...page.required],
  properties: { '@context': { $ref: '#/$defs/context' }, ...page.properties },
};

/** Of a file with a collection and its first page. */
export const COLLECTION_SCHEMA = {
  $defs: { ...$defs, page },
  type: 'object',
  required: ['@context', 'id', 'type', 'label', 'total', 'first', 'last'],
  properties: {
    '@context': { $ref: '#/$defs/context' },
    id: { $ref: '#/$defs/iri' },
    type: { const: 'AnnotationCollection' },
    label: { type: 'string' },
    generated: dateTime,
    total: count,
    first: { $ref: '#/$defs/page' },
    last: { $ref: '#/$defs/iri' },
  },
};
